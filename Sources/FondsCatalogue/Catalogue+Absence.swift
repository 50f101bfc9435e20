internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic
internal import FondsText

extension Catalogue {
  /// What to tell of a search that finds nothing: that it does, and what would find something; `nil` where it finds something.
  ///
  /// Throws `usage` where a name in it is of no facet, or a value no concept of a facet that has concepts only: those are slips.
  package func absence(of options: SearchOptions) throws(CatalogueError) -> [String]? {
    guard !options.query.isEmpty || !options.filters.isEmpty else { return nil }
    var options = options
    (options.from, options.size, options.facetLimit) = (0, 1, 0)
    let answer = try search(options)
    guard answer.total == 0 else { return nil }
    let open = try current.newest()
    try Self.refuseUnknownFacets(in: options.query, on: open)
    try Self.refuseUnknownConcepts(in: options, on: open)
    let ui = options.ui
    let asked = [options.query] + options.filters.sorted { $0.key < $1.key }.flatMap { name, values in values.map { name + ":" + $0 } }
    let words = asked.filter { !$0.isEmpty }.joined(separator: " ")
    var lines = [ui(fr: "Aucune notice ne répond à « \(words) ».", en: "No record answers “\(words)”.")]
    for value in answer.unknown {
      lines.append(ui(fr: "Rien n’a la valeur « \(value.label) ».", en: "Nothing has the value “\(value.label)”."))
    }
    lines += answer.advice.map { "  → " + $0.text + " (\($0.total))" }
    return lines
  }

  /// Words before a colon that may well stand in a text.
  private static let plainPrefixes: Set<String> = ["http", "https", "ftp", "mailto", "urn", "doi", "isbn", "issn", "tel"]

  private static func refuseUnknownFacets(in query: String, on open: OpenIndex) throws(CatalogueError) {
    for word in query.split(whereSeparator: { $0.isWhitespace || "()\"“”«»".contains($0) }) {
      let parts = word.drop { $0 == "+" || $0 == "-" }.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].count >= 2, !parts[1].hasPrefix("/") else { continue }
      let name = String(parts[0])
      guard name.allSatisfy({ $0.isLetter || $0 == "-" }), open.fields[name] == nil, !plainPrefixes.contains(name.lowercased()) else {
        continue
      }
      let known = open.facets.joined(separator: ", ")
      let nearest = NearestWord.nearest(to: name, among: open.facets + FacetName.french.keys.sorted()).map {
        FacetName.identifier(named: $0) ?? $0
      }
      throw CatalogueError(
        .usage, "nothing is found, and there is no facet \"\(name)\" in this bank" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""),
        remedy: "the facets are: " + known,
        french: .init(
          "rien n’est trouvé, et cette banque n’a pas de facette « \(name) »" + (nearest.map { " ; vouliez-vous dire « \($0) » ?" } ?? ""),
          remedy: "les facettes sont : " + known))
    }
  }

  private static func refuseUnknownConcepts(in options: SearchOptions, on open: OpenIndex) throws(CatalogueError) {
    let names = ConceptNames(thesaurus: open.thesaurus, labels: open.labels)
    for one in try Advisor(open: open, options: options).unknownValues() {
      let (facet, value) = (one.value.facet, one.value.value)
      guard case .unknown = names.meaning(of: one.value) else { continue }
      throw try open.noConcept(value, in: facet, try Catalogue.request(for: options, on: open).required, .usage)
    }
  }
}

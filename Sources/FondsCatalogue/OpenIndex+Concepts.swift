internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// The concepts that people name, and what to tell them of names that are none.
extension OpenIndex {
  /// Refuses a query that asks where concepts meet of which one is none, or two are the same: it could find nothing, or no meeting, and nobody would
  /// know why.
  ///
  /// `facet=value` of a facet that is no list of concepts is refused where no record that the reader may see has the value.
  /// - Parameter required: what the reader may see.
  func checkConcepts(of query: Query, _ required: [FacetFilter]) throws(CatalogueError) {
    for names in query.meetings {
      var meant: [(name: String, concepts: Set<FacetValue>)] = []
      for name in names {
        let concepts = Set(try concepts(meeting: name, required))
        if let same = meant.first(where: { $0.concepts == concepts }) { throw Self.sameConcept(same.name, name) }
        meant.append((name, concepts))
      }
    }
  }

  /// What a name of a meeting stands for, one thing at least.
  private func concepts(meeting name: String, _ required: [FacetFilter]) throws(CatalogueError) -> [FacetValue] {
    let concepts = searcher.concepts(named: name)
    guard concepts.isEmpty else { return concepts }
    let parts = name.split(separator: "=", maxSplits: 1).map(String.init)
    let facet = parts.count == 2 ? FacetName.identifier(named: parts[0]) ?? parts[0] : nil
    if let facet, facets.contains(facet) {
      let value = FacetValue(facet, parts[1])
      if try isBorne(value, by: required) { return [value] }
    }
    throw try noConcept(parts.last ?? name, in: facet, required, .query)
  }

  /// Two names of which one would do.
  private static func sameConcept(_ first: String, _ second: String) -> CatalogueError {
    CatalogueError(
      .query, "\"\(first)\" and \"\(second)\" are the same concept, which meets itself wherever it stands",
      remedy: "name another concept beside it, as in between:food,cooperation, or search for it alone",
      french: .init(
        "« \(first) » et « \(second) » sont le même concept, qui se rencontre lui-même partout où il figure",
        remedy: "nommez-en un autre à côté, comme entre:alimentation,coopération, ou cherchez-le seul"))
  }

  /// Whether a concept may be named to a reader: a local term of the desk only where a record bears it that the reader may see.
  func isNamed(_ value: FacetValue, to required: [FacetFilter]) throws(CatalogueError) -> Bool {
    guard !required.isEmpty, let concept = thesaurus[value], concept.uri.isEmpty else { return true }
    return try isBorne(value, by: required)
  }

  /// Whether a record that a reader may see has a value.
  private func isBorne(_ value: FacetValue, by required: [FacetFilter]) throws(CatalogueError) -> Bool {
    let bearers = SearchRequest(.everything, filters: [FacetFilter(value.facet, [value.value])], required: required, size: 0)
    return try search(bearers).total ?? 0 > 0
  }

  /// Values of a facet as people write them, and what else the bank calls so by its labels.
  func values(of facet: String, written texts: [String]) -> [String] {
    var values = texts
    for text in texts where thesaurus.index(of: FacetValue(facet, text)) == nil {
      for value in facetLabels.values(of: facet, called: text) where !values.contains(value) { values.append(value) }
    }
    return values
  }

  /// Choices of facets (`facet:value`) in words: the name of the facet and the label of the value.
  func words(of choices: [String], in ui: Language) -> [String] {
    choices.map { choice in
      let parts = choice.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return choice }
      let facet = FacetName.identifier(named: parts[0]) ?? parts[0]
      return facetLabels.name(of: facet, in: ui) + ui(fr: " : ", en: ": ") + facetLabels.label(of: FacetValue(facet, parts[1]), in: ui)
    }
  }

  /// The concept of a facet that has a name, its identifier or a label; `nil` where none has.
  func concept(named name: String, of facet: String) -> FacetValue? {
    guard case .concept(let concept) = ConceptNames(thesaurus: thesaurus, labels: labels).meaning(of: FacetValue(facet, name)) else {
      return nil
    }
    return concept
  }

  /// A concept as people write it, `theme:food`; `nil` for what does not begin with a facet of concepts.
  ///
  /// Throws `not-found` for a facet that has concepts and not this one.
  /// - Parameter required: what the reader may see.
  func concept(writtenAs name: String, _ required: [FacetFilter]) throws(CatalogueError) -> FacetValue? {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    let facet = FacetName.identifier(named: parts[0]) ?? parts[0]
    guard thesaurus.scheme(facet) != nil else { return nil }
    var meant = FacetValue(facet, parts[1])
    if case .concept(let concept) = ConceptNames(thesaurus: thesaurus, labels: labels).meaning(of: meant) { meant = concept }
    if thesaurus.index(of: meant) != nil, try isNamed(meant, to: required) { return meant }
    throw try noConcept(parts[1], in: facet, required, .notFound)
  }

  /// Nobody knows a concept of this name; the most similar ones are named.
  func noConcept(
    _ name: String, in facet: String?, _ required: [FacetFilter], _ code: CatalogueError.Code
  ) throws(CatalogueError) -> CatalogueError {
    let shown = String(name.prefix(80))
    var similar = ConceptNames(thesaurus: thesaurus, labels: labels).nearest(to: name, in: facet)
    for place in similar.indices.reversed() where try !isNamed(similar[place].value, to: required) { similar.remove(at: place) }
    let near = similar.map { "\($0.label) (\($0.value.facet):\($0.value.value))" }.joined(separator: ", ")
    let listed = facet.map { "`fonds facets \($0)`" } ?? "`fonds facets`"
    let (english, french) =
      if let facet {
        (
          "\"\(shown)\" is no concept of the facet \"\(facet)\"",
          "« \(shown) » n’est pas un concept de la facette « \(facetLabels.name(of: facet, in: .french)) »"
        )
      } else {
        ("\"\(shown)\" is no concept of this bank", "« \(shown) » n’est pas un concept de cette banque")
      }
    return CatalogueError(
      code, english, remedy: near.isEmpty ? "\(listed) lists those there are" : "similar ones: " + near,
      french: .init(french, remedy: near.isEmpty ? "\(listed) énumère ceux qu’il y a" : "de semblables : " + near),
      onPage: near.isEmpty
        ? .init(
          fr: "revenez à la recherche et choisissez parmi les valeurs des facettes",
          en: "go back to the search and choose among the values of the facets") : nil)
  }
}

internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// The concepts that people name, and what to tell them of names that are none.
extension OpenIndex {
  /// Refuses a query that asks where concepts meet of which one is none, or two are the same: it could find nothing, or no meeting, and nobody would
  /// know why.
  func checkConcepts(of query: Query) throws(CatalogueError) {
    for names in query.meetings {
      var meant: [(name: String, concepts: Set<FacetValue>)] = []
      for name in names {
        let concepts = Set(searcher.concepts(named: name))
        guard !concepts.isEmpty else {
          let parts = name.split(separator: "=", maxSplits: 1).map(String.init)
          let facet = parts.count == 2 ? FacetName.identifier(named: parts[0]) ?? parts[0] : nil
          throw noConcept(parts.last ?? name, in: facet, .query)
        }
        if let same = meant.first(where: { $0.concepts == concepts }) { throw Self.sameConcept(same.name, name) }
        meant.append((name, concepts))
      }
    }
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

  /// A concept as people write it, `theme:food`; `nil` for what does not begin with a facet of concepts.
  ///
  /// Throws `not-found` for a facet that has concepts and not this one.
  func concept(writtenAs name: String) throws(CatalogueError) -> FacetValue? {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    let facet = FacetName.identifier(named: parts[0]) ?? parts[0]
    guard thesaurus.scheme(facet) != nil else { return nil }
    let value = FacetValue(facet, parts[1])
    if thesaurus.index(of: value) != nil { return value }
    if case .concept(let concept) = ConceptNames(thesaurus: thesaurus, labels: labels).meaning(of: value) { return concept }
    throw noConcept(parts[1], in: facet, .notFound)
  }

  /// Nobody knows a concept of this name; the most similar ones are named.
  func noConcept(_ name: String, in facet: String?, _ code: CatalogueError.Code) -> CatalogueError {
    let shown = String(name.prefix(80))
    let near = ConceptNames(thesaurus: thesaurus, labels: labels).nearest(to: name, in: facet)
      .map { "\($0.label) (\($0.value.facet):\($0.value.value))" }.joined(separator: ", ")
    let listed = facet.map { "`fonds facets \($0)`" } ?? "`fonds facets`"
    let (english, french) =
      if let facet {
        ("\"\(shown)\" is no concept of the facet \"\(facet)\"", "« \(shown) » n’est pas un concept de la facette « \(facet) »")
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

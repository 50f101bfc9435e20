internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// The concepts that people name, and what to tell them of names that are none.
extension OpenIndex {
  /// Refuses a query that asks where concepts meet of which one is none: it could find nothing, and nobody would know why.
  func checkConcepts(of query: Query) throws(CatalogueError) {
    for name in query.meetingNames where searcher.concepts(named: name).isEmpty {
      let parts = name.split(separator: "=", maxSplits: 1).map(String.init)
      let facet = parts.count == 2 ? FacetName.identifier(named: parts[0]) ?? parts[0] : nil
      throw noConcept(parts.last ?? name, in: facet, .query)
    }
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
  private func noConcept(_ name: String, in facet: String?, _ code: CatalogueError.Code) -> CatalogueError {
    let shown = String(name.prefix(80))
    let near = ConceptNames(thesaurus: thesaurus, labels: labels).nearest(to: name, in: facet)
      .map { "\($0.label) (\($0.value.facet):\($0.value.value))" }.joined(separator: ", ")
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

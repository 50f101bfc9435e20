package import FondsRecord

/// What a reader asks: a query with the choices made beside it.
package struct SearchOptions: Sendable, Hashable {
  /// In the syntax of `FondsSearch.QueryParser`; an empty one matches everything.
  package var query: String
  /// The reader's language: of labels and faces, never of the ranking.
  package var ui: Language
  /// Hits to give, 1…100.
  package var size = 10
  /// Hits to pass over, 0….
  package var from = 0
  /// Facet → values chosen: one of each facet must hold.
  package var filters: [String: [String]] = [:]
  /// Whether the thesaurus and the lexicon may widen the query.
  package var expands = true
  /// Concepts and words that they may not add: what `FondsSearch.TakenOff` understands.
  package var without: [String] = []
  /// The end of a day, a month or a year at which things are looked at, where the query says none; `nil` for now.
  package var asOf: PartialDate?
  /// Whether each hit says how its score adds up.
  package var explains = false
  /// Who asks: records of other visibilities do not exist for them; `nil` shows all.
  package var visibilities: [Visibility]?
  /// Values given per facet; 0 counts none.
  package var facetLimit = 50
  /// A record, by its identifier or another of its names, to find others like it; the query, where there is one, narrows them.
  package var like: String?
  /// Whether the answer says what else to try: other spellings, and what would find something where nothing is found.
  package var advises = true
  /// Seconds after which the search gives up; `nil` for none.
  package var seconds: Int?

  package init(query: String, ui: Language) {
    self.query = query
    self.ui = ui
  }

  /// The largest page.
  package static let sizeLimit = 100

  /// Reads choices written `facet=value` or `facet:value`.
  ///
  /// - Parameter sign: how the caller is used to write them, for what is said of one that is wrong.
  package static func filters(_ texts: [String], writtenWith sign: Character = "=") throws(CatalogueError) -> [String: [String]] {
    var filters: [String: [String]] = [:]
    for text in texts {
      let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "=" || $0 == ":" }
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw CatalogueError(
          .usage, "\"\(text)\" is no choice of a facet", remedy: "write facet\(sign)value, such as theme\(sign)mobility",
          french: .init("« \(text) » ne choisit aucune facette", remedy: "écrivez facette\(sign)valeur, par exemple theme\(sign)mobility"))
      }
      filters[String(parts[0]), default: []].append(String(parts[1]))
    }
    return filters
  }

  /// Refuses pages that nobody reads.
  func validate() throws(CatalogueError) {
    guard (1...Self.sizeLimit).contains(size) else {
      throw CatalogueError(
        .usage, "a page has 1 to \(Self.sizeLimit) results, not \(size)", remedy: "choose another size",
        french: .init("une page a de 1 à \(Self.sizeLimit) résultats, pas \(size)", remedy: "choisissez une autre taille"))
    }
    guard without.count <= Self.withoutLimit else {
      throw CatalogueError(
        .usage, "\(Self.withoutLimit) additions can be taken off one by one, not \(without.count)",
        remedy: "take off all that was added instead: expand=0, --no-expand",
        french: .init(
          "on peut retirer \(Self.withoutLimit) ajouts un à un, pas \(without.count)",
          remedy: "retirez plutôt tout ce qui a été ajouté : expand=0, --no-expand"),
        onPage: .init(fr: "choisissez « seulement mes mots »", en: "choose “only my words”"))
    }
    guard (0...Self.depthLimit).contains(from) else {
      throw CatalogueError(
        .usage, "results can be paged to rank \(Self.depthLimit), not \(from)", remedy: "narrow the query instead",
        french: .init("les résultats se feuillettent jusqu’au rang \(Self.depthLimit), pas \(from)", remedy: "précisez plutôt la requête"))
    }
  }

  /// The most additions that are taken off one by one.
  package static let withoutLimit = 100

  /// The deepest rank that can be paged to.
  package static let depthLimit = 900
}

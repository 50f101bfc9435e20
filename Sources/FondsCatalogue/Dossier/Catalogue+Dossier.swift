package import FondsRecord
internal import FondsSystemic

/// What a dossier is asked for.
package struct DossierOptions: Sendable, Hashable {
  /// A value or a label of the facet `territory`; `nil` for the whole bank.
  package var territory: String?
  /// A value of the facet `scenario`.
  package var scenario = "inventory"
  package var ui: Language
  /// What the reader may see; `nil` for everything.
  package var visibilities: [Visibility]?
  /// Passages for each question.
  package var passages = 3
  /// Seconds after which it gives up; `nil` for none.
  package var seconds: Int? {
    didSet { deadline = seconds.map { .now + .seconds($0) } }
  }
  /// When it gives up.
  fileprivate var deadline: ContinuousClock.Instant?

  package init(ui: Language) { self.ui = ui }
}

extension Catalogue {
  /// Compiles what the bank knows of a territory, question by question.
  ///
  /// Throws `usage` for a scenario that nobody asks anything for, `not-found` for a territory without records, and `timeout`.
  package func dossier(_ options: DossierOptions) async throws(CatalogueError) -> DossierView {
    let questions = try Inventory.standard()
    let scenarios = Set(questions.flatMap(\.scenarios)).sorted()
    var options = options
    if !scenarios.contains(options.scenario), let named = try current.newest().concept(named: options.scenario, of: "scenario") {
      options.scenario = named.value
    }
    guard scenarios.contains(options.scenario) else {
      let known = try dossierScenarios(ui: options.ui).map { "\($0.label) (\($0.id))" }.joined(separator: ", ")
      throw CatalogueError(
        .usage, "there are no questions for the scenario \"\(options.scenario)\"", remedy: "there are some for: " + known,
        french: .init("il n’y a pas de questions pour le scénario « \(options.scenario) »", remedy: "il y en a pour : " + known),
        onPage: .init(fr: "choisissez un scénario de la liste", en: "choose a scenario from the list"))
    }
    let ui = options.ui
    var whole = try search("", options)
    whole.filters = options.territory.map { ["territory": [$0]] } ?? [:]
    whole.size = 1
    let records = try search(whole).total
    if let territory = options.territory, records == 0 {
      let known = try await territories(ui: ui, visibilities: options.visibilities).prefix(20).map(\.label)
      let list = known.joined(separator: ", ")
      throw CatalogueError(
        .notFound, "no record is about the territory \"\(territory)\"",
        remedy: list.isEmpty ? "no record of this bank names a territory; leave --territory out" : "the bank knows: " + list,
        french: .init(
          "aucune notice ne parle du territoire « \(territory) »",
          remedy: list.isEmpty
            ? "aucune notice de cette banque ne nomme de territoire ; retirez --territory" : "la banque connaît : " + list))
    }
    let labels = try current.newest().facetLabels
    var view = DossierView(
      bank: await bankTitle(in: ui), territory: options.territory.map { labels.label(of: FacetValue("territory", $0), in: ui) },
      territoryID: options.territory, scenario: labels.label(of: FacetValue("scenario", options.scenario), in: ui), records: records,
      sections: [], tools: [])
    let theirs = try ids(within: options.territory, options)
    for question in questions where question.scenarios.contains(options.scenario) {
      let own = try passages(for: question, within: options.territory, options, limit: options.passages)
      var elsewhere: [PassageView] = []
      if options.territory != nil {
        let known = Set(own.map(\.id))
        elsewhere = try passages(for: question, without: options.territory, options, limit: options.passages + known.count)
          .filter { !known.contains($0.id) && !theirs.contains($0.id) }
        elsewhere = Array(elsewhere.prefix(2))
      }
      view.sections.append(
        DossierView.Section(id: question.id, question: question.texts.text(for: ui) ?? question.id, passages: own, elsewhere: elsewhere))
    }
    var tools = try search("", options)
    tools.filters = ["scenario": [options.scenario], "bank": ["tool", "method", "training"]]
    tools.size = 5
    view.tools = try search(tools).hits.map(Self.passage)
    return view
  }

  /// The territories that works of the bank have, those of most works first; none where no record names one.
  package func territories(
    ui: Language, visibilities: [Visibility]? = nil, seconds: Int? = nil
  ) async throws(CatalogueError) -> [AnswerCount] {
    guard try current.newest().facets.contains("territory") else { return [] }
    return try await facets("territory", ui: ui, visibilities: visibilities, seconds: seconds).first?.values.filter { $0.count > 0 } ?? []
  }

  /// The scenarios that there are questions for, with their labels, in the order of the thesaurus.
  package func dossierScenarios(ui: Language) throws(CatalogueError) -> [(id: String, label: String)] {
    let open = try current.newest()
    let known = Set(try Inventory.standard().flatMap(\.scenarios)).map { FacetValue("scenario", $0) }
    return known.sorted { (open.thesaurus[$0]?.order ?? .max, $0) < (open.thesaurus[$1]?.order ?? .max, $1) }
      .map { ($0.value, open.facetLabels.label(of: $0, in: ui)) }
  }

  private func search(_ query: String, _ options: DossierOptions) throws(CatalogueError) -> SearchOptions {
    var search = SearchOptions(query: query, ui: options.ui)
    search.visibilities = options.visibilities
    search.advises = false
    search.expands = false
    search.facetLimit = 0
    if let deadline = options.deadline {
      let left = (deadline - .now) / .seconds(1)
      guard left > 0 else {
        throw CatalogueError(
          .timeout, "the dossier took longer than it may", remedy: "write it with `fonds dossier`",
          french: .init("le dossier a pris trop de temps", remedy: "écrivez-le avec `fonds dossier`"))
      }
      search.seconds = Int(left.rounded(.up))
    }
    return search
  }

  /// The best passages of either language, each record once.
  private func passages(
    for question: InventoryQuestion, within territory: String? = nil, without other: String? = nil, _ options: DossierOptions, limit: Int
  ) throws(CatalogueError) -> [PassageView] {
    var found: [(id: String, score: Double, passage: PassageView)] = []
    for language in [options.ui, options.ui == .french ? .english : .french] {
      guard let query = question.queries[language] else { continue }
      // A name with a quotation mark in it cannot be written into a query; its records are left out by their identifiers all the same.
      let isWritten = other.map { !$0.contains("\"") } ?? false
      var search = try search(isWritten ? "(\(query)) -territory:\"\(other ?? "")\"" : query, options)
      search.size = limit
      if let territory { search.filters = ["territory": [territory]] }
      let hits = try self.search(search).hits
      for hit in hits where !hit.snippet.text.isEmpty && !found.contains(where: { $0.id == hit.id }) {
        found.append((hit.id, hit.score, Self.passage(hit)))
      }
    }
    return found.sorted { $0.score > $1.score }.prefix(limit).map(\.passage)
  }

  /// The records of a territory with their other faces, which may not name it: of many the first ones.
  private func ids(within territory: String?, _ options: DossierOptions) throws(CatalogueError) -> Set<String> {
    guard let territory else { return [] }
    var search = try search("", options)
    search.filters = ["territory": [territory]]
    search.size = SearchOptions.sizeLimit
    let hits = try self.search(search).hits
    return Set(hits.map(\.id) + hits.flatMap { $0.faces.map(\.id) })
  }

  /// The passage with the record that it stands in, which may be another face than the one a search shows.
  private static func passage(_ hit: AnswerHit) -> PassageView {
    let isShown = hit.snippet.record.id == hit.id
    return PassageView(
      id: hit.snippet.record.id, title: isShown ? hit.title : hit.snippet.record.title, language: Language(tag: hit.snippet.language),
      producers: hit.producers, source: hit.snippet.source,
      page: hit.snippet.page, year: nil, text: hit.snippet.text, highlights: hit.snippet.highlights)
  }
}

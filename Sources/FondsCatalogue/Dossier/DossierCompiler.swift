internal import FondsRecord
internal import FondsSystemic

/// Compiles one dossier: counts the records of the territory, asks each question of it and of the others, and adds what helps to answer.
struct DossierCompiler {
  private let catalogue: Catalogue
  private let open: OpenIndex
  /// With the scenario by its identifier.
  private let request: DossierRequest
  private let questions: [InventoryQuestion]

  /// Passages from elsewhere for each question.
  private static let elsewhereLimit = 2
  /// Passages that may turn out to be the territory's own, and are asked for besides.
  private static let spare = 10
  /// Who speaks for a territory: what such an ally of it makes comes from there, also where it does not name the place.
  private static let authorities = ["local-authorities", "elected-officials", "local-agents"]
  private static let territoriesNamed = 20

  init(_ catalogue: Catalogue, _ request: DossierRequest) throws(CatalogueError) {
    self.catalogue = catalogue
    open = try catalogue.current.newest()
    let all = try Inventory.standard()
    let scenarios = Set(all.flatMap(\.scenarios))
    var request = request
    if !scenarios.contains(request.scenario), let named = open.concept(named: request.scenario, of: "scenario") {
      request.scenario = named.value
    }
    guard scenarios.contains(request.scenario) else {
      throw Self.noQuestions(for: request.scenario, known: try catalogue.dossierScenarios(ui: request.ui))
    }
    self.request = request
    questions = all.filter { $0.scenarios.contains(request.scenario) }
  }

  func dossier(of bank: String) throws(CatalogueError) -> Dossier {
    let records = try count()
    let labels = open.facetLabels
    let theirs = try request.territory.map { (territory) throws(CatalogueError) in try own(of: territory) }
    var sections: [Dossier.Section] = []
    for question in questions { sections.append(try section(question, theirs)) }
    return Dossier(
      bank: bank, territory: request.territory.map { labels.label(of: FacetValue("territory", $0), in: request.ui) },
      territoryID: request.territory, scenario: labels.label(of: FacetValue("scenario", request.scenario), in: request.ui),
      records: records, sections: sections, tools: try tools())
  }

  // MARK: Steps

  /// How many records there are of the territory; one without any is an error.
  private func count() throws(CatalogueError) -> Int {
    var whole = try search("")
    whole.filters = request.territory.map { ["territory": [$0]] } ?? [:]
    whole.size = 1
    let records = try catalogue.search(whole).total
    if let territory = request.territory, records == 0 {
      let known = try catalogue.territories(ui: request.ui, visibilities: request.visibilities)
      throw Self.noRecords(of: territory, known: known.prefix(Self.territoriesNamed).map(\.label))
    }
    return records
  }

  /// What is of the territory itself, by which passages from elsewhere are told apart.
  private struct Own {
    /// Its records with their other faces, which may not name it: of many the first ones.
    var ids: Set<String>
    /// Its authorities by name, as names are compared.
    var authorities: Set<String>

    func holds(_ passage: PassageView) -> Bool {
      ids.contains(passage.id) || passage.producers.contains { authorities.contains(RecordTies.key(of: $0)) }
    }
  }

  private func own(of territory: String) throws(CatalogueError) -> Own {
    var search = try search("")
    search.filters = ["territory": [territory]]
    search.size = SearchOptions.sizeLimit
    let hits = try catalogue.search(search).hits
    var own = Own(ids: Set(hits.map(\.id) + hits.flatMap { $0.faces.map(\.id) }), authorities: [])
    search.filters["actor"] = Self.authorities
    let ties = RecordTies(schema: try open.rules.schema())
    for hit in try catalogue.search(search).hits {
      guard let record = try open.record(named: hit.id) else { continue }
      own.authorities.formUnion(ties.names(of: record))
    }
    return own
  }

  private func section(_ question: InventoryQuestion, _ theirs: Own?) throws(CatalogueError) -> Dossier.Section {
    let own = try passages(for: question, within: request.territory, limit: request.passages)
    var elsewhere: [PassageView] = []
    if let theirs, let territory = request.territory {
      let known = Set(own.map(\.id))
      let found = try passages(for: question, without: territory, limit: Self.elsewhereLimit + known.count + Self.spare)
      elsewhere = Array(found.filter { !known.contains($0.id) && !theirs.holds($0) }.prefix(Self.elsewhereLimit))
    }
    return Dossier.Section(
      id: question.id, question: question.texts.text(for: request.ui) ?? question.id, passages: own, elsewhere: elsewhere)
  }

  private func tools() throws(CatalogueError) -> [PassageView] {
    var tools = try search("")
    tools.filters = ["scenario": [request.scenario], "bank": ["tool", "method", "training"]]
    tools.size = 5
    return try catalogue.search(tools).hits.map(Self.passage)
  }

  /// The best passages of either language, each record once.
  private func passages(
    for question: InventoryQuestion, within territory: String? = nil, without other: String? = nil, limit: Int
  ) throws(CatalogueError) -> [PassageView] {
    var found: [(id: String, score: Double, passage: PassageView)] = []
    for language in [request.ui, request.ui == .french ? .english : .french] {
      guard let query = question.queries[language] else { continue }
      // A name with a quotation mark in it cannot be written into a query; its records are left out by their identifiers all the same.
      let isWritten = other.map { !$0.contains("\"") } ?? false
      var search = try search(isWritten ? "(\(query)) -territory:\"\(other ?? "")\"" : query)
      search.size = limit
      if let territory { search.filters = ["territory": [territory]] }
      let hits = try catalogue.search(search).hits
      for hit in hits where !hit.snippet.text.isEmpty && !found.contains(where: { $0.id == hit.id }) {
        found.append((hit.id, hit.score, Self.passage(hit)))
      }
    }
    return found.sorted { $0.score > $1.score }.prefix(limit).map(\.passage)
  }

  /// The passage with the record that it stands in, which may be another face than the one a search shows.
  private static func passage(_ hit: AnswerHit) -> PassageView {
    let isShown = hit.snippet.record.id == hit.id
    return PassageView(
      id: hit.snippet.record.id, title: isShown ? hit.title : hit.snippet.record.title,
      titleLanguage: Language(tag: isShown ? hit.titleLanguage : hit.snippet.record.language),
      language: Language(tag: hit.snippet.language),
      producers: hit.producers, source: hit.snippet.source,
      page: hit.snippet.page, year: nil, text: hit.snippet.text, highlights: hit.snippet.highlights)
  }

  /// A search of this reader within what is left of the time.
  private func search(_ query: String) throws(CatalogueError) -> SearchOptions {
    var search = SearchOptions(query: query, ui: request.ui)
    search.visibilities = request.visibilities
    search.advises = false
    search.expands = false
    search.facetLimit = 0
    if let deadline = request.deadline {
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

  // MARK: Errors

  private static func noQuestions(for scenario: String, known: [(id: String, label: String)]) -> CatalogueError {
    let known = known.map { "\($0.label) (\($0.id))" }.joined(separator: ", ")
    return CatalogueError(
      .usage, "there are no questions for the scenario \"\(scenario)\"", remedy: "there are some for: " + known,
      french: .init("il n’y a pas de questions pour le scénario « \(scenario) »", remedy: "il y en a pour : " + known),
      onPage: .init(fr: "choisissez un scénario de la liste", en: "choose a scenario from the list"))
  }

  private static func noRecords(of territory: String, known: [String]) -> CatalogueError {
    let list = known.joined(separator: ", ")
    return CatalogueError(
      .notFound, "no record is about the territory \"\(territory)\"",
      remedy: list.isEmpty ? "no record of this bank names a territory; leave --territory out" : "the bank knows: " + list,
      french: .init(
        "aucune notice ne parle du territoire « \(territory) »",
        remedy: list.isEmpty
          ? "aucune notice de cette banque ne nomme de territoire ; retirez --territory" : "la banque connaît : " + list))
  }
}

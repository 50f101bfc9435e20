import FondsCatalogue
import FondsRecord
import FondsSearch
import FondsTestSupport
import Foundation
import Testing

@Suite("Dossiers, balances and editions of a bank") struct DossierTests {
  private func bank() async throws -> Bank {
    let bank = try Bank()
    func note(_ name: String, _ head: String, _ text: String) throws {
      try bank.write("---\nlanguage: fr\n\(head)\n---\n\n\(text)\n", to: name)
    }
    try note(
      "budget.md", "title: Le budget participatif\npublished: 2021-03\nfacets: {territory: [aval], theme: [participatory-budget]}",
      "Les habitants décident d'une part du budget : le budget participatif <réunit> deux cents personnes.")
    try note(
      "cloisons.md", "title: Les cloisons\npublished: 2022-05\nfacets: {territory: [amont], theme: [energy]}",
      "Le cloisonnement des services bloque le projet.\n\n## Suite\n\nLe cloisonnement reste, et la formation des agents y répond un peu.")
    try note("charte-1.md", "title: La charte\nid: charte-1\nkind: charter\nedition: 1\npublished: 2019-06", "Article premier. Apprendre.")
    try note(
      "charte-2.md",
      "title: La charte\nid: charte-2\nkind: charter\nedition: 2\npublished: 2022-06\nrelations: {edition-of: [charte-1.md]}",
      "Article premier. Apprendre ensemble.")
    try await bank.reindex()
    return bank
  }

  @Test("a dossier answers from the territory, shows what is known elsewhere, and names the gaps") func dossier() async throws {
    let bank = try await bank()
    var options = DossierRequest(ui: .french)
    options.territory = "aval"
    let view = try await bank.catalogue.dossier(options)
    let citizens = try #require(view.sections.first { $0.id == "citizens-in-policy" })
    #expect(citizens.passages.map(\.title) == ["Le budget participatif"])
    let departments = try #require(view.sections.first { $0.id == "across-departments" })
    #expect(departments.passages.isEmpty && departments.elsewhere.map(\.title) == ["Les cloisons"])
    #expect(view.gaps.contains { $0.id == "across-departments" })
    let markdown = MarkdownDossier(view, ui: .french).text
    #expect(markdown.contains("\\<réunit\\>"))
    options.territory = "nulle-part"
    await #expect(throws: CatalogueError.self) { try await bank.catalogue.dossier(options) }
    options.territory = nil
    options.scenario = "aucun"
    let error = await #expect(throws: CatalogueError.self) { try await bank.catalogue.dossier(options) }
    #expect(error?.french?.remedy.contains("état des lieux (inventory)") == true)
    options.scenario = "État des lieux"
    #expect(try await bank.catalogue.dossier(options).scenario == view.scenario)
  }

  @Test("what the authority of a territory made is not from elsewhere, also where it does not name the place") func authority() async throws
  {
    let bank = try await bank()
    try bank.write(
      "---\nlanguage: fr\nid: agglo\ntitle: {fr: Communauté d’Aval, en: Aval community}\nkind: ally\nfacets: {territory: [aval], actor: [inter-municipal-bodies]}\n---\n\nUne collectivité.\n",
      to: "agglo.md")
    for (name, producer) in [("sien", "Aval Community"), ("autre", "Communauté d’Amont")] {
      try bank.write(
        "---\nlanguage: fr\nid: \(name)\ntitle: \(name)\nproducers: [\(producer)]\n---\n\nLe cloisonnement des services, encore le cloisonnement.\n",
        to: name + ".md")
    }
    try await bank.reindex()
    var request = DossierRequest(ui: .french)
    request.territory = "aval"
    let section = try #require(try await bank.catalogue.dossier(request).sections.first { $0.id == "across-departments" })
    #expect(section.elsewhere.map(\.id).contains("autre") && !section.elsewhere.map(\.id).contains("sien"))
  }

  @Test("every question of the project can be asked in both languages, for scenarios of the thesaurus") func questions() throws {
    let thesaurus = try String(contentsOfFile: SharedData.project + "/Index/thesaurus/systemic.rdf", encoding: .utf8)
    for question in try Inventory.standard() {
      for (_, query) in question.queries {
        #expect(throws: Never.self, "\(question.id)") { try QueryParser().parse(query) }
        for term in query.split(whereSeparator: { " ()".contains($0) }) where term.contains(":") && !term.hasPrefix("\"") {
          #expect(thesaurus.contains("urn:fonds:\(term)\""), "\(term)")
        }
      }
      for scenario in question.scenarios { #expect(thesaurus.contains("urn:fonds:scenario:\(scenario)\""), "\(scenario)") }
    }
  }

  @Test("as of a year there is what had been published, and of a text the edition that held") func editions() async throws {
    let bank = try await bank()
    func found(_ query: String) throws -> Set<String> {
      Set(try bank.catalogue.search(SearchOptions(query: query, ui: .french)).hits.map(\.id))
    }
    #expect(try found("charte bank:charter as-of:2018").isEmpty)
    #expect(try found("charte bank:charter as-of:2021") == ["charte-1"])
    #expect(try found("charte bank:charter à-fin:2022") == ["charte-2"])
    #expect(try found("charte bank:charter") == ["charte-1", "charte-2"])
    #expect(throws: CatalogueError.self) { try found("as-of:hier") }
    let view = try await bank.catalogue.editions(of: "charte-2", since: nil, ui: .english)
    #expect(view.former.id == "charte-1")
    #expect(
      view.changes.contains { change in
        if case .changed(let pieces, _) = change { pieces.contains { $0.kind == .added && $0.text.hasSuffix("ensemble.") } } else { false }
      })
    await #expect(throws: CatalogueError.self) { try await bank.catalogue.editions(of: "charte-1", since: nil, ui: .english) }
  }

  @Test("the balance tells passages by year, and the pairs that nothing is known of") func balance() async throws {
    let bank = try await bank()
    let view = try bank.catalogue.balance(SearchOptions(query: "", ui: .french), rows: "theme", columns: "obstacle")
    #expect(view.years == [2019, 2021, 2022])
    let energy = try #require(view.rows.values.firstIndex { $0.id == "energy" })
    let inner = try #require(view.columns.values.firstIndex { $0.id == "internal" })
    let cells = view.cells.filter { $0.row == energy && $0.column == inner }
    #expect(cells.map(\.year) == [2019, 2021, 2022])
    #expect(cells.map { $0.count > 0 } == [false, false, true])
    #expect(cells.last?.passages.first?.title == "Les cloisons")
    let gaps = view.gaps
    #expect(!gaps.contains { $0.row == energy && $0.column == inner })
    let known = Set(view.cells.filter { $0.count > 0 }.map { [$0.row, $0.column] })
    #expect(gaps.count + known.count == view.rows.values.count * view.columns.values.count)
    #expect(!gaps.isEmpty)
    let whole = SearchOptions(query: "", ui: .french)
    for examples in [-1, 6] {
      let error = #expect(throws: CatalogueError.self) {
        try bank.catalogue.balance(whole, rows: "theme", columns: "obstacle", examples: examples)
      }
      #expect(error?.code == .usage && error?.message == "a cell shows 0 to 5 passages, not \(examples)")
    }
    for (examples, most) in [(0, 0), (5, 5)] {
      let view = try bank.catalogue.balance(whole, rows: "theme", columns: "obstacle", examples: examples)
      #expect(view.cells.allSatisfy { $0.passages.count <= most } && view.cells.contains { $0.count > 0 })
    }
  }

  @Test("widening leaves the theme and keeps the place") func widening() async throws {
    let bank = try Bank()
    for (name, theme, place) in [("a", "food", "aval"), ("b", "energy", "aval"), ("c", "food", "amont"), ("d", "energy", "amont")] {
      try bank.write(
        "---\ntitle: Note \(name)\nlanguage: fr\nfacets: {theme: [\(theme)], territory: [\(place)]}\n---\n\nTexte \(name == "a" ? "singulier" : "ordinaire").\n",
        to: name + ".md")
    }
    try await bank.reindex()
    let view = try bank.catalogue.widen(SearchOptions(query: "singulier", ui: .french))
    #expect(view.themes.map(\.id) == ["food"])
    #expect(view.works.map(\.title) == ["Note b"])
    #expect(view.works.first?.shared.map(\.id) == ["aval"])
  }
}

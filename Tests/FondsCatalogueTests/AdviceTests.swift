import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Testing

@Suite("Help with a query")
struct AdviceTests {
  private func bank() async throws -> Bank {
    let bank = try Bank()
    for number in 1...6 {
      try bank.page("t\(number).html", "Territoires \(number)", "La coopération des territoires numéro \(number), et leur mobilité.")
    }
    try bank.page("lac.html", "Le lac", "Un lac de montagne, sa coopération et ses pêcheurs.")
    try bank.write("visibility: draft\n", to: "secret.txt.yaml")
    try bank.write("Un brouillon de topinambourologie.", to: "secret.txt")
    try await bank.reindex()
    return bank
  }

  @Test("a misspelt query is suggested right, with the accents that the texts have")
  func spelling() async throws {
    let bank = try await bank()
    let answer = try await bank.answer("coperation teritoires")
    #expect(answer.suggestions == ["coopération territoires"])
    #expect(answer.advice.map(\.kind) == [.spelling])
    #expect(answer.advice.first?.total == 7)
    #expect(answer.advice.first?.text == "Vouliez-vous dire « coopération territoires » ?")
    let found = try await bank.answer("coperation lac")
    #expect(found.total > 0 && found.suggestions == ["coopération lac"] && found.advice.isEmpty)
    #expect(try await bank.answer("coopération").suggestions.isEmpty)
  }

  @Test("where nothing is found, the answer says what would find something, and how much")
  func looser() async throws {
    let bank = try await bank()
    let quoted = try await bank.answer("\"lac pêcheurs\"", ui: .english)
    #expect(quoted.advice.map(\.kind) == [.quotations])
    #expect(quoted.advice.first?.query == "lac pêcheurs" && quoted.advice.first?.total == 1)
    let demanded = try await bank.answer("+lac +mobilité")
    #expect(demanded.advice.map(\.kind) == [.obligations] && demanded.advice.first?.total == 7)
    let filtered = try await bank.answer("lac", filters: ["format": ["pdf"]])
    #expect(filtered.advice.map(\.kind) == [.filter] && filtered.advice.first?.filters == [])
    #expect(filtered.advice.first?.text == "Sans le filtre « Format : document PDF »")
    let all = try await bank.answer("+lca +\"zzz yyy\" year:1900")
    #expect(all.advice.map(\.kind) == [.everything] && all.advice.first?.query == "lac zzz yyy")
    #expect(try await bank.answer("zzzzzz").advice.isEmpty)
  }

  @Test("a value that nothing has is named, and similar ones that find something are offered instead")
  func unknownValues() async throws {
    let bank = try await bank()
    try bank.write("theme: mobility\n", to: "t1.html.yaml")
    try await bank.reindex()
    let typed = try await bank.answer("lac theme:mobiltiy", ui: .english)
    #expect(typed.unknown.map(\.id) == ["theme:mobiltiy"])
    let bare = try await bank.answer("theme:mobiltiy", ui: .english)
    #expect(bare.unknown.map(\.id) == ["theme:mobiltiy"] && bare.advice.first?.kind == .value)
    #expect(bare.advice.first?.query == "theme:mobility" && bare.advice.first?.total == 1)
    #expect(bare.advice.first?.text == "With “Theme: mobility” instead")
    let chosen = try await bank.answer("coopération", filters: ["theme": ["mobilite-douce-zzzzzzzzz", "mobiltiy"]])
    #expect(chosen.unknown.map(\.id) == ["theme:mobilite-douce-zzzzzzzzz", "theme:mobiltiy"])
    #expect(chosen.advice.first { $0.kind == .value }?.filters.contains("theme:mobility") == true)
    // Known, though no record here has it.
    #expect(try await bank.answer("theme:housing").unknown.isEmpty)
    #expect(try await bank.answer("lac format:pdf").unknown.isEmpty)
  }

  @Test("a place that is misspelt is asked back as the one that records have, unless they are hidden")
  func unknownPlaces() async throws {
    let bank = try await bank()
    try bank.write("territory: sainte-aure\n", to: "lac.html.yaml")
    try bank.write("visibility: draft\nterritory: montbrume\n", to: "secret.txt.yaml")
    try await bank.reindex()
    let place = try await bank.answer("lac territory:saint-aure", ui: .english)
    #expect(place.unknown.map(\.id) == ["territory:saint-aure"])
    #expect(place.advice.first?.query == "lac territory:sainte-aure")
    var options = SearchOptions(query: "territory:montbrume", ui: .english)
    #expect(try bank.catalogue.search(options).unknown.isEmpty)
    options.visibilities = [.public]
    let hidden = try bank.catalogue.search(options)
    #expect(hidden.unknown.map(\.id) == ["territory:montbrume"] && hidden.advice.isEmpty)
    options.query = "territory:montbrumes"
    #expect(try bank.catalogue.search(options).advice.isEmpty)
  }

  @Test("the words and counts of hidden records are told to nobody who may not see them")
  func visibility() async throws {
    let bank = try await bank()
    var options = SearchOptions(query: "topinanbourologie", ui: .french)
    #expect(try bank.catalogue.search(options).suggestions == ["topinambourologie"])
    options.visibilities = [.public]
    let hidden = try bank.catalogue.search(options)
    #expect(hidden.suggestions.isEmpty && hidden.advice.isEmpty)
    options.query = "\"topinambourologie brouillon\""
    #expect(try bank.catalogue.search(options).advice.isEmpty)
  }

  @Test("advice and suggestions stand in the JSON of the answer")
  func json() async throws {
    let bank = try await bank()
    var writer = JSONWriter()
    try await bank.answer("teritoires", ui: .english).write(to: &writer)
    let value = try JSONReader.parse(writer.bytes)
    #expect(value["suggestions"]?.array?.first?.string == "territoires")
    let advice = try #require(value["advice"]?.array?.first)
    #expect(advice["kind"]?.string == "spelling" && advice["query"]?.string == "territoires" && advice["total"]?.integer == 6)
    #expect(advice["text"]?.string == "Did you mean “territoires”?")
  }

  @Test("what is like a record is found by any of its names, without the record; a hidden one is not there")
  func like() async throws {
    let bank = try await bank()
    let id = try #require(try await bank.answer("lac").hits.first?.id)
    var options = SearchOptions(query: "", ui: .french)
    options.like = id
    let answer = try bank.catalogue.search(options)
    #expect(answer.like?.title == "Le lac")
    #expect(!answer.hits.contains { $0.id == id } && answer.total == 6)
    options.query = "territoires"
    #expect(try bank.catalogue.search(options).total == 6)
    options.like = "sources:secret.txt"
    options.query = ""
    #expect(try bank.catalogue.search(options).like?.id.isEmpty == false)
    options.visibilities = [.public]
    let error = #expect(throws: CatalogueError.self) { try bank.catalogue.search(options) }
    #expect(error?.code == .notFound)
  }

  @Test("a local term that only hidden records bear is never named to others") func hiddenTerms() async throws {
    let bank = try Bank()
    try bank.write("Un texte public sur la forêt.\n", to: "public.txt")
    try bank.write("visibility: public\ntheme: food\n", to: "public.txt.yaml")
    try bank.write("Un texte qui reste entre nous.\n", to: "secret.txt")
    try bank.write("visibility: draft\ntheme: zibouline\n", to: "secret.txt.yaml")
    try await bank.reindex()
    _ = try bank.catalogue.correct([.candidate(facet: "theme", id: "zibouline", labels: [.french: "Ziboulines secrètes"], broader: [])])
    func told(_ visibilities: [Visibility]?) throws -> String {
      var said = ""
      for query in ["between:ziboulin,food", "between:theme=ziboulin,food"] {
        var options = SearchOptions(query: query, ui: .french)
        options.visibilities = visibilities
        do throws(CatalogueError) { _ = try bank.catalogue.search(options) } catch { said += error.remedy }
      }
      for name in ["theme:ziboulin", "theme:zibouline"] {
        do throws(CatalogueError) {
          said += try bank.catalogue.near(name, ui: .french, visibilities: visibilities).title
        } catch {
          said += error.remedy
        }
      }
      var options = SearchOptions(query: "theme:ziboulin", ui: .french)
      options.visibilities = visibilities
      var widened = SearchOptions(query: "\"entre nous\" OR ziboulines secrètes", ui: .french)
      widened.visibilities = visibilities
      said += try bank.catalogue.search(widened).expansions.compactMap(\.concept).joined()
      said += try bank.catalogue.search(options).advice.map { String(describing: $0) }.joined()
      return said.lowercased()
    }
    #expect(try told(nil).contains("zibouline"))
    #expect(try !told([.public]).contains("zibouline"))
  }
}

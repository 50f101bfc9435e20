import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Testing

@Suite("Answers")
struct SearchTests {
  private func bank() async throws -> Bank {
    let bank = try Bank()
    try bank.page(
      "compost.fr.html", "Le compost du quartier",
      "Les habitants apportent leurs épluchures au composteur de la place. L’énergie des bénévoles fait le reste, et la gouvernance est partagée."
    )
    try bank.page(
      "compost.en.html", "The neighbourhood compost",
      "The inhabitants bring their peelings to the composter of the square. The energy of volunteers does the rest.", language: "en")
    try bank.page(
      "budget.html", "A participatory budget",
      "The town lets its inhabitants decide on a share of the budget, and the governance of the project is shared.", language: "en")
    try bank.page("oeuvre.html", "Une œuvre commune", "C’est une œuvre qui avance pas à pas, au cœur de la vallée.")
    try bank.write("visibility: internal\n", to: "secret.txt.yaml")
    try bank.write("Un brouillon sur les habitants.", to: "secret.txt")
    try await bank.reindex()
    return bank
  }

  @Test("a page and its translation are one result, shown in the reader's language, naming the other")
  func twins() async throws {
    let bank = try await bank()
    let french = try await bank.answer("compost", ui: .french)
    #expect(french.total == 1)
    #expect(french.hits.map(\.source) == ["compost.fr.html"])
    #expect(french.hits.first?.faces.map(\.language) == ["en"])
    let english = try await bank.answer("compost", ui: .english)
    #expect(english.hits.map(\.source) == ["compost.en.html"])
    #expect(english.hits.map(\.score) == french.hits.map(\.score))
  }

  @Test("accents, ligatures and elision never hide a word", arguments: ["énergie", "energie", "l'énergie", "l’energie", "L'ÉNERGIE"])
  func accents(_ query: String) async throws {
    let bank = try await bank()
    #expect(try await bank.search(query).first == "compost.fr.html")
    #expect(try await bank.search("oeuvre") == ["oeuvre.html"])
    #expect(try await bank.search("œuvre") == ["oeuvre.html"])
    #expect(try await bank.search("\"oeuvre qui avance\"") == ["oeuvre.html"])
  }

  @Test("a French word finds an English page through the thesaurus, and the answer says so")
  func thesaurus() async throws {
    let bank = try await bank()
    let answer = try await bank.answer("gouvernance")
    #expect(Set(answer.hits.map(\.source)) == ["compost.fr.html", "budget.html"])
    #expect(answer.hits.first?.source == "compost.fr.html")
    #expect(answer.expansions.compactMap(\.concept) == ["theme:governance"])
    var options = SearchOptions(query: "gouvernance", ui: .french)
    options.expands = false
    #expect(try bank.catalogue.search(options).total == 1)
  }

  @Test("what a reader may not see is in no hit, no count and no record")
  func visibility() async throws {
    let bank = try await bank()
    var options = SearchOptions(query: "habitants", ui: .french)
    #expect(try bank.catalogue.search(options).hits.contains { $0.source == "secret.txt" })
    let id = try #require(try bank.catalogue.search(options).hits.first { $0.source == "secret.txt" }?.id)
    options.visibilities = [.public]
    let shown = try bank.catalogue.search(options)
    #expect(!shown.hits.contains { $0.source == "secret.txt" })
    #expect(shown.facets.first { $0.id == "format" }?.values.allSatisfy { $0.id == "html" } == true)
    let error = await #expect(throws: CatalogueError.self) { try await bank.catalogue.record(id, visibilities: [.public]) }
    #expect(error?.code == .notFound)
  }

  @Test("highlights are the words, not their articles")
  func highlights() async throws {
    let bank = try await bank()
    let snippet = try #require(try await bank.answer("energie").hits.first?.snippet)
    let scalars = Array(snippet.text.unicodeScalars)
    let marked = snippet.highlights.map { range -> String in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    #expect(marked == ["énergie"])
  }

  @Test("a title shows the words that were looked for, in the JSON as well")
  func titleHighlights() async throws {
    let bank = try Bank()
    try bank.page("a.html", "Ô l’énergie des habitants", "Une vallée et ses moulins.")
    try await bank.reindex()
    let answer = try await bank.answer("energie")
    #expect(answer.hits.first?.titleHighlights == [4..<11])
    var writer = JSONWriter()
    answer.write(to: &writer)
    #expect(writer.text.contains("\"title_highlights\":[[4,11]]"))
  }

  @Test("what a record is like is explained where that is asked for")
  func likenessExplained() async throws {
    let bank = try Bank()
    for number in 1...3 {
      try bank.page("p\(number).html", "Moulin \(number)", "Un moulin à farine, ses vannes et ses meuniers, numéro \(number).")
    }
    try await bank.reindex()
    var options = SearchOptions(query: "", ui: .french)
    options.like = try #require(try await bank.answer("moulin").hits.first?.id)
    #expect(try bank.catalogue.search(options).hits.allSatisfy { $0.explanation == nil })
    options.explains = true
    let hits = try bank.catalogue.search(options).hits
    #expect(hits.count == 2)
    for hit in hits {
      let explanation = try #require(hit.explanation)
      #expect(explanation.score == hit.score && !explanation.parts.isEmpty)
    }
  }

  @Test("an explanation is told in words, without what the record does not have")
  func explanationWords() {
    func part(_ kind: String, _ text: String, _ score: Double?, _ parts: [AnswerExplanation] = []) -> AnswerExplanation {
      AnswerExplanation(kind: kind, text: text, score: score, parts: parts)
    }
    let whole = part("sum", "", 1.5, [part("best", "", 1, [part("stem", "eau", 1), part("stem", "feu", nil)]), part("nearness", "", 0.5)])
    #expect(whole.shown == part("sum", "", 1.5, [part("stem", "eau", 1), part("nearness", "", 0.5)]))
    #expect(part("sum", "", nil, [part("stem", "eau", 1)]).shown == nil)
    #expect(part("stem", "eau", 1).wording(in: .french) == "« eau… », le mot sous ses formes")
    #expect(AnswerExplanation.number(1.005, in: .french) == "1,00" && AnswerExplanation.number(12.346, in: .english) == "12.35")
    #expect(AnswerExplanation.number(-0.05, in: .english) == "−0.05")
  }

  @Test("the counts of a facet ignore its own choice, those of the others do not")
  func facets() async throws {
    let bank = try await bank()
    let all = try await bank.answer("inhabitants habitants", filters: ["lang": ["en"]])
    let languages = try #require(all.facets.first { $0.id == "lang" })
    #expect(languages.values.first { $0.id == "fr" }?.count ?? 0 > 0)
    #expect(languages.values.first { $0.id == "en" }?.selected == true)
    #expect(
      all.hits.allSatisfy { $0.source?.hasSuffix(".en.html") == true || $0.source == "budget.html" || $0.source == "compost.fr.html" })
  }

  @Test("an error of a query names its column")
  func queryErrors() async throws {
    let bank = try await bank()
    let error = await #expect(throws: CatalogueError.self) { try await bank.answer("eau (et feu") }
    #expect(error?.code == .query)
    #expect(error?.column == 5)
    #expect(error?.remedy.isEmpty == false)
  }

  @Test("an index that is not there is named, with what to do")
  func missing() async throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: CatalogueError.self) {
      try Catalogue(index: folder.path + "/none").search(SearchOptions(query: "eau", ui: .french))
    }
    #expect(error?.code == .indexMissing)
    #expect(error?.remedy.contains("fonds reindex") == true)
  }

  @Test("a passage says which face of a work it stands in")
  func face() async throws {
    let bank = try Bank()
    try bank.write(
      "---\nid: eau\ntitle: L’eau\nlanguage: fr\n---\n\nLa rivière et ses berges, racontées par ceux qui y vivent.\n", to: "eau.fr.md")
    try bank.write(
      "---\nid: water\ntitle: Water\nlanguage: en\ntranslation-of: eau\n---\n\nThe river and its otters, told by those who live there.\n",
      to: "eau.en.md")
    try await bank.reindex()
    let hit = try #require(try await bank.answer("otters").hits.first)
    #expect(hit.id == "eau" && hit.snippet.record.id == "water")
    #expect(hit.snippet.source == "eau.en.md" && hit.snippet.text.contains("otters"))
    #expect(try await bank.answer("berges").hits.first?.snippet.record.id == "eau")
  }

  @Test("what only hidden records have is told as it was typed, and a hidden edition replaces nothing for those who do not see it")
  func hidden() async throws {
    let bank = try Bank()
    try bank.write("---\nid: ebauche\ntitle: Ébauche\nvisibility: draft\nproducers: [Françoise L’Épervier]\n---\nUn texte.\n", to: "a.md")
    try bank.write("---\nid: un\ntitle: Charte\npublished: 2020\n---\nLa charte première.\n", to: "b.md")
    try bank.write(
      "---\nid: deux\ntitle: Charte\npublished: 2023\nvisibility: internal\nrelations: {edition-of: un}\n---\nLa charte seconde.\n",
      to: "c.md")
    try await bank.reindex()
    func answer(_ query: String, _ shown: [Visibility]?, producer: String? = nil) throws -> Answer {
      var options = SearchOptions(query: query, ui: .french)
      options.visibilities = shown
      if let producer { options.filters = ["producer": [producer]] }
      return try bank.catalogue.search(options)
    }
    func told(_ shown: [Visibility]?) throws -> [String] {
      try answer("", shown, producer: "francoise l’epervier").facets.first { $0.id == "producer" }?.values.filter(\.selected).map(\.id)
        ?? []
    }
    #expect(try told([.public]) == ["francoise l’epervier"])
    #expect(try told(nil) == ["Françoise L’Épervier"])
    #expect(try answer("charte as-of:2023", [.public]).hits.map(\.id) == ["un"])
    #expect(try answer("charte as-of:2023", nil).hits.map(\.id) == ["deux"])
  }
}

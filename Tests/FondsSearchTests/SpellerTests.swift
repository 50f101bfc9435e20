import FondsIndex
import FondsRecord
import FondsSearch
import FondsTestSupport
import FondsText
import Testing

@Suite("Other spellings")
struct SpellerTests {
  /// Twelve documents of each text, and single ones.
  private func searcher() throws -> Searcher {
    let common = [
      "Les territoires en transition et leur gouvernance", "La coopération alimentaire entre habitants",
      "L'énergie des communes, leurs habitants et leur contrat"
    ]
    var documents: [TestDocument] = []
    for (number, text) in common.enumerated() {
      for copy in 0..<12 {
        documents.append(TestDocument(id: "fr-\(number)-\(copy)", text: text, facets: [FacetValue("visibility", "public")]))
      }
    }
    for copy in 0..<12 {
      documents.append(
        TestDocument(
          id: "en-\(copy)", text: "The governance of territories and the contract of citizens", language: .english,
          facets: [FacetValue("visibility", "public")]))
    }
    documents.append(TestDocument(id: "typo", text: "Des teritoires et des xyz", facets: [FacetValue("visibility", "public")]))
    documents.append(TestDocument(id: "hidden", text: "La topinambourologie", facets: [FacetValue("visibility", "draft")]))
    return try TestBank.searcher(documents)
  }

  private func corrections(
    _ query: String, required: [FacetFilter] = [], ui: Language = .french, lexicon: Lexicon? = nil
  ) throws -> [String] {
    try Speller(searcher(), required: required, ui: ui, lexicon: lexicon).corrections(of: query, fields: .standard)
  }

  @Test(
    "lost, doubled, turned and mistaken letters are found out",
    arguments: [
      ("coperation", "cooperation"), ("gouvernence", "gouvernance"), ("habitnats", "habitants"), ("alimmentaire", "alimentaire"),
      ("ktransition", "transition"), ("trransitoin", "transition"), ("Comunes", "Communes")
    ])
  func kinds(typed: String, meant: String) throws {
    #expect(try corrections(typed).first == meant)
  }

  @Test("a misspelling that one document makes does not hide the word that many have")
  func rare() throws {
    #expect(try corrections("teritoires").first == "territoires")
  }

  @Test(
    "words that the index knows, stop words, numbers and short words stand as they are",
    arguments: ["territoires", "gouvernance", "les", "2024", "en", "énergie", "zzzzzzzz"])
  func known(query: String) throws {
    #expect(try corrections(query).isEmpty)
  }

  @Test("a word of the language that the index lacks is right, but for a doubled letter")
  func right() throws {
    let lexicon = try LexiconTests.lexicon(
      LexiconTests.segments + [("la compote", "the harbitants"), ("une compote", "a harbitants"), ("le contat", "the comunes")])
    for word in ["compote", "compotes", "harbitants"] { #expect(try corrections(word, lexicon: lexicon).isEmpty, "\(word)") }
    #expect(try corrections("harbitants") == ["habitants"], "without a lexicon it is a slip")
    #expect(try corrections("comunes", lexicon: lexicon) == ["communes"])
    #expect(try corrections("coperation", lexicon: lexicon).first == "cooperation")
  }

  @Test("another form of a word that a search finds by their stem is no correction", arguments: ["cooperations", "communaient", "habiter"])
  func forms(typed: String) throws {
    let documents = ["La coopération", "Ils communent, communant", "Un habitant habitait là"].enumerated().map {
      TestDocument(id: "d\($0)", text: $1, facets: [])
    }
    let found = try Speller(TestBank.searcher(documents), required: [], ui: .french).corrections(of: typed, fields: .standard)
    #expect(found.isEmpty, "\(found)")
  }

  @Test("a word of the language of the query is not taken for a slip in a word of the other one")
  func otherLanguage() throws {
    let documents = (0..<12).map { TestDocument(id: "d\($0)", text: "The tariff of the access was certified", language: .english) }
    let lexicon = try LexiconTests.lexicon([("le tarif de la maison", "the price of a house"), ("le tarif", "the price")])
    let query = "entrée en vigueur du tarif de la maison"
    #expect(
      try Speller(TestBank.searcher(documents), required: [], ui: .french, lexicon: lexicon).corrections(of: query, fields: .standard)
        .isEmpty)
    #expect(try Speller(TestBank.searcher(documents), required: [], ui: .french).corrections(of: query, fields: .standard).isEmpty == false)
  }

  @Test("whether hidden records have a word makes no difference to those who may not see them")
  func hiddenWords() throws {
    var documents = (0..<12).map { TestDocument(id: "v\($0)", text: "Le vallon", facets: [FacetValue("visibility", "public")]) }
    let query = { (documents: [TestDocument], required: [FacetFilter]) in
      try Speller(TestBank.searcher(documents), required: required, ui: .french).corrections(of: "vallo", fields: .standard)
    }
    let shown = [FacetFilter("visibility", ["public"])]
    #expect(try query(documents, shown) == ["vallon"])
    documents.append(TestDocument(id: "hidden", text: "Le vallo", facets: [FacetValue("visibility", "draft")]))
    #expect(try query(documents, shown) == ["vallon"])
    #expect(try query(documents, []).isEmpty)
  }

  @Test("the number of a word is no misspelling of it")
  func inflection() throws {
    #expect(try corrections("gouvernances").isEmpty)
    #expect(try corrections("alimentaires").isEmpty)
  }

  @Test("only the misspelt words change: operators, quotations, fields, exclusions and prefixes stand as they were typed")
  func structure() throws {
    #expect(
      try corrections("+teritoires \"teritoires en\" OU theme:gouvernence -teritoires  gouvernence habitnat*").first
        == "+territoires \"teritoires en\" OU theme:gouvernence -teritoires  gouvernance habitnat*")
    #expect(try corrections("l’energei").first == "l’energie")
    #expect(try corrections("(coperation ET habitants)").first == "(cooperation ET habitants)")
  }

  @Test("of two words as near, that in the language of the others is meant")
  func language() throws {
    #expect(try corrections("contraxt citizens", ui: .french).first == "contract citizens")
    #expect(try corrections("contraxt habitants", ui: .english).first == "contrat habitants")
  }

  @Test("a word that stands in hidden records alone is not told to those who may not see them")
  func visibility() throws {
    #expect(try corrections("topinanbourologie").first == "topinambourologie")
    #expect(try corrections("topinanbourologie", required: [FacetFilter("visibility", ["public"])]).isEmpty)
  }

  @Test("a query that cannot be read is an error, and one of many unknown words is answered")
  func bounds() throws {
    #expect(throws: SearchError.self) { try corrections("\"teritoires") }
    let words = (0..<150).map { "teritoires\(String(repeating: "x", count: $0 % 3))" }
    #expect(try corrections(words.joined(separator: " ")).first?.hasPrefix("territoires ") == true)
    #expect(try corrections(String(repeating: "é", count: 1_500)).isEmpty)
  }
}

@Suite("Looser queries")
struct QueryLooseningTests {
  private func loosened(_ query: String) throws -> [String] {
    try QueryLoosening.all(of: query, fields: .standard).map { $0.kind.rawValue + " " + $0.query }
  }

  @Test("each takes off one thing that kept documents out, the last one all")
  func kinds() throws {
    #expect(try loosened("eau feu").isEmpty)
    #expect(try loosened("\"eau vive\"") == ["quotations eau vive"])
    #expect(try loosened("+eau ET feu") == ["obligations eau feu"])
    #expect(try loosened("eau -(feu OU terre) NOT theme:water air") == ["exclusions eau air"])
    #expect(
      try loosened("eau thème:mobilité année:2019..2022") == ["field eau année:2019..2022", "field eau thème:mobilité", "everything eau"])
    #expect(
      try loosened("+eau \"air pur\" -feu theme:\"le lac\"") == [
        "quotations +eau air pur -feu theme:\"le lac\"", "obligations eau \"air pur\" -feu theme:\"le lac\"",
        "exclusions +eau \"air pur\" theme:\"le lac\"", "field +eau \"air pur\" -feu", "everything eau air pur"
      ])
  }

  @Test("nothing is left of a query of filters alone, and broken ones are errors or nothing")
  func bounds() throws {
    #expect(try loosened("theme:water").isEmpty)
    #expect(try loosened("-eau").isEmpty)
    #expect(try loosened("eau NOT (feu").last == "exclusions eau")
    #expect(throws: QueryError.self) { try loosened("\"eau") }
    #expect(throws: QueryError.self) { try loosened("theme:") }
  }
}

import FondsIndex
import FondsRecord
import FondsSearch
import FondsTestSupport
import FondsText
import Testing

/// What users of other engines have complained of.
@Suite("Complaints heard elsewhere")
struct ComplaintTests {
  /// The words that a snippet of a text marks for a query.
  private func marked(_ query: String, in text: String, _ language: Language = .french) throws -> [String] {
    let document = TestDocument(id: "a", text: text, language: language)
    let hits = try TestBank.searcher([document]).search(SearchRequest(try QueryParser().parse(query)))
    let snippet = try #require(SnippetBuilder(hits.highlighting).snippet(of: try document.record, preferring: language))
    let scalars = Array(snippet.text.unicodeScalars)
    return snippet.highlights.map { String(String.UnicodeScalarView(scalars[$0])) }
  }

  @Test("an elided article is not marked with its word", arguments: ["avocat", "l'avocat", "l’avocat", "L’AVOCAT"])
  func article(query: String) throws {
    #expect(try marked(query, in: "Le conseil de l’avocat, et de l'Avocat.") == ["avocat", "Avocat"])
  }

  @Test("capitals do not hide an elision", arguments: ["Jusqu'aux rives", "JUSQU’AUX RIVES", "Qu'aux rives"])
  func capitals(text: String) throws {
    #expect(try TestBank.searcher([TestDocument(id: "a", text: text)]).ids("aux rives") == ["a"])
    let words = QueryAnalyzer().word(text)
    #expect(words.count == 3 && words[0].isElision)
  }

  @Test("a ligature is two letters wherever it is typed", arguments: ["coelac*", "cœlac*", "coelacanthe", "Cœlacanthe", "CŒLACANTHE"])
  func ligature(query: String) throws {
    #expect(try marked(query, in: "Le cœlacanthe vit encore.") == ["cœlacanthe"])
  }

  @Test(
    "accents make no difference, also where endings are taken off",
    arguments: [
      ("energetiques", "La sobriété énergétique."), ("énergétiques", "La sobriete energetique."), ("considere", "Ils sont considérés."),
      ("elus", "Une élue parle."), ("ECOLES", "L’école du village."), ("interet général", "Les intérêts généraux.")
    ])
  func accents(query: String, text: String) throws {
    #expect(try TestBank.searcher([TestDocument(id: "a", text: text), TestDocument(id: "b", text: "Rien.")]).ids(query) == ["a"])
  }

  @Test("the word as it is ranks before the word that shares its stem")
  func tours() throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "tower", text: "La tour du village est haute."), TestDocument(id: "town", text: "La ville de Tours est belle.")
    ])
    #expect(try searcher.ids("Tours") == ["town", "tower"])
    #expect(try searcher.ids("tour") == ["tower", "town"])
  }

  @Test("both languages of a bilingual text are found by their own endings")
  func mixed() throws {
    let document = TestDocument(
      id: "a", text: "Les habitants partagent leurs savoirs.|Neighbours are sharing their vegetables.", language: .undetermined)
    let searcher = try TestBank.searcher([document, TestDocument(id: "b", text: "Rien.")])
    for query in ["habitant", "savoir", "neighbour", "vegetable"] { #expect(try searcher.ids(query) == ["a"], "\(query)") }
  }

  @Test("labels of one concept are one subject, whichever list they came from")
  func subjects() throws {
    var concept = Concept(facet: "theme", id: "waste", uri: "urn:test:waste")
    concept.preferred = [.french: "déchets", .english: "waste"]
    concept.alternates = [LocalizedLabel("ordures ménagères", .french), LocalizedLabel("refuse", .english)]
    let waste = [FacetValue("theme", "waste")]
    let searcher = try TestBank.searcher(
      [
        TestDocument(id: "one", text: "Les déchets.", facets: waste, concepts: ["theme/waste"]),
        TestDocument(id: "two", text: "Les ordures ménagères.", facets: waste, concepts: ["theme/waste"])
      ], Thesaurus(concepts: [concept]))
    for query in ["déchets", "ordures ménagères", "waste", "refuse"] { #expect(Set(try searcher.ids(query)) == ["one", "two"], "\(query)") }
    let counts = try searcher.search(SearchRequest(.everything, facets: [FacetRequest("theme")])).facets
    #expect(counts.first?.values == [FacetCount(value: "waste", count: 2)])
  }

  @Test("the other values of a facet keep their counts when one is chosen")
  func siblings() throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "a", text: "eau", facets: [FacetValue("theme", "water")]),
      TestDocument(id: "b", text: "eau", facets: [FacetValue("theme", "food")]),
      TestDocument(id: "c", text: "eau", facets: [FacetValue("theme", "food")])
    ])
    let request = SearchRequest(.word("eau", .anywhere), filters: [FacetFilter("theme", ["water"])], facets: [FacetRequest("theme")])
    let hits = try searcher.search(request)
    #expect(hits.total == 1)
    #expect(hits.facets[0].values == [FacetCount(value: "food", count: 2), FacetCount(value: "water", count: 1, isSelected: true)])
  }

  @Test(
    "marks stand on their words whatever folding does to the length of a text",
    arguments: [
      ("coeur", "Œuvre ﬁnale au cœur de l’ÎLE", ["cœur"]), ("ile", "Œuvre ﬁnale au cœur de l’ÎLE", ["ÎLE"]),
      ("finale", "Œuvre ﬁnale au cœur", ["ﬁnale"]), ("strasse", "die große Straße", ["Straße"]),
      ("ete", "un e\u{301}te\u{301} chaud", ["e\u{301}te\u{301}"])
    ])
  func offsets(query: String, text: String, words: [String]) throws {
    #expect(try marked(query, in: text) == words)
  }

  @Test("a stop word counts in a phrase")
  func phrase() throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "a", text: "vivre avec la rivière"), TestDocument(id: "b", text: "vivre sans la rivière")
    ])
    #expect(try searcher.ids("\"vivre avec la rivière\"") == ["a"])
  }

  @Test("an acronym is found with and without its points", arguments: ["AFDT", "A.F.D.T.", "afdt", "a.f.d.t"])
  func acronym(query: String) throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "a", text: "Fondée par l’A.F.D.T. en mai"), TestDocument(id: "b", text: "Fondée par l’AFDT en mai"),
      TestDocument(id: "c", text: "Rien")
    ])
    #expect(Set(try searcher.ids(query)) == ["a", "b"])
  }

  @Test(
    "plurals that a stemmer leaves are one with their singulars",
    arguments: [("loi", "Les lois."), ("emplois", "Un emploi."), ("élu", "Des élus."), ("revenu", "Leurs revenus.")])
  func plurals(query: String, text: String) throws {
    #expect(try TestBank.searcher([TestDocument(id: "a", text: text), TestDocument(id: "b", text: "Rien.")]).ids(query) == ["a"])
  }

  @Test("words spelt alike but for an s stay apart")
  func notPlurals() throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "a", text: "Le PLU de la commune"), TestDocument(id: "b", text: "Une maison de plus à Paris")
    ])
    #expect(try searcher.ids("PLU") == ["a"])
    #expect(try searcher.ids("pari").isEmpty)
  }

  @Test(
    "formulas and units are found however their numbers are set",
    arguments: [("CO2", "Moins de CO₂ émis"), ("CO₂", "moins de CO2"), ("m2", "à 12 €/m²"), ("km²", "sur 30 km2")])
  func formulas(query: String, text: String) throws {
    #expect(try TestBank.searcher([TestDocument(id: "a", text: text), TestDocument(id: "b", text: "Rien.")]).ids(query) == ["a"])
    #expect(try marked("territoire", in: "Le territoire² et ses habitants") == ["territoire"])
  }
}

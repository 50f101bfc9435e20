import FondsRecord
import FondsSearch
import FondsText
import Testing

@Suite("Words of two languages in one index") struct TwoLanguagesTests {
  private static func document(_ id: String, _ text: String, _ language: Language) -> TestDocument {
    TestDocument(id: id, text: text, language: language, facets: [FacetValue("lang", language.rawValue)])
  }

  private func searcher(_ documents: [TestDocument]) throws -> Searcher {
    let bank = try TestBank()
    try bank.commit(adding: documents)
    return Searcher(try bank.snapshot(), thesaurus: Thesaurus(), labels: LabelIndex(Thesaurus()))
  }

  @Test(
    "a word is not found by the stem of another word in the other language", arguments: [("commutateur", "commuting"), ("log", "logement")])
  func noise(_ asked: String, _ other: String) throws {
    let searcher = try searcher([
      Self.document("fr", "le \(asked) ou le \(other)", .french), Self.document("en", "the \(other)", .english),
      Self.document("same", "the \(asked)", .english)
    ])
    #expect(Set(try searcher.ids(asked)) == ["fr", "same"])
    #expect(!(try searcher.ids(asked)).contains("en"))
  }

  @Test("what both languages write alike is found in both") func alike() throws {
    let searcher = try searcher([
      Self.document("fr", "la transition du village", .french), Self.document("en", "the villages in transition", .english)
    ])
    #expect(Set(try searcher.ids("villages")) == ["fr", "en"])
  }

  @Test("documents that are replaced make no word of the other language common") func replaced() throws {
    let bank = try TestBank()
    let english = (0..<20).map { Self.document("en\($0)", "one of many records", .english) }
    let french = (0..<10).map { Self.document("fr\($0)", $0 == 0 ? "une haute vallée" : "une vallée", .french) }
    try bank.commit(adding: english + french)
    func score() throws -> Float {
      let searcher = Searcher(try bank.snapshot(), thesaurus: Thesaurus(), labels: LabelIndex(Thesaurus()))
      return try #require(try searcher.search(SearchRequest(try QueryParser().parse("haute"), size: 1)).hits.first).score
    }
    let before = try score()
    try bank.commit(adding: [], deleting: (0..<15).map { "en\($0)" })
    #expect(try score() > 0.7 * before)
  }

  @Test("a word is as rare as it is among the records of its language") func rarity() throws {
    let english = (0..<30).map { Self.document("en\($0)", "one of many records", .english) }
    let french = [Self.document("all", "une vallée verte", .french), Self.document("one", "une vallée haute", .french)]
    let searcher = try searcher(english + french)
    func score(_ text: String) throws -> Float {
      try #require(try searcher.search(SearchRequest(try QueryParser().parse(text), size: 10)).hits.first).score
    }
    // Both words are rare among all records; among the French ones, one is in each of them.
    #expect(try score("haute") > 2 * score("vallée"))
  }
}

import FondsRecord
import FondsText
import Testing

@Suite("Stems of both languages side by side") struct StemTermTests {
  private let french = StemTerm.term(of: Array("log".utf8), in: .french)
  private let english = StemTerm.term(of: Array("log".utf8), in: .english)

  @Test("the same letters are two stems in two languages") func apart() {
    #expect(french != english)
    #expect(StemTerm.language(of: french) == .french)
    #expect(StemTerm.language(of: english) == .english)
    #expect(StemTerm.stem(of: french) == StemTerm.stem(of: english))
  }

  @Test("a word with figures or beyond ASCII is the same in both", arguments: ["2024", "co2", "вода", ""]) func shared(_ word: String) {
    let bytes = Array(word.utf8)
    for language in Language.allCases {
      #expect(StemTerm.term(of: bytes, in: language) == bytes)
      #expect(StemTerm.language(of: bytes) == nil)
      #expect(StemTerm.stem(of: bytes) == bytes)
    }
  }

  @Test("a word of a query has a stem for each language") func words() throws {
    let word = try #require(QueryAnalyzer().word("logement").first)
    #expect(word.stems.compactMap(StemTerm.language) == [.french, .english])
  }
}

import FondsRecord
import FondsTestSupport
import FondsText
import Testing

@Suite("Texts read as numbers of terms") struct TermReaderTests {
  @Test("words that an index holds under one term have one number, in whatever text they stand")
  func numbers() throws {
    let reader = TermReader()
    let first = reader.words(of: "L’Énergie des habitants", language: .french)
    let second = reader.words(of: "energie, ÉNERGIE : un habitant", language: .french)
    #expect(first.count == 4 && second.count == 4)
    #expect(first[0].isElision && !first[1].isElision)
    #expect(first[1].exact == second[0].exact && second[0].exact == second[1].exact)
    #expect(first[3].exact != second[3].exact && first[3].stem == second[3].stem)
    let text = Array("L’Énergie des habitants".utf8)
    #expect(String(decoding: text[Int(first[1].start)..<Int(first[1].end)], as: UTF8.self) == "Énergie")
  }

  @Test("the terms are those of a query", arguments: [1, 2, 3] as [UInt64])
  func terms(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = ["l’eau", "CO₂", "A.F.D.T.", "œuvre", "logements", "running", "вода", "2024", "aujourd’hui", "m²", "e\u{301}cole", "naïve"]
    for language in Language.allCases {
      let reader = TermReader()
      for _ in 0..<20 {
        let text = (0..<8).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
        let read = reader.words(of: text, language: language)
        let expected = QueryAnalyzer().word(text, languages: [language])
        #expect(read.map { reader.term($0.exact) } == expected.map(\.exact))
        #expect(read.map { Set([reader.term($0.stem), reader.term($0.otherStem)]) } == expected.map { Set($0.stems) })
        #expect(read.map { Int($0.start) } == expected.map(\.start))
      }
    }
  }

  @Test("a term that no text had has a number too, and keeps it")
  func unmet() throws {
    let reader = TermReader()
    let number = try #require(reader.number(of: Array("boussole".utf8)))
    let count = reader.count
    #expect(reader.words(of: "Une boussole", language: .french).last?.exact == number)
    #expect(reader.number(of: Array("boussole".utf8)) == number)
    #expect(reader.number(of: []) == nil && reader.number(of: [UInt8](repeating: 0x61, count: 65)) == nil)
    let later = reader.numbers(from: count, beginningWith: Array("bou".utf8)).map(reader.term)
    #expect(!later.contains(Array("boussole".utf8)))
    #expect(reader.numbers(from: 0, beginningWith: Array("bous".utf8)).map(reader.term).contains(Array("boussole".utf8)))
  }
}

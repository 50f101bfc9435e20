import FondsRecord
import FondsText
import Testing

@Suite("Analysis of records")
struct AnalyzerTests {
  private func record(blocks: [Block] = [], titles: [LocalizedText] = []) throws -> Record {
    var record = Record(id: try #require(RecordID("a")))
    record.blocks = blocks
    record.titles = titles
    return record
  }

  /// `term@position` of one space, in order; a stem as `language:stem@position`.
  private func terms(_ analyzed: AnalyzedRecord, _ space: TermSpace, _ field: Field? = nil) -> [String] {
    analyzed.occurrences.filter { $0.space == space && (field == nil || $0.field == field) }
      .map { occurrence in
        let term = Array(analyzed.term(of: occurrence))
        let language = StemTerm.language(of: term).map { $0.rawValue + ":" } ?? ""
        return language + String(decoding: StemTerm.stem(of: term), as: UTF8.self) + "@\(occurrence.position)"
      }
  }

  @Test(
    "every spelling of a word is one exact term and one stem",
    arguments: ["l'energie", "énergie", "energie", "L’ÉNERGIE", "e\u{301}nergie", "l'Énergie"])
  func spellings(of text: String) throws {
    let analyzed = Analyzer().analyze(try record(blocks: [Block(.paragraph, text, language: .french)]))
    #expect(terms(analyzed, .exact).last?.hasPrefix("energie@") == true)
    #expect(terms(analyzed, .stem).last?.hasPrefix("fr:energ@") == true)
  }

  @Test("each word of a block has an exact form and a stem of the block's language at its position")
  func positions() throws {
    let blocks = [
      Block(.paragraph, "L’œuvre des territoires", language: .french), Block(.paragraph, "The territories' work", language: .english)
    ]
    let analyzed = Analyzer().analyze(try record(blocks: blocks))
    #expect(terms(analyzed, .exact) == ["l@0", "oeuvre@1", "des@2", "territoires@3", "the@20", "territories@21", "work@22"])
    #expect(terms(analyzed, .stem) == ["fr:l@0", "fr:oeuvr@1", "fr:de@2", "fr:territoir@3", "en:the@20", "en:territori@21", "en:work@22"])
    #expect(analyzed.lengths == [0, 0, 0, 7, 0])
    #expect(analyzed.blockPositions == [0, 20])
  }

  @Test("a block of no known language has the stems of both")
  func undetermined() throws {
    let analyzed = Analyzer().analyze(try record(blocks: [Block(.paragraph, "mobilités action")]))
    #expect(terms(analyzed, .stem) == ["fr:mobil@0", "en:mobilit@0", "fr:action@1", "en:action@1"])
  }

  @Test("title words are found in the title alone, by form and by stem")
  func titleSpace() throws {
    let analyzed = Analyzer().analyze(
      try record(
        blocks: [Block(.paragraph, "texte", language: .french)], titles: [LocalizedText("Les Mobilités", language: .french, origin: "h1")]))
    #expect(terms(analyzed, .title) == ["les@0", "fr:le@0", "mobilites@1", "fr:mobil@1"])
    #expect(terms(analyzed, .exact, .title) == ["les@0", "mobilites@1"])
    #expect(terms(analyzed, .exact, .body) == ["texte@18"])
    #expect(analyzed.lengths == [2, 0, 0, 1, 0])
  }

  @Test("authors and producers come after the body, by form and by stem in their own space, and among the words as they are written")
  func authors() throws {
    var record = try record(blocks: [Block(.paragraph, "mot", language: .french)])
    record.authors = [Sourced("Zoé d'Œlry", origin: "sidecar")]
    record.producers = [Sourced("Réseau", origin: "sidecar")]
    let analyzed = Analyzer().analyze(record)
    #expect(
      terms(analyzed, .author) == [
        "zoe@17", "fr:zo@17", "en:zoe@17", "d@18", "fr:d@18", "en:d@18", "oelry@19", "fr:oelry@19", "en:oelri@19", "reseau@36",
        "fr:reseau@36", "en:reseau@36"
      ])
    #expect(terms(analyzed, .stem) == ["fr:mot@0"])
    #expect(terms(analyzed, .exact) == ["mot@0", "zoe@17", "d@18", "oelry@19", "reseau@36"])
    #expect(analyzed.lengths == [0, 0, 0, 1, 4])
  }

  @Test("a term stands once in the bytes of a record, and an analyzer forgets the last record")
  func bytes() throws {
    let analyzer = Analyzer()
    let blocks = [Block(.paragraph, "eau Eau EAU", language: .french)]
    let first = analyzer.analyze(try record(blocks: blocks))
    let eau = Array("eau".utf8)
    #expect(first.bytes == eau + StemTerm.term(of: eau, in: .french))
    #expect(analyzer.analyze(try record(blocks: blocks)) == first)
  }

  @Test("an acronym is indexed without its dots")
  func acronym() throws {
    let analyzed = Analyzer().analyze(try record(blocks: [Block(.paragraph, "à l’A.F.D.T. et à l'AFDT", language: .french)]))
    #expect(terms(analyzed, .exact) == ["a@0", "l@1", "afdt@2", "et@3", "a@4", "l@5", "afdt@6"])
  }

  @Test("a term longer than 64 bytes is cut at a scalar")
  func longTerm() throws {
    let word = String(repeating: "b", count: 63) + "ееее"
    let analyzed = Analyzer().analyze(try record(blocks: [Block(.paragraph, word)]))
    #expect(terms(analyzed, .exact) == [String(repeating: "b", count: 63) + "@0"])
  }

  @Test("a heading, a page and 400 tokens begin a passage, and headings that stand together one")
  func passages() throws {
    let long = Array(repeating: "mot", count: 900).joined(separator: " ")
    let blocks = [
      Block(.heading, "Partie", level: 1, language: .french), Block(.heading, "Section", level: 2, language: .french),
      Block(.paragraph, "Un deux trois", language: .french), Block(.heading, "Next", level: 2, language: .english),
      Block(.paragraph, "one two", language: .english), Block(.paragraph, long, language: .french),
      Block(.paragraph, "page deux", language: .french, page: 2)
    ]
    let analyzed = Analyzer().analyze(try record(blocks: blocks))
    #expect(analyzed.passages.map(\.firstBlock) == [0, 3, 5, 5, 5, 6])
    #expect(analyzed.passages.map(\.blockCount) == [3, 2, 1, 1, 1, 1])
    #expect(analyzed.passages.map(\.page) == [0, 0, 0, 0, 0, 2])
    #expect(analyzed.passages.map(\.language) == [.french, .english, .french, .french, .french, .french])
    let start = analyzed.blockPositions[5]
    #expect(
      analyzed.passages.map(\.firstPosition) == [0, analyzed.blockPositions[3], start, start + 400, start + 800, analyzed.blockPositions[6]]
    )
    #expect(analyzed.passageIndex(at: start + 399) == 2)
    #expect(analyzed.passageIndex(at: start + 400) == 3)
  }
}

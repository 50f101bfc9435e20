import FondsRecord
import FondsTestSupport
import FondsText
import Testing

@Suite("Properties of text on random input")
struct TextPropertyTests {
  /// Scalars of the fast path, of its edges and far from it.
  private static let pool: [Unicode.Scalar] = {
    var pool = Array(
      "abcdelqusjtnEÉéèàçœŒæßÀ ŉĿ0123456789'’‘ʼ.,:;_-·/@\u{AD}\u{A0}\u{202F}\u{200B}\u{200D}\u{200C}\u{2060}\n\r\t\u{0}«»–…€→☀✂\u{301}\u{308}\u{FE0F}"
        .unicodeScalars)
    pool += "αβσςΣдомЁёאב״ابتثกขค東京カタガ゛한글🇫🇷👩‍👩‍👧🛑ﬁⅣ①ªº²½µ𝔄𐐀\u{0903}\u{05D0}\u{0022}\u{2018}\u{2044}\u{FF07}\u{FFFD}".unicodeScalars
    pool += "ƀɏʀʯʰ΄ΆΈΊΌΎΡΣϵ϶ϿЀѿҀ҂҃҉ҊӿԀԯԱḀẞỹỿἀ가각힣ힰ".unicodeScalars
    return pool
  }()

  private func randomText(_ generator: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...60, using: &generator) {
      let pick = Int.random(in: 0..<10, using: &generator)
      if pick == 0, let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) {
        text.append(any)
      } else if pick == 1, let low = Unicode.Scalar(UInt32.random(in: 0...0x2BFF, using: &generator)) {
        text.append(low)
      } else {
        text.append(Self.pool[Int.random(in: 0..<Self.pool.count, using: &generator)])
      }
    }
    return String(text)
  }

  @Test("folding is idempotent and does not see the difference between NFC and NFD", arguments: [1, 2, 3])
  func folding(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let text = randomText(&generator)
      let folded = Folding.fold(text)
      #expect(Folding.fold(folded) == folded, "seed \(seed): \(text.unicodeScalars.map { String($0.value, radix: 16) })")
      #expect(Folding.fold(Normalization.nfc(text)) == folded, "seed \(seed): \(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }

  @Test("tokens are in bounds, increasing and on scalar boundaries", arguments: [4, 5, 6])
  func tokens(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let tokenizer = Tokenizer()
    for _ in 0..<3000 {
      let text = randomText(&generator)
      let bytes = Array(text.utf8)
      var last = 0
      for token in tokenizer.tokens(of: text) {
        #expect(token.start >= last && token.end > token.start && token.end <= bytes.count, "seed \(seed): \(text)")
        #expect(bytes[token.start] & 0xC0 != 0x80, "seed \(seed): \(text)")
        #expect(token.end == bytes.count || bytes[token.end] & 0xC0 != 0x80, "seed \(seed): \(text)")
        last = token.end
      }
    }
  }

  @Test("the fast path finds the words that ICU finds", arguments: [7, 8, 9])
  func fastPath(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let segmenter = WordSegmenter()
    let icu = ICUWordBreaker()
    for _ in 0..<3000 {
      let text = randomText(&generator)
      var words: [Range<Int>] = []
      segmenter.forEachWord(in: text.utf8.span) { start, end in words.append(start..<end) }
      var expected: [Range<Int>] = []
      icu.forEachWord(in: text.utf8.span, from: 0, to: text.utf8.count) { start, end in expected.append(start..<end) }
      #expect(words == expected, "seed \(seed): \(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }

  @Test("analysis is total, deterministic and keeps its own rules", arguments: [10, 11])
  func analysis(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let analyzer = Analyzer()
    for _ in 0..<300 {
      var record = Record(id: try #require(RecordID("a")))
      let garbage = (0..<Int.random(in: 0...80, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let decoded = Charset.decode(garbage, declared: ["utf-8", "utf-16le", nil, "shift_jis"][Int.random(in: 0..<4, using: &generator)])
      record.titles = [LocalizedText(randomText(&generator), language: .french, origin: "h1")]
      record.blocks = [Block(.paragraph, decoded.text, language: .english), Block(.heading, randomText(&generator))]
      let analyzed = analyzer.analyze(record)
      #expect(Analyzer().analyze(record) == analyzed, "seed \(seed)")
      var position: UInt32 = 0
      for occurrence in analyzed.occurrences {
        #expect(occurrence.position >= position && (1...64).contains(occurrence.length), "seed \(seed)")
        #expect(String(validating: analyzed.term(of: occurrence), as: UTF8.self) != nil, "seed \(seed)")
        position = occurrence.position
      }
      #expect(analyzed.occurrences.count(where: { $0.space == .exact }) == Int(analyzed.lengths.reduce(0, +)), "seed \(seed)")
      let texts = record.titles.map(\.text) + record.blocks.map(\.text)
      #expect(
        analyzed.occurrences.filter { $0.space == .exact }.map { Array(analyzed.term(of: $0)) } == texts.flatMap(terms), "seed \(seed)")
    }
  }

  /// The folded tokens of a text, each folded on its own.
  private func terms(of text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    return Tokenizer().tokens(of: text).compactMap { token in
      var folded = Folding.fold(bytes[token.start..<token.end].span)
      if token.kind == .acronym { folded.removeAll { $0 == UInt8(ascii: ".") } }
      guard folded.count > AnalyzedRecord.termByteLimit else { return folded.isEmpty ? nil : folded }
      var count = AnalyzedRecord.termByteLimit
      while folded[count] & 0xC0 == 0x80 { count -= 1 }
      return Array(folded[..<count])
    }
  }
}

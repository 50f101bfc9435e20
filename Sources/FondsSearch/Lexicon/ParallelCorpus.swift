package import FondsBytes
internal import FondsRecord
internal import FondsText

/// Segments of text with their translations, as numbers of words.
///
/// Memory grows with the number of words, up to a limit.
package struct ParallelCorpus {
  /// The most words of a segment; longer ones are passed over, for their words say little of one another.
  package static let segmentLimit = 100
  /// The most words of one language.
  package static let wordLimit = 32_000_000

  private(set) var french = LexiconVocabulary()
  private(set) var english = LexiconVocabulary()
  private(set) var frenchTokens = TokenStream()
  private(set) var englishTokens = TokenStream()
  private let analyzer = QueryAnalyzer()

  package init() {}

  /// Segments taken so far.
  package var count: Int { frenchTokens.ends.count }

  /// Takes a segment with its translation; one that is empty or too long is passed over.
  ///
  /// - Throws: `limit` when there are too many words.
  package mutating func add(french: String, english: String) throws(ByteError) {
    let words = (spoken(french, .french), spoken(english, .english))
    let lengths = 1...Self.segmentLimit
    guard lengths.contains(words.0.count), lengths.contains(words.1.count) else { return }
    for (word, written) in words.0 { frenchTokens.append(self.french.add(word, written: written)) }
    for (word, written) in words.1 { englishTokens.append(self.english.add(word, written: written)) }
    frenchTokens.endSegment()
    englishTokens.endSegment()
    guard max(frenchTokens.tokens.count, englishTokens.tokens.count) <= Self.wordLimit else {
      throw ByteError(.limit, "there are more than \(Self.wordLimit) words", remedy: "train on a part of the text")
    }
  }

  /// The words of a text that are no elided articles, with the way they are written.
  private func spoken(_ text: String, _ language: Language) -> [(word: AnalyzedWord, written: String)] {
    // A text of one long word, or of very many, is none of sentences.
    guard text.utf8.count <= 64 * Self.segmentLimit else { return [] }
    let lower = text.lowercased()
    let bytes = Array(lower.utf8)
    return analyzer.word(lower, languages: [language]).filter { !$0.isElision }.map { word in
      (word, String(decoding: bytes[word.start..<word.end], as: UTF8.self))
    }
  }
}

/// Numbers of words, segment by segment.
struct TokenStream: Sendable {
  private(set) var tokens: [UInt32] = []
  /// Where each segment ends.
  private(set) var ends: [Int] = []

  mutating func append(_ number: Int) { tokens.append(UInt32(number)) }

  mutating func endSegment() { ends.append(tokens.count) }

  /// The same segments with other numbers.
  func mapped(_ number: (Int) -> Int) -> TokenStream {
    var stream = TokenStream()
    stream.tokens = tokens.map { UInt32(number(Int($0))) }
    stream.ends = ends
    return stream
  }
}

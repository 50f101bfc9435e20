internal import FondsRecord
internal import FondsText

/// A word of a text that stands for a part of the query.
struct TextMark: Sendable, Hashable {
  /// Half-open range of the word, in bytes of UTF-8.
  var start: Int
  var end: Int
  /// As `HighlightPattern.group`.
  var group: Int
  var weight: Float
}

/// Finds the words of a query in texts.
///
/// Not to be shared between threads.
final class TextMarker {
  private let patterns: [HighlightPattern]
  private let memory: TermMemory
  private var wanted: WantedWords

  /// The most words of one text that are looked at, the first ones: who reads a snippet sees a few.
  static let wordLimit = 10_000

  init(_ terms: HighlightTerms, memory: TermMemory) {
    patterns = terms.patterns.filter { !$0.words.isEmpty }
    self.memory = memory
    wanted = WantedWords(patterns, memory: memory)
  }

  /// Has to be called when texts were read by others.
  func bringUpToDate() { wanted.bringUpToDate() }

  /// The marks in a text of a language, in order; a word that stands for several parts is marked for each.
  ///
  /// O(bytes).
  func marks(in text: String, language: Language) -> [TextMark] {
    if patterns.isEmpty { return [] }
    let words = memory.words(of: text, language: language)
    bringUpToDate()
    return marks(among: words)
  }

  /// The marks among the words of a text.
  ///
  /// O(words).
  func marks(among words: [NumberedWord]) -> [TextMark] {
    if patterns.isEmpty { return [] }
    var marks: Set<TextMark> = []
    for place in wanted.places(in: words, limit: Self.wordLimit) {
      for pattern in wanted.starting(with: words[place]) { mark(pattern, from: place, among: words, &marks) }
    }
    if marks.isEmpty { return [] }
    return marks.sorted { ($0.start, $0.end, $0.group) < ($1.start, $1.end, $1.group) }
  }

  /// Marks the words of a pattern that begins at a place, if the others follow there; an elided article is never marked, not even in a phrase.
  private func mark(_ number: Int, from place: Int, among words: [NumberedWord], _ marks: inout Set<TextMark>) {
    let pattern = patterns[number]
    guard place + pattern.words.count <= words.count else { return }
    for offset in pattern.words.indices where !wanted.matches(words[place + offset], pattern: number, place: offset) { return }
    for (offset, expected) in pattern.words.enumerated() where expected != nil && !words[place + offset].isElision {
      let word = words[place + offset]
      marks.insert(TextMark(start: Int(word.start), end: Int(word.end), group: pattern.group, weight: pattern.weight))
    }
  }
}

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
  private let tokenizer = Tokenizer()
  private var words: MarkedWords

  /// The most words of one text that are looked at, the first ones: who reads a snippet sees a few.
  static let wordLimit = 10_000
  /// The words of the longest pattern.
  private let longest: Int

  init(_ terms: HighlightTerms) {
    patterns = terms.patterns.filter { !$0.words.isEmpty }
    words = MarkedWords(patterns)
    longest = patterns.map(\.words.count).max() ?? 0
  }

  /// A token that is a word of some pattern.
  private struct FoundToken {
    /// Its number among all tokens of the text.
    var place: Int
    var token: Token
    /// Its number in `words`.
    var word: Int
  }

  /// The marks in a text of a language, in order; a word that stands for several parts is marked for each.
  ///
  /// O(bytes).
  func marks(in text: String, language: Language) -> [TextMark] {
    if patterns.isEmpty { return [] }
    let bytes = text.utf8.span
    var found: [FoundToken] = []
    var count = 0
    var lastStart = -longest
    words.begin()
    tokenizer.forEachToken(in: bytes) { token in
      if found.count < Self.wordLimit, let word = words.number(of: token, in: bytes, language) {
        if !words[word].starting.isEmpty { lastStart = count }
        // A word that begins nothing may go on with what has begun.
        if count - lastStart < longest { found.append(FoundToken(place: count, token: token, word: word)) }
      }
      count += 1
    }
    var marks: Set<TextMark> = []
    for first in found.indices {
      for number in words[found[first].word].starting {
        mark(patterns[number], from: first, found, count, &marks)
      }
    }
    return marks.sorted { ($0.start, $0.end, $0.group) < ($1.start, $1.end, $1.group) }
  }

  /// Marks the words of a pattern that begins with a token, if the others follow it; an elided article is never marked, not even in a phrase.
  private func mark(_ pattern: HighlightPattern, from first: Int, _ found: [FoundToken], _ count: Int, _ marks: inout Set<TextMark>) {
    let start = found[first].place
    guard start + pattern.words.count <= count else { return }
    var matched: [Token] = []
    var next = first
    for (offset, expected) in pattern.words.enumerated() {
      guard let expected else { continue }
      while next < found.count, found[next].place < start + offset { next += 1 }
      guard next < found.count, found[next].place == start + offset, expected.matches(words[found[next].word].word) else { return }
      matched.append(found[next].token)
    }
    for token in matched where token.kind != .elision {
      marks.insert(TextMark(start: token.start, end: token.end, group: pattern.group, weight: pattern.weight))
    }
  }
}

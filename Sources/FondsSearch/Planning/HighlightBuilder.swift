internal import FondsText

/// Gathers what snippets are to show of a query.
struct HighlightBuilder {
  private(set) var patterns: [HighlightPattern] = []
  private var groups = 0

  mutating func add(_ word: AnalyzedWord, weight: Float) {
    add([[HighlightWord(exact: [word.exact], stems: word.stems)]], weight: weight)
  }

  mutating func add(prefix: [UInt8], weight: Float) {
    add([[HighlightWord(prefixes: [prefix])]], weight: weight)
  }

  /// Words with their places; a place between them may hold any word.
  mutating func add(phrase: [(word: AnalyzedWord, offset: Int)], isExact: Bool, weight: Float) {
    guard let first = phrase.first, let last = phrase.last else { return }
    var words = [HighlightWord?](repeating: nil, count: last.offset - first.offset + 1)
    for (word, offset) in phrase {
      words[offset - first.offset] = HighlightWord(exact: [word.exact], stems: isExact ? [] : word.stems)
    }
    add([words], weight: weight)
  }

  /// Variants of one thing.
  mutating func add(_ variants: [[HighlightWord?]], weight: Float) {
    for words in variants { patterns.append(HighlightPattern(words: words, group: groups, weight: weight)) }
    groups += 1
  }
}

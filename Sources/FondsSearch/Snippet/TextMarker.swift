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
  private let analyzer = QueryAnalyzer()
  /// Patterns by the forms of their first word.
  private var byExact: [[UInt8]: [Int]] = [:]
  private var byStem: [[UInt8]: [Int]] = [:]
  /// Patterns that begin with a prefix or with any word.
  private var others: [Int] = []
  /// Whether a word that begins with a byte can be one of the query: a form keeps the first letter of its word.
  private var beginnings = [Bool](repeating: false, count: 256)

  init(_ terms: HighlightTerms) {
    patterns = terms.patterns.filter { !$0.words.isEmpty }
    for byte in 0x80...0xFF { beginnings[byte] = true }
    for (number, pattern) in patterns.enumerated() {
      for case let word? in pattern.words {
        for forms in [word.exact, word.stems.map(StemTerm.stem), word.prefixes] { addBeginnings(of: forms) }
      }
      guard let first = pattern.words[0], first.prefixes.isEmpty else {
        others.append(number)
        continue
      }
      for form in Self.distinct(first.exact) { byExact[form, default: []].append(number) }
      for form in Self.distinct(first.stems) { byStem[form, default: []].append(number) }
    }
  }

  private static func distinct(_ forms: [[UInt8]]) -> [[UInt8]] { forms.count < 2 ? forms : Array(Set(forms)) }

  private func addBeginnings(of forms: [[UInt8]]) {
    for form in forms {
      guard let byte = form.first else { continue }
      beginnings[Int(byte)] = true
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { beginnings[Int(byte & 0xDF)] = true }
    }
  }

  /// The marks in a text of a language, in order; a word that stands for several parts is marked for each.
  func marks(in text: String, language: Language) -> [TextMark] {
    if patterns.isEmpty { return [] }
    let bytes = text.utf8.span
    var tokens: [Token] = []
    var isPossible: [Bool] = []
    tokenizer.forEachToken(in: bytes) { token in
      tokens.append(token)
      isPossible.append(beginnings[Int(bytes[token.start])])
    }
    guard isPossible.contains(true) else { return [] }
    var row = TokenRow(text: text, tokens: tokens, isPossible: isPossible, language: language, analyzer: analyzer)
    var marks: Set<TextMark> = []
    for index in tokens.indices {
      var starting = others
      if let word = row.word(at: index) {
        starting += byExact[word.exact] ?? []
        for stem in word.stems { starting += byStem[stem] ?? [] }
      }
      for number in starting where row.matches(patterns[number].words, at: index) { mark(patterns[number], at: index, tokens, &marks) }
    }
    return marks.sorted { ($0.start, $0.end, $0.group) < ($1.start, $1.end, $1.group) }
  }

  /// An elided article is never marked, not even in a phrase.
  private func mark(_ pattern: HighlightPattern, at index: Int, _ tokens: [Token], _ marks: inout Set<TextMark>) {
    for (offset, word) in pattern.words.enumerated() where word != nil && tokens[index + offset].kind != .elision {
      let token = tokens[index + offset]
      marks.insert(TextMark(start: token.start, end: token.end, group: pattern.group, weight: pattern.weight))
    }
  }
}

/// The tokens of a text, analysed when they are looked at.
private struct TokenRow {
  let text: String
  let tokens: [Token]
  /// Whether a token can be a word of the query at all.
  let isPossible: [Bool]
  let language: Language
  let analyzer: QueryAnalyzer
  /// The last words that were analysed, by token.
  private var known: [Int: AnalyzedWord?] = [:]

  init(text: String, tokens: [Token], isPossible: [Bool], language: Language, analyzer: QueryAnalyzer) {
    self.text = text
    self.tokens = tokens
    self.isPossible = isPossible
    self.language = language
    self.analyzer = analyzer
  }

  mutating func word(at index: Int) -> AnalyzedWord? {
    guard isPossible[index] else { return nil }
    if let word = known[index] { return word }
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: tokens[index].start)
    let end = bytes.index(start, offsetBy: tokens[index].end - tokens[index].start)
    let word = analyzer.word(String(text[start..<end]), languages: [language]).first
    known[index] = word
    return word
  }

  mutating func matches(_ words: [HighlightWord?], at index: Int) -> Bool {
    guard index + words.count <= tokens.count else { return false }
    for (offset, expected) in words.enumerated() {
      guard let expected else { continue }
      guard let word = word(at: index + offset), expected.matches(word) else { return false }
    }
    return true
  }
}

extension HighlightWord {
  fileprivate func matches(_ word: AnalyzedWord) -> Bool {
    exact.contains(word.exact) || stems.contains { word.stems.contains($0) } || prefixes.contains { word.exact.starts(with: $0) }
  }
}

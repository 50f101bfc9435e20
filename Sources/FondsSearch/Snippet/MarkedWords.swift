internal import FondsRecord
internal import FondsText

/// The words of the patterns that texts are marked by, and what is known of the words of texts.
///
/// Texts repeat their words: each one is folded and stemmed once in a language and looked up from then on.
struct MarkedWords {
  /// A word of a text that is one of some pattern.
  struct Known {
    var word: AnalyzedWord
    /// The patterns that begin with it.
    var starting: [Int]
  }

  private let patterns: [HighlightPattern]
  /// Patterns by the forms of their first word.
  private var byExact: [[UInt8]: [Int]] = [:]
  private var byStem: [[UInt8]: [Int]] = [:]
  /// Patterns that begin with a prefix or with any word.
  private var others: [Int] = []
  /// The forms of all words of all patterns.
  private var exact: Set<[UInt8]> = []
  private var stems: Set<[UInt8]> = []
  private var prefixes: [[UInt8]] = []
  /// Whether a word that begins with a byte can be one of a pattern: a form keeps the first letter of its word.
  private var beginnings = [Bool](repeating: false, count: 256)

  private var analyzer = QueryAnalyzer()
  /// Numbers in `words`; `none` for words of no pattern.
  private var numbers: [Key: Int] = [:]
  private var words: [Known] = []
  /// Words analysed since the last fresh start.
  private var analysed = 0

  private static let none = -1
  /// After so many different words what is known is forgotten, which bounds its memory to some megabytes.
  private static let wordLimit = 50_000

  init(_ patterns: [HighlightPattern]) {
    self.patterns = patterns
    for byte in 0x80...0xFF { beginnings[byte] = true }
    for (number, pattern) in patterns.enumerated() {
      for case let word? in pattern.words {
        exact.formUnion(word.exact)
        stems.formUnion(word.stems)
        prefixes += word.prefixes
        for forms in [word.exact, word.stems.map(StemTerm.stem), word.prefixes] { addBeginnings(of: forms) }
      }
      guard let first = pattern.words.first ?? nil, first.prefixes.isEmpty else {
        others.append(number)
        continue
      }
      for form in Set(first.exact) { byExact[form, default: []].append(number) }
      for form in Set(first.stems) { byStem[form, default: []].append(number) }
    }
    // A pattern that begins with any word begins everywhere.
    if patterns.contains(where: { $0.words.first.map { $0 == nil } ?? false }) {
      beginnings = [Bool](repeating: true, count: 256)
    }
  }

  private mutating func addBeginnings(of forms: [[UInt8]]) {
    for form in forms {
      guard let byte = form.first else { continue }
      beginnings[Int(byte)] = true
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { beginnings[Int(byte & 0xDF)] = true }
    }
  }

  subscript(number: Int) -> Known { words[number] }

  /// The number of a token's word; `nil` for a word of no pattern.
  mutating func number(of token: Token, in bytes: Span<UInt8>, _ language: Language) -> Int? {
    guard beginnings[Int(bytes[token.start])] else { return nil }
    let key = Key(token, in: bytes, language)
    if let key, let number = numbers[key] { return number == Self.none ? nil : number }
    if analysed == Self.wordLimit { forget() }
    analysed += 1
    let known = known(token, in: bytes, language)
    if let key { numbers[key] = known == nil ? Self.none : words.count }
    guard let known else { return nil }
    words.append(known)
    return words.count - 1
  }

  /// Starts afresh; numbers given before hold until the end of the text under way, for `words` is kept until `begin`.
  private mutating func forget() {
    numbers.removeAll(keepingCapacity: true)
    analyzer = QueryAnalyzer()
    analysed = 0
  }

  /// Begins another text: numbers given before are void once there are many.
  mutating func begin() {
    guard words.count > Self.wordLimit else { return }
    words.removeAll()
    forget()
  }

  private func known(_ token: Token, in bytes: Span<UInt8>, _ language: Language) -> Known? {
    var text: [UInt8] = []
    for index in token.start..<token.end { text.append(bytes[index]) }
    guard let word = analyzer.word(String(decoding: text, as: UTF8.self), languages: [language]).first else { return nil }
    var starting = others.filter { number in patterns[number].words[0].map { $0.matches(word) } ?? true }
    let isWanted =
      exact.contains(word.exact) || word.stems.contains(where: stems.contains) || prefixes.contains { word.exact.starts(with: $0) }
    guard isWanted || !starting.isEmpty else { return nil }
    starting += byExact[word.exact] ?? []
    for stem in word.stems { starting += (byStem[stem] ?? []).filter { !starting.contains($0) } }
    return Known(word: word, starting: starting)
  }

  /// A short token as it is written, with its language.
  private struct Key: Hashable {
    private var bytes: (UInt64, UInt64, UInt64) = (0, 0, 0)
    private var rest: UInt64

    static let longest = 24

    /// `nil` for a longer one.
    init?(_ token: Token, in text: Span<UInt8>, _ language: Language) {
      let length = token.end - token.start
      guard length <= Self.longest else { return nil }
      rest = UInt64(length) << 8 | (language == .french ? 1 : language == .english ? 2 : 0)
      for index in 0..<length {
        let byte = UInt64(text[token.start + index]) << UInt64(index % 8 * 8)
        if index < 8 { bytes.0 |= byte } else if index < 16 { bytes.1 |= byte } else { bytes.2 |= byte }
      }
    }

    static func == (one: Self, other: Self) -> Bool { one.bytes == other.bytes && one.rest == other.rest }

    func hash(into hasher: inout Hasher) {
      hasher.combine(bytes.0)
      hasher.combine(bytes.1)
      hasher.combine(bytes.2)
      hasher.combine(rest)
    }
  }
}

extension HighlightWord {
  /// Whether a word of a text is this one.
  func matches(_ word: AnalyzedWord) -> Bool {
    exact.contains(word.exact) || stems.contains { word.stems.contains($0) } || prefixes.contains { word.exact.starts(with: $0) }
  }
}

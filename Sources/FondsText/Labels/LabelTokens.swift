/// A token as the labels of a thesaurus see it.
struct LabelToken {
  var start: Int
  var end: Int
  /// Numbers of its forms among the words of the labels; −1 for a word of no label.
  var french: Int32
  var english: Int32
  var isArticle: Bool
  /// Punctuation stands before it.
  var isAfterGap: Bool

  func word(_ language: StemLanguage) -> Int32 { language == .french ? french : english }
}

/// What the labels say of a word: its number among the words of the French labels and among those of the English ones, −1 in none.
struct LabelWord {
  var french: Int32
  var english: Int32
  var isArticle: Bool

  /// A word of no label.
  static let none = LabelWord(french: -1, english: -1, isArticle: false)
}

/// The tokens of a text as the labels see them.
struct LabelTokens: ~Copyable {
  private let index: LabelIndex
  /// The tokens of the text since `begin`.
  private(set) var tokens: [LabelToken] = []
  private var end = 0

  init(_ index: LabelIndex) { self.index = index }

  /// Room for so many tokens is kept from text to text.
  private static let keptTokens = 1 << 14

  /// Begins a text; the memory that a huge one took is let go.
  mutating func begin() {
    if tokens.capacity > Self.keptTokens { tokens = [] } else { tokens.removeAll(keepingCapacity: true) }
    end = 0
  }

  /// Takes the next token of a text, which is this term of the table; it is always the same table.
  @inline(__always)
  mutating func add(_ token: Token, _ term: Int, of terms: inout TermTable, in text: Span<UInt8>) {
    let word = terms.label(of: term) { look(up: $0) }
    let isSpace = token.start == end + 1 && text[end] == UInt8(ascii: " ")
    tokens.append(
      LabelToken(
        start: token.start, end: token.end, french: word.french, english: word.english, isArticle: word.isArticle,
        isAfterGap: !isSpace && !LabelGap.isJoining(end..<token.start, of: text)))
    end = token.end
  }

  private func look(up bytes: [UInt8]) -> LabelWord {
    LabelWord(
      french: index.french.number(of: LightStem.form(of: bytes, .french)),
      english: index.english.number(of: LightStem.form(of: bytes, .english)),
      isArticle: LabelArticle.contains(bytes))
  }
}

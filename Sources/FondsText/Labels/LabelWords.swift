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

/// Tells for each word of a text which word of the labels it is; each distinct word is looked up once.
struct LabelWords: ~Copyable {
  private struct Known {
    var french: Int32
    var english: Int32
    var isArticle: Bool
  }

  private let index: LabelIndex
  private let tokenizer = Tokenizer()
  private var terms = TermTable()
  private var known: [Known] = []
  /// The tokens of the text read last.
  private(set) var tokens: [LabelToken] = []
  /// After this many terms the table starts afresh, which bounds its memory to 5 MB.
  private static let termLimit = 60_000

  init(_ index: LabelIndex) { self.index = index }

  /// Reads a text into `tokens`.
  mutating func read(_ text: String) {
    if terms.count > Self.termLimit {
      terms.removeAll()
      known.removeAll(keepingCapacity: true)
    }
    tokens.removeAll(keepingCapacity: true)
    let bytes = text.utf8.span
    var end = 0
    tokenizer.forEachToken(in: bytes) { token in
      guard let term = terms.term(of: token, in: bytes) else { return }
      while known.count <= term { known.append(look(up: known.count)) }
      let word = known[term]
      let isSpace = token.start == end + 1 && bytes[end] == UInt8(ascii: " ")
      tokens.append(
        LabelToken(
          start: token.start, end: token.end, french: word.french, english: word.english, isArticle: word.isArticle,
          isAfterGap: !isSpace && !LabelGap.isJoining(end..<token.start, of: bytes)))
      end = token.end
    }
  }

  private func look(up term: Int) -> Known {
    let bytes = terms.bytes(of: term)
    return Known(
      french: index.french.words[LightStem.form(of: bytes, .french)] ?? -1,
      english: index.english.words[LightStem.form(of: bytes, .english)] ?? -1,
      isArticle: LabelArticle.contains(bytes))
  }
}

/// Reads single texts for their labels.
struct LabelWords: ~Copyable {
  private let tokenizer = Tokenizer()
  private var terms = TermTable()
  private var labels: LabelTokens
  /// After this many terms the table starts afresh, which bounds its memory to 5 MB.
  private static let termLimit = 60_000

  init(_ index: LabelIndex) { labels = LabelTokens(index) }

  /// The tokens of a text.
  mutating func tokens(of text: String) -> [LabelToken] {
    if terms.count > Self.termLimit { terms.removeAll() }
    labels.begin()
    let bytes = text.utf8.span
    tokenizer.forEachToken(in: bytes) { token, plain in
      if let term = terms.term(of: token, plain, in: bytes) { labels.add(token, term, of: &terms, in: bytes) }
    }
    return labels.tokens
  }
}

/// A token, with its folded form where that was found on the way.
struct FoundWord: BitwiseCopyable {
  var token: Token
  var plain: PlainWord?
}

/// Cuts UTF-8 text into the words that are indexed and searched.
///
/// Words are those of Unicode Annex #29, then cut further where a reader sees several: at underscores and narrow no-break spaces, at colons, at dots
/// between letters (`fin.Le`), after an elided article (`l'énergie` is `l` and `énergie`). English `'s` and the endings of French inclusive writing
/// (`habitant·e·s`) belong to no token; the small digits of `CO₂` and `m²` belong to theirs. Not to be shared between threads.
package struct Tokenizer {
  private let segmenter = WordSegmenter()

  package init() {}

  /// Calls `body` with every token in order.
  ///
  /// O(bytes).
  ///
  /// - Precondition: the text is well-formed UTF-8, as that of every `String` is.
  package func forEachToken(in text: Span<UInt8>, _ body: (Token) -> Void) {
    forEachToken(in: text) { token, _ in body(token) }
  }

  /// Calls `body` with every token in order, and with its folded form where that was found on the way.
  @inline(__always)
  func forEachToken(in text: Span<UInt8>, _ body: (Token, PlainWord?) -> Void) {
    segmenter.forEachSegment(in: text) { start, end, shape in
      let raised = RaisedDigits.length(after: end, of: start..<end, in: text)
      guard raised == 0 else { return body(Token(start: start, end: end &+ raised), nil) }
      switch shape {
      case .plain(let word): body(Token(start: start, end: end), word)
      case .whole: body(Token(start: start, end: end), nil)
      case .mixed:
        if let (article, rest) = Elision.plainWords(from: start, to: end, of: text) {
          body(Token(start: start, end: start &+ 1, kind: .elision), article)
          body(Token(start: end &- rest.bytes, end: end), rest.word)
        } else {
          WordSplitter.forEachToken(from: start, to: end, of: text) { token in
            body(token, token.kind == .acronym ? nil : PlainWord(of: token.start..<token.end, in: text))
          }
        }
      }
    }
  }

  /// The tokens of a text, in order.
  package func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    forEachToken(in: text.utf8.span) { tokens.append($0) }
    return tokens
  }
}

/// Cuts UTF-8 text into the words that are indexed and searched.
///
/// Words are those of Unicode Annex #29, then cut further where a reader sees several: at underscores and narrow no-break spaces, at colons, at dots
/// between letters (`fin.Le`), after an elided article (`l'énergie` is `l` and `énergie`). English `'s` and the endings of French inclusive writing
/// (`habitant·e·s`) belong to no token. Not to be shared between threads.
package struct Tokenizer {
  private let segmenter = WordSegmenter()

  package init() {}

  /// Calls `body` with every token in order.
  ///
  /// O(bytes).
  ///
  /// - Precondition: the text is well-formed UTF-8, as that of every `String` is.
  @inline(__always)
  package func forEachToken(in text: Span<UInt8>, _ body: (Token) -> Void) {
    segmenter.forEachWord(in: text) { start, end, isPlain in
      if isPlain {
        body(Token(start: start, end: end))
      } else {
        for token in WordSplitter.tokens(from: start, to: end, of: text) { body(token) }
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

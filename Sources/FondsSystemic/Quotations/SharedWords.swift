internal import FondsText

/// The exact extent of words that two blocks share, found from a place where some are known to be shared.
package struct SharedWords {
  private let tokenizer = Tokenizer()

  package init() {}

  /// The stretch of one text, in UTF-8 bytes, that holds a piece and what else agrees on either side; `nil` where the texts are not those of the piece.
  ///
  /// O(bytes of both texts).
  package func range(in text: String, from word: Int, count: Int, agreeingWith other: String, from otherWord: Int) -> Range<Int>? {
    let (tokens, otherTokens) = (words(of: text), words(of: other))
    guard word >= 0, otherWord >= 0, count > 0, word + count <= tokens.count, otherWord + count <= otherTokens.count else { return nil }
    var (first, otherFirst) = (word, otherWord)
    while first > 0, otherFirst > 0, tokens[first - 1].folded == otherTokens[otherFirst - 1].folded {
      first -= 1
      otherFirst -= 1
    }
    var (end, otherEnd) = (word + count, otherWord + count)
    while end < tokens.count, otherEnd < otherTokens.count, tokens[end].folded == otherTokens[otherEnd].folded {
      end += 1
      otherEnd += 1
    }
    return tokens[first].start..<tokens[end - 1].end
  }

  private func words(of text: String) -> [(start: Int, end: Int, folded: [UInt8])] {
    var words: [(start: Int, end: Int, folded: [UInt8])] = []
    let bytes = text.utf8.span
    tokenizer.forEachToken(in: bytes) { token in
      let folded = Folding.fold(bytes.extracting(token.start..<token.end))
      // A word that folds to nothing has no place among the terms of a record.
      if !folded.isEmpty { words.append((token.start, token.end, folded)) }
    }
    return words
  }
}

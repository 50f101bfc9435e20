package import FondsRecord
internal import FondsText

/// The exact extent of words that two blocks share, found from a place where some are known to be shared.
///
/// It reads each block once, and keeps what it read.
package struct SharedWords {
  /// Words that two blocks share.
  package struct Stretch: Sendable, Hashable {
    /// Of the first text, in UTF-8 bytes.
    package var range: Range<Int>
    /// Words of it.
    package var words: Int
  }

  private let tokenizer = Tokenizer()
  private let one: [Block]
  private let other: [Block]
  private var known: [Int: [Word]] = [:]
  private var otherKnown: [Int: [Word]] = [:]

  /// - Parameters:
  ///   - one: the blocks of the record whose words are given.
  ///   - other: those of the record that shares them.
  package init(_ one: [Block], _ other: [Block]) {
    self.one = one
    self.other = other
  }

  /// The stretch that holds a piece and what else agrees on either side; `nil` where the records are not those of the piece.
  ///
  /// O(bytes of both blocks) where they were not read before, else O(words of the stretch).
  package mutating func stretch(_ piece: Quotation.Piece) -> Stretch? {
    guard one.indices.contains(piece.block), other.indices.contains(piece.otherBlock) else { return nil }
    if known[piece.block] == nil { known[piece.block] = words(of: one[piece.block].text) }
    if otherKnown[piece.otherBlock] == nil { otherKnown[piece.otherBlock] = words(of: other[piece.otherBlock].text) }
    guard let tokens = known[piece.block], let otherTokens = otherKnown[piece.otherBlock], piece.word >= 0, piece.otherWord >= 0,
      piece.words > 0, piece.word + piece.words <= tokens.count, piece.otherWord + piece.words <= otherTokens.count
    else { return nil }
    var (first, otherFirst) = (piece.word, piece.otherWord)
    while first > 0, otherFirst > 0, tokens[first - 1].folded == otherTokens[otherFirst - 1].folded {
      first -= 1
      otherFirst -= 1
    }
    var (end, otherEnd) = (piece.word + piece.words, piece.otherWord + piece.words)
    while end < tokens.count, otherEnd < otherTokens.count, tokens[end].folded == otherTokens[otherEnd].folded {
      end += 1
      otherEnd += 1
    }
    return Stretch(range: tokens[first].start..<tokens[end - 1].end, words: end - first)
  }

  private struct Word {
    var start: Int
    var end: Int
    var folded: [UInt8]
  }

  private func words(of text: String) -> [Word] {
    var words: [Word] = []
    let bytes = text.utf8.span
    tokenizer.forEachToken(in: bytes) { token in
      let folded = Folding.fold(bytes.extracting(token.start..<token.end))
      // A word that folds to nothing has no place among the terms of a record.
      if !folded.isEmpty { words.append(Word(start: token.start, end: token.end, folded: folded)) }
    }
    return words
  }
}

/// Eight words in a row of one block, by which the same words are found in another record.
///
/// Not every eight words are kept: those that winnowing selects (Schleimer, Wilkerson & Aiken, "Winnowing: local algorithms for document
/// fingerprinting", SIGMOD 2003), so that two blocks that share ``certain`` words in a row share a shingle whose four words before or after are
/// the same too. Besides them, those that begin a sentence, and all between the marks of a short quotation: whoever quotes little quotes it from
/// the beginning of a sentence.
package struct Shingle: BitwiseCopyable, Sendable, Hashable {
  /// Words of a shingle.
  package static let words = 8
  /// Of so many shingles in a row at least one is kept.
  package static let window = 13
  /// Words before and after that are remembered by a hash.
  package static let context = 4
  /// The longest quotation of which all shingles are kept, in words.
  package static let shortQuotation = 40
  /// So many words in a row that two blocks share are always noticed.
  package static let certain = words + window - 1

  /// 40 bits that the folded words decide, the same in every run.
  package var hash: UInt64
  /// 12 bits that the four words before decide; 0 where the block has fewer.
  package var left: UInt16
  /// 12 bits that the four words after decide; 0 where the block has fewer.
  package var right: UInt16
  /// Index in `Record.blocks`.
  package var block: Int
  /// Which word of the block is the first, from 0.
  package var word: Int
  /// Whether it stands between quotation marks, or in a block that is a quotation.
  package var isQuoted: Bool

  package init(hash: UInt64, left: UInt16, right: UInt16, block: Int, word: Int, isQuoted: Bool) {
    self.hash = hash
    self.left = left
    self.right = right
    self.block = block
    self.word = word
    self.isQuoted = isQuoted
  }
}

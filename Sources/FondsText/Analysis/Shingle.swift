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
  /// After so many shingles of a record, no further stretch of it is looked at: those of a text of a million words.
  package static let limit = 1 << 18
  /// The longest quotation of which all shingles are kept, in words.
  package static let shortQuotation = 40
  /// So many words in a row that two blocks share are always noticed.
  package static let certain = words + window - 1

  /// From the top: 40 bits that the folded words decide, the same in every run; 12 that the four words before decide, 0 where the block has
  /// fewer; 12 that the four words after decide.
  package let key: UInt64
  /// From bit 39 down: 20 bits of block, 19 of word, 1 for quoted; zeros above.
  package let place: UInt64

  /// Blocks of a record from this one on have no shingles.
  package static let blockLimit = 1 << 20
  /// Words of a block from this one on begin none.
  package static let wordLimit = 1 << 19

  /// Takes the 40, 12 and 12 low bits of the hashes; block and word are below their limits.
  init(hash: UInt64, left: UInt64, right: UInt64, block: Int, word: Int, isQuoted: Bool) {
    key = hash << 24 | (left & 0xFFF) << 12 | right & 0xFFF
    place = UInt64(block) << 20 | UInt64(word) << 1 | (isQuoted ? 1 : 0)
  }

  package var hash: UInt64 { key >> 24 }
  package var left: UInt64 { key >> 12 & 0xFFF }
  package var right: UInt64 { key & 0xFFF }
  /// Index in `Record.blocks`.
  package var block: Int { Int(place >> 20) }
  /// Which word of the block is the first, from 0.
  package var word: Int { Int(place >> 1 & 0x7_FFFF) }
  /// Whether it stands between quotation marks, or in a block that is a quotation.
  package var isQuoted: Bool { place & 1 == 1 }
}

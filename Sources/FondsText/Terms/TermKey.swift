/// The length and the hash of a term, taken byte by byte.
///
/// FNV-1a (Fowler, Noll and Vo 1991) over words of eight bytes, the last filled up with zeros.
struct TermKey {
  /// Bytes so far.
  private(set) var length = 0
  private var word: UInt64 = 0
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  /// The key of a whole word.
  @inline(__always) init(_ plain: PlainWord) {
    length = plain.length
    mix(plain.low)
    if length > 8 { mix(plain.high) }
  }

  @inline(__always) private mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 32
  }

  /// Takes the next byte; true when a word of eight bytes is full and must be taken.
  @inline(__always) mutating func append(_ byte: UInt8) -> Bool {
    word |= UInt64(byte) << UInt64(8 * (length & 7))
    length += 1
    return length & 7 == 0
  }

  /// The word gathered since the last one, with its bytes in their order in memory; the next one begins.
  @inline(__always) mutating func takeWord() -> UInt64 {
    let taken = word.littleEndian
    mix(word)
    word = 0
    return taken
  }

  /// The hash of the words taken.
  var hash: UInt32 { UInt32(truncatingIfNeeded: state) }
}

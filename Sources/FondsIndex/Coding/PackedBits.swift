/// Bits and integers of a fixed width side by side, the lowest bit of the lowest byte first.
///
/// Kernels over memory that their callers have checked: they may read, never use, up to eight bytes behind the last one of a sequence.
enum PackedBits {
  /// Bytes that `count` integers of `width` bits take.
  @inline(__always) static func byteCount(_ count: Int, width: Int) -> Int { (count &* width &+ 7) &>> 3 }

  /// The number of bits of the largest of some integers, 0…32.
  @inline(__always) static func width(of union: UInt32) -> Int { 32 &- union.leadingZeroBitCount }

  /// The integer of at most 32 bits that begins at a bit.
  @inline(__always)
  static func value(_ bytes: UnsafeRawPointer, bit: Int, mask: UInt64) -> UInt32 {
    let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
    return UInt32(truncatingIfNeeded: (word &>> UInt64(bit & 7)) & mask)
  }

  /// The 64 bits of word `index` of a sequence of `count` bits; those behind its end are 0.
  @inline(__always)
  static func word(_ bytes: UnsafeRawPointer, _ index: Int, of count: Int) -> UInt64 {
    let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self))
    let rest = count &- index &* 64
    return rest >= 64 ? word : word & ((1 &<< UInt64(rest)) &- 1)
  }

  /// Where the set bit number `rank` (from 0) of a word is; 64 when it has fewer.
  @inline(__always)
  static func select(_ word: UInt64, _ rank: Int) -> Int {
    var rest = word
    for _ in 0..<rank { rest &= rest &- 1 }
    return rest.trailingZeroBitCount
  }
}

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

  /// Where the set bit number `rank` (from 0) of a word is, which has more.
  ///
  /// Without loops and branches: Vigna, *Broadword Implementation of Rank/Select Queries* (2008).
  @inline(__always)
  static func select(_ word: UInt64, _ rank: Int) -> Int {
    let (lowBits, highBits): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    // Sums over the bytes up to each, then the byte in which the rank is reached.
    var sums = word &- ((word &>> 1) & 0x5555_5555_5555_5555)
    sums = (sums & 0x3333_3333_3333_3333) &+ ((sums &>> 2) & 0x3333_3333_3333_3333)
    sums = ((sums &+ (sums &>> 4)) & 0x0F0F_0F0F_0F0F_0F0F) &* lowBits
    let wanted = UInt64(truncatingIfNeeded: rank)
    let before = ((wanted &* lowBits | highBits) &- sums) & highBits
    let shift = (((before &>> 7) &* lowBits) &>> 56) &* 8
    var rest = wanted &- (((sums &<< 8) &>> shift) & 0xFF)
    var byte = (word &>> shift) & 0xFF
    while rest > 0 {
      byte &= byte &- 1
      rest &-= 1
    }
    return Int(truncatingIfNeeded: shift) &+ byte.trailingZeroBitCount
  }
}

/// A hash of bytes that is the same in every run: FNV-1a of 64 bits (Fowler, Noll and Vo, 1991).
struct Fingerprint: Sendable, Hashable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  private static let prime: UInt64 = 0x100_0000_01B3
  /// Spreads whole numbers over all bits (Knuth's multiplicative hashing, by the golden ratio).
  private static let spread: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// So many of its upper bits.
  @inline(__always)
  func bits(_ count: Int) -> Int { Int(value >> UInt64(64 - count)) }

  /// Takes one byte in.
  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* Self.prime }

  /// Takes a whole number in.
  mutating func add(_ number: Int) { value = ((value ^ UInt64(bitPattern: Int64(number))) &* Self.spread) ^ (value >> 29) }
}

/// Hashes of identifiers, 96 bits under secrets of the process: nobody can make two of them meet.
struct IdentifierKeys: Sendable {
  private let seeds = (UInt64.random(in: 0...(.max)), UInt64.random(in: 0...(.max)))

  func key(of identifier: String) -> (low: UInt64, high: UInt32) {
    var (low, high) = seeds
    var word: UInt64 = 0
    var count = 0
    for byte in identifier.utf8 {
      word = word &<< 8 | UInt64(byte)
      count &+= 1
      guard count & 7 == 0 else { continue }
      low = Self.mix(low ^ word, 0xD6E8_FEB8_6659_FD93)
      high = Self.mix(high ^ word, 0xA076_1D64_78BD_642F)
    }
    low = Self.mix(Self.mix(low ^ word, 0xD6E8_FEB8_6659_FD93) ^ UInt64(count) ^ seeds.1, 0xE703_7ED1_A0B4_28DB)
    high = Self.mix(Self.mix(high ^ word, 0xA076_1D64_78BD_642F) ^ UInt64(count) ^ seeds.0, 0x8EBC_6AF0_9C88_C6E3)
    return (low, UInt32(truncatingIfNeeded: high))
  }

  @inline(__always)
  private static func mix(_ value: UInt64, _ factor: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}

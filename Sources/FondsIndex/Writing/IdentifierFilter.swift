/// Tells of most identifiers that a segment surely does not hold them, without a look at the segment.
///
/// A blocked Bloom filter (Putze, Sanders and Singler 2007): each identifier sets six bits of one cache line, two bytes an identifier, so about one in three
/// hundred of the others passes.
@safe final class IdentifierFilter {
  private let words: UnsafeMutablePointer<UInt64>
  private let blocks: Int

  /// Bits that an identifier sets in its block of 512.
  private static let probes = 6

  /// - Parameter capacity: identifiers it is made for.
  init(capacity: Int) {
    blocks = max(1, capacity / 32)
    unsafe words = UnsafeMutableRawPointer.allocate(byteCount: blocks * 64, alignment: 64).bindMemory(to: UInt64.self, capacity: blocks * 8)
    unsafe words.initialize(repeating: 0, count: blocks * 8)
  }

  deinit { unsafe words.deallocate() }

  /// - Parameter key: the low half of `IdentifierKeys.key(of:)`.
  func insert(_ key: UInt64) {
    let block = unsafe block(of: key)
    var bits = key
    for _ in 0..<Self.probes {
      unsafe block[Int(bits & 7)] |= 1 &<< (bits &>> 3 & 63)
      bits &>>= 9
    }
  }

  /// False where the identifier of the key was surely not inserted.
  func mayContain(_ key: UInt64) -> Bool {
    let block = unsafe block(of: key)
    var bits = key
    for _ in 0..<Self.probes {
      if unsafe block[Int(bits & 7)] &>> (bits &>> 3 & 63) & 1 == 0 { return false }
      bits &>>= 9
    }
    return true
  }

  /// The block is chosen by other bits of the key than those in it.
  private func block(of key: UInt64) -> UnsafeMutablePointer<UInt64> {
    let number = Self.mix(key ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: UInt64(blocks)).high
    return unsafe words + Int(number) * 8
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}

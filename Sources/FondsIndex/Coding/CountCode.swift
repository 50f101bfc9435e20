/// How many positions each posting of a group has: a bitmap over the positions of the group in which the first one of each posting is set
/// (`Index/FORMAT.md` §2.5).
enum CountCode {
  /// Bytes of a group; none where each posting has one position.
  @inline(__always)
  static func byteCount(_ count: Int, positions: Int) -> Int { positions > count ? (positions &+ 7) &>> 3 : 0 }

  /// Appends counts, each at least 1, that sum up to `positions`.
  static func encode(_ counts: UnsafePointer<UInt32>, _ count: Int, positions: Int, to out: inout ByteBuffer) {
    guard positions > count else { return }
    let start = out.zeros(bits: positions)
    var first = 0
    for index in 0..<count {
      out.setBit(first, from: start)
      unsafe first &+= Int(counts[index])
    }
  }

  /// Decodes the counts of a group.
  ///
  /// - Returns: false when the bytes are no such group.
  static func decode(_ bytes: UnsafeRawPointer, _ count: Int, positions: Int, into target: UnsafeMutablePointer<UInt32>) -> Bool {
    guard positions > count else {
      unsafe target.update(repeating: 1, count: count)
      return true
    }
    var found = 0
    var previous = 0
    for index in 0..<(positions &+ 63) &>> 6 {
      var word = unsafe PackedBits.word(bytes, index, of: positions)
      while word != 0 {
        let first = index &* 64 &+ word.trailingZeroBitCount
        if found > 0 { unsafe target[found &- 1] = UInt32(truncatingIfNeeded: first &- previous) } else if first != 0 { return false }
        guard found < count else { return false }
        found &+= 1
        previous = first
        word &= word &- 1
      }
    }
    guard found == count else { return false }
    unsafe target[count &- 1] = UInt32(truncatingIfNeeded: positions &- previous)
    return true
  }

  /// Decodes where the positions of each posting of a group begin, and their end.
  ///
  /// - Parameter target: room for `count` numbers and one more; they rise when true is returned.
  /// - Returns: false when the bytes are no such group.
  static func decodeStarts(_ bytes: UnsafeRawPointer, _ count: Int, positions: Int, into target: UnsafeMutablePointer<UInt32>) -> Bool {
    var found = 0
    for index in 0..<(positions &+ 63) &>> 6 {
      var word = unsafe PackedBits.word(bytes, index, of: positions)
      while word != 0 {
        guard found < count else { return false }
        unsafe target[found] = UInt32(truncatingIfNeeded: index &* 64 &+ word.trailingZeroBitCount)
        found &+= 1
        word &= word &- 1
      }
    }
    unsafe target[count] = UInt32(truncatingIfNeeded: positions)
    return unsafe found == count && target[0] == 0
  }
}

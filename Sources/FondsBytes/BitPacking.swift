/// 128 integers of equal width, packed and unpacked four at a time.
///
/// Layout (`Index/FORMAT.md` §2.3): integer `i` belongs to lane `i % 4`; each lane is a little-endian stream of 32-bit words in which its 32
/// integers follow each other, lowest bits first; word `k` of the four lanes stands side by side, so a block takes `width` × 16 bytes.
/// This is the vertical layout of Lemire & Boytsov 2015, §4. One kernel per width is made by the compiler from an integer
/// generic parameter, without a loop: 9–15 ns a block where a width known only at run time costs three times as much.
package enum BitPacking {
  /// Integers in a block.
  package static let blockCount = 128

  /// Bytes of a packed block, `width` 0…32.
  package static func byteCount(width: Int) -> Int { width &* 16 }

  /// Bits that the largest of the values needs, 0…32.
  package static func width(of values: Span<UInt32>) -> Int {
    var all: UInt32 = 0
    for index in values.indices { all |= values[index] }
    return 32 - all.leadingZeroBitCount
  }

  /// Appends 128 integers, each below 2^`width`, to `target`.
  package static func pack(_ values: Span<UInt32>, width: Int, to target: inout [UInt8]) {
    precondition(values.count == blockCount, "a block has 128 integers")
    precondition((0...32).contains(width), "a width is 0…32 bits")
    guard width > 0 else { return }
    unsafe values.withUnsafeBytes { unsafe pack($0, width, &target) }
  }

  private static func pack(_ rows: UnsafeRawBufferPointer, _ width: Int, _ target: inout [UInt8]) {
    var word = SIMD4<UInt32>(repeating: 0)
    var used = 0
    unsafe withUnsafeTemporaryAllocation(of: SIMD4<UInt32>.self, capacity: 32) { words in
      var filled = 0
      for row in 0..<32 {
        let value = unsafe rows.loadUnaligned(fromByteOffset: row &* 16, as: SIMD4<UInt32>.self)
        word |= value &<< SIMD4(repeating: UInt32(truncatingIfNeeded: used))
        used &+= width
        if used >= 32 {
          unsafe words[filled] = word
          filled &+= 1
          used &-= 32
          // A shift by 32 would be taken modulo 32: with nothing left over the next word starts empty.
          word = used == 0 ? SIMD4(repeating: 0) : value &>> SIMD4(repeating: UInt32(truncatingIfNeeded: width &- used))
        }
      }
      unsafe target.append(contentsOf: UnsafeRawBufferPointer(start: words.baseAddress, count: width &* 16))
    }
  }

  /// Unpacks a block of 128 integers.
  ///
  /// - Parameters:
  ///   - source: `byteCount(width:)` readable bytes, of any alignment.
  ///   - target: room for 128 integers, aligned to 16 bytes.
  ///   - width: 0…32; anything else is our own bug.
  @inline(__always)
  package static func unpack(_ source: UnsafeRawPointer, width: Int, into target: UnsafeMutablePointer<UInt32>) {
    let rows = unsafe UnsafeMutableRawPointer(target).assumingMemoryBound(to: SIMD4<UInt32>.self)
    unsafe unpackRows(source, width, rows)
  }

  /// Turns 128 gaps into running sums: `values[i]` becomes `base + values[0] + … + values[i] + i`, modulo 2^32.
  ///
  /// - Parameter values: 128 integers, aligned to 16 bytes.
  @inline(__always)
  package static func accumulate(_ values: UnsafeMutablePointer<UInt32>, base: UInt32) {
    let rows = unsafe UnsafeMutableRawPointer(values).assumingMemoryBound(to: SIMD4<UInt32>.self)
    var carry = SIMD4<UInt32>(repeating: base &- 1)
    let zero = SIMD4<UInt32>(repeating: 0)
    for row in 0..<32 {
      var sum = unsafe rows[row] &+ SIMD4<UInt32>(repeating: 1)
      sum = sum &+ SIMD4(lowHalf: SIMD2(0, sum[0]), highHalf: SIMD2(sum[1], sum[2]))
      sum = sum &+ SIMD4(lowHalf: zero.lowHalf, highHalf: sum.lowHalf)
      sum = sum &+ carry
      unsafe rows[row] = sum
      carry = SIMD4(repeating: sum[3])
    }
  }
}

/// The positions of a group: in each posting the first one, then differences, 64 numbers to a chunk in the code of Golomb and Rice, lower and
/// upper halves apart (`Index/FORMAT.md` §2.6).
///
/// Rice, *Some Practical Universal Noiseless Coding Techniques* (1979).
enum PositionCode {
  /// Numbers in a chunk.
  static let chunk = 64

  /// Appends `count` numbers.
  static func encode(_ numbers: UnsafePointer<UInt32>, _ count: Int, to out: inout ByteBuffer, scratch: inout ByteBuffer) {
    guard count > chunk else {
      unsafe encodeChunk(numbers, count, to: &out)
      return
    }
    scratch.removeAll()
    var start = 0
    while start < count {
      let before = scratch.count
      unsafe encodeChunk(numbers + start, min(chunk, count &- start), to: &scratch)
      start &+= chunk
      if start < count { out.varint(scratch.count &- before) }
    }
    out.append(scratch)
  }

  private static func encodeChunk(_ numbers: UnsafePointer<UInt32>, _ count: Int, to out: inout ByteBuffer) {
    let width = unsafe bestWidth(numbers, count)
    out.byte(UInt8(width))
    unsafe out.pack(numbers, count, width: width)
    var bits = count
    for index in 0..<count { unsafe bits &+= Int(numbers[index] &>> UInt32(width)) }
    let start = out.zeros(bits: bits)
    var bit = -1
    for index in 0..<count {
      unsafe bit &+= Int(numbers[index] &>> UInt32(width)) &+ 1
      out.setBit(bit, from: start)
    }
  }

  /// The width of the lower halves that takes the fewest bits, among those near the logarithm of the mean.
  private static func bestWidth(_ numbers: UnsafePointer<UInt32>, _ count: Int) -> Int {
    var sum: UInt64 = 0
    for index in 0..<count { unsafe sum &+= UInt64(numbers[index]) }
    let mean = sum / UInt64(count)
    let guess = mean == 0 ? 0 : 63 - mean.leadingZeroBitCount
    var best = (width: 0, bits: UInt64.max)
    for width in max(guess - 1, 0)...min(guess + 1, 31) {
      var bits = UInt64(count &* (width &+ 1))
      for index in 0..<count { bits &+= unsafe UInt64(numbers[index] &>> UInt32(width)) }
      if bits < best.bits { best = (width, bits) }
    }
    return best.width
  }

  /// Room for the starts of the chunks of a group with so many numbers.
  static func startCount(_ count: Int) -> Int { (count &+ chunk &- 1) / chunk &+ 1 }

  /// Where the chunks of a group begin and what they hold.
  @safe struct Chunks {
    private let bytes: UnsafeRawPointer
    private let count: Int
    /// Offset of each chunk, and the end.
    private let starts: UnsafeMutablePointer<Int>

    /// - Parameter starts: room for `startCount` offsets, which must outlive this value.
    /// - Returns: nil when the lengths of the chunks make no sense.
    @unsafe init?(_ bytes: UnsafeRawPointer, length: Int, count: Int, starts: UnsafeMutablePointer<Int>) {
      unsafe self.bytes = bytes
      self.count = count
      unsafe self.starts = starts
      guard count > 0, length > 0 else { return nil }
      let chunks = (count &+ chunk &- 1) / chunk
      var cursor = unsafe VarintCursor(start: bytes, count: length)
      var offset = 0
      unsafe starts[0] = 0
      for index in 1..<max(chunks, 1) {
        offset &+= cursor.count(limit: length)
        unsafe starts[index] = offset
      }
      let first = cursor.position
      for index in 0..<chunks { unsafe starts[index] &+= first }
      unsafe starts[chunks] = length
      guard !cursor.isBroken, unsafe starts[chunks - 1] < length else { return nil }
    }

    /// A chunk, taken apart.
    @safe struct Head {
      let width: Int
      /// The lower halves, and the bitmap of the upper ones.
      let lows: UnsafeRawPointer
      let highs: UnsafeRawPointer
      let bits: Int
    }

    /// The chunk of a number; `nil` when it makes no sense.
    func head(_ index: Int) -> Head? {
      guard index &* chunk < count else { return nil }
      let size = min(chunk, count &- index &* chunk)
      let (start, end) = unsafe (starts[index], starts[index &+ 1])
      guard start < end else { return nil }
      let width = unsafe Int(bytes.load(fromByteOffset: start, as: UInt8.self))
      let high = start &+ 1 &+ PackedBits.byteCount(size, width: width)
      guard width < 32, high < end else { return nil }
      return unsafe Head(width: width, lows: bytes + start + 1, highs: bytes + high, bits: (end &- high) &* 8)
    }

    /// Decodes all numbers.
    ///
    /// - Returns: false when there are no such ones.
    func readAll(into target: UnsafeMutablePointer<UInt32>) -> Bool {
      var done = 0
      for index in 0..<(count &+ chunk &- 1) / chunk {
        guard let head = head(index) else { return false }
        let size = min(chunk, count &- done)
        guard unsafe Self.read(head, size, into: target + done) else { return false }
        done &+= size
      }
      return true
    }

    /// Decodes the first numbers of a chunk.
    private static func read(_ head: Head, _ size: Int, into target: UnsafeMutablePointer<UInt32>) -> Bool {
      let mask = (UInt64(1) &<< UInt64(head.width)) &- 1
      let width = UInt32(truncatingIfNeeded: head.width)
      var (found, lowBit, previous, base) = (0, 0, -1, 0)
      while base < head.bits, found < size {
        var word = unsafe PackedBits.word(head.highs, base &>> 6, of: head.bits)
        while word != 0, found < size {
          let bit = base &+ word.trailingZeroBitCount
          word &= word &- 1
          let low = unsafe PackedBits.value(head.lows, bit: lowBit, mask: mask)
          unsafe target[found] = UInt32(truncatingIfNeeded: bit &- previous &- 1) &<< width | low
          previous = bit
          lowBit &+= head.width
          found &+= 1
        }
        base &+= 64
      }
      return found == size
    }
  }
}

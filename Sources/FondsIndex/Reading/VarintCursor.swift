internal import FondsBytes

/// Decodes LEB128 numbers of verified bytes in the loops that must be fast: no error is thrown, but past the end, or after a number that
/// is too large, all that follows is 0 and `isBroken` is set.
///
/// It does not keep its bytes alive: whoever holds it holds their view too.
@safe struct VarintCursor {
  private let start: UnsafeRawPointer
  private var next: UnsafeRawPointer
  private var end: UnsafeRawPointer
  /// Something could not be read; to be looked at before what was read is used.
  private(set) var isBroken = false

  init(_ view: ByteView) {
    unsafe self.init(start: view.unsafeBase, count: view.count)
  }

  @unsafe init(start: UnsafeRawPointer, count: Int) {
    unsafe self.start = start
    unsafe next = start
    unsafe end = start + count
  }

  /// Bytes read so far.
  var position: Int { unsafe next - start }

  var isAtEnd: Bool { unsafe next == end }

  @inline(__always)
  mutating func varint() -> UInt64 {
    if unsafe next < end {
      let first = unsafe next.load(as: UInt8.self)
      if first < 0x80 {
        unsafe next += 1
        return UInt64(first)
      }
    }
    return longVarint()
  }

  /// A number of at most 32 bits.
  @inline(__always)
  mutating func varint32() -> UInt32 {
    let value = varint()
    if value > UInt32.max { isBroken = true }
    return UInt32(truncatingIfNeeded: value)
  }

  /// A length or count that may not be larger than `limit`.
  @inline(__always)
  mutating func count(limit: Int) -> Int {
    let value = varint()
    guard value <= limit else {
      isBroken = true
      return 0
    }
    return Int(truncatingIfNeeded: value)
  }

  /// The next byte.
  @inline(__always)
  mutating func byte() -> UInt8 {
    guard unsafe next < end else {
      stop()
      return 0
    }
    defer { unsafe next += 1 }
    return unsafe next.load(as: UInt8.self)
  }

  /// The next byte, without moving; 255 at the end.
  func peek() -> UInt8 { unsafe next < end ? next.load(as: UInt8.self) : .max }

  @inline(__always)
  mutating func skip(_ length: Int) {
    guard length >= 0, unsafe length <= end - next else {
      stop()
      return
    }
    unsafe next += length
  }

  /// Appends the next `length` bytes to `target`.
  mutating func append(_ length: Int, to target: inout [UInt8]) {
    let from = unsafe next
    skip(length)
    if !isBroken { unsafe target.append(contentsOf: UnsafeRawBufferPointer(start: from, count: length)) }
  }

  /// The order of the next `length` bytes and of `other` from `first` on, with the number of bytes that they share; moves on over them.
  @inline(__always)
  mutating func compare(_ length: Int, with other: [UInt8], from first: Int) -> (order: Int, shared: Int) {
    let from = unsafe next
    skip(length)
    guard !isBroken else { return (1, 0) }
    let common = min(length, other.count &- first)
    var index = 0
    while index < common {
      let difference = unsafe Int(from.load(fromByteOffset: index, as: UInt8.self)) &- Int(other[first &+ index])
      if difference != 0 { return (difference, index) }
      index &+= 1
    }
    return (length &- (other.count &- first), common)
  }

  @inline(never)
  private mutating func longVarint() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while unsafe next < end {
      let byte = unsafe next.load(as: UInt8.self)
      unsafe next += 1
      if shift == 63, byte > 1 { break }
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift &+= 7
    }
    stop()
    return 0
  }

  private mutating func stop() {
    isBroken = true
    unsafe next = end
  }
}

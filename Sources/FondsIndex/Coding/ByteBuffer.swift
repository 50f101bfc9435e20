/// Memory that grows as bytes and bits are written into it: for encoders, which write many small things.
@safe struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutableRawPointer
  private var capacity: Int
  private var length = 0

  /// Room for what may be stored in one step behind the last byte.
  private static let slack = 16

  init(capacity: Int = 4096) {
    self.capacity = capacity
    unsafe base = .allocate(byteCount: capacity + Self.slack, alignment: 16)
  }

  deinit { unsafe base.deallocate() }

  var count: Int { length }

  mutating func removeAll() { length = 0 }

  /// Makes room for so many bytes more.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if length &+ more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, length + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity + Self.slack, alignment: 16)
    unsafe larger.copyMemory(from: base, byteCount: length)
    unsafe base.deallocate()
    unsafe base = larger
  }

  @inline(__always)
  mutating func byte(_ value: UInt8) {
    reserve(1)
    unsafe base.storeBytes(of: value, toByteOffset: length, as: UInt8.self)
    length &+= 1
  }

  mutating func uint32(_ value: UInt32) {
    reserve(4)
    unsafe base.storeBytes(of: value.littleEndian, toByteOffset: length, as: UInt32.self)
    length &+= 4
  }

  @inline(__always)
  mutating func varint(_ value: Int) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      byte(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    byte(UInt8(truncatingIfNeeded: rest))
  }

  mutating func append(_ other: borrowing ByteBuffer) {
    reserve(other.count)
    unsafe (base + length).copyMemory(from: other.base, byteCount: other.count)
    length &+= other.count
  }

  /// Appends integers of a width, lowest bits first, and fills the last byte with zeros.
  mutating func pack(_ values: UnsafePointer<UInt32>, _ number: Int, width: Int) {
    guard width > 0 else { return }
    reserve(PackedBits.byteCount(number, width: width) &+ 8)
    var pending: UInt64 = 0
    var filled = 0
    let mask = (UInt64(1) &<< UInt64(width)) &- 1
    for index in 0..<number {
      pending |= (unsafe UInt64(values[index]) & mask) &<< UInt64(filled)
      filled &+= width
      if filled >= 32 {
        unsafe base.storeBytes(of: UInt32(truncatingIfNeeded: pending).littleEndian, toByteOffset: length, as: UInt32.self)
        length &+= 4
        pending &>>= 32
        filled &-= 32
      }
    }
    while filled > 0 {
      unsafe base.storeBytes(of: UInt8(truncatingIfNeeded: pending), toByteOffset: length, as: UInt8.self)
      length &+= 1
      pending &>>= 8
      filled &-= 8
    }
  }

  /// Appends so many zero bits, up to the end of a byte; gives where they begin, for `setBit`.
  mutating func zeros(bits: Int) -> Int {
    let bytes = (bits &+ 7) &>> 3
    reserve(bytes)
    unsafe (base + length).initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    defer { length &+= bytes }
    return length
  }

  /// Sets bit `bit` behind byte `start`.
  @inline(__always)
  mutating func setBit(_ bit: Int, from start: Int) {
    let place = start &+ bit &>> 3
    let old = unsafe base.load(fromByteOffset: place, as: UInt8.self)
    unsafe base.storeBytes(of: old | 1 &<< UInt8(truncatingIfNeeded: bit & 7), toByteOffset: place, as: UInt8.self)
  }

  /// Appends the bytes to an array.
  func append(to target: inout [UInt8]) {
    unsafe target.append(contentsOf: UnsafeRawBufferPointer(start: base, count: length))
  }
}

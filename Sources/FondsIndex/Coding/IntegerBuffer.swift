/// Integers in flat memory that is used again and again: no bounds are checked but by those who use its address.
@safe struct IntegerBuffer: ~Copyable {
  private var length = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<UInt32>

  init(capacity: Int = 1024) {
    self.capacity = capacity
    unsafe base = .allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  var count: Int { length }

  @inline(__always)
  mutating func append(_ value: UInt32) {
    if length == capacity { grow(to: length &+ 1) }
    unsafe base[length] = value
    length &+= 1
  }

  subscript(index: Int) -> UInt32 {
    get {
      precondition(index >= 0 && index < length, "an integer of the buffer")
      return unsafe base[index]
    }
    set {
      precondition(index >= 0 && index < length, "an integer of the buffer")
      unsafe base[index] = newValue
    }
  }

  /// Keeps or makes so many integers, the new ones with any value.
  mutating func resize(_ count: Int) {
    if count > capacity { grow(to: count) }
    length = count
  }

  mutating func removeAll() { length = 0 }

  /// Removes the first integers.
  mutating func removeFirst(_ number: Int) {
    precondition(number <= length, "no more than there are")
    unsafe base.update(from: base + number, count: length - number)
    length -= number
  }

  /// The first integer; valid until the next one is appended.
  @unsafe var address: UnsafeMutablePointer<UInt32> { unsafe base }

  /// Replaces each integer by the sum of all up to it.
  mutating func accumulate() {
    var sum: UInt32 = 0
    for index in 0..<length {
      unsafe sum &+= base[index]
      unsafe base[index] = sum
    }
  }

  @inline(never)
  private mutating func grow(to least: Int) {
    capacity = max(capacity * 2, least)
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    unsafe larger.update(from: base, count: length)
    unsafe base.deallocate()
    unsafe base = larger
  }
}

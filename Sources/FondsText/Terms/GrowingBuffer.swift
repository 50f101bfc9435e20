/// Flat memory that grows as elements are appended, is copied out as an array, and is used again.
///
/// An array in its place would be asked at each element whether it is shared.
@safe struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  fileprivate var base: UnsafeMutablePointer<Element>
  fileprivate var capacity: Int
  fileprivate(set) var count = 0
  private let kept: Int

  /// - Parameter kept: the elements for which room is kept when the buffer is emptied, at least 1.
  init(keeping kept: Int) {
    self.kept = kept
    capacity = kept
    unsafe base = .allocate(capacity: kept)
  }

  deinit { unsafe base.deallocate() }

  @inline(__always) subscript(index: Int) -> Element {
    precondition(index < count)
    return unsafe base[index]
  }

  /// Empties the buffer and keeps its room.
  @inline(__always) mutating func removeAll() { count = 0 }

  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { grow(to: capacity * 2) }
    unsafe (base + count).initialize(to: element)
    count &+= 1
  }

  /// Appends elements that stand in memory.
  @inline(__always) mutating func append(from source: UnsafePointer<Element>, count more: Int) {
    if count &+ more > capacity { grow(to: max(capacity * 2, count + more)) }
    unsafe (base + count).initialize(from: source, count: more)
    count &+= more
  }

  /// The elements; the buffer is empty then, and what a huge text took is let go.
  mutating func take() -> [Element] {
    let elements = unsafe Array(UnsafeBufferPointer(start: base, count: count))
    count = 0
    if capacity > kept {
      unsafe base.deallocate()
      unsafe base = .allocate(capacity: kept)
      capacity = kept
    }
    return elements
  }

  @inline(never) fileprivate mutating func grow(to larger: Int) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    unsafe memory.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = memory
    capacity = larger
  }
}

extension GrowingBuffer<UInt8> {
  /// Appends up to sixteen bytes that stand in two registers, the first in the lowest.
  @inline(__always) mutating func append(_ low: UInt64, _ high: UInt64, count more: Int) {
    // Both words are written whole, so there is always room for them.
    if count &+ 16 > capacity { grow(to: capacity * 2 + 16) }
    let target = unsafe UnsafeMutableRawPointer(base + count)
    unsafe target.storeBytes(of: low.littleEndian, as: UInt64.self)
    unsafe target.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
    count &+= more
  }
}

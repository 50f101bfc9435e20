/// An upper bound of the scores of each window of a segment; below 0 where nothing matches.
@safe final class WindowBounds {
  let count: Int
  private let values: UnsafeMutablePointer<Float>

  /// Nothing matches.
  static let none: Float = -1

  init(count: Int) {
    self.count = count
    unsafe values = .allocate(capacity: max(count, 1))
    unsafe values.initialize(repeating: Self.none, count: count)
  }

  deinit { unsafe values.deallocate() }

  subscript(window: Int) -> Float {
    get {
      precondition(window >= 0 && window < count, "a window of the segment")
      return unsafe values[window]
    }
    set {
      precondition(window >= 0 && window < count, "a window of the segment")
      unsafe values[window] = newValue
    }
  }

  /// The first one.
  @unsafe var address: UnsafePointer<Float> { unsafe UnsafePointer(values) }

  /// Takes the bounds that reference weights have; those below 0 stand for no match.
  @inline(__always)
  func assign(_ references: UnsafePointer<Float>, _ bound: (Float) -> Float) {
    for window in 0..<count {
      let reference = unsafe references[window]
      unsafe values[window] = reference < 0 ? Self.none : bound(reference)
    }
  }

  /// Raises the bound of a window.
  func raise(_ window: Int, to bound: Float) { self[window] = max(self[window], bound) }

  /// Bounds of a sum of scores where any part matches.
  func add(_ other: WindowBounds) {
    precondition(count == other.count, "windows of one segment")
    for window in 0..<count {
      let (mine, more) = unsafe (values[window], other.values[window])
      unsafe values[window] = max(mine, more) < 0 ? Self.none : max(mine, 0) + max(more, 0)
    }
  }

  /// Bounds of the best of scores.
  func formMaximum(_ other: WindowBounds) {
    precondition(count == other.count, "windows of one segment")
    for window in 0..<count { unsafe values[window] = max(values[window], other.values[window]) }
  }

  /// Bounds of the smallest of scores where all match.
  func formMinimum(_ other: WindowBounds) {
    precondition(count == other.count, "windows of one segment")
    for window in 0..<count { unsafe values[window] = min(values[window], other.values[window]) }
  }

  /// Bounds of a sum of scores where both match.
  func addRequired(_ other: WindowBounds) {
    precondition(count == other.count, "windows of one segment")
    for window in 0..<count {
      let (mine, more) = unsafe (values[window], other.values[window])
      unsafe values[window] = min(mine, more) < 0 ? Self.none : mine + more
    }
  }

  /// Bounds of a sum in which the other part may be missing.
  func addOptional(_ other: WindowBounds) {
    precondition(count == other.count, "windows of one segment")
    for window in 0..<count {
      let (mine, more) = unsafe (values[window], other.values[window])
      unsafe values[window] = mine < 0 ? mine : mine + max(more, 0)
    }
  }

  /// The windows with a match whose bound is above a floor, the highest bounds about first: in 256 steps, and in their own order within a step.
  func falling(above floor: Float) -> [Int32] {
    var most: Float = 0
    for window in 0..<count { unsafe most = max(most, values[window]) }
    let least = max(floor, Self.none)
    let unit = most > 0 ? 255 / most : 0
    var starts = InlineArray<257, Int32>(repeating: 0)
    for window in 0..<count {
      let bound = unsafe values[window]
      if bound > least { starts[256 &- Int(bound * unit)] &+= 1 }
    }
    var sum: Int32 = 0
    for step in 0..<257 { (starts[step], sum) = (sum, sum &+ starts[step]) }
    return unsafe [Int32](unsafeUninitializedCapacity: Int(sum)) { sorted, number in
      for window in 0..<count {
        let bound = unsafe values[window]
        guard bound > least else { continue }
        let step = 256 &- Int(bound * unit)
        unsafe sorted[Int(starts[step])] = Int32(truncatingIfNeeded: window)
        starts[step] &+= 1
      }
      number = Int(sum)
    }
  }
}

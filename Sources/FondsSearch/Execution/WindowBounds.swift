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

  /// The windows with a match whose bound `accept` takes, the highest bounds about first: in 256 steps, and in their own order within a step.
  func falling(where accept: (Float, Int) -> Bool) -> [Int] {
    var most: Float = 0
    var accepted: [Int] = []
    accepted.reserveCapacity(count)
    for window in 0..<count {
      let bound = unsafe values[window]
      if bound >= 0, accept(bound, window) {
        accepted.append(window)
        most = max(most, bound)
      }
    }
    guard accepted.count > 1, most > 0 else { return accepted }
    var starts = InlineArray<257, Int32>(repeating: 0)
    let unit = 255 / most
    for window in accepted { unsafe starts[256 - Int(values[window] * unit)] += 1 }
    for step in 1..<257 { starts[step] += starts[step - 1] }
    var sorted = accepted
    for window in accepted.reversed() {
      let step = unsafe 256 - Int(values[window] * unit)
      starts[step] -= 1
      sorted[Int(starts[step])] = window
    }
    return sorted
  }
}

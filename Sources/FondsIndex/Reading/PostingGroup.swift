/// Some postings of a list that are decoded together.
package struct PostingGroup: Sendable, BitwiseCopyable {
  /// The window that holds them.
  package var window: Int { Int(window32) }
  package var count: Int { Int(count32) }
  /// Upper bound of their reference weights.
  package let bound: Float
  /// Positions of all of them; `count` in spaces without positions.
  var positions: Int { Int(positions32) }
  /// Where it begins in the list, and its positions in theirs.
  var start: Int { Int(start32) }
  var positionStart: Int { Int(positionStart32) }
  var positionBytes: Int { Int(positionBytes32) }
  /// Bits of what frequencies are more than counts.
  var extraWidth: Int { Int(extraWidth8) }

  private let window32: UInt32
  private let count32: UInt32
  private let positions32: UInt32
  private let start32: UInt32
  private let positionStart32: UInt32
  private let positionBytes32: UInt32
  private let extraWidth8: UInt8

  @inline(__always)
  init(
    window: Int, count: Int, bound: Float, positions: Int, start: Int, positionStart: Int, positionBytes: Int, extraWidth: Int
  ) {
    self.bound = bound
    window32 = UInt32(truncatingIfNeeded: window)
    count32 = UInt32(truncatingIfNeeded: count)
    positions32 = UInt32(truncatingIfNeeded: positions)
    start32 = UInt32(truncatingIfNeeded: start)
    positionStart32 = UInt32(truncatingIfNeeded: positionStart)
    positionBytes32 = UInt32(truncatingIfNeeded: positionBytes)
    extraWidth8 = UInt8(truncatingIfNeeded: extraWidth)
  }
}

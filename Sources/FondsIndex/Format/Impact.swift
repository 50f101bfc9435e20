/// A frequency and a norm that bound what a posting can add to a score.
package struct Impact: Sendable, Hashable {
  /// Combined frequency; `Impact.unbounded` stands for 255 and more.
  package var frequency: UInt32
  package var norm: UInt8

  /// No bound is known for the frequency.
  package static let unbounded = UInt32.max

  package init(frequency: UInt32, norm: UInt8) {
    self.frequency = frequency
    self.norm = norm
  }
}

/// At most four pairs such that every posting of a block has, for one of them, no larger frequency and no smaller norm.
///
/// So the best score of the block, by any formula that rises with the frequency and falls with the norm, is at most the best score of the pairs.
package struct ImpactList: Sendable, Hashable {
  /// Byte `i`: frequency of pair `i` (0: no pair; 255: 255 or more); byte `4 + i`: its norm.
  ///
  /// As in `Index/FORMAT.md` §5.2.
  let packed: UInt64

  init(packed: UInt64) {
    self.packed = packed
  }

  /// Pairs, 0…4: rising frequencies, rising norms.
  package var count: Int {
    var count = 0
    while count < 4, packed >> UInt64(count * 8) & 0xFF != 0 { count += 1 }
    return count
  }

  /// Pair `index` of `count`.
  package subscript(index: Int) -> Impact {
    let frequency = UInt32(truncatingIfNeeded: packed >> UInt64(index * 8)) & 0xFF
    return Impact(
      frequency: frequency == 255 ? Impact.unbounded : frequency,
      norm: UInt8(truncatingIfNeeded: packed >> UInt64(32 + index * 8)))
  }
}

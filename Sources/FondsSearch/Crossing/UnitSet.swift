/// Some of the units of a segment, which are its passages or its documents: a bitmap where they are many, a list where they are few.
struct UnitSet: Sendable {
  /// How it is kept.
  enum Form: Sendable {
    /// Bit `u % 64` of word `u / 64` stands for unit `u`.
    case bits([UInt64])
    /// Rising.
    case list([UInt32])
  }

  let form: Form
  /// How many there are.
  let count: Int

  /// One in so many units makes a bitmap as small as a list.
  static let sparseness = 32

  init(list: [UInt32]) {
    form = .list(list)
    count = list.count
  }

  init(bits: [UInt64]) {
    count = Self.count(bits)
    form = .bits(bits)
  }

  /// The memory it takes, in bytes.
  var size: Int {
    switch form {
    case .bits(let words): words.count * 8
    case .list(let units): units.count * 4
    }
  }

  /// Those that are in a bitmap as well.
  func intersection(_ mask: [UInt64]) -> UnitSet {
    switch form {
    case .bits(let words):
      var common = words
      for index in common.indices { common[index] &= mask[index] }
      return UnitSet(bits: common)
    case .list(let units):
      return UnitSet(list: units.filter { Self.contains(mask, $0) })
    }
  }

  /// How many are in another set as well.
  ///
  /// O(units / 64) for two bitmaps, O(smaller list) for a list and a bitmap, O(both) for two lists.
  func countInCommon(with other: UnitSet) -> Int {
    switch (form, other.form) {
    case (.bits(let left), .bits(let right)): CommonBits.count(left, right)
    case (.bits(let words), .list(let units)), (.list(let units), .bits(let words)):
      units.reduce(0) { $0 &+ (Self.contains(words, $1) ? 1 : 0) }
    case (.list(let left), .list(let right)): Self.countInCommon(left, right)
    }
  }

  /// Calls `body` with the units, rising.
  func forEach(_ body: (UInt32) -> Void) {
    switch form {
    case .list(let units): for unit in units { body(unit) }
    case .bits(let words):
      for index in words.indices {
        var rest = words[index]
        while rest != 0 {
          body(UInt32(truncatingIfNeeded: index &* 64 &+ rest.trailingZeroBitCount))
          rest &= rest &- 1
        }
      }
    }
  }

  @inline(__always) private static func contains(_ words: [UInt64], _ unit: UInt32) -> Bool {
    words[Int(unit &>> 6)] &>> UInt64(unit & 63) & 1 != 0
  }

  private static func count(_ words: [UInt64]) -> Int {
    CommonBits.count(words, words)
  }

  private static func countInCommon(_ left: [UInt32], _ right: [UInt32]) -> Int {
    let (left, right) = (left.span, right.span)
    var (a, b, sum) = (0, 0, 0)
    while a < left.count, b < right.count {
      let (x, y) = (left[a], right[b])
      sum &+= x == y ? 1 : 0
      a &+= x <= y ? 1 : 0
      b &+= y <= x ? 1 : 0
    }
    return sum
  }
}

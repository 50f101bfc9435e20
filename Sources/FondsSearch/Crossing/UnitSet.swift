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

  /// Those that are in another set as well.
  func intersection(_ other: UnitSet) -> UnitSet {
    switch (form, other.form) {
    case (_, .bits(let mask)): intersection(mask)
    case (.bits(let mask), _): other.intersection(mask)
    case (.list(let units), .list): UnitSet(list: units.filter { other.contains($0) })
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

  /// Whether a unit is one of them; O(log units) for a list.
  func contains(_ unit: UInt32) -> Bool {
    switch form {
    case .bits(let words): return Self.contains(words, unit)
    case .list(let units):
      var (low, high) = (0, units.count)
      while low < high {
        let middle = (low + high) / 2
        if units[middle] < unit { low = middle + 1 } else { high = middle }
      }
      return low < units.count && units[low] == unit
    }
  }

  /// Calls `body` with the units that are in another set and in a bitmap as well, rising.
  func forEachInCommon(with other: UnitSet, within mask: [UInt64], _ body: (UInt32) -> Void) {
    switch (form, other.form) {
    case (.bits(let left), .bits(let right)):
      for index in mask.indices where mask[index] != 0 {
        var rest = left[index] & right[index] & mask[index]
        while rest != 0 {
          body(UInt32(truncatingIfNeeded: index &* 64 &+ rest.trailingZeroBitCount))
          rest &= rest &- 1
        }
      }
    case (.list(let units), _): for unit in units where Self.contains(mask, unit) && other.contains(unit) { body(unit) }
    case (_, .list(let units)): for unit in units where Self.contains(mask, unit) && contains(unit) { body(unit) }
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

extension UnitSet: Sequence {
  /// Gives the units, rising.
  struct Iterator: IteratorProtocol {
    let form: Form
    /// Index of the word, or of the place in the list, that comes next.
    private var index = 0
    /// What is left of the word before it.
    private var rest: UInt64 = 0

    init(_ form: Form) { self.form = form }

    mutating func next() -> UInt32? {
      switch form {
      case .list(let units):
        guard index < units.count else { return nil }
        index += 1
        return units[index - 1]
      case .bits(let words):
        while rest == 0 {
          guard index < words.count else { return nil }
          rest = words[index]
          index += 1
        }
        let unit = UInt32(truncatingIfNeeded: (index - 1) &* 64 &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
        return unit
      }
    }
  }

  var underestimatedCount: Int { count }

  func makeIterator() -> Iterator { Iterator(form) }
}

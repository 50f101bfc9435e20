/// A set of documents of one segment, one bit each.
struct DocumentSet: Sendable, Equatable {
  /// Bit `d % 64` of word `d / 64` is set for a member `d`.
  private(set) var words: [UInt64]
  /// The members are 0 ..< `capacity`.
  let capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
  }

  func contains(_ member: UInt32) -> Bool {
    words[Int(member >> 6)] & (1 << UInt64(member & 63)) != 0
  }

  /// Adds a member; gives whether it is new.
  @discardableResult
  mutating func insert(_ member: UInt32) -> Bool {
    precondition(Int(member) < capacity, "a document lies in its segment")
    guard !contains(member) else { return false }
    words[Int(member >> 6)] |= 1 << UInt64(member & 63)
    count += 1
    return true
  }

  /// The complement as words; bits from `capacity` on are 0.
  var complement: [UInt64] {
    var result = words.map { ~$0 }
    if capacity % 64 != 0, !result.isEmpty { result[result.count - 1] &= (1 << UInt64(capacity % 64)) - 1 }
    return result
  }
}

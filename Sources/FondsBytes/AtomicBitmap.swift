internal import Synchronization

/// A set of small integers to which many tasks may add at once; nothing is ever taken out.
@safe package final class AtomicBitmap: @unchecked Sendable {
  private let words: UnsafeMutablePointer<Atomic<UInt64>>
  /// The members are 0 ..< `count`.
  package let count: Int

  package init(count: Int) {
    precondition(count >= 0, "a bitmap has no negative size")
    self.count = count
    unsafe words = .allocate(capacity: count / 64 + 1)
    for index in 0...count / 64 { unsafe (words + index).initialize(to: Atomic(0)) }
  }

  deinit {
    unsafe words.deinitialize(count: count / 64 + 1)
    unsafe words.deallocate()
  }

  /// Whether `member` has been inserted; what its inserter wrote before is then seen too.
  @inline(__always)
  package func contains(_ member: Int) -> Bool {
    precondition(member >= 0 && member < count, "a member lies in the set's range")
    return unsafe words[member &>> 6].load(ordering: .acquiring) & (1 &<< UInt64(truncatingIfNeeded: member & 63)) != 0
  }

  package func insert(_ member: Int) {
    precondition(member >= 0 && member < count, "a member lies in the set's range")
    unsafe words[member &>> 6].bitwiseOr(1 &<< UInt64(truncatingIfNeeded: member & 63), ordering: .releasing)
  }
}

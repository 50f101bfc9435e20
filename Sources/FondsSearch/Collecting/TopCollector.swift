internal import FondsIndex

/// Keeps the best works: of the faces of a work the best one stands for it.
///
/// Documents come in the order of their addresses. They gather in a buffer that is cut back to the best now and then, which is cheaper
/// than a heap; the score of the last kept work is the threshold that later documents must pass.
struct TopCollector {
  private let limit: Int
  private let capacity: Int
  private let works: WorkTable
  /// Addresses in the order in which they came.
  private var addresses: [DocumentAddress] = []
  /// By entry: the bits of its score above the complement of its index in `addresses`, so that falling keys are falling scores, and rising
  /// addresses where scores are equal.
  private var keys: [UInt64] = []
  /// Nothing that scores no more can enter any longer; below every score until `limit` works are kept.
  private(set) var threshold: Float = -1

  /// A kept document.
  struct Entry {
    let score: Float
    let address: DocumentAddress
    let work: UInt32?
  }

  /// - Parameter limit: how many works to keep, from 0.
  init(limit: Int, works: WorkTable) {
    self.limit = limit
    self.works = works
    capacity = limit + max(limit, 64)
    if limit == 0 { threshold = .infinity }
  }

  /// Whether a document with this score may be among the best.
  func accepts(_ score: Float) -> Bool { score > threshold }

  /// - Precondition: the score is not negative.
  @inline(__always) mutating func add(_ score: Float, _ address: DocumentAddress) {
    guard score > threshold else { return }
    keys.append(UInt64(score.bitPattern) &<< 32 | UInt64(~UInt32(truncatingIfNeeded: addresses.count)))
    addresses.append(address)
    if keys.count == capacity { cut() }
  }

  /// The best, best first; equal scores in the order of their addresses.
  mutating func best() -> [Entry] {
    cut()
    return keys.sorted(by: >).map {
      let address = addresses[Self.index($0)]
      return Entry(score: Float(bitPattern: UInt32($0 >> 32)), address: address, work: works.count > 0 ? works.work(address) : nil)
    }
  }

  private static func index(_ key: UInt64) -> Int { Int(~UInt32(truncatingIfNeeded: key)) }

  /// Leaves the best `limit` works.
  private mutating func cut() {
    keys.sort(by: >)
    if works.count > 0 { dropWorseFaces() }
    if keys.count > limit { keys.removeSubrange(limit...) }
    if limit > 0, keys.count == limit { threshold = Float(bitPattern: UInt32(keys[limit - 1] >> 32)) }
    // The kept ones move together, in the order in which they came.
    var kept: [DocumentAddress] = []
    kept.reserveCapacity(capacity)
    keys.sort { UInt32(truncatingIfNeeded: $0) > UInt32(truncatingIfNeeded: $1) }
    for place in keys.indices {
      let key = keys[place]
      keys[place] = (key &>> 32) &<< 32 | UInt64(~UInt32(truncatingIfNeeded: kept.count))
      kept.append(addresses[Self.index(key)])
    }
    addresses = kept
  }

  private mutating func dropWorseFaces() {
    var seen: Set<UInt32> = []
    keys.removeAll { key in
      guard let work = works.work(addresses[Self.index(key)]) else { return false }
      return !seen.insert(work).inserted
    }
  }
}

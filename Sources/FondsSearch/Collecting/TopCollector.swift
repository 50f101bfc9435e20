internal import FondsIndex

/// Keeps the best works: of the faces of a work the best one stands for it.
///
/// Documents may come in any order: equal scores rank by address. They gather in a buffer that is cut back to the best now and then, which is
/// cheaper than a heap; what scores less than the last kept work can no longer enter.
struct TopCollector {
  private let limit: Int
  private let capacity: Int
  private let works: WorkTable
  /// By segment: how many documents the segments before it have; then the number of all.
  private let bases: [UInt32]
  /// By entry: the bits of its score above the complement of its number among all documents, so that falling keys are falling scores, and
  /// rising addresses where scores are equal.
  private var keys: [UInt64] = []
  /// The score of the last kept work; below every score until `limit` works are kept.
  private var last: Float = -1
  /// Whether documents come in the order of their addresses for now: then one that scores as much as the last kept work comes too late.
  var isOrdered = true

  /// Nothing that scores no more can enter any longer.
  var threshold: Float { isOrdered ? last : last.nextDown }

  /// A kept document.
  struct Entry {
    let score: Float
    let address: DocumentAddress
    let work: UInt32?
  }

  /// - Parameters:
  ///   - limit: how many works to keep, from 0.
  ///   - counts: documents by segment, less than 2^32 in all.
  init(limit: Int, works: WorkTable, counts: [Int]) {
    self.limit = limit
    self.works = works
    bases = counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + UInt32($1)) }
    capacity = limit + max(limit, 64)
    if limit == 0 { last = .infinity }
  }

  /// Whether a document with this score may be among the best.
  func accepts(_ score: Float) -> Bool { score > threshold }

  /// - Precondition: the score is not negative.
  @inline(__always) mutating func add(_ score: Float, _ address: DocumentAddress) {
    guard score > threshold else { return }
    keys.append(UInt64(score.bitPattern) &<< 32 | UInt64(~(bases[address.segment] &+ address.document)))
    if keys.count == capacity { cut() }
  }

  /// The best, best first; equal scores in the order of their addresses.
  mutating func best() -> [Entry] {
    cut()
    return keys.map { key in
      let address = address(key)
      return Entry(score: Float(bitPattern: UInt32(key >> 32)), address: address, work: works.count > 0 ? works.work(address) : nil)
    }
  }

  private func address(_ key: UInt64) -> DocumentAddress {
    let number = ~UInt32(truncatingIfNeeded: key)
    let segment = bases.count == 2 ? 0 : (bases.firstIndex { $0 > number } ?? bases.count) - 1
    return DocumentAddress(segment: segment, document: number - bases[segment])
  }

  /// Leaves the best `limit` works, best first.
  private mutating func cut() {
    keys.sort(by: >)
    if works.count > 0 { dropWorseFaces() }
    if keys.count > limit { keys.removeSubrange(limit...) }
    if limit > 0, keys.count == limit { last = Float(bitPattern: UInt32(keys[limit - 1] >> 32)) }
  }

  private mutating func dropWorseFaces() {
    var seen: Set<UInt32> = []
    keys = keys.filter { key in works.work(address(key)).map { seen.insert($0).inserted } ?? true }
  }
}

internal import FondsIndex

/// Keeps the best works: of the faces of a work the best one stands for it.
///
/// Documents may come in any order: equal scores rank by address. They gather in a buffer that is cut back to the best now and then, which is
/// cheaper than a heap; what ranks behind the last kept work can no longer enter.
struct TopCollector {
  private let limit: Int
  private let capacity: Int
  private let works: WorkTable
  /// By segment: how many documents the segments before it have; then the number of all.
  private let bases: [UInt32]
  /// By entry: the bits of its score above the complement of its number among all documents, so that falling keys are falling scores, and
  /// rising addresses where scores are equal.
  private var keys: [UInt64] = []
  /// What does not have a larger key can no longer enter.
  private var last: UInt64 = 0

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
    capacity = limit + max(limit / 2, 16)
    keys.reserveCapacity(limit > 0 ? capacity : 0)
    if limit == 0 { last = .max }
  }

  /// Whether any document may enter.
  var wantsAny: Bool { limit > 0 }

  /// Says that as many works as are kept have this score or a larger one.
  mutating func raise(to score: Float) {
    if limit > 0, score > 0 { last = max(last, UInt64(score.bitPattern) &<< 32) }
  }

  /// Whether a document with this score, at an address or behind it, may be among the best.
  @inline(__always) func accepts(_ score: Float, _ address: DocumentAddress) -> Bool { key(score, address) > last }

  /// Documents at an address or behind it are among the best so far when their score is more than this.
  func threshold(from address: DocumentAddress) -> Float {
    if last == 0 { return -1 }
    let score = Float(bitPattern: UInt32(truncatingIfNeeded: last &>> 32))
    return accepts(score, address) ? score.nextDown : score
  }

  /// - Precondition: the score is not negative.
  @inline(__always) mutating func add(_ score: Float, _ address: DocumentAddress) {
    let key = key(score, address)
    guard key > last else { return }
    keys.append(key)
    if keys.count == capacity { cut() }
  }

  /// Cuts back to the best, so that the threshold is as high as it can be.
  mutating func settle() {
    guard works.count == 0, limit > 0, keys.count >= limit else { return }
    if last == 0 || keys.count > limit + limit / 8 { cut() }
  }

  /// The best, best first; equal scores in the order of their addresses.
  mutating func best() -> [Entry] {
    cut()
    keys.sort(by: >)
    return keys.map { key in
      let address = address(key)
      return Entry(score: Float(bitPattern: UInt32(key >> 32)), address: address, work: works.count > 0 ? works.work(address) : nil)
    }
  }

  @inline(__always) private func key(_ score: Float, _ address: DocumentAddress) -> UInt64 {
    UInt64(score.bitPattern) &<< 32 | UInt64(~(bases[address.segment] &+ address.document))
  }

  private func address(_ key: UInt64) -> DocumentAddress {
    let number = ~UInt32(truncatingIfNeeded: key)
    let segment = bases.count == 2 ? 0 : (bases.firstIndex { $0 > number } ?? bases.count) - 1
    return DocumentAddress(segment: segment, document: number - bases[segment])
  }

  /// Leaves the best `limit` works.
  private mutating func cut() {
    if works.count > 0 {
      keys.sort(by: >)
      dropWorseFaces()
    } else if keys.count > limit, limit > 0 {
      Self.select(&keys, limit)
    }
    if keys.count > limit { keys.removeSubrange(limit...) }
    if limit > 0, keys.count == limit, let least = keys.min() { last = max(last, least) }
  }

  /// Moves the largest keys to the front (Hoare, *Algorithm 65: Find*, 1961).
  private static func select(_ keys: inout [UInt64], _ number: Int) {
    unsafe keys.withUnsafeMutableBufferPointer { keys in
      var (low, high) = (0, keys.count - 1)
      while low < high {
        let pivot = unsafe keys[(low + high) / 2]
        var (left, right) = (low, high)
        while left <= right {
          while unsafe keys[left] > pivot { left += 1 }
          while unsafe keys[right] < pivot { right -= 1 }
          guard left <= right else { break }
          unsafe keys.swapAt(left, right)
          left += 1
          right -= 1
        }
        if number - 1 <= right { high = right } else if number - 1 >= left { low = left } else { break }
      }
    }
  }

  private mutating func dropWorseFaces() {
    var seen: Set<UInt32> = []
    keys = keys.filter { key in works.work(address(key)).map { seen.insert($0).inserted } ?? true }
  }
}

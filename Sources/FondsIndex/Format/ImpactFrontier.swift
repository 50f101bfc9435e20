/// Collects postings into the few (frequency, norm) pairs that no other one beats (`Index/FORMAT.md` §5.2).
struct ImpactFrontier: Sendable {
  /// Rising frequency, rising norm; frequencies at most 255.
  private var pairs: [Pair] = []

  private struct Pair: Sendable {
    var frequency: UInt8
    var norm: UInt8
  }

  init() {
    pairs.reserveCapacity(16)
  }

  /// Takes a posting into account.
  @inline(__always)
  mutating func add(frequency: UInt32, norm: UInt8) {
    insert(UInt8(truncatingIfNeeded: min(frequency, 255)), norm)
  }

  /// Takes the pairs of another frontier into account.
  mutating func add(_ other: ImpactFrontier) {
    for pair in other.pairs { insert(pair.frequency, pair.norm) }
  }

  mutating func removeAll() { pairs.removeAll(keepingCapacity: true) }

  private mutating func insert(_ frequency: UInt8, _ norm: UInt8) {
    // The first pair with at least this frequency has the smallest norm of those: it alone can beat the new one.
    var index = 0
    while index < pairs.count, pairs[index].frequency < frequency { index &+= 1 }
    if index < pairs.count, pairs[index].norm <= norm { return }
    var end = index
    if end < pairs.count, pairs[end].frequency == frequency { end &+= 1 }
    var start = index
    while start > 0, pairs[start &- 1].norm >= norm { start &-= 1 }
    pairs.replaceSubrange(start..<end, with: CollectionOfOne(Pair(frequency: frequency, norm: norm)))
  }

  /// At most four pairs that bound all postings: neighbours are joined where that adds the least.
  var list: ImpactList {
    var kept = pairs
    while kept.count > 4 {
      var best = 0
      var bestLoss = Int.max
      for index in 0..<kept.count - 1 {
        let loss = Int(kept[index + 1].frequency - kept[index].frequency) * Int(kept[index + 1].norm - kept[index].norm)
        if loss < bestLoss { (best, bestLoss) = (index, loss) }
      }
      kept[best + 1].norm = kept[best].norm
      kept.remove(at: best)
    }
    var packed: UInt64 = 0
    for (index, pair) in kept.enumerated() {
      packed |= UInt64(pair.frequency) << UInt64(index * 8) | UInt64(pair.norm) << UInt64(32 + index * 8)
    }
    return ImpactList(packed: packed)
  }
}

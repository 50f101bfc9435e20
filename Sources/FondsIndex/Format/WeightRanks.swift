/// Counts the weights of a list, to tell from below which one stands at a rank.
struct WeightRanks {
  private static let steps = 4_096
  /// Postings by ⌊weight · steps⌋.
  private var counts = [UInt32](repeating: 0, count: steps)

  /// - Parameter weight: in 0..<1.
  @inline(__always)
  mutating func add(_ weight: Float) { counts[min(Int(weight * Float(Self.steps)), Self.steps - 1)] &+= 1 }

  /// For each of the ranks a weight that so many postings reach, 0 where there are fewer; empties.
  mutating func seeds() -> [Float] {
    var seeds = [Float](repeating: 0, count: PostingWindow.seedRanks.count)
    var (rank, sum) = (0, 0)
    for index in counts.indices.reversed() where counts[index] > 0 {
      sum += Int(counts[index])
      while rank < seeds.count, sum >= PostingWindow.seedRanks[rank] {
        seeds[rank] = Float(index) / Float(Self.steps)
        rank += 1
      }
      counts[index] = 0
    }
    return seeds
  }
}

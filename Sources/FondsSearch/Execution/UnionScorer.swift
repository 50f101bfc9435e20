internal import FondsIndex

/// Documents that match any of several parts; their scores add up.
///
/// The best of a union are found by MAXSCORE (Turtle and Flood 1995) over the block maxima of a window (Ding and Suel 2011): the parts
/// whose bounds together do not reach the threshold are looked up only for documents that the others have brought close to it.
final class UnionScorer: WindowScorer {
  private let parts: [any WindowScorer]
  /// Parts with a match in the window last asked about, with their bounds.
  private var bounded: [(bound: Float, part: any WindowScorer)] = []
  private let memory = WindowBitMemory()
  private let candidates: WindowBits
  let cost: Int

  init(_ parts: [any WindowScorer]) {
    self.parts = parts
    candidates = memory.bits
    cost = parts.reduce(0) { $0 + $1.cost }
  }

  func bound(in window: DocumentWindow) throws(IndexError) -> Float? {
    bounded.removeAll(keepingCapacity: true)
    var sum: Float = 0
    for part in parts {
      guard let bound = try part.bound(in: window) else { continue }
      bounded.append((bound, part))
      sum += bound
    }
    return bounded.isEmpty ? nil : sum
  }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    var hasMatch = false
    for part in parts where try part.collect(window, within: allowed, into: target, depth.ofParts) { hasMatch = true }
    return hasMatch
  }

  /// Collects the matches of a window that score more than a threshold, perhaps among others, with their whole scores.
  ///
  /// - Precondition: `bound(in:)` was called for this window last.
  func collectCompetitive(
    _ window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into target: WindowBuffer
  ) throws(IndexError) {
    bounded.sort { $0.bound < $1.bound }
    var rest: Float = 0
    var optional = 0
    while optional < bounded.count, rest + bounded[optional].bound <= threshold {
      rest += bounded[optional].bound
      optional += 1
    }
    // What a single list must give by itself.
    let depth = optional == bounded.count - 1 ? ScoringDepth.scoresAbove(threshold - rest) : .scores
    for (_, part) in bounded[optional...] { try part.collect(window, within: allowed, into: target, depth) }
    guard optional > 0 else { return }
    candidates.copy(target.bits)
    for (bound, part) in bounded[..<optional].reversed() {
      candidates.filter { target[$0] + rest > threshold }
      if candidates.isEmpty { break }
      try part.collect(window, within: candidates, into: target, .scores)
      rest -= bound
    }
    target.formIntersection(candidates)
  }
}

internal import FondsIndex

/// Documents that match any of several parts; their scores add up.
final class UnionScorer: WindowScorer {
  let bounds: WindowBounds
  /// The parts that are no terms, and all of them.
  private let others: [any WindowScorer]
  private let parts: [any WindowScorer]
  private let terms: TermUnion?
  let cost: Int

  init(_ parts: [any WindowScorer], windows: Int) {
    self.parts = parts
    let terms = parts.compactMap { $0 as? TermScorer ?? ($0 as? BonusScorer)?.term }
    others = parts.filter { !($0 is TermScorer || $0 is BonusScorer) }
    self.terms = terms.isEmpty ? nil : TermUnion(terms)
    cost = parts.reduce(0) { $0 + $1.cost }
    bounds = WindowBounds(count: windows)
    for part in parts { bounds.add(part.bounds) }
  }

  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float> {
    var sum = terms?.stretchBounds(in: window) ?? SIMD16(repeating: WindowBounds.none)
    for part in others where part.bounds[window.index] >= 0 {
      let bounds = part.stretchBounds(in: window)
      let least = sum.replacing(with: 0, where: sum .< 0) + bounds.replacing(with: 0, where: bounds .< 0)
      sum = least.replacing(with: WindowBounds.none, where: (sum .< 0) .& (bounds .< 0))
    }
    return sum
  }

  func matches(
    of window: DocumentWindow, into bits: WindowBits, onlyCounting: Bool, room: WindowBuffer
  ) throws(IndexError) -> Int {
    guard bounds[window.index] >= 0 else { return 0 }
    if others.isEmpty, let terms { return try terms.matches(of: window, into: bits, onlyCounting: onlyCounting) }
    for part in parts where try part.collect(window, within: nil, into: room, .matches) {}
    bits.copy(room.bits)
    room.removeAll()
    return bits.count
  }

  func score(atRank rank: Int) -> Float { parts.reduce(0) { max($0, $1.score(atRank: rank)) } }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    guard bounds[window.index] >= 0 else { return false }
    if case .scoresAbove(let threshold) = depth, let terms {
      for part in others { try part.collect(window, within: allowed, into: target, .scores) }
      try terms.collect(window, above: threshold, within: allowed, into: target, isAlone: others.isEmpty)
      return true
    }
    var hasMatch = false
    for part in parts where try part.collect(window, within: allowed, into: target, depth.ofParts) { hasMatch = true }
    return hasMatch
  }

  func candidates(
    of window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into list: inout CandidateList, room: WindowBuffer
  ) throws(IndexError) {
    list.removeAll()
    guard bounds[window.index] > threshold else { return }
    if others.isEmpty, let terms { return try terms.candidates(of: window, above: threshold, within: allowed, into: &list) }
    try collectCandidates(of: window, above: threshold, within: allowed, into: &list, room: room)
  }
}

internal import FondsIndex

/// Documents that match all of some parts and none of others; optional parts add to their scores.
final class ClausesScorer: WindowScorer {
  let bounds: WindowBounds
  /// The rarest first.
  private let must: [any WindowScorer]
  /// Those that are terms, and the others.
  private let terms: [TermScorer]
  private let others: [any WindowScorer]
  private let should: [any WindowScorer]
  private let mustNot: [any WindowScorer]
  private let memory = (WindowMemory(), WindowMemory(), WindowBitMemory())
  private let found: WindowBuffer
  private let part: WindowBuffer
  private let kept: WindowBits

  /// - Precondition: at least one obligatory part.
  init(must: [any WindowScorer], should: [any WindowScorer], mustNot: [any WindowScorer], windows: Int) {
    self.must = must.sorted { $0.cost < $1.cost }
    terms = self.must.compactMap { $0 as? TermScorer }
    others = self.must.filter { !($0 is TermScorer) }
    self.should = should
    self.mustNot = mustNot
    found = memory.0.buffer
    part = memory.1.buffer
    kept = memory.2.bits
    bounds = WindowBounds(count: windows)
    bounds.add(must[0].bounds)
    for part in must.dropFirst() { bounds.addRequired(part.bounds) }
    for part in should { bounds.addOptional(part.bounds) }
  }

  var cost: Int { must[0].cost }

  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float> {
    var sum = must[0].stretchBounds(in: window)
    var least = sum
    for part in must.dropFirst() {
      let bounds = part.stretchBounds(in: window)
      sum += bounds
      least.replace(with: bounds, where: bounds .< least)
    }
    for part in should where part.bounds[window.index] >= 0 {
      let bounds = part.stretchBounds(in: window)
      sum += bounds.replacing(with: 0, where: bounds .< 0)
    }
    return sum.replacing(with: WindowBounds.none, where: least .< 0)
  }

  func add(to set: MatchSet) throws(IndexError) {
    let matches = MatchSet(documentCount: set.documentCount)
    try must[0].add(to: matches)
    for part in must.dropFirst() { try part.keep(in: matches) }
    for part in mustNot {
      let refused = MatchSet(documentCount: set.documentCount)
      try part.add(to: refused)
      matches.subtract(refused)
    }
    set.formUnion(matches)
  }

  func score(atRank rank: Int) -> Float { must.count == 1 && mustNot.isEmpty ? must[0].score(atRank: rank) : 0 }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    guard bounds[window.index] >= 0, try collectRequired(window, allowed, depth) else { return false }
    for next in mustNot where try next.collect(window, within: found.bits, into: part, .matches) {
      kept.copy(found.bits)
      kept.subtract(part.bits)
      part.removeAll()
      found.formIntersection(kept)
    }
    if found.bits.isEmpty { return false }
    if depth != .matches {
      for next in should where try next.collect(window, within: found.bits, into: part, .scores) { part.move(into: found) }
    }
    found.move(into: target)
    return true
  }

  /// Collects what has all obligatory parts in `found`: where they are terms, first the documents that have them all, then their scores.
  private func collectRequired(_ window: DocumentWindow, _ allowed: WindowBits?, _ depth: ScoringDepth) throws(IndexError) -> Bool {
    if terms.count > 1 {
      kept.removeAll()
      guard terms[0].postings.add(window, to: kept) else { throw terms[0].damage(in: window) }
      if let allowed { kept.formIntersection(allowed) }
      for term in terms.dropFirst() {
        part.bits.removeAll()
        guard term.postings.add(window, to: part.bits) else { throw term.damage(in: window) }
        kept.formIntersection(part.bits)
      }
      part.bits.removeAll()
      if kept.isEmpty { return false }
      if depth == .matches {
        found.bits.copy(kept)
      } else {
        for term in terms { _ = try term.collect(window, within: kept, into: found, .scores) }
      }
    } else {
      guard try must[0].collect(window, within: allowed, into: found, depth.ofParts) else { return false }
    }
    for next in terms.count > 1 ? others[...] : must.dropFirst() {
      guard try next.collect(window, within: found.bits, into: part, depth.ofParts) else {
        found.removeAll()
        return false
      }
      found.formIntersection(part.bits)
      part.move(into: found)
    }
    return true
  }
}

internal import FondsIndex

/// Documents that match all of some parts and none of others; optional parts add to their scores.
final class ClausesScorer: WindowScorer {
  /// The rarest first.
  private let must: [any WindowScorer]
  private let should: [any WindowScorer]
  private let mustNot: [any WindowScorer]
  private let memory = (WindowMemory(), WindowMemory(), WindowBitMemory())
  private let found: WindowBuffer
  private let part: WindowBuffer
  private let kept: WindowBits

  /// - Precondition: at least one obligatory part.
  init(must: [any WindowScorer], should: [any WindowScorer], mustNot: [any WindowScorer]) {
    self.must = must.sorted { $0.cost < $1.cost }
    self.should = should
    self.mustNot = mustNot
    found = memory.0.buffer
    part = memory.1.buffer
    kept = memory.2.bits
  }

  var cost: Int { must[0].cost }

  func bound(in window: DocumentWindow) throws(IndexError) -> Float? {
    var sum: Float = 0
    for part in must {
      guard let bound = try part.bound(in: window) else { return nil }
      sum += bound
    }
    for part in should { sum += try part.bound(in: window) ?? 0 }
    return sum
  }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    guard try must[0].collect(window, within: allowed, into: found, depth.ofParts) else { return false }
    for next in must.dropFirst() {
      guard try next.collect(window, within: found.bits, into: part, depth.ofParts) else {
        found.removeAll()
        return false
      }
      found.formIntersection(part.bits)
      part.move(into: found)
    }
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
}

internal import FondsIndex

/// Documents that match all of some parts and none of others; optional parts add to their scores.
final class ClausesScorer: WindowScorer {
  let bounds: WindowBounds
  /// The rarest first.
  private let must: [any WindowScorer]
  /// Those that are terms, and the others.
  private let terms: [TermScorer]
  private let others: [any WindowScorer]
  /// Where there is nothing but obligatory terms.
  private let intersection: TermIntersection?
  private let should: [any WindowScorer]
  private let mustNot: [any WindowScorer]
  private let memory: SearchMemory
  private let owned = (WindowMemory(), WindowMemory(), WindowBitMemory())
  private let found: WindowBuffer
  private let part: WindowBuffer
  private let kept: WindowBits

  /// - Precondition: at least one obligatory part.
  init(must: [any WindowScorer], should: [any WindowScorer], mustNot: [any WindowScorer], windows: Int, memory: SearchMemory) {
    self.memory = memory
    self.must = must.sorted { $0.cost < $1.cost }
    terms = self.must.compactMap { $0 as? TermScorer }
    others = self.must.filter { !($0 is TermScorer) }
    intersection = terms.count == must.count && should.isEmpty && mustNot.isEmpty ? TermIntersection(terms) : nil
    self.should = should
    self.mustNot = mustNot
    found = owned.0.buffer
    part = owned.1.buffer
    kept = owned.2.bits
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

  func matches(
    of window: DocumentWindow, into bits: WindowBits, onlyCounting: Bool, room: WindowBuffer
  ) throws(IndexError) -> Int {
    guard bounds[window.index] >= 0 else { return 0 }
    if let intersection {
      return try intersection.matches(of: window, into: bits, onlyCounting: onlyCounting, list: memory.room.candidates)
    }
    guard try collect(window, within: nil, into: room, .matches) else { return 0 }
    bits.copy(room.bits)
    room.removeAll()
    return bits.count
  }

  func score(atRank rank: Int) -> Float { must.count == 1 && mustNot.isEmpty ? must[0].score(atRank: rank) : 0 }

  var usesMatches: Bool { others.allSatisfy { $0 is BitmapScorer } && mustNot.allSatisfy { $0 is TermScorer || $0 is BitmapScorer } }

  func candidates(
    of window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into list: inout CandidateList, room: WindowBuffer
  ) throws(IndexError) {
    list.removeAll()
    guard bounds[window.index] > threshold else { return }
    if let intersection { return try intersection.candidates(of: window, above: threshold, within: allowed, into: &list) }
    try collectCandidates(of: window, above: threshold, within: allowed, into: &list, room: room)
  }

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
        guard term.postings.keep(window, in: kept, room: memory.room.bits) else { throw term.damage(in: window) }
      }
      if kept.isEmpty { return false }
      if depth == .matches {
        found.bits.copy(kept)
      } else {
        try scoreTerms(window, depth)
        if kept.isEmpty { return false }
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

  /// Scores the documents in `kept`, which have all the terms, and drops those that cannot get above a floor.
  private func scoreTerms(_ window: DocumentWindow, _ depth: ScoringDepth) throws(IndexError) {
    var floor: Float?
    if case .scoresAbove(let limit) = depth { floor = limit }
    var rest = terms.reduce(0) { $0 + $1.postings.bound(in: window) }
    for part in others + should { rest += max(part.bounds[window.index], 0) }
    for (place, term) in terms.enumerated() {
      guard term.postings.score(window, within: kept, into: found, areAll: true) else { throw term.damage(in: window) }
      rest -= term.postings.bound(in: window)
      guard let floor, place + 1 < terms.count else { continue }
      // A little more than the sum of what is left, which was taken away bound by bound.
      let hope = rest * (1 + 0x1p-16)
      kept.filter { found[$0] + hope > floor }
      found.formIntersection(kept)
      if kept.isEmpty { return }
    }
  }
}

internal import FondsIndex

/// The union of terms, in loops that hold no references; its scorers are kept by `UnionScorer`.
///
/// The best are found by MAXSCORE (Turtle and Flood 1995) over the maxima of a window (Ding and Suel 2011): the terms whose bounds together do not
/// reach the threshold are looked up only for documents that the others have brought close to it.
@safe final class TermUnion {
  private let scorers: [TermScorer]
  private let count: Int
  private let terms: UnsafeMutablePointer<TermPostings>
  /// The terms of the window that is looked at, by rising bounds.
  private let order: UnsafeMutablePointer<Int32>
  /// The sums of the bounds of the terms before each.
  private let sums: UnsafeMutablePointer<Float>
  private let memory = (WindowBitMemory(), WindowBitMemory())
  private let candidates: WindowBits
  private let others: WindowBits

  init(_ scorers: [TermScorer]) {
    self.scorers = scorers
    count = scorers.count
    candidates = memory.0.bits
    others = memory.1.bits
    unsafe sums = .allocate(capacity: count + 1)
    unsafe terms = .allocate(capacity: count)
    unsafe order = .allocate(capacity: count)
    for (index, scorer) in scorers.enumerated() { unsafe (terms + index).initialize(to: scorer.postings) }
  }

  deinit {
    unsafe terms.deallocate()
    unsafe order.deallocate()
    unsafe sums.deallocate()
  }

  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float> {
    var sum = SIMD16<Float>(repeating: 0)
    var most = SIMD16<Float>(repeating: WindowBounds.none)
    for index in 0..<count where unsafe terms[index].bound(in: window) >= 0 {
      let bounds = unsafe terms[index].stretchBounds(in: window)
      sum += bounds.replacing(with: 0, where: bounds .< 0)
      most.replace(with: bounds, where: bounds .> most)
    }
    return sum.replacing(with: WindowBounds.none, where: most .< 0)
  }

  /// Replaces the content of a set by the matches of a window; gives their number.
  ///
  /// - Parameter onlyCounting: whether the set may hold anything afterwards.
  func matches(of window: DocumentWindow, into bits: WindowBits, onlyCounting: Bool) throws(IndexError) -> Int {
    var (first, last, found) = (0, 0, 0)
    for index in 0..<count where unsafe terms[index].bound(in: window) >= 0 {
      if found == 0 { first = index }
      last = index
      found += 1
    }
    if found == 0 { return 0 }
    // One alone need not be decoded to be counted.
    if found == 1, onlyCounting { return unsafe terms[first].count(in: window) }
    if found == 2, onlyCounting, let number = unsafe terms[first].unionCount(in: window, with: terms[last]) {
      guard number >= 0 else { throw scorers[first].damage(in: window) }
      return number
    }
    bits.removeAll()
    for index in first..<count where unsafe terms[index].bound(in: window) >= 0 {
      guard unsafe terms[index].add(window, to: bits) else { throw scorers[index].damage(in: window) }
    }
    return bits.count
  }

  /// Collects the matches of a window that score more than a threshold, perhaps among others, with their whole scores.
  ///
  /// - Parameter isAlone: whether nothing but these terms adds to the scores; else all that the others give is in `target` already.
  func collect(
    _ window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into target: WindowBuffer, isAlone: Bool
  ) throws(IndexError) {
    let present = sort(window)
    var rest: Float = 0
    var optional = 0
    while optional < present {
      let bound = unsafe terms[Int(order[optional])].bound(in: window)
      guard rest + bound <= threshold else { break }
      rest += bound
      optional &+= 1
    }
    // What a single list must give by itself.
    let floor = isAlone && optional == present &- 1 ? threshold - rest : -1
    for place in optional..<present {
      let index = unsafe Int(order[place])
      let isSound =
        if let allowed { unsafe terms[index].score(window, within: allowed, into: target, areAll: false) } else {
          unsafe terms[index].score(window, above: floor, into: target)
        }
      guard isSound else { throw scorers[index].damage(in: window) }
    }
    guard optional > 0 else { return }
    candidates.copy(target.bits)
    for place in (0..<optional).reversed() {
      let index = unsafe Int(order[place])
      candidates.filter { target[$0] + rest > threshold }
      if candidates.isEmpty { break }
      guard unsafe terms[index].score(window, within: candidates, into: target, areAll: false) else {
        throw scorers[index].damage(in: window)
      }
      rest -= unsafe terms[index].bound(in: window)
    }
    target.formIntersection(candidates)
  }

  /// Puts the terms that the window has in the order of their bounds; gives their number.
  private func sort(_ window: DocumentWindow) -> Int {
    var present = 0
    for index in 0..<count {
      let bound = unsafe terms[index].bound(in: window)
      guard bound >= 0 else { continue }
      var place = present
      while place > 0, unsafe terms[Int(order[place &- 1])].bound(in: window) > bound {
        unsafe order[place] = order[place &- 1]
        place &-= 1
      }
      unsafe order[place] = Int32(truncatingIfNeeded: index)
      present &+= 1
    }
    return present
  }

  /// Replaces the content of a list by documents of a window, all that score more than a threshold among them, with their whole scores.
  ///
  /// A document whose best term is not enough by itself must have others as well: which ones can do is told by the bounds, and which documents have
  /// them by words of 64, before any frequency is looked at.
  func candidates(
    of window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into list: inout CandidateList
  ) throws(IndexError) {
    let present = sort(window)
    unsafe sums[0] = 0
    for place in 0..<present { unsafe sums[place + 1] = sums[place] + term(place).bound(in: window) }
    guard present > 0, unsafe sums[present] > threshold else { return }
    if present == 1, allowed == nil {
      guard term(0).candidates(of: window, above: threshold, into: &list) else { throw damage(0, window) }
      return
    }
    try findCandidates(window, present, above: threshold)
    if let allowed { candidates.formIntersection(allowed) }
    list.replace(by: candidates)
    for place in (0..<present).reversed() {
      if list.count == 0 { return }
      guard term(place).addScores(window, to: list) else { throw damage(place, window) }
      list.keep(above: unsafe threshold - sums[place])
    }
  }

  /// Gathers the documents that have enough of the terms of a window.
  private func findCandidates(_ window: DocumentWindow, _ present: Int, above threshold: Float) throws(IndexError) {
    candidates.removeAll()
    others.removeAll()
    // The terms from `first` on, before the one that is looked at, are in `others`.
    var (first, last) = (present, present)
    for place in 0..<present {
      let bound = term(place).bound(in: window)
      guard unsafe sums[place] + bound > threshold else { continue }
      if bound > threshold {
        guard term(place).add(window, to: candidates) else { throw damage(place, window) }
        continue
      }
      // At least one of those from here on, or all before do not make up for it.
      var needed = 0
      while unsafe sums[needed + 1] + bound <= threshold { needed += 1 }
      if first == present { (first, last) = (place, place) }
      while first > needed {
        first -= 1
        guard term(first).add(window, to: others) else { throw damage(first, window) }
      }
      while last < place {
        guard term(last).add(window, to: others) else { throw damage(last, window) }
        last += 1
      }
      guard term(place).addIntersection(window, with: others, to: candidates) else { throw damage(place, window) }
    }
  }

  @inline(__always) private func term(_ place: Int) -> TermPostings { unsafe terms[Int(order[place])] }

  private func damage(_ place: Int, _ window: DocumentWindow) -> IndexError { unsafe scorers[Int(order[place])].damage(in: window) }
}

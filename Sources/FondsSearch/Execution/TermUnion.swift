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
  private let memory = WindowBitMemory()
  private let candidates: WindowBits

  init(_ scorers: [TermScorer]) {
    self.scorers = scorers
    count = scorers.count
    candidates = memory.bits
    unsafe terms = .allocate(capacity: count)
    unsafe order = .allocate(capacity: count)
    for (index, scorer) in scorers.enumerated() { unsafe (terms + index).initialize(to: scorer.postings) }
  }

  deinit {
    unsafe terms.deallocate()
    unsafe order.deallocate()
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

  /// Collects the matches of a window that score more than a threshold, perhaps among others, with their whole scores.
  ///
  /// - Parameter isAlone: whether nothing but these terms adds to the scores; else all that the others give is in `target` already.
  func collect(
    _ window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into target: WindowBuffer, isAlone: Bool
  ) throws(IndexError) {
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
}

internal import FondsIndex

/// Documents that match any of several variants of the same thing; the best score stands.
final class BestOfScorer: WindowScorer {
  private let variants: [any WindowScorer]
  private let memory = (WindowMemory(), WindowMemory())
  private let one: WindowBuffer
  private let best: WindowBuffer
  let cost: Int

  init(_ variants: [any WindowScorer]) {
    self.variants = variants
    one = memory.0.buffer
    best = memory.1.buffer
    cost = variants.reduce(0) { $0 + $1.cost }
  }

  func bound(in window: DocumentWindow) throws(IndexError) -> Float? {
    var best: Float?
    for variant in variants {
      guard let bound = try variant.bound(in: window) else { continue }
      best = max(best ?? 0, bound)
    }
    return best
  }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    var hasMatch = false
    for variant in variants where try variant.collect(window, within: allowed, into: one, depth) {
      hasMatch = true
      one.moveBest(into: best)
    }
    if hasMatch { best.move(into: target) }
    return hasMatch
  }
}

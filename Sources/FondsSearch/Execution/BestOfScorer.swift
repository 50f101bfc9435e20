internal import FondsIndex

/// Documents that match any of several variants of the same thing; the best score stands.
final class BestOfScorer: WindowScorer {
  let bounds: WindowBounds
  private let variants: [any WindowScorer]
  private let memory = (WindowMemory(), WindowMemory())
  private let one: WindowBuffer
  private let best: WindowBuffer
  let cost: Int

  init(_ variants: [any WindowScorer], windows: Int) {
    self.variants = variants
    one = memory.0.buffer
    best = memory.1.buffer
    cost = variants.reduce(0) { $0 + $1.cost }
    bounds = WindowBounds(count: windows)
    for variant in variants { bounds.formMaximum(variant.bounds) }
  }

  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float> {
    var most = SIMD16<Float>(repeating: WindowBounds.none)
    for variant in variants where variant.bounds[window.index] >= 0 {
      let bounds = variant.stretchBounds(in: window)
      most.replace(with: bounds, where: bounds .> most)
    }
    return most
  }

  func score(atRank rank: Int) -> Float { variants.reduce(0) { max($0, $1.score(atRank: rank)) } }

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

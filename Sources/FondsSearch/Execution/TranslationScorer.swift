internal import FondsIndex

/// Documents that match a word or one of its translations; the best score stands.
final class TranslationScorer: WindowScorer {
  /// A translation with what is left of its score.
  struct Variant {
    let scorer: TermScorer
    let dilution: Dilution
  }

  let bounds: WindowBounds
  private let direct: (any WindowScorer)?
  private let variants: [Variant]
  private let memory = (WindowMemory(), WindowMemory())
  private let one: WindowBuffer
  private let best: WindowBuffer
  let cost: Int

  /// - Parameter direct: the word itself; `nil` where the segment lacks it.
  init(_ direct: (any WindowScorer)?, _ variants: [Variant], windows: Int) {
    self.direct = direct
    self.variants = variants
    one = memory.0.buffer
    best = memory.1.buffer
    cost = variants.reduce(direct?.cost ?? 0) { $0 + $1.scorer.cost }
    bounds = WindowBounds(count: windows)
    if let direct { bounds.formMaximum(direct.bounds) }
    for variant in variants {
      for window in 0..<windows { bounds.raise(window, to: variant.dilution.bound(variant.scorer.bounds[window])) }
    }
  }

  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float> {
    var most = SIMD16<Float>(repeating: WindowBounds.none)
    if let direct, direct.bounds[window.index] >= 0 { most = direct.stretchBounds(in: window) }
    for variant in variants where variant.scorer.bounds[window.index] >= 0 {
      let undiluted = variant.scorer.stretchBounds(in: window)
      for stretch in 0..<16 { most[stretch] = max(most[stretch], variant.dilution.bound(undiluted[stretch])) }
    }
    return most
  }

  func score(atRank rank: Int) -> Float {
    variants.reduce(direct?.score(atRank: rank) ?? 0) { max($0, $1.dilution.least($1.scorer.score(atRank: rank))) }
  }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    var hasMatch = false
    // A dilution raises no score, so that what is left out before it would not have been above the threshold after it.
    if let direct, try direct.collect(window, within: allowed, into: one, depth) {
      hasMatch = true
      one.moveBest(into: best)
    }
    for variant in variants where try variant.scorer.collect(window, within: allowed, into: one, depth) {
      hasMatch = true
      one.moveBest(into: best) { variant.dilution.score($0) }
    }
    if hasMatch { best.move(into: target) }
    return hasMatch
  }
}

internal import Glibc

/// From evidence to a confidence: a logistic model.
enum TwinConfidence {
  /// What two records have in common, for comparing candidates with each other.
  static func score(of evidence: TwinProposal.Evidence) -> Double {
    0.4 * evidence.anchors + 0.15 * evidence.concepts + 0.25 * evidence.outline + 0.1 * evidence.length + 0.1 * evidence.context
  }

  /// So many numbers and names in common speak for themselves where no concept is shared: two sheets of one form share a few, and their outline.
  private static let tellingAnchors = 6.0

  /// 0…1.
  ///
  /// The weights were set by hand and are held to what they promise by `Benchmarks/twins.py`: of the proposals from .9 on, nine in ten are right.
  static func confidence(of evidence: TwinProposal.Evidence) -> Double {
    let odds = -6 + 14 * score(of: evidence) + 8 * min(0.25, evidence.margin)
    let telling = evidence.sharedConcepts > 0 ? 1 : min(1, Double(evidence.sharedAnchors) / tellingAnchors)
    return telling / (1 + exp(-odds))
  }
}

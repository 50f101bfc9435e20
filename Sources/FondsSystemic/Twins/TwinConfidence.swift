internal import Glibc

/// From evidence to a confidence: a logistic model.
enum TwinConfidence {
  /// What two records have in common, for comparing candidates with each other.
  static func score(of evidence: TwinProposal.Evidence) -> Double {
    0.4 * evidence.anchors + 0.15 * evidence.concepts + 0.25 * evidence.outline + 0.1 * evidence.length + 0.1 * evidence.context
  }

  /// 0…1.
  static func confidence(of evidence: TwinProposal.Evidence) -> Double {
    let odds = -6 + 14 * score(of: evidence) + 8 * min(0.25, evidence.margin)
    return 1 / (1 + exp(-odds))
  }
}

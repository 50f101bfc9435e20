/// What the second stage of ranking adds, and to how many of the best.
///
/// The first stage ranks every match by its words (``ScoringWeights``); the second looks at the best of them alone, at what a list of words does not tell:
/// how near the words of the query stand to one another (``ProximityModel``), and what the best documents have in common (``FeedbackModel``). It only adds,
/// so what it does not look at never ranks before what it does. The same numbers serve French and English: apart, they measured no better.
package struct SecondStage: Sendable, Hashable {
  /// How many of the best works are looked at.
  package var depth = 64
  package var proximity = ProximityModel()
  package var feedback = FeedbackModel()

  /// What fonds ranks with.
  package static let standard = SecondStage()

  package init() {}
}

/// How much the nearness of neighbouring words of the query counts.
///
/// For two words that follow one another in the query, with the sum of their inverse document frequencies I: `ordered` · I · w(o) + `near` · I · w(n), where
/// o counts the places where the second follows the first no further off than in the query, n those where both stand within `window` tokens, and w is the
/// BM25 weight of a frequency in a document of that length. The sequential dependence model (Metzler & Croft 2005) with the saturation of BM25 (as in Büttcher,
/// Clarke & Lushman 2006) instead of its language models.
package struct ProximityModel: Sendable, Hashable {
  package var ordered: Float = 0.15
  package var near: Float = 0.15
  /// Tokens between two words that are near each other, at most.
  package var window: UInt32 = 8
  /// The most words of a query that are looked at.
  package var wordLimit = 32
  /// The most places of a word that are looked at in one document.
  package var placeLimit = 2_048

  package init() {}
}

/// When and how much the vocabulary of the best documents counts.
///
/// Pseudo-relevance feedback (Rocchio 1971, over BM25 weights; interpolated with the query as by Abdul-Jaleel and others, 2004), given only to queries that it
/// is likely to help: long needs whose words no document has together. It hurts questions and known items, whose best documents have nearly all words. So its
/// strength rises with the number of distinct words and falls with the part of the query's weight (inverse document frequencies) that the best documents
/// cover: a prediction of the query's performance before any judgement (in the sense of Hauff, Hiemstra and de Jong, 2008).
package struct FeedbackModel: Sendable, Hashable {
  /// The part of the whole weight that feedback has at full strength, 0..<1.
  package var weight: Float = 0.4
  /// The best documents that are read.
  package var documents = 8
  /// Terms that are added.
  package var terms = 15
  /// Distinct words: no feedback up to the first number, full strength from the second on.
  package var words: ClosedRange<Float> = 4...10
  /// Mean coverage by the best documents: full strength up to the first number, no feedback from the second on.
  package var coverage: ClosedRange<Float> = 0.5...0.8
  /// The most tokens that are read of one document.
  package var tokenLimit = 4_000

  package init() {}

  /// How much feedback a query gets, 0…`weight`.
  func strength(words count: Int, coverage mean: Float) -> Float {
    weight * Self.ramp(Float(count), words) * (1 - Self.ramp(mean, coverage))
  }

  /// 0 up to the lower bound, 1 from the upper one on, and a line between.
  private static func ramp(_ value: Float, _ range: ClosedRange<Float>) -> Float {
    max(0, min(1, (value - range.lowerBound) / (range.upperBound - range.lowerBound)))
  }
}

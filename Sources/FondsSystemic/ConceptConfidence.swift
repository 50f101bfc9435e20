internal import Glibc

/// How likely it is that a record is about a concept which its text names.
///
/// Logistic regression: 1 / (1 + e^−s), where s adds up `base` and, for each `ConceptFeature`, its weight × what it amounts to.
///
/// The weights were estimated on half of the judged records of the sample bank by `./dev bench confidence`, which fits them anew (500 concepts that labels fit to tag with name in
/// 56 records, 148 of them right; ridge of 1, then rounded); errors were looked at there alone, of the other half (475 in 63, 133 right) only the figures. The area under the curve is
/// .85 on the first half and .89 on the second. Of the second half's concepts from .9 on 92 of 100 are right, from .8 on 93, .7 on 82, .6 on 90, .5 on 59, .4 on 47, .3 on 40, .2 on 25, .1 on
/// 15, below 1. What made no difference, or only on the first half, and was left out: how many concepts are next narrower, places of related concepts and of siblings, being an objective,
/// the length of a record besides that it divides places by, rank and number among the concepts of a facet, the share of the text, several labels of one concept.
package struct ConceptConfidence {
  /// Blocks and abstracts that name the concept.
  package var places = 0
  /// Whether a title or a keyword names it.
  package var isInTitle = false
  /// Whether a heading or an abstract names it.
  package var isInHeading = false
  /// Bytes of its longest label found.
  package var labelLength = 0
  /// Where the text names it first, in bytes from the start of the record.
  package var start = Int.max
  /// Whether only ambiguous labels name it.
  package var isDoubtful = false

  package init() {}

  /// From which confidence on a concept is assigned.
  package static let assigned = 0.7
  /// From which confidence on a concept is suggested.
  package static let suggested = 0.2

  /// What is added up where nothing speaks for or against a concept.
  private static let base = -3.2

  /// The text for which twice as many places are needed, in bytes of UTF-8: about 3,300 words.
  package static let stride = 20_000
  /// The longest label that counts for more than a shorter one, in bytes.
  package static let longestLabel = 30
  /// What an acronym counts for, in bytes: each of its letters stands for a word.
  package static let acronymLength = 20
  /// The most places of one concept that speak for a broader one.
  package static let mostPlacesBelow = 3.0
  /// The most that all concepts below one speak for it together.
  package static let mostBelow = 7.0

  /// What the length of a record divides places by.
  ///
  /// - Parameter length: bytes of text that counted.
  package static func scale(_ length: Int) -> Double { 1 + Double(length) / Double(stride) }

  /// What this concept says for those that are broader.
  package func support(scale: Double) -> Double { min(Self.mostPlacesBelow, Double(places + (isInTitle ? 1 : 0)) / scale) }

  /// What a feature amounts to.
  ///
  /// - Parameters:
  ///   - length: bytes of text that counted.
  ///   - below: the sum of `support` over the narrower concepts that the record names.
  package func feature(_ feature: ConceptFeature, facet: String, length: Int, below: Double) -> Double {
    switch feature {
    case .places: log2(Double(max(1, places)) / Self.scale(length))
    case .title: isInTitle ? 1 : 0
    case .heading: isInHeading ? 1 : 0
    case .label: Double(min(Self.longestLabel, labelLength))
    case .below: log2(1 + min(Self.mostBelow, below))
    case .tail: !isInTitle && Double(start) > 0.8 * Double(length) ? 1 : 0
    case .doubt: isDoubtful ? 1 : 0
    case .actor: facet == "actor" ? 1 : 0
    }
  }

  /// 0…1; what is told of a concept is as for `feature`.
  package func value(facet: String, length: Int, below: Double) -> Double {
    var sum = Self.base
    for feature in ConceptFeature.all {
      sum += feature.weight * self.feature(feature, facet: facet, length: length, below: below)
    }
    return 1 / (1 + exp(-sum))
  }
}

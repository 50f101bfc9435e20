internal import Glibc

/// How likely it is that a record is about a concept which its text names.
///
/// Logistic regression: 1 / (1 + e^−s), where s adds up
/// - `base`;
/// - `placeWeight` × log₂ of the blocks and abstracts that name it, divided by how long the record is (`scale`): what is named again is meant, yet
///   the longer a text, the more often it names what it is not about;
/// - `titleWeight` where a title or a keyword names it, `headingWeight` where a heading or an abstract does;
/// - `lengthWeight` × the bytes of its longest label found, an acronym being a long one: a short word has more senses, and is said in passing;
/// - `kinWeight` × log₂ of one more than the places of other concepts near to it in the thesaurus (`ConceptKin`): a subject is spoken of in more than one
///   word. Not for actors: any story has several;
/// - `narrowerWeight` × log₂ of one more than the concepts next narrower: what the thesaurus divides up is what its banks are about;
/// - `doubtWeight` where only labels that are too common to tag text with name it: then it is suggested at most;
/// - `tailWeight` where the last fifth of the text is the first to name it: there stand thanks, addresses, what else there is;
/// - what its facet adds: who is named mostly does something there, and the labels of objectives are said of nothing else.
///
/// The weights were estimated on half of the judged records of the sample bank (538 concepts found in 56 records, 232 of them right; ridge of .3 but for the
/// objectives, which are few, then rounded); errors were looked at there alone, of the other half (499 in 63, 204 right) only the figures. The area under the
/// curve is .85 on both. Of the second half's concepts from .9 on 95 of 100 are right, from .8 on 82, .7 on 80, .6 on 76, .5 on 55, .4 on 43, .3 on 28, .2 on 25, .1 on 12.
/// What made no difference, or only on the first half, and was left out: the share of the text, several labels of one concept, articles, number, lists and negations
/// around a label, the length of a record within that of the judged ones, what others declared of the record.
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

  private static let base = -3.1
  private static let placeWeight = 0.95
  private static let titleWeight = 2.2
  private static let headingWeight = 0.3
  private static let lengthWeight = 0.09
  private static let kinWeight = 1.1
  private static let narrowerWeight = 0.3
  private static let tailWeight = -0.9
  private static let doubtWeight = -1.5
  /// The facets whose concepts say nothing for one another.
  private static let unrelated: Set = ["actor"]
  private static let facetWeights = ["actor": 2.0, "objective": 1.7]

  /// The text for which twice as many places are needed, in bytes of UTF-8: about 3,300 words.
  package static let stride = 20_000
  /// The longest label that counts for more than a shorter one, in bytes.
  package static let longestLabel = 30
  /// What an acronym counts for, in bytes: each of its letters stands for a word.
  package static let acronymLength = 20
  /// The most places of one concept that speak for another.
  package static let mostKinPlaces = 3.0
  /// The most that all others together speak for one.
  package static let mostKin = 7.0

  /// What the length of a record divides places by.
  ///
  /// - Parameter length: bytes of text that counted.
  package static func scale(_ length: Int) -> Double { 1 + Double(length) / Double(stride) }

  /// What this concept says for another one near to it.
  package func support(scale: Double) -> Double { min(Self.mostKinPlaces, Double(places + (isInTitle ? 1 : 0)) / scale) }

  /// 0…1.
  ///
  /// - Parameters:
  ///   - length: bytes of text that counted.
  ///   - kin: the sum of `support` over the concepts of the record near to this one.
  ///   - narrower: how many concepts are next narrower.
  package func value(facet: String, length: Int, kin: Double, narrower: Int) -> Double {
    var sum = Self.base + (Self.facetWeights[facet] ?? 0)
    sum += Self.placeWeight * log2(Double(max(1, places)) / Self.scale(length))
    if isInTitle { sum += Self.titleWeight }
    if isInHeading { sum += Self.headingWeight }
    sum += Self.lengthWeight * Double(min(Self.longestLabel, labelLength))
    if !Self.unrelated.contains(facet) { sum += Self.kinWeight * log2(1 + min(Self.mostKin, kin)) }
    sum += Self.narrowerWeight * log2(1 + Double(narrower))
    if !isInTitle, Double(start) > 0.8 * Double(length) { sum += Self.tailWeight }
    if isDoubtful { sum += Self.doubtWeight }
    return 1 / (1 + exp(-sum))
  }
}

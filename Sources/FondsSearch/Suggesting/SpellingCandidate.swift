internal import Glibc

/// A word of the index that may have been meant by another one.
struct SpellingCandidate: Sendable, Hashable {
  /// Its folded form.
  var term: [UInt8]
  /// Documents that have it, deleted ones included.
  var documentFrequency: Int
  /// `SpellingCost` of what was typed.
  var cost: Float
  /// The logarithm of its odds, but for a constant; the higher the likelier.
  var score: Float

  /// How much one unit of cost counts against frequency.
  static let costWeight: Float = 3
  /// How much the logarithm of the frequency counts: less than 1, for the words of queries are rarer than those of texts.
  static let frequencyWeight: Float = 0.7

  init(_ term: [UInt8], documentFrequency: Int, cost: Float) {
    self.term = term
    self.documentFrequency = documentFrequency
    self.cost = cost
    score = Self.frequencyWeight * Float(log(Double(max(documentFrequency, 1)))) - Self.costWeight * cost
  }

  /// Likelier ones first; equal ones by their bytes.
  static func precedes(_ one: SpellingCandidate, _ other: SpellingCandidate) -> Bool {
    one.score == other.score ? one.term.lexicographicallyPrecedes(other.term) : one.score > other.score
  }
}

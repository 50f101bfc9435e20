internal import FondsText

/// Why a document has its score: one part of a query, with what it adds.
package struct ScorePart: Sendable, Hashable {
  /// What adds to a score.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The scores of the parts together.
    case sum
    /// The best of the parts.
    case best
    /// A word as it was written.
    case exact
    case stem
    case title
    case author
    /// A descriptor, found in the text or declared.
    case concept
    case phrase
    /// A word that the lexicon gives for one of the query.
    case translation
    /// Documents of facet values, or all; they add nothing.
    case documents
    /// Words that must not be there, and are not.
    case excluded
    /// The nearness of the words of the query to one another (``ProximityModel``).
    case nearness
    /// What the document shares with the best ones (``FeedbackModel``).
    case feedback
    /// Nothing that any document has.
    case nothing

    init(_ space: TermSpace) {
      self =
        switch space {
        case .exact: .exact
        case .stem: .stem
        case .title: .title
        case .author: .author
        case .concept, .facet: .concept
        }
    }
  }

  package var kind: Kind
  /// The term, the words of the phrase, the terms of the feedback; empty where the kind says it all.
  package var text: String
  /// What the part adds; `nil` where the document does not match it.
  package var score: Float?
  package var parts: [ScorePart]

  init(_ kind: Kind, _ text: String = "", score: Float? = nil, parts: [ScorePart] = []) {
    self.kind = kind
    self.text = text
    self.score = score
    self.parts = parts
  }

  /// The same parts of a document that does not match the whole.
  var withoutScores: ScorePart { ScorePart(kind, text, parts: parts.map(\.withoutScores)) }
}

internal import FondsIndex
internal import FondsText

/// A term with its place in every segment.
struct PlannedTerm: Sendable {
  let space: TermSpace
  let bytes: [UInt8]
  /// By segment; `nil` where the segment lacks the term.
  let entries: [TermEntry?]
  /// Documents of all segments, deleted ones included.
  let documentFrequency: Int
  let totalFrequency: UInt64
}

/// A word of a phrase.
struct PlannedPhraseWord: Sendable {
  let term: PlannedTerm
  /// Tokens behind the first word.
  let offset: UInt32
}

/// A translation of a word of the query.
struct TranslatedTerm: Sendable {
  let term: PlannedTerm
  /// What is left of its frequencies, over 0 and up to 1.
  let share: Float
}

/// What is evaluated: a query after analysis, thesaurus and statistics, the same for all segments.
///
/// A factor is a weight times an inverse document frequency: no posting adds more than it to a score.
indirect enum Plan: Sendable {
  case nothing
  /// Documents with one of the values of a facet, all where `nil`; they add no score.
  case documents(FacetFilter?)
  /// Documents that were found beforehand, by segment, with what they were found by; they add no score.
  case found(String, [DocumentBits])
  case term(PlannedTerm, factor: Float)
  /// A term whose documents all match another part of the same union.
  case bonus(PlannedTerm, factor: Float)
  case phrase([PlannedPhraseWord], factor: Float)
  /// Scores add up.
  case union([Plan])
  /// The best score stands.
  case best([Plan])
  /// A word and its translations, whose undiluted scores have the factor as their upper bound; the best score stands.
  case translations(of: Plan, [TranslatedTerm], factor: Float)
  /// As `QueryClauses`; `must` is not empty.
  case clauses(must: [Plan], should: [Plan], mustNot: [Plan])

  /// An upper bound of every score.
  var largestScore: Float {
    switch self {
    case .nothing, .documents, .found: 0
    case .term(_, let factor), .bonus(_, let factor), .phrase(_, let factor): factor
    case .union(let parts): parts.reduce(0) { $0 + $1.largestScore }
    case .best(let parts): parts.reduce(0) { max($0, $1.largestScore) }
    case .translations(let word, _, let factor): max(word.largestScore, factor)
    case .clauses(let must, let should, _): (must + should).reduce(0) { $0 + $1.largestScore }
    }
  }

  /// The union of parts without those that match nothing; unions among them are opened.
  static func union(of parts: [Plan]) -> Plan {
    let matching = parts.flatMap { part in
      if case .union(let inner) = part { return inner }
      return part.matchesNothing ? [] : [part]
    }
    return matching.count > 1 ? .union(matching) : matching.first ?? .nothing
  }

  /// The best of parts without those that match nothing.
  static func best(of parts: [Plan]) -> Plan {
    let matching = parts.filter { !$0.matchesNothing }
    return matching.count > 1 ? .best(matching) : matching.first ?? .nothing
  }

  /// Known to match nothing.
  var matchesNothing: Bool {
    if case .nothing = self { return true }
    return false
  }
}

/// A plan with all that is known before the first posting is read.
struct PlannedQuery: Sendable {
  var plan: Plan
  /// Facets that narrow the whole query, chosen by the reader or typed.
  var filters: [FacetFilter]
  var expansions: [Expansion]
  var highlighting: HighlightTerms
  var limitedPrefixes: [String]
  /// The bare words that have to be or may be there, in the order of the query; what the second stage looks at.
  var words: [RankedWord] = []
}

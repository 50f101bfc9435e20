package import FondsRecord

/// Where a word is looked for.
package enum TextScope: String, Sendable, Hashable, CaseIterable {
  /// Title, keywords, abstract and body, by exact form and stem.
  case anywhere
  case title
  /// Names of authors and producers.
  case author
}

/// Years from one to another, both included; an open end is `nil`.
package struct YearRange: Sendable, Hashable {
  package var first: Int?
  package var last: Int?

  package init(first: Int?, last: Int?) {
    self.first = first
    self.last = last
  }

  package func contains(_ year: Int) -> Bool { (first ?? .min) <= year && year <= (last ?? .max) }
}

/// What a reader asks for: a tree of values that any engine can answer.
///
/// Texts stand as they were typed; analysis, thesaurus and statistics are the planner's.
package indirect enum Query: Sendable, Hashable {
  /// Every record, unranked: what an empty search box asks for.
  case everything
  /// One blank-delimited word as typed (`l'énergie`).
  case word(String, TextScope)
  /// Words in this order, side by side, in exactly these forms (accents and case apart).
  case phrase(String, TextScope)
  /// Words that begin so.
  case prefix(String, TextScope)
  /// Records with one of the values of a facet; a value is an identifier or a label in either language.
  case facet(String, [String])
  /// Records whose value of a facet of years lies in a range.
  case years(String, YearRange)
  /// Records with a passage in which some concepts meet, each by an identifier or a label (`food`, `theme=food`), or a value of the whole record
  /// (`year=2022`).
  case meeting([String])
  /// Records as they stood at the end of a day, a month or a year; by itself, those that had been published in that year at the latest.
  case asOf(PartialDate)
  case clauses(QueryClauses)
  /// The same, never widened by the thesaurus: what stands behind `+`.
  case literal(Query)
}

/// A combination of queries.
///
/// A record matches when it matches all of `must`, none of `mustNot` and, where `must` is empty, one of `should` (if there are any).
/// Its score is the sum over the clauses of `must` and `should` that it matches.
package struct QueryClauses: Sendable, Hashable {
  package var must: [Query]
  package var should: [Query]
  package var mustNot: [Query]

  package init(must: [Query] = [], should: [Query] = [], mustNot: [Query] = []) {
    self.must = must
    self.should = should
    self.mustNot = mustNot
  }
}

extension Query {
  /// The names of concepts that are to meet, as they were typed; a list for each meeting.
  package var meetings: [[String]] {
    switch self {
    case .meeting(let names): [names]
    case .clauses(let clauses): (clauses.must + clauses.should + clauses.mustNot).flatMap(\.meetings)
    case .literal(let inner): inner.meetings
    case .everything, .word, .phrase, .prefix, .facet, .years, .asOf: []
    }
  }

  /// The query with other values of its facets, such as identifiers instead of labels that only the bank knows.
  package func namingFacets(_ values: (_ facet: String, _ values: [String]) -> [String]) -> Query {
    replacingFacets { facet, texts in .facet(facet, values(facet, texts)) }
  }

  /// The query with something else in place of some of its facets.
  ///
  /// - Parameter other: what is to stand there; `nil` for the facet as it is.
  package func replacingFacets(_ other: (_ facet: String, _ values: [String]) -> Query?) -> Query {
    switch self {
    case .facet(let facet, let values): return other(facet, values) ?? self
    case .literal(let inner): return .literal(inner.replacingFacets(other))
    case .clauses(var clauses):
      clauses.must = clauses.must.map { $0.replacingFacets(other) }
      clauses.should = clauses.should.map { $0.replacingFacets(other) }
      clauses.mustNot = clauses.mustNot.map { $0.replacingFacets(other) }
      return .clauses(clauses)
    case .everything, .word, .phrase, .prefix, .years, .meeting, .asOf: return self
    }
  }

  /// Takes the date out as of which the whole query asks how things stood: what is left, and the date.
  package var withoutDate: (rest: Query, date: PartialDate?) {
    switch self {
    case .asOf(let date): return (.everything, date)
    case .clauses(var clauses):
      var date: PartialDate?
      clauses.must.removeAll { part in
        guard case .asOf(let found) = part else { return false }
        date = found
        return true
      }
      guard date != nil else { return (self, nil) }
      if clauses.must.count == 1, clauses.should.isEmpty, clauses.mustNot.isEmpty { return (clauses.must[0], date) }
      if clauses.must.isEmpty, clauses.should.isEmpty { clauses.must = [.everything] }
      return (.clauses(clauses), date)
    default: return (self, nil)
    }
  }
}

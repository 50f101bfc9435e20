package import FondsIndex
package import FondsRecord

/// Values of a facet of which a record must have one.
package struct FacetFilter: Sendable, Hashable {
  package var facet: String
  /// Identifiers; alternatives of one another.
  package var values: [String]

  package init(_ facet: String, _ values: [String]) {
    self.facet = facet
    self.values = values
  }
}

/// A facet whose values are to be counted.
package struct FacetRequest: Sendable, Hashable {
  package var facet: String
  /// The most values to give, the most frequent first; chosen values come in any case.
  package var limit: Int

  package init(_ facet: String, limit: Int = 100) {
    self.facet = facet
    self.limit = limit
  }
}

/// One search: what is asked, within which bounds, and what is to be told about the matches.
package struct SearchRequest: Sendable, Hashable {
  /// The most hits that one request may skip and give together.
  package static let sizeLimit = 1_000

  package var query: Query
  /// What the reader has chosen: facets add up; the counts of a facet ignore its own filter.
  package var filters: [FacetFilter]
  /// What this reader may see at all, such as the visibility; no count and no other face goes beyond it.
  package var required: [FacetFilter]
  /// The date as of which things are looked at, for what tells of states; what there was not yet, its query leaves out.
  package var asOf: PartialDate?
  /// Documents that are not looked for: no hit, no count and no other face is one of them.
  package var leftOut: [DocumentAddress] = []
  /// Hits to skip.
  package var from: Int
  /// Hits to give.
  package var size: Int
  package var facets: [FacetRequest]
  /// Whether the thesaurus and the lexicon may widen the query.
  package var expands: Bool
  /// What they may not add.
  package var takenOff = TakenOff()
  /// Whether `Hits.total` is wanted; without it and without facets, documents that cannot reach the best are passed over.
  package var countsTotal: Bool
  /// When to give up; `nil` for never.
  package var deadline: ContinuousClock.Instant?

  package init(
    _ query: Query, filters: [FacetFilter] = [], required: [FacetFilter] = [], from: Int = 0, size: Int = 10,
    facets: [FacetRequest] = [], expands: Bool = true, countsTotal: Bool = true, deadline: ContinuousClock.Instant? = nil
  ) {
    self.query = query
    self.filters = filters
    self.required = required
    self.from = from
    self.size = size
    self.facets = facets
    self.expands = expands
    self.countsTotal = countsTotal
    self.deadline = deadline
  }
}

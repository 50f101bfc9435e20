/// One side of a crossing: a facet, and which of its values.
package struct CrossingAxis: Sendable, Hashable {
  package var facet: String
  /// The values next narrower than this one; `nil` for the broadest of the facet.
  package var below: String?
  /// The most values, the most frequent first.
  package var limit: Int

  package init(_ facet: String, below: String? = nil, limit: Int = 12) {
    self.facet = facet
    self.below = below
    self.limit = limit
  }

  /// The most values that may be asked for.
  package static let limitBound = 100
}

/// What is to be crossed among the matches of a search.
package struct CrossingRequest: Sendable, Hashable {
  /// Whose matches are looked at; an empty query for all that the reader may see.
  package var search: SearchRequest
  package var rows: CrossingAxis
  package var columns: CrossingAxis

  package init(_ search: SearchRequest, rows: CrossingAxis, columns: CrossingAxis) {
    self.search = search
    self.rows = rows
    self.columns = columns
  }
}

/// Facet × facet: how often their values meet, and how much that says.
package struct Crossing: Sendable, Hashable {
  /// A value with the units under it.
  package struct Value: Sendable, Hashable {
    package var value: String
    package var count: Int

    package init(value: String, count: Int) {
      self.value = value
      self.count = count
    }
  }

  package var unit: CrossingUnit
  /// Units among the matches.
  package var total: Int
  package var rows: [Value]
  package var columns: [Value]
  /// By row, then by column; `nil` where one value holds the other, so that their meeting says nothing.
  package var cells: [[Association?]]

  package init(unit: CrossingUnit, total: Int, rows: [Value], columns: [Value], cells: [[Association?]]) {
    self.unit = unit
    self.total = total
    self.rows = rows
    self.columns = columns
    self.cells = cells
  }
}

/// Terms side by side, before they become one query.
struct QueryList {
  var bare: [Query] = []
  var must: [Query] = []
  var mustNot: [Query] = []
  /// Terms with a field, values of the same facet together.
  private var narrowing: [Query] = []

  /// Narrows the list by a term with a field; values of one facet are alternatives.
  mutating func narrow(by term: Query) {
    if case .facet(let facet, let values) = term {
      for index in narrowing.indices {
        if case .facet(facet, let earlier) = narrowing[index] {
          narrowing[index] = .facet(facet, earlier + values)
          return
        }
      }
    }
    narrowing.append(term)
  }

  /// A field narrows and does not make the bare words optional: they stay a union of which one must match.
  var query: Query {
    var clauses = QueryClauses(must: must + narrowing, should: bare, mustNot: mustNot)
    if must.isEmpty, !narrowing.isEmpty, !bare.isEmpty {
      clauses.must.append(.clauses(QueryClauses(should: bare)))
      clauses.should = []
    }
    if clauses.mustNot.isEmpty {
      if clauses.must.count == 1, clauses.should.isEmpty { return clauses.must[0] }
      if clauses.should.count == 1, clauses.must.isEmpty { return clauses.should[0] }
    }
    return .clauses(clauses)
  }
}

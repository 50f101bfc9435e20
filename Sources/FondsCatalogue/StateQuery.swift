internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// Asks for records by the states that they had at a date, from the days in the columns of the index.
///
/// Of several states that a history tells of one day each is found: the columns do not keep the order of the entries.
struct StateQuery {
  /// The facets whose values change with time: those that a history tells of, and the status of what is opened and closed.
  let subjects: Set<String>
  private let open: OpenIndex

  init(_ open: OpenIndex) throws(CatalogueError) {
    let fields = try open.rules.schema().fields.values
    var subjects = Set(fields.filter { $0.type == .history }.compactMap { StateHistory.subject(of: $0.name) })
    if fields.contains(where: { $0.name == StateHistory.opened }) { subjects.insert(StateHistory.status) }
    self.subjects = subjects
    self.open = open
  }

  /// A request whose states are those at the end of a day: its query, its choices; what counts states of today is left out.
  func request(_ request: SearchRequest, at day: PartialDate) throws(CatalogueError) -> SearchRequest {
    var request = request
    var failure: CatalogueError?
    func then(_ facet: String, _ values: [String]) -> Query {
      do throws(CatalogueError) {
        return try bearers(of: facet, values, at: day)
      } catch {
        failure = error
        return .everything
      }
    }
    request.query = request.query.replacingFacets { facet, values in subjects.contains(facet) ? then(facet, values) : nil }
    for filter in request.filters where subjects.contains(filter.facet) {
      request.query = .clauses(QueryClauses(must: [request.query, then(filter.facet, filter.values)]))
    }
    request.filters.removeAll { subjects.contains($0.facet) }
    request.facets.removeAll { subjects.contains($0.facet) }
    if let failure { throw failure }
    return request
  }

  /// The records with one of some states of a facet at the end of a day.
  private func bearers(of facet: String, _ values: [String], at day: PartialDate) throws(CatalogueError) -> Query {
    let history = FieldDefinition.columnMark + facet + StateHistory.ending
    let entries = try self.values(of: history).compactMap { text in
      StateHistory.entry(text).map { (text: text, from: $0.from, state: $0.state) }
    }
    let told = entries.filter { $0.from <= day }
    var found: [Query] = []
    for entry in told where values.contains(entry.state) {
      let later = told.filter { $0.from > entry.from && $0.state != entry.state }.map(\.text)
      found.append(Self.meeting([.facet(history, [entry.text])], without: later.isEmpty ? [] : [.facet(history, later)]))
    }
    if facet == StateHistory.status { found += try between(values, history, entries.map(\.text), at: day) }
    // A day before which nobody noted anything.
    return found.isEmpty ? .facet(facet, []) : .clauses(QueryClauses(should: found))
  }

  /// Those without a history that have a status by the days on which they were opened and closed.
  private func between(
    _ values: [String], _ history: String, _ entries: [String], at day: PartialDate
  ) throws(CatalogueError) -> [Query] {
    let (opened, closed) = (FieldDefinition.columnMark + StateHistory.opened, FieldDefinition.columnMark + StateHistory.closed)
    func days(_ column: String) throws(CatalogueError) -> (until: [String], all: [String]) {
      let all = try self.values(of: column)
      return (all.filter { text in PartialDate(iso: text).map { $0 <= day } ?? false }, all)
    }
    let (begun, ended) = (try days(opened), try days(closed))
    guard !begun.until.isEmpty else { return [] }
    let told: [Query] = entries.isEmpty ? [] : [.facet(history, entries)]
    let over: [Query] = ended.until.isEmpty ? [] : [.facet(closed, ended.until)]
    var found: [Query] = []
    if !over.isEmpty {
      found.append(Self.meeting([.facet(opened, begun.until), .facet(StateHistory.status, values)] + over, without: told))
    }
    if values.contains(StateHistory.running) {
      var still: [Query] = [.facet(StateHistory.status, [StateHistory.running])]
      if !ended.all.isEmpty { still.append(.facet(closed, ended.all)) }
      let known = Query.clauses(QueryClauses(should: still))
      found.append(Self.meeting([.facet(opened, begun.until), known], without: told + over))
    }
    return found
  }

  private static func meeting(_ must: [Query], without: [Query]) -> Query { .clauses(QueryClauses(must: must, mustNot: without)) }

  private func values(of column: String) throws(CatalogueError) -> [String] {
    var values: Set<String> = []
    for segment in open.snapshot.segments {
      guard let column = try onIndex({ () throws(IndexError) in try segment.facet(column) }) else { continue }
      values.formUnion(try onIndex { () throws(IndexError) in try column.values() })
    }
    return values.sorted()
  }
}

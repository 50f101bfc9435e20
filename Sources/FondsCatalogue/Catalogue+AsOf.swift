internal import FondsIndex
package import FondsRecord
internal import FondsSearch
internal import FondsSystemic
internal import Synchronization

extension Catalogue {
  /// Reads a day, a month or a year as people write it beside a query.
  package static func date(_ text: String) throws(CatalogueError) -> PartialDate {
    guard let date = PartialDate(iso: text), text.utf8.count <= 10 else {
      throw CatalogueError(
        .usage, "\"\(text)\" is no date", remedy: "write 2022, 2022-06 or 2022-06-30",
        french: .init("« \(text) » n’est pas une date", remedy: "écrivez 2022, 2022-06 ou 2022-06-30"))
    }
    return date
  }

  /// What a search does not look at that asks how things stood at the end of a day, a month or a year.
  ///
  /// That is what was published later, and editions that had been replaced. What has a life of its own (a state history, a day on which it was
  /// opened) began with that, whenever it was published. States that are asked for are those of then.
  static func asOf(_ date: PartialDate, _ request: SearchRequest, on open: OpenIndex) throws(CatalogueError) -> SearchRequest {
    let day = date.lastDay
    var late: [Query] = [.years("year", YearRange(first: date.year + 1, last: nil))]
    var early: [Query] = []
    for column in try open.dateColumns() {
      // What was published in later years goes by its year.
      let after = column.values.filter { $0.date > day && (column.isLife || $0.date.year == day.year) }.map(\.value)
      let before = column.isLife ? column.values.filter { $0.date <= day }.map(\.value) : []
      if !after.isEmpty { late.append(.facet(column.name, after)) }
      if !before.isEmpty { early.append(.facet(column.name, before)) }
    }
    var request = try StateQuery(open).request(request, at: day)
    request.query = .clauses(QueryClauses(must: [request.query], mustNot: [.clauses(QueryClauses(should: late, mustNot: early))]))
    request.asOf = date
    let shown = request.required.filter { $0.facet == "visibility" }
    for edition in try open.editions() where edition.since.map({ $0 <= day }) ?? false {
      if shown.allSatisfy({ $0.values.contains(edition.visibility.rawValue) }) { request.leftOut += edition.replaced }
    }
    return request
  }
}

/// A column of the index whose values tell days.
struct DateColumn: Sendable {
  var name: String
  /// Whether its days are of the life of what the record is about, and not of the record.
  var isLife: Bool
  /// Each once.
  var values: [(date: PartialDate, value: String)]
}

extension OpenIndex {
  /// The columns by which it is known what there was at a date, read once.
  func dateColumns() throws(CatalogueError) -> [DateColumn] {
    if let known = knownDates.withLock({ $0 }) { return known }
    let life = try rules.schema().fields.values.filter { field in
      StateHistory.beginnings.contains(field.name) && field.type == .date
        || field.type == .history && StateHistory.subject(of: field.name) != nil
    }
    var columns: [DateColumn] = []
    for (name, isLife) in [(FacetClosure.publishedColumn, false)] + life.map(\.column).sorted().map({ ($0, true) }) {
      var values: Set<String> = []
      for segment in snapshot.segments {
        guard let column = try onIndex({ () throws(IndexError) in try segment.facet(name) }) else { continue }
        values.formUnion(try onIndex { () throws(IndexError) in try column.values() })
      }
      let dated = values.sorted().compactMap { value in
        (PartialDate(iso: value) ?? StateHistory.entry(value)?.from).map { (date: $0, value: value) }
      }
      if !dated.isEmpty { columns.append(DateColumn(name: name, isLife: isLife, values: dated)) }
    }
    knownDates.withLock { $0 = columns }
    return columns
  }
}

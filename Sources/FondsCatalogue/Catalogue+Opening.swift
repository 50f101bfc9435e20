internal import FondsIndex
package import FondsRecord
internal import FondsSearch

extension Catalogue {
  /// How the bank opens for a reader.
  ///
  /// - Parameters:
  ///   - visibilities: what the reader may see; `nil` for everything.
  ///   - limit: works of a section.
  ///   - seconds: after which it gives up.
  package func opening(
    ui: Language, visibilities: [Visibility]? = nil, limit: Int = 6, seconds: Int? = nil
  ) throws(CatalogueError) -> BankOpening {
    let open = try current.newest()
    var options = SearchOptions(query: "", ui: ui)
    options.visibilities = visibilities
    options.seconds = seconds
    let hits = try Self.counts(of: .everything, options, on: open)
    let answer = try AnswerBuilder(open: open, options: options).answer(from: hits)
    let languages = hits.facets.first { $0.facet == "lang" }?.values ?? []
    var sections: [BankOpening.Section] = []
    for (kind, query) in Self.openingQueries {
      let latest = try Self.latest(of: query, options, limit: limit, on: open)
      if !latest.isEmpty { sections.append(BankOpening.Section(kind: kind, hits: latest)) }
    }
    let years = Self.years(in: hits)
    return BankOpening(
      answer: answer, languages: languages.map { (Language(tag: $0.value), $0.count) }.filter { $0.0 != .undetermined && $0.1 > 0 },
      years: years.last.flatMap { last in years.first.map { last...$0 } },
      producers: hits.facets.first { $0.facet == "producer" }?.distinct ?? 0, sections: sections)
  }

  private static let openingQueries: [(BankOpening.Section.Kind, Query)] = [
    (.experiences, .facet("bank", ["experience"])),
    (
      .documents,
      .clauses(QueryClauses(must: [.everything], mustNot: [.facet("bank", ["experience"] + BankOpening.registers)]))
    )
  ]

  /// More years than any bank has.
  private static var yearLimit: Int { 1_000 }
  /// Works among which the latest are looked for, where one year has that many.
  private static var lookedAt: Int { 100 }

  /// The matches of a query, counted.
  private static func counts(of query: Query, _ options: SearchOptions, on open: OpenIndex) throws(CatalogueError) -> Hits {
    var request = try request(for: options, on: open)
    request.query = query
    request.size = 0
    request.facets = request.facets.map { $0.facet == "year" ? FacetRequest("year", limit: yearLimit) : $0 }
    return try open.search(request)
  }

  /// The years that matches were published in, the latest first.
  private static func years(in hits: Hits) -> [Int] {
    (hits.facets.first { $0.facet == "year" }?.values ?? []).filter { $0.count > 0 }.compactMap { Int($0.value) }.sorted(by: >)
  }

  /// The works of a query that were published last; where nothing is dated, some of them.
  private static func latest(
    of query: Query, _ options: SearchOptions, limit: Int, on open: OpenIndex
  ) throws(CatalogueError) -> [AnswerHit] {
    let counted = try counts(of: query, options, on: open)
    var counts: [Int: Int] = [:]
    for year in counted.facets.first(where: { $0.facet == "year" })?.values ?? [] {
      if let number = Int(year.value) { counts[number] = year.count }
    }
    var chosen: [String] = []
    var enough = 0
    for year in years(in: counted) where enough < limit {
      chosen.append(String(year))
      enough += counts[year] ?? 0
    }
    var request = try request(for: options, on: open)
    request.query = query
    if !chosen.isEmpty { request.filters.append(FacetFilter("year", chosen)) }
    request.facets = []
    request.size = lookedAt
    var hits = try open.search(request)
    var dated: [(date: PartialDate?, place: Int)] = []
    for (place, hit) in hits.hits.enumerated() { dated.append((try open.record(at: hit.address).date(.published)?.start, place)) }
    dated.sort { left, right in
      guard let first = left.date, let second = right.date, first != second else {
        return (left.date == nil ? 1 : 0, left.place) < (right.date == nil ? 1 : 0, right.place)
      }
      return first > second
    }
    hits.hits = dated.prefix(limit).map { hits.hits[$0.place] }
    return try AnswerBuilder(open: open, options: options).answer(from: hits).hits
  }
}

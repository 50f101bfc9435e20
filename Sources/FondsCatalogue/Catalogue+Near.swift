internal import FondsIndex
package import FondsRecord
internal import FondsSearch
internal import FondsSystemic

extension Catalogue {
  /// The facets that say what a record is about: the neighbourhood is counted in them.
  static let descriptive = [
    "objective", "theme", "actor", "change", "stage", "scenario", "obstacle", "lever", "skill", "scale", "territory"
  ]

  /// What is near a record, or near a concept written `facet:id`, and why.
  ///
  /// - Parameters:
  ///   - name: an identifier or another name of a record, or a concept.
  ///   - limit: works, and concepts, at most, 1…100.
  ///   - seconds: after which it gives up.
  ///   - asOf: a date, to be shown what there was then.
  package func near(
    _ name: String, ui: Language, visibilities: [Visibility]? = nil, limit: Int = 10, seconds: Int? = nil, asOf: PartialDate? = nil
  ) throws(CatalogueError) -> NearView {
    guard (1...SearchOptions.sizeLimit).contains(limit) else {
      throw CatalogueError(
        .usage, "1 to \(SearchOptions.sizeLimit) neighbours, not \(limit)", remedy: "choose another size",
        french: .init("de 1 à \(SearchOptions.sizeLimit) voisins, pas \(limit)", remedy: "choisissez une autre taille"))
    }
    let open = try current.newest()
    var options = SearchOptions(query: "", ui: ui)
    options.visibilities = visibilities
    options.seconds = seconds
    options.asOf = asOf
    var request = try Self.request(for: options, on: open)
    request.facets = []
    for address in try onIndex({ () throws(IndexError) in try open.snapshot.locate(alias: name) }) {
      let record = try open.record(at: address)
      guard visibilities?.contains(record.visibility) ?? true else { continue }
      let moment = try asOf.map { (date) throws(CatalogueError) in
        try Moment(date, on: open, visibilities: visibilities, deadline: request.deadline)
      }
      let found = try onSearch { () throws(SearchError) in
        try open.searcher.neighbours(of: address, by: Self.descriptive, request, among: moment?.present, limit: limit)
      }
      return NearView(
        record: record.id.value, concept: nil, title: record.title(for: ui).text,
        works: try Self.works(found, on: open, options, at: moment), concepts: [])
    }
    guard let concept = try open.concept(writtenAs: name, request.required) else { throw .noRecord(name) }
    return try near(concept, open, options, request, limit)
  }

  private func near(
    _ concept: FacetValue, _ open: OpenIndex, _ options: SearchOptions, _ request: SearchRequest, _ limit: Int
  ) throws(CatalogueError) -> NearView {
    let found = try onSearch { () throws(SearchError) in
      try open.searcher.concepts(near: concept, among: request, limit: limit)
    }
    var narrowed = request
    narrowed.query = .clauses(QueryClauses(must: [request.query, .meeting([concept.facet + "=" + concept.value])]))
    narrowed.size = limit
    let hits = try open.search(narrowed)
    let largest = hits.hits.first?.score ?? 1
    let neighbours = hits.hits.map {
      Neighbour(address: $0.address, score: largest > 0 ? Double($0.score / largest) : 0, shared: [concept])
    }
    return NearView(
      record: nil, concept: Self.value(concept, on: open, options.ui), title: open.facetLabels.label(of: concept, in: options.ui),
      works: try Self.works(neighbours, on: open, options),
      concepts: found.map {
        NearView.Concept(
          value: Self.value($0.concept, on: open, options.ui), passages: $0.association.both, ratio: $0.association.ratio,
          logLikelihood: $0.association.logLikelihood)
      })
  }

  static func value(_ value: FacetValue, on open: OpenIndex, _ ui: Language) -> NearView.Value {
    let shown = open.facetLabels.shown(value, in: ui)
    return NearView.Value(facet: value.facet, id: value.value, label: shown.text, language: shown.language)
  }

  static func works(
    _ neighbours: [Neighbour], on open: OpenIndex, _ options: SearchOptions, at moment: Moment? = nil
  ) throws(CatalogueError) -> [NearView.Work] {
    let finder = RelationFinder(open: open, ui: options.ui, visibilities: options.visibilities, moment: moment)
    var works: [NearView.Work] = []
    for neighbour in neighbours {
      let record = try open.record(at: try finder.face(of: neighbour.address))
      let title = record.title(for: options.ui)
      works.append(
        NearView.Work(
          id: record.id.value, title: title.text, language: title.language, producers: record.producers.map(\.value),
          kind: record.values(of: "bank").first.map { value(FacetValue("bank", $0), on: open, options.ui) }, score: neighbour.score,
          shared: neighbour.shared.map { value($0, on: open, options.ui) }))
    }
    return works
  }
}

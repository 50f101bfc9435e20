internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

extension Catalogue {
  /// How the values of two facets meet among the matches of a search.
  ///
  /// - Parameters:
  ///   - options: whose query, choices and reader count; sizes do not.
  ///   - rows: a facet, or `facet:value` for what is next narrower than a concept.
  ///   - columns: the same.
  ///   - limit: values of a side, 1…100.
  package func cross(
    _ options: SearchOptions, rows: String, columns: String, limit: Int = 12
  ) throws(CatalogueError) -> CrossingView {
    guard (1...CrossingAxis.limitBound).contains(limit) else {
      throw CatalogueError(
        .usage, "a side has 1 to \(CrossingAxis.limitBound) values, not \(limit)", remedy: "choose another number",
        french: .init("un côté a de 1 à \(CrossingAxis.limitBound) valeurs, pas \(limit)", remedy: "choisissez un autre nombre"))
    }
    let open = try current.newest()
    var request = try Self.request(for: options, on: open)
    request.facets = []
    let sides = (try Self.axis(rows, limit, on: open), try Self.axis(columns, limit, on: open))
    if request.asOf != nil, let changing = [sides.0.facet, sides.1.facet].first(where: try StateQuery(open).subjects.contains) {
      throw CatalogueError(
        .usage, "as of a date, the facet \"\(changing)\" is not crossed: its values are those of today",
        remedy: "add up by it as of the date (`fonds sum`), search with `\(changing):VALUE`, or leave the date out",
        french: .init(
          "à une date, la facette « \(changing) » ne se croise pas : ses valeurs sont celles d’aujourd’hui",
          remedy: "additionnez par elle à cette date (`fonds sum`), cherchez avec `\(changing):VALEUR`, ou retirez la date"))
    }
    let crossing = try onSearch { () throws(SearchError) in
      try open.searcher.cross(CrossingRequest(request, rows: sides.0, columns: sides.1))
    }
    return Self.view(crossing, sides.0, sides.1, on: open, ui: options.ui)
  }

  /// A side as it was written.
  private static func axis(_ text: String, _ limit: Int, on open: OpenIndex) throws(CatalogueError) -> CrossingAxis {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    let facet = try open.facet(named: parts.first ?? "", in: open.fields, else: .usage)
    guard parts.count == 2 else { return CrossingAxis(facet, limit: limit) }
    let value = FacetValue(facet, parts[1])
    guard open.thesaurus.index(of: value) != nil else {
      throw CatalogueError(
        .usage, "\"\(parts[1])\" is no concept of the facet \"\(facet)\"", remedy: "`fonds facets \(facet)` lists them",
        french: .init("« \(parts[1]) » n’est pas un concept de la facette « \(facet) »", remedy: "`fonds facets \(facet)` les énumère"),
        onPage: .init(fr: "choisissez une facette dans le formulaire", en: "choose a facet in the form"))
    }
    return CrossingAxis(facet, below: value.value, limit: limit)
  }

  private static func view(
    _ crossing: Crossing, _ rows: CrossingAxis, _ columns: CrossingAxis, on open: OpenIndex, ui: Language
  ) -> CrossingView {
    let down = order(crossing.rows, of: rows.facet, on: open)
    let across = order(crossing.columns, of: columns.facet, on: open)
    func side(_ axis: CrossingAxis, _ values: [Crossing.Value], _ order: [Int]) -> CrossingView.Side {
      let facet = axis.facet
      return CrossingView.Side(
        facet: facet, label: open.facetLabels.name(of: facet, in: ui),
        values: order.map { place in
          let value = values[place]
          let shown = open.facetLabels.shown(FacetValue(facet, value.value), in: ui)
          return CrossingView.Value(
            id: value.value, label: shown.text, language: shown.language, count: value.count,
            isBroad: open.thesaurus.index(of: FacetValue(facet, value.value)).map { !open.thesaurus.narrower(than: $0).isEmpty } ?? false)
        }, below: axis.below.map { open.facetLabels.label(of: FacetValue(facet, $0), in: ui) })
    }
    return CrossingView(
      unit: crossing.unit.rawValue, total: crossing.total, rows: side(rows, crossing.rows, down),
      columns: side(columns, crossing.columns, across),
      cells: down.map { row in
        across.map { column in
          crossing.cells[row][column].map {
            CrossingView.Cell(
              count: $0.both, expected: $0.expected, ratio: $0.ratio, logLikelihood: $0.logLikelihood,
              mutualInformation: $0.mutualInformation)
          }
        }
      })
  }

  /// The places of values in the order in which people expect them: years and steps as they follow, others as they come.
  private static func order(_ values: [Crossing.Value], of facet: String, on open: OpenIndex) -> [Int] {
    let ranks = values.map { value in
      facet == "year" || facet == "event-year" ? Int(value.value) : open.thesaurus[FacetValue(facet, value.value)]?.order
    }
    guard ranks.allSatisfy({ $0 != nil }) else { return Array(values.indices) }
    return values.indices.sorted { ((ranks[$0] ?? 0), $0) < ((ranks[$1] ?? 0), $1) }
  }
}

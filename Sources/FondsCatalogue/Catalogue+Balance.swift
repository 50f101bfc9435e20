internal import FondsIndex
package import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// The yearly balance of the charter: which blockages were met with which levers in which year, and where nothing is known.
package struct BalanceView: Sendable {
  /// What was found of two values in one year.
  package struct Cell: Sendable, Hashable {
    /// Index in `rows`.
    package var row: Int
    /// Index in `columns`.
    package var column: Int
    /// `nil` for what bears no date.
    package var year: Int?
    /// Passages that speak of both; 0 where nothing is known.
    package var count: Int
    package var passages: [PassageView]
  }

  package var rows: CrossingView.Side
  package var columns: CrossingView.Side
  /// Rising.
  package var years: [Int]
  /// By row, column and year; the empty ones too.
  package var cells: [Cell]

  /// The pairs that no passage of any year speaks of.
  package var gaps: [(row: Int, column: Int)] {
    var gaps: [(row: Int, column: Int)] = []
    for row in rows.values.indices {
      for column in columns.values.indices where !cells.contains(where: { $0.row == row && $0.column == column && $0.count > 0 }) {
        gaps.append((row, column))
      }
    }
    return gaps
  }

  package func write(to writer: inout JSONWriter) {
    func value(_ value: CrossingView.Value, _ writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("id", value.id)
        writer.member("label", value.label)
      }
    }
    writer.object { writer in
      writer.name("years")
      writer.array { writer in for year in years { writer.integer(year) } }
      writer.name("cells")
      writer.array { writer in
        for cell in cells {
          writer.object { writer in
            writer.name(rows.facet)
            value(rows.values[cell.row], &writer)
            writer.name(columns.facet)
            value(columns.values[cell.column], &writer)
            writer.member("year", orNull: cell.year)
            writer.member("count", cell.count)
            writer.name("passages")
            writer.array { writer in for passage in cell.passages { passage.write(to: &writer) } }
          }
        }
      }
      writer.name("gaps")
      writer.array { writer in
        for gap in gaps {
          writer.object { writer in
            writer.name(rows.facet)
            value(rows.values[gap.row], &writer)
            writer.name(columns.facet)
            value(columns.values[gap.column], &writer)
          }
        }
      }
    }
  }
}

extension Catalogue {
  /// The balance of two facets by year, with passages.
  ///
  /// - Parameters:
  ///   - rows: a facet, or `facet:value` for what is next narrower.
  ///   - columns: the same.
  ///   - examples: passages of each cell, 0…5; others are refused.
  package func balance(
    _ options: SearchOptions, rows: String, columns: String, limit: Int = 20, examples: Int = 1
  ) throws(CatalogueError) -> BalanceView {
    guard (0...Self.exampleLimit).contains(examples) else {
      throw CatalogueError(
        .usage, "a cell shows 0 to \(Self.exampleLimit) passages, not \(examples)", remedy: "choose another number for --examples",
        french: .init(
          "une case montre de 0 à \(Self.exampleLimit) passages, pas \(examples)", remedy: "donnez un autre nombre à --examples"))
    }
    let whole = try cross(options, rows: rows, columns: columns, limit: limit)
    let open = try current.newest()
    var request = try Self.request(for: options, on: open)
    request.size = 0
    request.facets = [FacetRequest("year", limit: Self.yearLimit)]
    let years = try open.search(request).facets.first?.values.compactMap { Int($0.value) }.sorted() ?? []
    request.facets = []
    var view = BalanceView(rows: whole.rows, columns: whole.columns, years: years, cells: [])
    for (row, down) in whole.rows.values.enumerated() {
      for (column, across) in whole.columns.values.enumerated() {
        guard let cell = whole.cells[row][column] else { continue }
        let pair = [FacetValue(whole.rows.facet, down.id), FacetValue(whole.columns.facet, across.id)]
        let reader = cell.count > 0 && examples > 0 ? try reader(of: pair, open, options) : nil
        var dated = 0
        for year in years {
          let found = cell.count > 0 ? try passages(pair + [FacetValue("year", String(year))], request, examples, reader, open) : (0, [])
          dated += found.0
          view.cells.append(BalanceView.Cell(row: row, column: column, year: year, count: found.0, passages: found.1))
        }
        if cell.count > dated {
          view.cells.append(BalanceView.Cell(row: row, column: column, year: nil, count: cell.count - dated, passages: []))
        }
      }
    }
    return view
  }

  /// The most passages of a cell.
  private static let exampleLimit = 5
  /// The most years of a balance.
  private static let yearLimit = 100

  private func passages(
    _ values: [FacetValue], _ request: SearchRequest, _ examples: Int, _ reader: PassageReader?, _ open: OpenIndex
  ) throws(CatalogueError) -> (Int, [PassageView]) {
    let found = try onSearch { () throws(SearchError) in
      try open.searcher.passages(holding: values, among: request, limit: max(1, examples))
    }
    var views: [PassageView] = []
    for place in found.passages { if let view = try reader?.view(place) { views.append(view) } }
    return (found.total, views)
  }

  /// What shows the labels of some values in passages.
  private func reader(of values: [FacetValue], _ open: OpenIndex, _ options: SearchOptions) throws(CatalogueError) -> PassageReader {
    var request = SearchRequest(.meeting(values.map { $0.facet + "=" + $0.value }), size: 0, countsTotal: false)
    request.required = options.visibilities.map { [FacetFilter("visibility", $0.map(\.rawValue))] } ?? []
    return PassageReader(open: open, ui: options.ui, terms: try open.search(request).highlighting)
  }
}

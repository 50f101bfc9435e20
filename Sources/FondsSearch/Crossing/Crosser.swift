internal import FondsIndex
internal import FondsRecord

/// Counts how the values of facets meet in the units of some documents.
///
/// Each value has its set of units; a cell is the size of an intersection. So a crossing costs as much as its sets are long, however many documents match.
struct Crosser {
  let segments: [SegmentReader]
  let thesaurus: Thesaurus
  let table: UnitSetTable
  let faces: WorkFaces

  /// The units that count, by segment.
  struct Scope {
    let unit: CrossingUnit
    let masks: [[UInt64]]
    /// By segment: whether all of its units count.
    let isWhole: [Bool]
    /// What keeps a work from counting once for each of its faces.
    let overlay: FaceOverlay
    /// How many there are.
    let total: Int
  }

  /// The units of some documents.
  ///
  /// - Parameter documents: by segment.
  func scope(_ documents: [DocumentBits], _ unit: CrossingUnit) throws(IndexError) -> Scope {
    let overlay = try table.overlay(unit)
    var sets: [UnitSet] = []
    var masks: [[UInt64]] = []
    for (number, matching) in documents.enumerated() {
      masks.append(unit == .works ? matching.words : try table.passages(of: matching, in: number))
      sets.append(UnitSet(bits: masks[number]))
    }
    return Scope(
      unit: unit, masks: masks, isWhole: sets.indices.map { sets[$0].count == table.unitCount(unit, in: $0) }, overlay: overlay,
      total: overlay.count(sets))
  }

  /// The unit that two facets are counted in: passages where texts are tagged with one of them.
  func unit(_ facets: String...) -> CrossingUnit { facets.contains(where: table.isTagged) ? .passages : .works }

  func crossing(_ request: CrossingRequest, _ documents: [DocumentBits]) throws(IndexError) -> Crossing {
    let scope = try scope(documents, unit(request.rows.facet, request.columns.facet))
    let rows = try side(request.rows, scope, documents)
    let columns = request.columns == request.rows ? rows : try side(request.columns, scope, documents)
    var cells: [[Association?]] = []
    for row in rows {
      var line: [Association?] = []
      for column in columns {
        guard !holds(row.value, column.value), !holds(column.value, row.value) else {
          line.append(nil)
          continue
        }
        let both = scope.overlay.countInCommon(row.sets, column.sets)
        line.append(Association(both: both, first: row.count, second: column.count, total: scope.total))
      }
      cells.append(line)
    }
    return Crossing(
      unit: scope.unit, total: scope.total, rows: rows.map { Crossing.Value(value: $0.value.value, count: $0.count) },
      columns: columns.map { Crossing.Value(value: $0.value.value, count: $0.count) }, cells: cells)
  }

  /// A value with its units in the scope, by segment.
  struct Line {
    let value: FacetValue
    let sets: [UnitSet]
    /// How many they are, each work once.
    let count: Int
  }

  /// The units of a value that are in a scope.
  func line(_ value: FacetValue, _ scope: Scope) throws(IndexError) -> Line {
    var sets: [UnitSet] = []
    for (number, mask) in scope.masks.enumerated() {
      let set = try table.set(value, scope.unit, in: number)
      sets.append(scope.isWhole[number] ? set : set.intersection(mask))
    }
    return Line(value: value, sets: sets, count: scope.overlay.count(sets))
  }

  /// The values of an axis with most units, most first; equal ones by identifier.
  private func side(_ axis: CrossingAxis, _ scope: Scope, _ documents: [DocumentBits]) throws(IndexError) -> [Line] {
    var lines: [Line] = []
    for value in try candidates(axis, documents) {
      let line = try line(FacetValue(axis.facet, value), scope)
      if line.count > 0 { lines.append(line) }
    }
    lines.sort { $0.count == $1.count ? $0.value < $1.value : $0.count > $1.count }
    return Array(lines.prefix(axis.limit))
  }

  /// The values that an axis may show: of concepts those of one level, of other values those that most documents have.
  private func candidates(_ axis: CrossingAxis, _ documents: [DocumentBits]) throws(IndexError) -> [String] {
    let levels = try table.levels(of: axis.facet)
    if let below = axis.below { return levels.narrower[below] ?? [] }
    // Few are counted by their sets, as concepts are.
    guard levels.open.count > CrossingAxis.limitBound else { return levels.roots + levels.open }
    let counter = FacetCounter(segments: segments, faces: faces)
    let counted = try counter.counts(FacetRequest(axis.facet, limit: .max), documents, twins: faces.shared(among: documents), selected: [])
      .values.map(\.value)
    let open = Set(levels.open)
    return levels.roots + counted.filter(open.contains).prefix(CrossingAxis.limitBound)
  }

  /// Whether a concept is another one or broader than it.
  private func holds(_ broad: FacetValue, _ narrow: FacetValue) -> Bool {
    broad.facet == narrow.facet && (broad == narrow || thesaurus.closure(of: narrow).contains(broad))
  }
}

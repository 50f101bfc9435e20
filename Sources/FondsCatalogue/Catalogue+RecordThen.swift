internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

extension Catalogue {
  /// A record as it stood at a date: the states of then, and ties and quotations of what there was.
  ///
  /// - Parameters:
  ///   - record: as far as the reader may see it.
  ///   - whole: all of it.
  static func view(
    of record: Record, whole: Record, at address: DocumentAddress, asOf date: PartialDate, on open: OpenIndex, ui: Language,
    visibilities: [Visibility]?
  ) throws(CatalogueError) -> RecordView {
    let schema = try open.rules.schema()
    let states = RecordStates(of: whole, at: date, schema: schema)
    var shown = states.record(record, at: date, schema: schema)
    let then = RecordThen(states, at: date, on: open, ui: ui)
    guard states.existed else {
      shown.relations = []
      return RecordView(
        record: shown, facets: facets(of: shown, on: open, ui: ui), relations: [], quotations: [], then: then)
    }
    let moment = try Moment(date, on: open, visibilities: visibilities)
    shown.relations = []
    for relation in record.relations where try wasThere(relation.target, on: open, moment) { shown.relations.append(relation) }
    return RecordView(
      record: shown, facets: facets(of: shown, on: open, ui: ui),
      relations: try RelationFinder(open: open, ui: ui, visibilities: visibilities, moment: moment).ties(of: whole, at: address),
      quotations: try quotations(of: whole, on: open, visibilities: visibilities, at: moment), then: then)
  }

  /// Whether a name is of a record that there was, or of none.
  private static func wasThere(_ name: String, on open: OpenIndex, _ moment: Moment) throws(CatalogueError) -> Bool {
    let targets = try onIndex { () throws(IndexError) in try open.snapshot.locate(alias: name) }
    return targets.isEmpty || targets.contains(where: moment.present.contains)
  }
}

internal import FondsIndex
package import FondsRecord
internal import FondsSearch
internal import FondsSystemic

extension Catalogue {
  /// One record, by its identifier or another of its names (`label:relative/path`, its URL).
  ///
  /// - Parameters:
  ///   - visibilities: what the reader may see; `nil` for everything.
  ///   - asOf: the end of a day, a month or a year, to be shown how the record stood then: its states, histories and ties.
  package func record(
    _ name: String, ui: Language = .english, visibilities: [Visibility]? = nil, asOf: PartialDate? = nil
  ) async throws(CatalogueError) -> RecordView {
    let open = try current.newest()
    let addresses = try onIndex { () throws(IndexError) in try open.snapshot.locate(alias: name) }
    for address in addresses {
      let record = try open.record(at: address)
      guard Self.mayShow(record, visibilities) else { continue }
      let shown = try Self.withoutHidden(record, on: open, visibilities)
      if let asOf { return try Self.view(of: shown, whole: record, at: address, asOf: asOf, on: open, ui: ui, visibilities: visibilities) }
      return RecordView(
        record: shown, facets: Self.facets(of: record, on: open, ui: ui),
        relations: try RelationFinder(open: open, ui: ui, visibilities: visibilities).ties(of: record, at: address),
        quotations: try Self.quotations(of: record, on: open, visibilities: visibilities))
    }
    throw .noRecord(name)
  }

  /// A record with what it is akin to by place and obstacle, as far as the reader may see it.
  ///
  /// - Parameter seconds: after which it gives up: then the record is given without.
  package func withKin(
    _ view: RecordView, ui: Language, visibilities: [Visibility]? = nil, seconds: Int? = nil
  ) throws(CatalogueError) -> RecordView {
    let open = try current.newest()
    var options = SearchOptions(query: "", ui: ui)
    options.visibilities = visibilities
    options.seconds = seconds
    let request = try Self.request(for: options, on: open)
    guard view.then?.existed ?? true,
      let address = try onIndex({ () throws(IndexError) in try open.snapshot.locate(id: view.record.id) })
    else { return view }
    var view = view
    do throws(CatalogueError) {
      let moment = try view.then.map { (then) throws(CatalogueError) in
        try Moment(then.date, on: open, visibilities: visibilities, deadline: request.deadline)
      }
      view.kin = try KinFinder(open: open, ui: ui, request: request, visibilities: visibilities, moment: moment)
        .kin(of: view.record, at: address)
    } catch  where error.code == .timeout {
      view.kin = []
      view.isShortened = true
    }
    return view
  }

  private static func mayShow(_ record: Record, _ visibilities: [Visibility]?) -> Bool { visibilities?.contains(record.visibility) ?? true }

  /// The record without the references that lead to hidden records alone: not even their paths are told.
  private static func withoutHidden(_ record: Record, on open: OpenIndex, _ visibilities: [Visibility]?) throws(CatalogueError) -> Record {
    guard visibilities != nil else { return record }
    var shown = record
    // What the desk put away is not for readers.
    shown.original = nil
    shown.rejected = []
    shown.relations = []
    for relation in record.relations where try isVisible(relation.target, on: open, visibilities) { shown.relations.append(relation) }
    for (name, values) in record.fields {
      var visible: [String] = []
      for value in values {
        let isShown = value == record.id.value ? true : try isVisible(value, on: open, visibilities)
        if isShown { visible.append(value) }
      }
      shown.fields[name] = visible.isEmpty ? nil : visible
    }
    return shown
  }

  /// Whether a name is of a record that the reader may see, or of none.
  private static func isVisible(_ name: String, on open: OpenIndex, _ visibilities: [Visibility]?) throws(CatalogueError) -> Bool {
    let targets = try onIndex { () throws(IndexError) in try open.snapshot.locate(alias: name) }
    for target in targets where try mayShow(open.record(at: target), visibilities) { return true }
    return targets.isEmpty
  }

  static func facets(of record: Record, on open: OpenIndex, ui: Language) -> [RecordView.Facet] {
    let names = Set(record.facets.map(\.value.facet))
    let ordered = FacetName.order.filter(names.contains) + names.subtracting(FacetName.order).sorted()
    return ordered.map { name in
      let values = record.facets.filter { $0.value.facet == name }.map { assignment in
        let shown = open.facetLabels.shown(assignment.value, in: ui)
        return RecordView.Value(
          id: assignment.value.value, label: shown.text, language: shown.language, basis: assignment.basis,
          evidence: assignment.evidence.map { LocalizedLabel($0.label, $0.language) })
      }
      return RecordView.Facet(id: name, label: open.facetLabels.name(of: name, in: ui), values: values)
    }
  }
}

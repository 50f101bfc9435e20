internal import FondsIndex
package import FondsRecord
internal import FondsSystemic

extension Catalogue {
  /// One record, by its identifier or another of its names (`label:relative/path`, its URL).
  ///
  /// - Parameter visibilities: what the reader may see; `nil` for everything.
  package func record(_ name: String, ui: Language = .english, visibilities: [Visibility]? = nil) async throws(CatalogueError) -> RecordView
  {
    let open = try current.newest()
    let addresses = try onIndex { () throws(IndexError) in try open.snapshot.locate(alias: name) }
    for address in addresses {
      let record = try open.record(at: address)
      guard Self.mayShow(record, visibilities) else { continue }
      return RecordView(
        record: try Self.withoutHidden(record, on: open, visibilities), facets: Self.facets(of: record, on: open, ui: ui),
        relations: try RelationFinder(open: open, ui: ui, visibilities: visibilities).ties(of: record, at: address),
        quotations: try Self.quotations(of: record, on: open, visibilities: visibilities))
    }
    throw .noRecord(name)
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

  private static func facets(of record: Record, on open: OpenIndex, ui: Language) -> [RecordView.Facet] {
    let names = Set(record.facets.map(\.value.facet))
    let ordered = FacetName.order.filter(names.contains) + names.subtracting(FacetName.order).sorted()
    return ordered.map { name in
      let values = record.facets.filter { $0.value.facet == name }.map { assignment in
        RecordView.Value(
          id: assignment.value.value, label: open.facetLabels.label(of: assignment.value, in: ui), basis: assignment.basis,
          evidence: assignment.evidence.map(\.label))
      }
      return RecordView.Facet(id: name, label: open.facetLabels.name(of: name, in: ui), values: values)
    }
  }
}

package import FondsExchange
package import FondsRecord
internal import FondsSystemic

/// What a page tells of a record beside what stands in it: the fields of its kind with their labels, and its Dublin Core.
package struct RecordDescription: Sendable {
  /// One field, as people read it.
  package struct Field: Sendable, Hashable {
    package var name: String
    package var label: String
    /// Amounts and dates in the words of the reader's language, other values as they were written.
    package var values: [String]
    /// Whether its values are those of a facet of the same name.
    package var isFacet: Bool
    /// What a value that names a record ties to it.
    package var relation: RelationKind?
  }

  /// By label; those that nobody has declared come last, under their own names.
  package var fields: [Field]
  package var dublinCore: [DublinCoreElement]
}

extension Catalogue {
  /// What a page tells of a record beside what stands in it.
  package func describe(_ record: Record, ui: Language) throws(CatalogueError) -> RecordDescription {
    let open = try current.newest()
    let known = try SchemaSource.standard().fields
    let fields = record.fields.map { name, values in
      let definition = known[name]
      return RecordDescription.Field(
        name: name, label: definition?.labels.text(for: ui) ?? name,
        values: values.map { Self.words($0, definition?.type, currency: record.fields["currency"]?.first, ui) },
        isFacet: definition?.isFacet ?? false, relation: definition?.relation)
    }
    return RecordDescription(
      fields: fields.sorted { (known[$0.name] == nil ? 1 : 0, $0.label, $0.name) < (known[$1.name] == nil ? 1 : 0, $1.label, $1.name) },
      dublinCore: DublinCore.elements(of: record, thesaurus: open.thesaurus))
  }

  /// The facets with values in this bank, with their names in the reader's language, in display order.
  package func facetHeadings(ui: Language) throws(CatalogueError) -> [(id: String, label: String)] {
    let open = try current.newest()
    return open.facets.filter { $0 != "visibility" }.map { ($0, open.facetLabels.name(of: $0, in: ui)) }
  }

  /// A value in words; as it was written where it is not of its type.
  private static func words(_ value: String, _ type: FieldType?, currency: String?, _ ui: Language) -> String {
    switch type {
    case .amount: return Amount(value)?.words(in: ui, currency: currency) ?? value
    case .date: return PartialDate(iso: value)?.words(in: ui) ?? value
    case .history:
      let parts = value.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let date = PartialDate(iso: String(parts[0])) else { return value }
      return date.words(in: ui) + ui(fr: " : ", en: ": ") + parts[1]
    case .text, .term, .party, nil: return value
    }
  }
}

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
    /// The same as they were written.
    package var ids: [String]
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
  ///
  /// - Parameter ties: what it is tied to, as far as the reader may see that.
  package func describe(_ record: Record, ties: [RecordView.Tie] = [], ui: Language) throws(CatalogueError) -> RecordDescription {
    let open = try current.newest()
    let schema = try open.rules.schema()
    let currency = record.fields[Currency.field]?.first
    var fields: [RecordDescription.Field] = []
    for (name, values) in record.fields {
      let definition = schema.field(named: name)
      // Written in both languages, a field is told in the reader's.
      if let definition, name != definition.name, let other = ui.other, name.hasSuffix("." + other.rawValue),
        record.fields[definition.name + "." + ui.rawValue] != nil
      {
        continue
      }
      fields.append(
        RecordDescription.Field(
          name: definition?.name ?? name, label: definition?.labels.text(for: ui) ?? open.facetLabels.label(ofField: name, in: ui),
          values: values.map { Self.words($0, definition, currency: currency, open.facetLabels, ui) }, ids: values,
          isFacet: definition?.isFacet ?? false,
          relation: definition?.relation))
    }
    func rank(_ field: RecordDescription.Field) -> (Int, String, String) {
      (schema.fields[field.name] == nil ? 1 : 0, field.label, field.values.first ?? "")
    }
    return RecordDescription(
      fields: fields.sorted { rank($0) < rank($1) },
      dublinCore: DublinCore.elements(
        of: record, thesaurus: open.thesaurus,
        related: ties.filter { DublinCore.relations.contains($0.kind) }.flatMap { $0.targets.map(\.id) },
        labels: { open.facetLabels.texts(of: $0) }))
  }

  /// The facets with values in this bank, with their names in the reader's language, in display order.
  package func facetHeadings(ui: Language) throws(CatalogueError) -> [(id: String, label: String)] {
    let open = try current.newest()
    return open.facets.filter { $0 != "visibility" }.map { ($0, open.facetLabels.name(of: $0, in: ui)) }
  }

  /// Choices of facets (`facet:value`) in words.
  package func words(ofChoices choices: [String], ui: Language) throws(CatalogueError) -> [String] {
    try current.newest().words(of: choices, in: ui)
  }

  /// A value in words; as it was written where it is not of its type.
  private static func words(
    _ value: String, _ definition: FieldDefinition?, currency: String?, _ labels: KnownLabels, _ ui: Language
  ) -> String {
    switch definition?.type {
    // One that names its currency is told as it was written.
    case .amount where value.contains(where: \.isLetter): return value
    case .amount:
      guard let money = MonetaryAmount(value) else { return value }
      // Where it contradicts its record, it is told as it was written.
      if let own = money.currency, let currency, !Currency.agrees(own, with: [Currency.code(of: currency)]) { return value }
      return money.amount.words(in: ui, currency: currency ?? money.currency)
    case .date: return PartialDate(iso: value)?.words(in: ui) ?? value
    case .history:
      let parts = value.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let date = PartialDate(iso: String(parts[0])) else { return value }
      let state = String(parts[1])
      let subject = StateHistory.subject(of: definition?.name ?? "")
      return date.words(in: ui) + ui(fr: " : ", en: ": ") + (subject.map { labels.label(of: FacetValue($0, state), in: ui) } ?? state)
    case .term: return definition.map { labels.label(of: FacetValue($0.name, value), in: ui) } ?? value
    case .text, .party, nil: return value
    }
  }
}

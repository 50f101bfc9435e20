/// What the value of a field is.
package enum FieldType: String, Sendable, Hashable, CaseIterable {
  case text
  /// One of few words, to narrow a search or to group by.
  case term
  /// The name of a person, an authority or an organisation, or the identifier of its record.
  case party
  case amount
  /// `2021`, `2021-03`, `2021-03-04`.
  case date
  /// States with the dates from which they held: `2024-03-01 open`.
  case history
}

/// A field that records may have beside the common ones.
package struct FieldDefinition: Sendable, Hashable {
  package var name: String
  package var type: FieldType
  /// What people are shown.
  package var labels: [Language: String]
  /// Whether its values are those of a facet of the same name.
  package var isFacet: Bool
  /// What a value that names a record ties to it.
  package var relation: RelationKind?

  package init(name: String, type: FieldType, labels: [Language: String], isFacet: Bool = false, relation: RelationKind? = nil) {
    self.name = name
    self.type = type
    self.labels = labels
    self.isFacet = isFacet
    self.relation = relation
  }

  /// The column in which the index keeps its amounts: no facet that anybody is shown.
  package var column: String { Self.columnMark + name }

  /// What the names of such columns begin with.
  package static let columnMark = "#"
}

/// What records of some kinds have to have.
package struct RecordRule: Sendable, Hashable {
  /// How much it matters.
  package enum Level: String, Sendable, Hashable, CaseIterable {
    /// The record falls short.
    case must
    /// It would be better so.
    case should
  }

  /// Facets, relations, fields or parts of a record (`title@fr`, `published`, `event`, `producers`, `text`, `limits`): one of them has to be there.
  package var anyOf: [String]
  /// So many values, at least.
  package var least: Int
  /// The values that are allowed; empty for any.
  package var values: [String]
  package var level: Level
  /// What to tell whoever keeps the record.
  package var messages: [Language: String]

  package init(anyOf: [String], least: Int = 1, values: [String] = [], level: Level = .must, messages: [Language: String]) {
    self.anyOf = anyOf
    self.least = least
    self.values = values
    self.level = level
    self.messages = messages
  }
}

/// The fields of records and the rules that each kind of record (facet `bank`) is held to.
package struct Schema: Sendable, Hashable {
  /// By name.
  package var fields: [String: FieldDefinition]
  /// By kind; under `*` those for all.
  package var rules: [String: [RecordRule]]
  /// Kinds whose records others name by their title, such as allies.
  package var parties: Set<String>
  /// What people are shown of values that no thesaurus holds: states, natures, places.
  package var labels: [FacetValue: [Language: String]]

  package init(
    fields: [String: FieldDefinition] = [:], rules: [String: [RecordRule]] = [:], parties: Set<String> = [],
    labels: [FacetValue: [Language: String]] = [:]
  ) {
    self.fields = fields
    self.rules = rules
    self.parties = parties
    self.labels = labels
  }

  /// The field that a name stands for: `audience`, and `audience.fr` where it is written in both languages.
  package func field(named name: String) -> FieldDefinition? {
    if let field = fields[name] { return field }
    guard name.hasSuffix(".fr") || name.hasSuffix(".en") else { return nil }
    return fields[String(name.dropLast(3))]
  }

  /// The parts of every record that a rule may need, facets, relations and fields apart.
  package static let parts = [
    "title", "title@fr", "title@en", "abstract", "producers", "authors", "published", "event", "url", "text", "limits"
  ]

  /// The key under which rules for every kind stand.
  package static let everyKind = "*"

  /// The rules for records of a kind, common ones first.
  package func rules(for kind: String?) -> [RecordRule] {
    (rules[Self.everyKind] ?? []) + (kind.flatMap { rules[$0] } ?? [])
  }
}

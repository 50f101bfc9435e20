package import FondsRecord
internal import FondsText

/// What ties a record to others, so that it is found again from the other end: its declared relations, and the allies that its fields and its producers name.
package struct RecordTies: Sendable {
  private let schema: Schema

  package init(schema: Schema) { self.schema = schema }

  /// The ties of a record, each once: relations, then fields by name, then producers.
  package func ties(of record: Record) -> [Relation] {
    var ties: [Relation] = []
    var seen: Set<Relation> = []
    func add(_ kind: RelationKind, _ target: String) {
      let tie = Relation(kind, target: target, origin: "")
      if !target.isEmpty, seen.insert(tie).inserted { ties.append(tie) }
    }
    // Twins are joined into works, copies are found by their digest.
    for relation in record.relations where relation.kind != .translation && relation.kind != .sameAs { add(relation.kind, relation.target) }
    for (name, values) in record.fields.sorted(by: { $0.key < $1.key }) {
      guard let kind = schema.field(named: name)?.relation else { continue }
      for value in values {
        // Written by name or by identifier: which of the two shows when it is looked up.
        add(kind, Self.key(of: value))
        if RecordID(value) != nil { add(kind, value) }
      }
    }
    for producer in record.producers { add(.producedBy, Self.key(of: producer.value)) }
    return ties
  }

  /// The names under which others speak of a record: those of an ally.
  package func names(of record: Record) -> [String] {
    guard record.facets.contains(where: { $0.value.facet == "bank" && schema.parties.contains($0.value.value) }) else { return [] }
    var names: [String] = []
    for title in record.titles {
      let key = Self.key(of: title.text)
      if key != Self.mark, !names.contains(key) { names.append(key) }
    }
    return names
  }

  /// The names of a kind are kept apart from identifiers, places and addresses by this beginning.
  private static let mark = "name:"

  /// A name as it is compared: its words without case, accents and punctuation.
  package static func key(of name: String) -> String {
    mark + Folding.fold(name).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}

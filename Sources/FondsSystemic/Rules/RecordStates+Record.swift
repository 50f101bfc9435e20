package import FondsRecord

extension RecordStates {
  /// The record with the states of then, its histories as far as they had come, and nothing of what was closed later.
  ///
  /// A state of which nobody noted since when it holds is left out, as sums as of a date leave it out. Texts and descriptions are those of today: no
  /// earlier ones are kept.
  package func record(_ record: Record, at date: PartialDate, schema: Schema) -> Record {
    let day = date.lastDay
    var then = record
    var told: Set<String> = [StateHistory.status]
    for field in schema.fields.values where field.type == .history {
      if let subject = StateHistory.subject(of: field.name) { told.insert(subject) }
    }
    for (name, values) in record.fields {
      let field = schema.field(named: name)
      if told.contains(field?.name ?? name) {
        then.fields[name] = nil
      } else if field?.type == .history {
        let reached = values.filter { StateHistory.entry($0).map { $0.from <= day } ?? false }
        then.fields[name] = reached.isEmpty ? nil : reached
      } else if name == StateHistory.closed, values.contains(where: { PartialDate(iso: $0).map { $0 > day } ?? false }) {
        then.fields[name] = nil
      }
    }
    then.facets.removeAll { told.contains($0.value.facet) }
    then.dates.removeAll { $0.kind == .modified && $0.start > day }
    for state in states {
      if schema.fields[state.field] != nil {
        then.fields[state.field] = [state.value]
      } else {
        let value = FacetValue(state.field, state.value)
        then.facets.append(record.facets.first { $0.value == value } ?? FacetAssignment(value, basis: .declared, origin: "history"))
      }
    }
    return then
  }
}

package import FondsRecord

/// How a record stood at the end of a day, a month or a year: whether there was anything of it, and the states that its fields tell.
package struct RecordStates: Sendable, Hashable {
  /// A state and since when it held.
  package struct State: Sendable, Hashable {
    /// What it is the state of: `state`, `status`.
    package var field: String
    package var value: String
    package var since: PartialDate

    package init(field: String, value: String, since: PartialDate) {
      self.field = field
      self.value = value
      self.since = since
    }
  }

  /// False where it began later.
  package var existed: Bool
  /// Whether it is known by its own days when it began; else by the day on which somebody published it.
  package var hasOwnBeginning: Bool
  /// By field.
  package var states: [State] = []

  package init(of record: Record, at date: PartialDate, schema: Schema) {
    var beginnings: [PartialDate] = []
    for (name, values) in record.fields.sorted(by: { $0.key < $1.key }) {
      guard let field = schema.field(named: name), field.type == .history, let subject = StateHistory.subject(of: field.name) else {
        continue
      }
      beginnings += values.compactMap { StateHistory.entry($0)?.from }
      guard let latest = StateHistory.latest(values, at: date) else { continue }
      states.append(State(field: subject, value: latest.state, since: latest.from))
    }
    func day(_ name: String) -> PartialDate? { record.fields[name]?.first.flatMap(PartialDate.init(iso:)) }
    beginnings += StateHistory.beginnings.compactMap(day)
    hasOwnBeginning = !beginnings.isEmpty
    if let opened = day(StateHistory.opened) {
      let present = record.values(of: StateHistory.status).first
      if !states.contains(where: { $0.field == StateHistory.status }),
        let status = StateHistory.status(opened: opened, closed: day(StateHistory.closed), present: present, at: date)
      {
        states.append(State(field: StateHistory.status, value: status.state, since: status.from))
      }
    }
    // What has a life of its own began with that, whenever somebody wrote of it.
    let beginning = beginnings.min() ?? record.date(.published)?.start
    existed = beginning.map { $0 <= date.lastDay } ?? true
    if !existed { states = [] }
  }
}

package import FondsRecord

/// What a documentalist said of records and terms, all entries together (`DeskEntry`).
///
/// The same entries always make the same desk, and applying it to a record twice is the same as once (`Record.restore` comes first).
package struct Desk: Sendable {
  /// What says where a value came from.
  package static let origin = "desk"

  package let entries: [DeskEntry]
  /// Whether each entry still holds: no later one that holds undoes it.
  package let holds: [Bool]
  /// What it says of the thesaurus.
  package let terms: DeskTerms
  /// Names that are never to be seen again.
  package let forgotten: ForgottenNames
  private let changes: [RecordID: RecordChanges]

  package init(_ entries: [DeskEntry] = []) {
    self.entries = entries
    var holds = Array(repeating: true, count: entries.count)
    for (index, entry) in entries.enumerated().reversed() where holds[index] {
      // Only what came before can be undone, and names stay forgotten.
      guard case .undo(let number) = entry.action, (1...max(1, index)).contains(number), index > 0 else { continue }
      if case .forget = entries[number - 1].action { continue }
      holds[number - 1] = false
    }
    self.holds = holds
    var changes: [RecordID: RecordChanges] = [:]
    var terms = DeskTerms()
    var names: [ForgottenName] = []
    for (entry, isValid) in zip(entries, holds) where isValid {
      if let id = entry.record { changes[id, default: RecordChanges()].take(entry.action) }
      if entry.isTerm { terms.take(entry.action) }
      if case .forget(let name) = entry.action { names.append(name) }
    }
    self.changes = changes
    self.terms = terms
    forgotten = ForgottenNames(names)
  }

  package var isEmpty: Bool { entries.isEmpty }

  /// How many entries forget a name.
  package var forgottenCount: Int {
    entries.count { entry in
      if case .forget = entry.action { true } else { false }
    }
  }

  /// The records that some entry speaks of, whether it holds or not.
  package var records: Set<RecordID> { Set(entries.compactMap(\.record)) }

  /// The records that entries from one on speak of, also by undoing earlier ones.
  package func records(from first: Int) -> Set<RecordID> {
    var records: Set<RecordID> = []
    var open = Array(entries.indices.dropFirst(first))
    var seen = Set(open)
    while let index = open.popLast() {
      if let id = entries[index].record { records.insert(id) }
      if case .undo(let number) = entries[index].action, entries.indices.contains(number - 1), seen.insert(number - 1).inserted {
        open.append(number - 1)
      }
    }
    return records
  }

  /// Corrects a record that is as its source says.
  package func apply(to record: inout Record) {
    if let changes = changes[record.id] { changes.apply(to: &record) }
    terms.merge(in: &record)
  }
}

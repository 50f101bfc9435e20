/// One thing that a documentalist said on the desk: a line of `desk.ndjson`, in the order in which they were said.
///
/// Entries are never changed: one that was wrong is undone by a later one. What they add up to is `Desk`.
package struct DeskEntry: Sendable, Hashable {
  package var action: Action
  /// Who said so, where that was given.
  package var by: String?
  /// When, where that was given: the desk has no clock of its own.
  package var on: PartialDate?

  package init(_ action: Action, by: String? = nil, on: PartialDate? = nil) {
    self.action = action
    self.by = by
    self.on = on
  }

  /// What was said.
  package enum Action: Sendable, Hashable {
    /// The record has these values and no others; without values the member is emptied.
    case set(RecordID, [DeskValue])
    case add(RecordID, FacetValue)
    case remove(RecordID, FacetValue)
    /// A concept that was suggested for the record is right.
    case accept(RecordID, FacetValue)
    /// A concept that was suggested for the record, or found in its text, is wrong.
    case reject(RecordID, FacetValue)
    /// A local term stands beside the thesaurus.
    case candidate(DeskTerm)
    /// A local term is a concept like any other: texts are tagged with it.
    case acceptTerm(FacetValue)
    /// A local term or a concept is another concept of its facet.
    case mergeTerm(FacetValue, into: String)
    /// An earlier entry does not hold, by its number from 1; where that is an undoing itself, what it undid holds again.
    case undo(Int)
    /// Names are never to be seen again, by their digests (`ForgottenNames`).
    case forget(ForgottenName)
  }

  /// The record that it is about.
  package var record: RecordID? {
    switch action {
    case .set(let id, _), .add(let id, _), .remove(let id, _), .accept(let id, _), .reject(let id, _): id
    case .candidate, .acceptTerm, .mergeTerm, .undo, .forget: nil
    }
  }

  /// The same where so many entries stand before it more than did.
  package func moved(by count: Int) -> DeskEntry {
    guard case .undo(let number) = action else { return self }
    return DeskEntry(.undo(number + count), by: by, on: on)
  }

  /// Whether it changes the thesaurus and not a record.
  package var isTerm: Bool {
    switch action {
    case .candidate, .acceptTerm, .mergeTerm: true
    case .set, .add, .remove, .accept, .reject, .undo, .forget: false
    }
  }
}

/// The values that a part of a record was given.
package struct DeskValue: Sendable, Hashable {
  package var member: DeskMember
  package var values: [String]

  package init(_ member: DeskMember, _ values: [String]) {
    self.member = member
    self.values = values
  }

  /// What is wrong with it, in English; `nil` where it will do.
  package var fault: String? {
    if member.isSingle, values.count > 1 { return "\(member.name) has one value at most" }
    if member.isRequired, values.isEmpty { return "\(member.name) cannot be empty" }
    guard values.count <= Self.limit else { return "\(member.name) has \(Self.limit) values at most" }
    for value in values { if let fault = member.fault(in: value) { return member.name + ": " + fault } }
    return nil
  }

  /// The most values of one part of a record.
  package static let limit = 1_000
}

/// A term that a bank proposes for its thesaurus.
package struct DeskTerm: Sendable, Hashable {
  package var value: FacetValue
  package var labels: [Language: String]
  /// Identifiers of the same facet.
  package var broader: [String]

  package init(_ value: FacetValue, labels: [Language: String], broader: [String] = []) {
    self.value = value
    self.labels = labels
    self.broader = broader
  }
}

/// The names of a person as digests: enough to recognise them, not to read them.
package struct ForgottenName: Sendable, Hashable {
  /// Lower-case hexadecimal.
  package var salt: String
  /// Of each way to write the name: how many words it has, and the digest of these words.
  package var forms: [Form]

  package init(salt: String, forms: [Form]) {
    self.salt = salt
    self.forms = forms
  }

  /// One way to write the name.
  package struct Form: Sendable, Hashable {
    package var words: Int
    /// Lower-case hexadecimal.
    package var digest: String

    package init(words: Int, digest: String) {
      self.words = words
      self.digest = digest
    }
  }

  /// The most words of a name.
  package static let wordLimit = 8
}

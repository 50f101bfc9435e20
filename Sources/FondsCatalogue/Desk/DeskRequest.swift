package import FondsRecord

/// What somebody says at the desk, as it is written on the command line.
package enum DeskRequest: Sendable, Hashable {
  /// `field=value` for parts of a record; several values with ` | ` between them, none to empty it.
  case set(id: String, assignments: [String])
  /// Values `facet:value` of a record.
  case facets(FacetVerb, id: String, values: [String])
  case candidate(facet: String, id: String, labels: [Language: String], broader: [String])
  case acceptTerm(String)
  case mergeTerm(String, into: String)
  case undo([Int])

  /// What becomes of values of a facet.
  package enum FacetVerb: String, Sendable, Hashable {
    case add
    case remove
    case accept
    case reject
  }
}

/// Who says it, and when, as far as that is to be kept.
package struct DeskSignature: Sendable, Hashable {
  package var by: String?
  package var on: PartialDate?

  package init(by: String? = nil, on: PartialDate? = nil) {
    self.by = by
    self.on = on
  }
}

/// What came of it.
package struct DeskReport: Sendable, Hashable {
  /// The entries that were added, with their numbers.
  package var entries: [DeskLogLine]
  /// Identifiers of which there is no record yet: what was said is kept for when there is one.
  package var absent: [String]
  /// What relations were given to and is no record yet: they are kept for when there is one.
  package var absentTargets: [String] = []
  /// The generation that now answers.
  package var generation: UInt64

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("entries")
      writer.array { writer in for entry in entries { entry.write(to: &writer) } }
      writer.member("absent", absent)
      writer.member("absent_targets", absentTargets)
      writer.member("generation", Int(generation))
    }
  }
}

/// An entry of the desk as people read it.
package struct DeskLogLine: Sendable, Hashable {
  /// From 1.
  package var number: Int
  package var entry: DeskEntry
  /// False where a later entry undoes it.
  package var holds: Bool

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("number", number)
      writer.name("holds")
      writer.bool(holds)
      writer.name("entry")
      DeskCoding.write(entry, to: &writer)
    }
  }
}

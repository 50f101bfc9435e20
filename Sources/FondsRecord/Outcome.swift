/// What became of one input of a run: exactly one for each.
package enum Outcome: String, Sendable, Hashable, CaseIterable {
  /// A record of its own stands in the index.
  case indexed
  /// Nothing to read in it.
  case empty
  /// Refused, with a reason; a sidecar may still have made a record of its metadata.
  case rejected
  /// Not an input: a link, a special file, an excluded name.
  case skipped
  /// The system would not let it be read.
  case unreadable
}

/// Why an input was not indexed.
package enum OutcomeReason: String, Sendable, Hashable, CaseIterable {
  case type
  case expansion
  case password
  case damage
  case timeout
  case needsOCR = "needs-ocr"
  case size
  case tool
  case link
  case special
  case excluded
  case permission
  case io
  case metadata
  case duplicateID = "duplicate-id"
}

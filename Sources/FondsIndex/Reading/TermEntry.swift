/// What the term dictionary of a segment knows of a term.
package struct TermEntry: Sendable {
  /// Documents that hold the term, deleted ones included; at least 1.
  ///
  /// For passage postings: passages.
  package let documentFrequency: UInt32
  /// Sum of the combined frequencies.
  package let totalFrequency: UInt64
  let location: Location
  let hasPositions: Bool

  /// Where the postings stand.
  enum Location: Sendable {
    /// One document, kept in the dictionary itself: its positions are the `positions` varints at `offset` of the dictionary section.
    case inline(document: UInt32, frequency: UInt32, positions: UInt32, offset: Int)
    /// A range of the postings section and one of the positions section.
    case stretch(postings: Range<Int>, positions: Range<Int>)
  }
}

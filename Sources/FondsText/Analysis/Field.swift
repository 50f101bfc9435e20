/// The searchable parts of a record, in the order of their positions.
package enum Field: UInt8, BitwiseCopyable, Sendable, Hashable, CaseIterable {
  case title = 0
  case keywords
  case abstract
  case body
  case author
}

/// The name spaces of the term dictionary: the same bytes in two spaces are two terms.
package enum TermSpace: UInt8, BitwiseCopyable, Sendable, Hashable, CaseIterable {
  /// Folded words as they were written.
  case exact = 0
  /// Folded stems of everything but names.
  case stem = 1
  /// Exact forms and stems of title words alone.
  case title = 2
  /// Exact forms and stems of the names of authors and producers alone.
  case author = 3
  /// `facet/id` of a concept found in the text.
  case concept = 4
  /// `facet`, a NUL byte, `value`.
  case facet = 5
}

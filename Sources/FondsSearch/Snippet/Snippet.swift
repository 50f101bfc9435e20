package import FondsRecord

/// The passage of a record that shows best why it was found.
package struct Snippet: Sendable, Hashable {
  package var text: String
  /// The page it stands on, from 1.
  package var page: Int?
  package var language: Language
  /// What to mark: increasing, half-open, disjoint ranges of Unicode scalars in `text`.
  package var highlights: [Range<Int>]
}

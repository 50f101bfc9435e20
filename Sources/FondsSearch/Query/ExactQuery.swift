/// Folded words that are to stand in documents exactly so: no stems, no thesaurus, no operators.
///
/// What an engine without analysis answers; measurements compare such engines by it.
package enum ExactQuery: Sendable, Hashable {
  /// Documents with any of the words.
  case union([[UInt8]])
  /// Documents with all of the words.
  case intersection([[UInt8]])
  /// Documents in which the words follow one another.
  case phrase([[UInt8]])
}

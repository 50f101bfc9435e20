internal import FondsRecord
internal import FondsText

/// What a reader takes off of what the thesaurus and the lexicon add to a query, one thing at a time.
///
/// A name is a concept (`theme:mobility`), which goes with its labels; or a word: the label or translation that it is, and all that was added
/// to it where the query has it.
package struct TakenOff: Sendable, Hashable {
  private let concepts: Set<FacetValue>
  /// Folded.
  private let words: Set<String>

  package init(_ names: [String] = []) {
    var concepts: Set<FacetValue> = []
    for name in names {
      let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
      if parts.count == 2 { concepts.insert(FacetValue(FacetName.identifier(named: parts[0]) ?? parts[0], parts[1])) }
    }
    self.concepts = concepts
    words = Set(names.map(Folding.fold))
  }

  /// Whether nothing goes.
  var isEmpty: Bool { words.isEmpty }

  /// Whether a concept goes.
  func contains(_ concept: FacetValue) -> Bool { !concepts.isEmpty && concepts.contains(concept) }

  /// Whether a word of the query, a label or a translation goes.
  func contains(_ word: String) -> Bool { !words.isEmpty && words.contains(Folding.fold(word)) }
}

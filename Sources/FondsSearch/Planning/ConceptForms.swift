internal import FondsRecord
internal import FondsText
internal import Synchronization

/// The labels of concepts with their words analysed, kept as long as the snapshot: each query that names a concept asks for them again.
final class ConceptForms: Sendable {
  /// A label and its words in the label's language.
  struct Form: Sendable {
    let label: LocalizedLabel
    let words: [AnalyzedWord]
    /// What a snippet looks for: its stems.
    let pattern: [HighlightWord?]

    init(_ label: LocalizedLabel, _ words: [AnalyzedWord]) {
      self.label = label
      self.words = words
      pattern = words.map { HighlightWord(stems: [$0.stems[0]]) }
    }
  }

  private let known = Mutex<[Int: [Form]]>([:])
  /// So many concepts are remembered.
  private static let limit = 4_096

  /// The forms of the concept at a place in the thesaurus; `make` finds them the first time.
  func forms(of concept: Int, _ make: () -> [Form]) -> [Form] {
    if let forms = known.withLock({ $0[concept] }) { return forms }
    let forms = make()
    known.withLock {
      if $0.count >= Self.limit { $0.removeAll() }
      $0[concept] = forms
    }
    return forms
  }
}

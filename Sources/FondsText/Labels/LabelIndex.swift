package import FondsRecord

/// What a label is looked for in.
package enum LabelUse: Sendable, Hashable {
  /// Running text: only the labels that may tag it.
  case tagging
  /// The words of a query: all labels.
  case query
}

/// A label of a concept found in a text.
package struct LabelMatch: Sendable, Hashable {
  /// Index in `Thesaurus.concepts`.
  package var concept: Int
  /// Index of its first token among the tokens of the text.
  package var firstToken: Int
  /// Articles within the label included.
  package var tokenCount: Int
  /// Half-open range in the text, in bytes of UTF-8.
  package var start: Int
  package var end: Int
  /// The label as the thesaurus writes it.
  package var label: String
  package var language: Language

  package init(concept: Int, firstToken: Int, tokenCount: Int, start: Int, end: Int, label: String, language: Language) {
    self.concept = concept
    self.firstToken = firstToken
    self.tokenCount = tokenCount
    self.start = start
    self.end = end
    self.label = label
    self.language = language
  }
}

/// The labels of a thesaurus as sequences of words without number, accents and articles, ready to be found in text.
///
/// Immutable: one serves all tasks.
package struct LabelIndex: Sendable {
  let french: LabelTree
  let english: LabelTree

  /// Reads the labels of all concepts; those of undetermined language count for both.
  package init(_ thesaurus: Thesaurus) {
    var builder = LabelIndexBuilder()
    for (index, concept) in thesaurus.concepts.enumerated() { builder.add(concept, at: index) }
    french = builder.french
    english = builder.english
  }
}

/// How much each way of matching counts, as a factor of the inverse document frequency of what is matched.
///
/// The score of a document is the sum over the words of the query of
/// `stem` · idf · w(stem) for each stem of the word (one per language, where they differ) plus `exact` · idf · w(exact form),
/// where w is the BM25 weight of the combined frequency and idf that of the word's most frequent form; so an exact form ranks over a
/// stemmed one. What the thesaurus adds for a label of the query is the best of its concepts and the best of its other labels, each with the inverse
/// document frequency of the direct words or its own, whichever is smaller; what the lexicon adds for a word is the best of the word and its translations: in like
/// circumstances a direct match ranks higher.
package struct ScoringWeights: Sendable, Hashable {
  package var stem: Float = 1
  /// A bonus on top of the stem, which every exact form has as well.
  package var exact: Float = 0.2
  /// A quotation, as a factor of the sum over its words.
  package var phrase: Float = 1
  package var title: Float = 1
  package var author: Float = 1
  package var prefix: Float = 1
  /// Documents with the concept of a label of the query.
  package var concept: Float = 0.8
  /// A label of that concept in the other language.
  package var synonym: Float = 0.8
  /// A translation by the lexicon, as a factor of the inverse document frequency of all translations of a word, where the word itself can be found as well.
  package var translation: Float = 0.8

  /// What fonds ranks with.
  package static let standard = ScoringWeights()

  package init() {}
}

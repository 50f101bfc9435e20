/// A bare word of the query as the second stage sees it.
struct RankedWord: Sendable {
  /// Its stems, one for each language in which it has one of its own.
  let terms: [PlannedTerm]
  /// The stems of its translations.
  let translations: [PlannedTerm]
  /// The inverse document frequency of all translations together, by what they count for beside the word.
  let translationStrength: Float
  /// Of its most frequent form; what its translations count for where no document has the word.
  let inverseDocumentFrequency: Float
  /// Its place among the tokens of the query, stop words included.
  let place: Int
}

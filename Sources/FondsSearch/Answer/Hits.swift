package import FondsIndex
package import FondsRecord

/// One work that answers the query, by its best face.
package struct Hit: Sendable, Hashable {
  package var address: DocumentAddress
  package var score: Float
  /// `nil` for a document without twins.
  package var work: UInt32?
  /// The other faces of the work that the reader may see, whether they match or not.
  package var otherFaces: [DocumentAddress]

  package init(address: DocumentAddress, score: Float, work: UInt32? = nil, otherFaces: [DocumentAddress] = []) {
    self.address = address
    self.score = score
    self.work = work
    self.otherFaces = otherFaces
  }
}

/// How many of the matching works have a value of a facet.
package struct FacetCount: Sendable, Hashable {
  package var value: String
  package var count: Int
  package var isSelected: Bool

  package init(value: String, count: Int, isSelected: Bool = false) {
    self.value = value
    self.count = count
    self.isSelected = isSelected
  }
}

/// The values of one facet, the most frequent first, then by identifier.
package struct FacetCounts: Sendable, Hashable {
  package var facet: String
  package var values: [FacetCount]
  /// Values with matches, given or not.
  package var distinct: Int

  package init(facet: String, values: [FacetCount], distinct: Int) {
    self.facet = facet
    self.values = values
    self.distinct = distinct
  }
}

/// What the thesaurus or the lexicon added to a query.
package struct Expansion: Sendable, Hashable {
  /// The words of the query that are a label of the concept, or the word that has translations.
  package var words: String
  /// `nil` for a word with translations.
  package var concept: FacetValue?
  /// The labels or the translations that were added.
  package var labels: [LocalizedLabel]
  /// By translation: how sure it is, over 0 and up to 1; none for labels.
  package var weights: [Float]
  /// What is narrower than the concept and found with it: those that some record bears.
  package var narrower: [FacetValue]

  package init(
    words: String, concept: FacetValue?, labels: [LocalizedLabel], weights: [Float] = [], narrower: [FacetValue] = []
  ) {
    self.words = words
    self.concept = concept
    self.labels = labels
    self.weights = weights
    self.narrower = narrower
  }

  /// The languages of the labels that were added, each once.
  package var languages: [Language] { Language.allCases.filter { language in labels.contains { $0.language == language } } }
}

/// What a search found.
package struct Hits: Sendable, Hashable {
  /// Matching works; `nil` when the request did not want it.
  package var total: Int?
  /// Best first; equal scores by place in the index.
  package var hits: [Hit]
  /// In the order of the request.
  package var facets: [FacetCounts]
  package var expansions: [Expansion]
  /// Prefixes of which only the first 1,000 words were looked for.
  package var limitedPrefixes: [String]
  /// What a snippet is to look for.
  package var highlighting: HighlightTerms

  package init(
    total: Int?, hits: [Hit], facets: [FacetCounts] = [], expansions: [Expansion] = [], limitedPrefixes: [String] = [],
    highlighting: HighlightTerms = HighlightTerms()
  ) {
    self.total = total
    self.hits = hits
    self.facets = facets
    self.expansions = expansions
    self.limitedPrefixes = limitedPrefixes
    self.highlighting = highlighting
  }
}

internal import FondsIndex
internal import FondsText

/// Turns analysed words into plans: which terms, with which factors.
struct WordPlanner {
  let statistics: TermStatistics
  let weights: ScoringWeights

  /// The least inverse document frequency of a word's stems, each among the documents in its language, in texts and in names.
  func inverseDocumentFrequency(_ word: AnalyzedWord) throws(IndexError) -> Float {
    guard let least = try inverses(of: stems(word) + names(word)).min() else { return try statistics.inverseDocumentFrequency(0) }
    return least
  }

  private func inverses(of stems: [PlannedTerm]) throws(IndexError) -> [Float] {
    var inverses: [Float] = []
    for stem in stems { inverses.append(try statistics.inverseDocumentFrequency(of: stem)) }
    return inverses
  }

  /// The documents with a word's most frequent form.
  func documentFrequency(_ word: AnalyzedWord) throws(IndexError) -> Int {
    var frequency = try statistics.term(.exact, word.exact).documentFrequency
    for stem in word.stems { frequency = max(frequency, try statistics.term(.stem, stem).documentFrequency) }
    return frequency
  }

  /// The stems of a word that stand in a text.
  func stems(_ word: AnalyzedWord) throws(IndexError) -> [PlannedTerm] { try terms(word.stems, .stem) }

  /// The stems of a word that stand in a name.
  private func names(_ word: AnalyzedWord) throws(IndexError) -> [PlannedTerm] { try terms(word.stems, .author) }

  /// Those of some forms that some document has.
  private func terms(_ forms: [[UInt8]], _ space: TermSpace) throws(IndexError) -> [PlannedTerm] {
    var terms: [PlannedTerm] = []
    for form in forms {
      let term = try statistics.term(space, form)
      if term.documentFrequency > 0 { terms.append(term) }
    }
    return terms
  }

  /// The terms of one word, to be joined in a union.
  func terms(_ word: AnalyzedWord, _ scope: TextScope) throws(IndexError) -> [Plan] {
    switch scope {
    case .anywhere: try terms(word)
    case .title: try title(word)
    case .author: try [weighted([word.exact], .author, weights.author)]
    }
  }

  /// The terms of one word anywhere.
  ///
  /// - Parameter inverse: an inverse document frequency that is not its own.
  func terms(_ word: AnalyzedWord, inverse: Float? = nil) throws(IndexError) -> [Plan] {
    let exact = try statistics.term(.exact, word.exact)
    let stems = try stems(word) + names(word)
    let inverses = if let inverse { [Float](repeating: inverse, count: stems.count) } else { try inverses(of: stems) }
    guard let least = inverses.min() else { return [] }
    // The exact form is wherever the only stem is, as often: one list does for both.
    if stems.count == 1, stems[0].documentFrequency == exact.documentFrequency, stems[0].totalFrequency == exact.totalFrequency {
      return [.term(stems[0], factor: (weights.stem + weights.exact) * least)]
    }
    // Text of no known language and names have the stems of both, and are not twice as good.
    let best = Plan.best(of: zip(stems, inverses).map { .term($0, factor: weights.stem * $1) })
    return [best, .bonus(exact, factor: weights.exact * least)]
  }

  private func title(_ word: AnalyzedWord) throws(IndexError) -> [Plan] {
    let stems = try weighted(word.stems, .title, weights.title)
    return word.stems.contains(word.exact) ? [stems] : [stems, try weighted([word.exact], .title, weights.title)]
  }

  /// The best of some forms, all as rare as the most frequent one.
  private func weighted(_ forms: [[UInt8]], _ space: TermSpace, _ weight: Float) throws(IndexError) -> Plan {
    let terms = try terms(forms, space)
    let inverse = try statistics.inverseDocumentFrequency(terms.reduce(0) { max($0, $1.documentFrequency) })
    return .best(of: terms.map { .term($0, factor: weight * inverse) })
  }

  /// Words in these places of one another, each in one form of a space.
  ///
  /// - Parameter limit: the inverse document frequencies of the words do not count for more than this together.
  func phrase(
    _ forms: [(bytes: [UInt8], offset: Int)], _ space: TermSpace, weight: Float, limit: Float = .infinity
  ) throws(IndexError) -> Plan {
    guard let first = forms.first else { return .nothing }
    var words: [PlannedPhraseWord] = []
    var sum: Float = 0
    for form in forms {
      let term = try statistics.term(space, form.bytes)
      guard term.documentFrequency > 0 else { return .nothing }
      sum += try statistics.inverseDocumentFrequency(of: term)
      words.append(PlannedPhraseWord(term: term, offset: UInt32(form.offset - first.offset)))
    }
    let factor = weight * min(sum, limit)
    return words.count == 1 ? .term(words[0].term, factor: factor) : .phrase(words, factor: factor)
  }
}

internal import FondsIndex
internal import FondsText

/// Turns analysed words into plans: which terms, with which factors.
struct WordPlanner {
  let statistics: TermStatistics
  let weights: ScoringWeights

  /// The inverse document frequency of a word's most frequent form.
  func inverseDocumentFrequency(_ word: AnalyzedWord) throws(IndexError) -> Float {
    statistics.inverseDocumentFrequency(try documentFrequency(word))
  }

  /// The documents with a word's most frequent form.
  func documentFrequency(_ word: AnalyzedWord) throws(IndexError) -> Int {
    var frequency = try statistics.term(.exact, word.exact).documentFrequency
    for stem in word.stems { frequency = max(frequency, try statistics.term(.stem, stem).documentFrequency) }
    return frequency
  }

  /// The stems of a word that stand somewhere.
  func stems(_ word: AnalyzedWord) throws(IndexError) -> [PlannedTerm] {
    var stems: [PlannedTerm] = []
    for stem in word.stems {
      let term = try statistics.term(.stem, stem)
      if term.documentFrequency > 0 { stems.append(term) }
    }
    return stems
  }

  /// The terms of one word, to be joined in a union.
  func terms(_ word: AnalyzedWord, _ scope: TextScope) throws(IndexError) -> [Plan] {
    switch scope {
    case .anywhere: try terms(word)
    case .title: try weighted([word.exact] + word.stems.filter { $0 != word.exact }, .title, weights.title)
    case .author: try weighted([word.exact], .author, weights.author)
    }
  }

  private func terms(_ word: AnalyzedWord) throws(IndexError) -> [Plan] {
    try terms(word, inverse: try inverseDocumentFrequency(word))
  }

  /// The terms of one word anywhere, with an inverse document frequency that is not its own.
  func terms(_ word: AnalyzedWord, inverse: Float) throws(IndexError) -> [Plan] {
    let exact = try statistics.term(.exact, word.exact)
    let stems = try stems(word)
    // The exact form is wherever the only stem is, as often: one list does for both.
    if stems.count == 1, stems[0].documentFrequency == exact.documentFrequency, stems[0].totalFrequency == exact.totalFrequency {
      return [.term(stems[0], factor: (weights.stem + weights.exact) * inverse)]
    }
    // Text of no known language has both stems and is not twice as good.
    return [.best(of: stems.map { .term($0, factor: weights.stem * inverse) }), .bonus(exact, factor: weights.exact * inverse)]
  }

  private func weighted(_ forms: [[UInt8]], _ space: TermSpace, _ weight: Float) throws(IndexError) -> [Plan] {
    var terms: [PlannedTerm] = []
    for form in forms { terms.append(try statistics.term(space, form)) }
    let inverse = statistics.inverseDocumentFrequency(terms.reduce(0) { max($0, $1.documentFrequency) })
    return terms.map { .term($0, factor: weight * inverse) }
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
      sum += statistics.inverseDocumentFrequency(term.documentFrequency)
      words.append(PlannedPhraseWord(term: term, offset: UInt32(form.offset - first.offset)))
    }
    let factor = weight * min(sum, limit)
    return words.count == 1 ? .term(words[0].term, factor: factor) : .phrase(words, factor: factor)
  }
}

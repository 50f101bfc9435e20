internal import FondsIndex
internal import FondsRecord
internal import FondsText

/// What the thesaurus adds to words that are a label: documents with the concept, and the concept's labels in the other language.
struct ThesaurusExpansion {
  /// The most labels of a concept that count, in each language.
  static let labelLimit = 16

  let thesaurus: Thesaurus
  let matcher: LabelMatcher
  let words: WordPlanner
  let analyzer: QueryAnalyzer
  let known: ConceptForms

  /// The widening of one label of the query.
  struct Widening {
    /// The tokens that are the label.
    var tokens: Range<Int>
    /// What stands for the label in a text: its other labels, the best of which counts.
    var labels: Plan
    /// The concepts that the label names, of which the best counts.
    var concepts: Plan
    var expansions: [Expansion]
    /// The labels of its concepts in both languages: what a snippet shows of a document that was found by concept.
    var patterns: [[HighlightWord?]]
    /// The inverse document frequencies of the direct words.
    var strength: Float
  }

  /// The widenings of a run of bare words, given with its tokens.
  func widenings(of text: String, _ tokens: [AnalyzedWord], without takenOff: TakenOff) throws(IndexError) -> [Widening] {
    var widenings: [Widening] = []
    var end = 0
    let matches = matcher.matches(in: text, language: .undetermined, use: .query)
    for (number, match) in matches.enumerated() where match.firstToken >= end && match.firstToken + match.tokenCount <= tokens.count {
      end = match.firstToken + match.tokenCount
      let sharing = matches[number...].prefix { $0.firstToken == match.firstToken && $0.tokenCount == match.tokenCount }
      let direct = Array(tokens[match.firstToken..<end])
      let label = substring(of: text, match)
      if takenOff.contains(label) { continue }
      var widening = try widening(Array(sharing), direct, words: label, takenOff)
      widening.tokens = match.firstToken..<end
      if !widening.expansions.isEmpty { widenings.append(widening) }
    }
    return widenings
  }

  private func substring(of text: String, _ match: LabelMatch) -> String {
    String(decoding: text.utf8.dropFirst(match.start).prefix(match.end - match.start), as: UTF8.self)
  }

  private func widening(
    _ matches: [LabelMatch], _ direct: [AnalyzedWord], words label: String, _ takenOff: TakenOff
  ) throws(IndexError) -> Widening {
    var strength: Float = 0
    for word in direct where !word.isStopWord || direct.count == 1 { strength += try words.inverseDocumentFrequency(word) }
    var widening = Widening(
      tokens: 0..<0, labels: .nothing, concepts: .nothing, expansions: [], patterns: [], strength: strength)
    var variants: [Plan] = []
    var concepts: [Plan] = []
    for match in matches {
      let concept = thesaurus.concepts[match.concept]
      if takenOff.contains(concept.value) { continue }
      let before = variants.count + concepts.count
      let below = try narrower(than: match.concept, takenOff)
      let plan = try bearers(of: match.concept, below, strength)
      if !plan.matchesNothing { concepts.append(plan) }
      var added: [LocalizedLabel] = []
      for form in forms(of: match.concept) where !takenOff.contains(form.label.text) {
        widening.patterns.append(form.pattern)
        guard form.label.language != match.language else { continue }
        let variant = try variant(form.words, direct, strength)
        if variant.matchesNothing { continue }
        variants.append(variant)
        added.append(form.label)
      }
      // The concept is also found by the labels of what is narrower.
      for narrower in below.searched { for form in forms(of: narrower) { widening.patterns.append(form.pattern) } }
      if variants.count + concepts.count > before {
        let narrower = plan.matchesNothing ? [] : below.searched.map(thesaurus.value(at:))
        widening.expansions.append(Expansion(words: label, concept: concept.value, labels: added, narrower: narrower))
      }
    }
    widening.labels = .best(of: variants)
    widening.concepts = .best(of: concepts)
    return widening
  }

  /// What is narrower than a concept and borne by some document, by its place in the thesaurus.
  private struct Narrower {
    /// Searched with the concept.
    var searched: [Int] = []
    /// Taken off by the reader, with what is narrower than it.
    var takenOff: Set<Int> = []
  }

  private func narrower(than concept: Int, _ takenOff: TakenOff) throws(IndexError) -> Narrower {
    var narrower = Narrower()
    let all = thesaurus.narrower(than: concept)
    if !takenOff.isEmpty {
      for one in all where takenOff.contains(thesaurus.value(at: one)) {
        narrower.takenOff.formUnion([one] + thesaurus.narrower(than: one))
      }
    }
    for one in all where !narrower.takenOff.contains(one) && narrower.searched.count < Self.narrowerLimit {
      if try term(of: one).documentFrequency > 0 { narrower.searched.append(one) }
    }
    return narrower
  }

  /// The documents that bear a concept; where something narrower is taken off, those that bear it by something else.
  private func bearers(of concept: Int, _ below: Narrower, _ strength: Float) throws(IndexError) -> Plan {
    let term = try term(of: concept)
    guard term.documentFrequency > 0 else { return .nothing }
    let inverse = try words.statistics.inverseDocumentFrequency(of: term)
    let factor = words.weights.concept * min(strength, inverse)
    guard !below.takenOff.isEmpty else { return .term(term, factor: factor) }
    var leaving: [Plan] = []
    for one in below.takenOff.sorted() { leaving.append(.term(try self.term(of: one), factor: 0)) }
    var others: [Plan] = [.clauses(must: [.term(term, factor: factor)], should: [], mustNot: leaving)]
    for one in below.searched where below.takenOff.isDisjoint(with: thesaurus.narrower(than: one)) {
      others.append(.term(try self.term(of: one), factor: factor))
    }
    return .best(of: others)
  }

  private func term(of concept: Int) throws(IndexError) -> PlannedTerm {
    let value = thesaurus.value(at: concept)
    return try words.statistics.term(.concept, Array((value.facet + "/" + value.value).utf8))
  }

  /// A concept by itself: the documents with it, what a snippet shows of them, and its rarity; nothing where no document has it.
  func named(_ value: FacetValue) throws(IndexError) -> (plan: Plan, patterns: [[HighlightWord?]], strength: Float) {
    guard let index = thesaurus.index(of: value) else { return (.nothing, [], 0) }
    let term = try words.statistics.term(.concept, Array((value.facet + "/" + value.value).utf8))
    guard term.documentFrequency > 0 else { return (.nothing, [], 0) }
    var patterns: [[HighlightWord?]] = []
    for concept in [index] + thesaurus.narrower(than: index).prefix(Self.narrowerLimit) {
      for form in forms(of: concept) { patterns.append(form.pattern) }
    }
    let inverse = try words.statistics.inverseDocumentFrequency(of: term)
    return (.term(term, factor: inverse), patterns, inverse)
  }

  /// The most narrower concepts whose labels a snippet looks for, and that are told.
  private static let narrowerLimit = 32

  /// A label as a term or phrase of stems; nothing when it is the direct words again, or stands nowhere.
  private func variant(_ label: [AnalyzedWord], _ direct: [AnalyzedWord], _ strength: Float) throws(IndexError) -> Plan {
    let isDirect = label.count == direct.count && zip(label, direct).allSatisfy { $1.stems.contains($0.stems[0]) }
    if isDirect { return .nothing }
    let forms = label.enumerated().map { (bytes: $1.stems[0], offset: $0) }
    return try words.phrase(forms, .stem, weight: words.weights.synonym, limit: strength)
  }

  /// The labels of a concept that have words, analysed.
  private func forms(of concept: Int) -> [ConceptForms.Form] {
    known.forms(of: concept) {
      labels(of: thesaurus.concepts[concept]).compactMap { label in
        let words = analyzer.word(label.text, languages: [label.language])
        return words.isEmpty ? nil : ConceptForms.Form(label, words)
      }
    }
  }

  /// The labels of a concept in the languages that have some, the preferred one first.
  private func labels(of concept: Concept) -> [LocalizedLabel] {
    [Language.french, .english].flatMap { language in
      let preferred = concept.preferred[language].map { [LocalizedLabel($0, language)] } ?? []
      return (preferred + (concept.alternates + concept.hidden).filter { $0.language == language }).prefix(Self.labelLimit)
    }
  }
}

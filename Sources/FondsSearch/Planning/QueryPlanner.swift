internal import FondsIndex
internal import FondsRecord
internal import FondsText

/// Turns a query tree into a plan: analysis in both languages, thesaurus, lexicon, statistics of the whole collection.
final class QueryPlanner {
  /// The most words that a prefix stands for.
  static let prefixLimit = 1_000

  private let analyzer = QueryAnalyzer()
  private let words: WordPlanner
  private let facets: FacetResolver
  private let thesaurus: ThesaurusExpansion
  private let compounds: CompoundPlanner
  private let meetings: MeetingPlanner
  private let lexicon: Lexicon?
  /// What translates the query under way.
  private var translations: LexiconExpansion?
  /// What its reader has taken off.
  private var takenOff = TakenOff()
  private var marks = HighlightBuilder()
  private var expansions: [Expansion] = []
  private var translated: [Expansion] = []
  private var limitedPrefixes: [String] = []
  private var ranked: [RankedWord] = []
  /// Tokens of the bare words read so far.
  private var place = 0

  init(
    _ snapshot: IndexSnapshot, thesaurus: Thesaurus, labels: LabelIndex, lexicon: Lexicon?, weights: ScoringWeights, units: UnitSetTable,
    forms: ConceptForms
  ) {
    let matcher = LabelMatcher(labels)
    words = WordPlanner(statistics: TermStatistics(snapshot), weights: weights)
    facets = FacetResolver(segments: snapshot.segments, thesaurus: thesaurus, matcher: matcher)
    compounds = CompoundPlanner(words: words, analyzer: analyzer)
    self.lexicon = lexicon
    let expansion = ThesaurusExpansion(thesaurus: thesaurus, matcher: matcher, words: words, analyzer: analyzer, known: forms)
    self.thesaurus = expansion
    meetings = MeetingPlanner(
      segments: snapshot.segments, thesaurus: thesaurus, matcher: matcher, facets: facets, units: units, expansion: expansion)
  }

  func plan(_ request: SearchRequest) throws(IndexError) -> PlannedQuery {
    var filters: [FacetFilter] = []
    for filter in request.filters { filters.append(try facets.filter(filter.facet, filter.values)) }
    let (rest, narrowing) = Self.narrowing(request.query)
    for facet in narrowing {
      let typed = try filter(facet)
      // What is typed and what is chosen beside the query are alternatives: both narrow the same facet.
      let isAlone = try narrowing.count { (other) throws(IndexError) in try filter(other).facet == typed.facet } == 1
      if isAlone, let place = filters.firstIndex(where: { $0.facet == typed.facet }) {
        filters[place].values += typed.values.filter { !filters[place].values.contains($0) }
      } else {
        filters.append(typed)
      }
    }
    // A single bare word is a union of one.
    var root = rest
    if case .word(_, .anywhere) = rest { root = .clauses(QueryClauses(should: [rest])) }
    takenOff = request.takenOff
    if request.expands, let lexicon { translations = try LexiconExpansion(lexicon, root, filters, words, without: takenOff) }
    let plan = try plan(root, Reading(expands: request.expands)) ?? .nothing
    return PlannedQuery(
      plan: plan, filters: filters, expansions: expansions + translated, highlighting: HighlightTerms(patterns: marks.patterns),
      limitedPrefixes: limitedPrefixes, words: ranked)
  }

  /// How a part of the query is read.
  private struct Reading {
    /// The thesaurus may widen it.
    var expands: Bool
    /// A snippet shows it; what is excluded it does not.
    var isShown = true
  }

  /// The plan of a part; `nil` for one without any word (`&`), which says nothing.
  private func plan(_ query: Query, _ reading: Reading) throws(IndexError) -> Plan? {
    switch query {
    case .everything: return .documents(nil)
    case .word(let text, let scope): return try word(text, scope, reading)
    case .phrase(let text, let scope): return try phrase(text, scope, reading)
    case .prefix(let text, let scope): return try prefix(text, scope, reading)
    case .facet, .years: return .documents(try filter(query))
    case .meeting(let names): return try meeting(names, reading)
    case .asOf(let date): return .documents(try facets.filter("year", YearRange(first: nil, last: date.year)))
    case .literal(let inner): return try plan(inner, Reading(expands: false, isShown: reading.isShown))
    case .clauses(let clauses): return try plan(clauses, reading)
    }
  }

  private func meeting(_ names: [String], _ reading: Reading) throws(IndexError) -> Plan {
    let meeting = try meetings.plan(names)
    if reading.isShown { for (patterns, weight) in meeting.patterns { marks.add(patterns, weight: weight) } }
    return meeting.plan
  }

  private func filter(_ query: Query) throws(IndexError) -> FacetFilter {
    switch query {
    case .facet(let facet, let values): return try facets.filter(facet, values)
    case .years(let facet, let range): return try facets.filter(facet, range)
    case .literal(let inner): return try filter(inner)
    default: preconditionFailure("only facets narrow a query")
    }
  }

  private func plan(_ clauses: QueryClauses, _ reading: Reading) throws(IndexError) -> Plan? {
    var must: [Plan] = []
    for part in clauses.must {
      if let plan = try plan(part, reading) { must.append(plan) }
    }
    let should = try union(clauses.should, reading)
    var mustNot: [Plan] = []
    for part in clauses.mustNot {
      if let plan = try plan(part, Reading(expands: false, isShown: false)), !plan.matchesNothing { mustNot.append(plan) }
    }
    if must.isEmpty {
      guard let should else {
        // Only exclusions: everything else. Parts that say nothing: nothing.
        return mustNot.isEmpty ? nil : .clauses(must: [.documents(nil)], should: [], mustNot: mustNot)
      }
      return mustNot.isEmpty || should.matchesNothing ? should : .clauses(must: [should], should: [], mustNot: mustNot)
    }
    if must.contains(where: \.matchesNothing) { return .nothing }
    let optional = should.map { $0.matchesNothing ? [] : [$0] } ?? []
    if must.count == 1, optional.isEmpty, mustNot.isEmpty { return must[0] }
    return .clauses(must: must, should: optional, mustNot: mustNot)
  }

  /// Bare words side by side, with their tokens.
  private struct Run {
    let text: String
    let tokens: [AnalyzedWord]
  }

  private func read(_ texts: [String]) -> Run {
    let text = texts.joined(separator: " ")
    return Run(text: text, tokens: analyzer.query(text))
  }

  /// Alternatives; consecutive bare words are read together, for labels of several words.
  private func union(_ parts: [Query], _ reading: Reading) throws(IndexError) -> Plan? {
    var others: [Query] = []
    var words: [[String]] = [[]]
    for part in parts {
      if case .word(let text, .anywhere) = part {
        words[words.count - 1].append(text)
      } else {
        others.append(part)
        words.append([])
      }
    }
    let runs = words.filter { !$0.isEmpty }.map(read)
    let saysMore = !others.isEmpty || runs.contains { $0.tokens.contains { !$0.isStopWord } }
    var plans: [Plan] = []
    for run in runs {
      if let plan = try plan(run, dropsStopWords: saysMore, reading) { plans.append(plan) }
    }
    for part in others {
      if let plan = try plan(part, reading) { plans.append(plan) }
    }
    var builder = UnionBuilder()
    for plan in plans { builder.add(plan) }
    return plans.isEmpty ? nil : builder.plan
  }

  private func plan(_ run: Run, dropsStopWords: Bool, _ reading: Reading) throws(IndexError) -> Plan? {
    if run.tokens.isEmpty { return nil }
    let spoken = run.tokens.filter { !$0.isElision }
    let content: (AnalyzedWord) -> Bool = { dropsStopWords ? !$0.isStopWord : spoken.isEmpty || !$0.isElision }
    let widenings = reading.expands ? try thesaurus.widenings(of: run.text, run.tokens, without: takenOff) : []
    // What a label is made of, by label, and then what stands by itself.
    var builders = (0...widenings.count).map { _ in UnionBuilder() }
    for (index, word) in run.tokens.enumerated() where content(word) {
      let group = widenings.firstIndex { $0.tokens.contains(index) } ?? widenings.count
      try add(word, at: index, of: run, reading, &builders[group])
      guard reading.isShown else { continue }
      if let variant = try compounds.split(word) { add(variant, to: &builders[group]) }
      if index > 0, content(run.tokens[index - 1]), let variant = try compounds.joined(run.tokens[index - 1], word, in: run.text) {
        add(variant, to: &builders[group])
      }
    }
    place += run.tokens.count
    var builder = builders.removeLast()
    for (widening, direct) in zip(widenings, builders) { widen(direct.plan, by: [widening], &builder) }
    return builder.plan
  }

  /// Adds a compound in its other writing.
  private func add(_ variant: CompoundPlanner.Variant, to builder: inout UnionBuilder) {
    builder.add(variant.plan)
    marks.add(phrase: variant.words.enumerated().map { ($1, $0) }, isExact: false, weight: variant.weight)
  }

  /// Adds a bare word, with its translations where the lexicon has some.
  private func add(
    _ word: AnalyzedWord, at index: Int, of run: Run, _ reading: Reading, _ builder: inout UnionBuilder
  ) throws(IndexError) {
    let widening = reading.expands ? try translations?.widening(of: word, in: run.text) : nil
    if let widening {
      builder.add(widening.plan)
      if !translated.contains(widening.expansion) { translated.append(widening.expansion) }
    } else {
      for term in try words.terms(word, .anywhere) { builder.add(term) }
    }
    guard reading.isShown else { return }
    let inverse = try words.inverseDocumentFrequency(word)
    marks.add([[HighlightWord(exact: [word.exact], stems: word.stems)]] + (widening?.patterns ?? []), weight: widening?.strength ?? inverse)
    let stems = try words.stems(word)
    let translated = widening.map { $0.strength * $0.weight } ?? 0
    ranked.append(
      RankedWord(
        terms: stems, translations: widening?.terms ?? [], translationStrength: translated,
        inverseDocumentFrequency: stems.isEmpty && translated > 0 ? translated : inverse, place: place + index))
  }

  /// Adds the words of labels, or their other labels where those are better, and beside them the concepts: a record has those in either language.
  private func widen(_ direct: Plan, by widenings: [ThesaurusExpansion.Widening], _ builder: inout UnionBuilder) {
    builder.add(.best(of: [direct] + widenings.map(\.labels)))
    for widening in widenings {
      builder.add(widening.concepts)
      expansions += widening.expansions
      marks.add(widening.patterns, weight: widening.strength * words.weights.synonym)
    }
  }

  /// One word that has to be there: its forms, or those of its parts side by side (`garde-fou`).
  private func word(_ text: String, _ scope: TextScope, _ reading: Reading) throws(IndexError) -> Plan? {
    let run = read([text])
    let content = Self.content(of: run.tokens)
    guard let first = content.first else { return nil }
    var builder = UnionBuilder()
    if content.count == 1, scope == .anywhere {
      try add(first.word, at: first.offset, of: run, reading, &builder)
    } else if content.count == 1 {
      for term in try words.terms(first.word, scope) { builder.add(term) }
      if reading.isShown { marks.add(first.word, weight: try words.inverseDocumentFrequency(first.word)) }
    } else {
      builder.add(try compound(content, scope, reading))
    }
    place += run.tokens.count
    guard scope == .anywhere, reading.expands else { return builder.plan }
    var widened = UnionBuilder()
    widen(builder.plan, by: try thesaurus.widenings(of: run.text, run.tokens, without: takenOff), &widened)
    return widened.plan
  }

  /// The French and the English stems of all parts of a word, each in their places, and the word as a part of a name.
  private func compound(_ parts: [(word: AnalyzedWord, offset: Int)], _ scope: TextScope, _ reading: Reading) throws(IndexError) -> Plan {
    func phrase(in scope: TextScope = scope, _ form: (AnalyzedWord) -> [UInt8]?) throws(IndexError) -> Plan {
      try self.phrase(parts.map { (bytes: form($0.word) ?? $0.word.exact, offset: $0.offset) }, scope, stemmed: true)
    }
    var variants: [Plan] = []
    if scope != .title { variants.append(try phrase(in: .author) { $0.exact }) }
    if scope != .author {
      variants.append(try phrase { $0.stems.first })
      if parts.contains(where: { $0.word.stems.count > 1 }) { variants.append(try phrase { $0.stems.last }) }
    }
    if reading.isShown { marks.add(phrase: parts.map { ($0.word, $0.offset) }, isExact: false, weight: Plan.best(variants).largestScore) }
    return .best(of: variants)
  }

  /// The tokens that carry the sense, with their places: without stop words unless there is nothing else.
  private static func content(of tokens: [AnalyzedWord]) -> [(word: AnalyzedWord, offset: Int)] {
    let placed = tokens.enumerated().map { (word: $1, offset: $0) }
    let content = placed.filter { !$0.word.isStopWord }
    if !content.isEmpty { return content }
    let spoken = placed.filter { !$0.word.isElision }
    return spoken.isEmpty ? placed : spoken
  }

  private func phrase(_ text: String, _ scope: TextScope, _ reading: Reading) throws(IndexError) -> Plan? {
    let tokens = analyzer.word(text)
    if tokens.isEmpty { return nil }
    let plan = try phrase(tokens.enumerated().map { (bytes: $1.exact, offset: $0) }, scope, stemmed: false)
    if reading.isShown { marks.add(phrase: tokens.enumerated().map { ($1, $0) }, isExact: true, weight: plan.largestScore) }
    return plan
  }

  private func phrase(_ forms: [(bytes: [UInt8], offset: Int)], _ scope: TextScope, stemmed: Bool) throws(IndexError) -> Plan {
    let weight = words.weights.phrase
    switch scope {
    case .anywhere: return try words.phrase(forms, stemmed ? .stem : .exact, weight: weight)
    case .title: return try words.phrase(forms, .title, weight: weight * words.weights.title)
    case .author: return try words.phrase(forms, .author, weight: weight * words.weights.author)
    }
  }

  /// The words that begin with a prefix, of which the best counts; parts before the last one (`garde-f*`) must be there as well.
  private func prefix(_ text: String, _ scope: TextScope, _ reading: Reading) throws(IndexError) -> Plan? {
    let tokens = analyzer.word(text)
    guard let last = tokens.last else { return nil }
    let space: TermSpace =
      switch scope {
      case .anywhere: .exact
      case .title: .title
      case .author: .author
      }
    let (terms, isLimited) = try words.statistics.terms(space, prefix: last.exact, limit: Self.prefixLimit)
    if isLimited { limitedPrefixes.append(text) }
    let inverse = try words.statistics.inverseDocumentFrequency(terms.reduce(0) { $0 + $1.documentFrequency })
    if reading.isShown { marks.add(prefix: last.exact, weight: inverse) }
    var parts: [Plan] = [.best(of: terms.map { .term($0, factor: words.weights.prefix * inverse) })]
    for part in tokens.dropLast() where !part.isStopWord {
      parts.append(.union(of: try words.terms(part, scope)))
      if reading.isShown { marks.add(part, weight: try words.inverseDocumentFrequency(part)) }
    }
    if parts.contains(where: \.matchesNothing) { return .nothing }
    return parts.count == 1 ? parts[0] : .clauses(must: parts, should: [], mustNot: [])
  }

  /// Takes the facets that narrow the whole query out of it, so that their counts can ignore them.
  private static func narrowing(_ query: Query) -> (rest: Query, facets: [Query]) {
    switch query {
    case .facet, .years: return (.everything, [query])
    case .literal(let inner) where inner.isFacet: return (.everything, [inner])
    case .clauses(var clauses):
      var facets: [Query] = []
      clauses.must.removeAll { part in
        guard part.isFacet else { return false }
        facets.append(part)
        return true
      }
      if facets.isEmpty { return (query, []) }
      // What is left keeps its sense: optional parts stay optional.
      if clauses.must.isEmpty { clauses.must = [.everything] }
      return (clauses == QueryClauses(must: [.everything]) ? .everything : .clauses(clauses), facets)
    default: return (query, [])
    }
  }
}

extension Query {
  /// Asks for values of one facet and nothing else.
  fileprivate var isFacet: Bool {
    switch self {
    case .facet, .years: true
    case .literal(let inner): inner.isFacet
    default: false
    }
  }
}

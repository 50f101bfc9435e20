internal import FondsBytes
package import FondsIndex
package import FondsRecord
package import FondsText

/// Answers queries over one snapshot.
///
/// Immutable: any number of tasks may search at once.
package final class Searcher: Sendable {
  package let snapshot: IndexSnapshot
  let thesaurus: Thesaurus
  private let labels: LabelIndex
  private let lexicon: Lexicon?
  private let weights: ScoringWeights
  let secondStage: SecondStage?
  let table: ScoringTable
  /// By segment: of the weights by `table` to the reference weights of the segment.
  let ratios: [(least: Float, most: Float)]
  private let visible: VisibleDocuments
  let faces: WorkFaces
  private let units: UnitSetTable
  private let pool = SearchMemoryPool()
  private let broadCounts = KnownCounts()
  private let forms = ConceptForms()
  private let vocabularies = VocabularyMemory()
  let nearConcepts = RecentValues<NearQuestion, [ConceptNeighbour]>(limit: NearQuestion.byteLimit)

  /// - Parameters:
  ///   - labels: the labels of the same thesaurus.
  ///   - lexicon: what translates words of a query; `nil` for nothing.
  ///   - secondStage: for measurements, as the other numbers; `nil` for the order of the first stage.
  package init(
    _ snapshot: IndexSnapshot, thesaurus: Thesaurus, labels: LabelIndex, lexicon: Lexicon? = nil, bm25: BM25 = .standard,
    weights: ScoringWeights = .standard, secondStage: SecondStage? = .standard
  ) {
    self.snapshot = snapshot
    self.thesaurus = thesaurus
    self.labels = labels
    self.lexicon = lexicon
    self.weights = weights
    self.secondStage = secondStage
    table = ScoringTable(bm25, averageLength: Float(snapshot.statistics.averageLength))
    ratios = snapshot.segments.map { [table] in unsafe $0.referenceSaturation.ratios(to: table.inverses) }
    visible = VisibleDocuments(snapshot.segments)
    faces = WorkFaces(snapshot)
    units = UnitSetTable(snapshot.segments, works: snapshot.works, thesaurus: thesaurus)
  }

  /// The concepts that a name of a query stands for; none where nobody knows it.
  package func concepts(named name: String) -> [FacetValue] {
    ConceptResolver(thesaurus: thesaurus, matcher: LabelMatcher(labels)).concepts(named: name)
  }

  /// What counts how values meet.
  var crosser: Crosser { Crosser(segments: snapshot.segments, thesaurus: thesaurus, table: units, faces: faces) }

  /// What the reader of a request may see, by segment; `nil` for everything.
  func visibleDocuments(_ request: SearchRequest) throws(IndexError) -> [DocumentBits?] {
    try visible.documents(request.required).without(request.leftOut, of: snapshot.segments)
  }

  /// The works that answer a request, best first.
  ///
  /// - Throws: `SearchError.query` for more hits than `SearchRequest.sizeLimit`, `.index` for a damaged index, `.timeout`.
  package func search(_ request: SearchRequest) throws(SearchError) -> Hits {
    guard request.from >= 0, request.size >= 0, request.from <= SearchRequest.sizeLimit - min(request.size, SearchRequest.sizeLimit),
      request.size <= SearchRequest.sizeLimit
    else {
      throw .query(
        QueryError(
          .tooManyHits, column: nil, message: "hits \(request.from) to \(request.from) + \(request.size) are asked for",
          remedy: "ask for hits among the first \(SearchRequest.sizeLimit), or narrow the query"))
    }
    let planned = try searching { () throws(IndexError) -> PlannedQuery in try planner().plan(request) }
    return try run(planned, request)
  }

  /// The works with words in exactly the form given, best first.
  ///
  /// - Parameter request: its query is not looked at.
  package func search(_ words: ExactQuery, _ request: SearchRequest) throws(SearchError) -> Hits {
    let plan = try searching { () throws(IndexError) -> Plan in try ExactPlanner(statistics: TermStatistics(snapshot)).plan(words) }
    return try run(
      PlannedQuery(plan: plan, filters: [], expansions: [], highlighting: HighlightTerms(patterns: []), limitedPrefixes: []), request)
  }

  func run(_ planned: PlannedQuery, _ request: SearchRequest) throws(SearchError) -> Hits {
    let deadline = Deadline(instant: request.deadline)
    try deadline.check()
    if let total = known(planned, request) {
      return Hits(total: total, hits: [], expansions: planned.expansions, highlighting: planned.highlighting)
    }
    if let key = Self.broadKey(planned, request) {
      var narrow = request
      narrow.facets = []
      guard let known = broadCounts[key] else {
        let hits = try ranked(planned, request, deadline)
        broadCounts.keep(hits.facets, for: key)
        return hits
      }
      var hits = try ranked(planned, narrow, deadline)
      hits.facets = known
      return hits
    }
    return try ranked(planned, request, deadline)
  }

  /// What the facet counts of a search depend on that everything matches; `nil` for any other.
  private static func broadKey(_ planned: PlannedQuery, _ request: SearchRequest) -> KnownCounts.Key? {
    guard case .documents(nil) = planned.plan, planned.filters.isEmpty, request.leftOut.isEmpty, !request.facets.isEmpty else { return nil }
    return KnownCounts.Key(required: request.required, facets: request.facets)
  }

  private func ranked(_ planned: PlannedQuery, _ request: SearchRequest, _ deadline: Deadline) throws(SearchError) -> Hits {
    let wanted = request.from + request.size
    let stage = wanted > 0 && Reranker.applies(to: planned) ? secondStage : nil
    let first = try firstStage(planned, request, demand(planned, request), limit: max(wanted, stage?.depth ?? 0), deadline)
    var best = first.best
    if let stage { best = Array(try reranker(stage, deadline).rerank(best, planned).prefix(wanted)) }
    return try searching { () throws(IndexError) -> Hits in try hits(request, planned, first.matches, best, first.visible) }
  }

  /// What the first stage found: the best, best first, and what was wanted of all matches.
  struct FirstStage {
    var best: [TopCollector.Entry]
    /// By segment.
    var matches: [SegmentSearch.Matches]
    /// By segment: what the reader may see; `nil` for everything.
    var visible: [DocumentBits?]
  }

  /// Ranks all matches by their words.
  ///
  /// - Parameter limit: how many of the best are wanted.
  func firstStage(
    _ planned: PlannedQuery, _ request: SearchRequest, _ demand: MatchDemand, limit: Int, _ deadline: Deadline
  ) throws(SearchError) -> FirstStage {
    let visible = try searching { () throws(IndexError) -> [DocumentBits?] in try visibleDocuments(request) }
    let scale = ScoreScale(largest: planned.plan.largestScore)
    var collector = TopCollector(limit: limit, works: snapshot.works, counts: snapshot.segments.map(\.documentCount))
    // A work has a face in each language at most.
    let seedRank = snapshot.works.count > 0 ? limit * Language.allCases.count : limit
    var matches: [SegmentSearch.Matches] = []
    try pool.withMemory { (memory: SearchMemory) throws(SearchError) in
      for (number, segment) in snapshot.segments.enumerated() {
        let (search, scorer) = try searching { () throws(IndexError) -> (SegmentSearch, (any WindowScorer)?) in
          let search = SegmentSearch(
            segment: segment, number: number, visible: visible[number], passing: try passing(planned.filters, segment), deadline: deadline,
            memory: memory)
          return (search, try self.scorer(planned.plan, number, scale, memory))
        }
        matches.append(try search.run(scorer, demand, seedRank: seedRank, into: &collector))
      }
    }
    return FirstStage(best: collector.best(), matches: matches, visible: visible)
  }

  /// What must be known of the matches besides the best.
  private func demand(_ planned: PlannedQuery, _ request: SearchRequest) -> MatchDemand {
    guard request.countsTotal || !request.facets.isEmpty else { return .nothing }
    return planned.filters.isEmpty && snapshot.works.count == 0 ? .counts(facets: request.facets.map(\.facet)) : .documents
  }

  /// The number of matches of a term where the dictionary tells it: nothing is deleted, hidden, narrowed, joined in works or to be shown.
  private func known(_ planned: PlannedQuery, _ request: SearchRequest) -> Int? {
    guard case .term(let term, _) = planned.plan, request.size == 0, request.facets.isEmpty, request.required.isEmpty,
      request.leftOut.isEmpty,
      planned.filters.isEmpty, snapshot.works.count == 0, snapshot.segments.allSatisfy({ $0.liveCount == $0.documentCount })
    else { return nil }
    return term.documentFrequency
  }

  /// The chosen values of a facet as the reader may know them: what no document has that they may see is told as they wrote it.
  private func told(
    _ values: [String], of facet: String, _ request: SearchRequest, _ visible: [DocumentBits?]
  ) throws(IndexError) -> Set<String> {
    var told: Set<String> = []
    for value in values {
      var isKnown = thesaurus.index(of: FacetValue(facet, value)) != nil
      for (number, segment) in snapshot.segments.enumerated() where !isKnown {
        var documents = try FacetPostings.documents(FacetFilter(facet, [value]), in: segment)
        if let visible = visible[number] { documents.formIntersection(visible) }
        isKnown = documents.count > 0
      }
      if isKnown { told.insert(value) } else { told.formUnion(request.filters.filter { $0.facet == facet }.flatMap(\.values)) }
    }
    return told
  }

  /// By filter: the documents of a segment that pass it.
  private func passing(_ filters: [FacetFilter], _ segment: SegmentReader) throws(IndexError) -> [DocumentBits] {
    var passing: [DocumentBits] = []
    for filter in filters { passing.append(try FacetPostings.documents(filter, in: segment)) }
    return passing
  }

  func reranker(_ stage: SecondStage, _ deadline: Deadline) -> Reranker {
    Reranker(snapshot: snapshot, table: table, model: stage, deadline: deadline, memory: vocabularies)
  }

  func planner() -> QueryPlanner {
    QueryPlanner(snapshot, thesaurus: thesaurus, labels: labels, lexicon: lexicon, weights: weights, units: units, forms: forms)
  }

  private func scorer(
    _ plan: Plan, _ segment: Int, _ scale: ScoreScale, _ memory: SearchMemory
  ) throws(IndexError) -> (any WindowScorer)? {
    let context = try SegmentContext(
      segment: snapshot.segments[segment], table: table, scale: scale, ratios: ratios[segment], memory: memory)
    return try ScorerBuilder(context: context, number: segment).scorer(plan)
  }

  private func hits(
    _ request: SearchRequest, _ planned: PlannedQuery, _ matches: [SegmentSearch.Matches], _ best: [TopCollector.Entry],
    _ visible: [DocumentBits?]
  ) throws(IndexError) -> Hits {
    let hits = best.dropFirst(request.from).map { entry in
      let others = entry.work.map { snapshot.works.faces($0) } ?? []
      let shown = others.filter { $0 != entry.address && visible[$0.segment]?.contains($0.document) ?? true }
      return Hit(address: entry.address, score: entry.score, work: entry.work, otherFaces: shown)
    }
    let counter = FacetCounter(segments: snapshot.segments, faces: faces)
    var total: Int?
    var facets: [FacetCounts] = []
    if case .counts = demand(planned, request) {
      if request.countsTotal { total = matches.reduce(0) { $0 + $1.count } }
      for facet in request.facets {
        facets.append(try counter.counts(facet, matches.compactMap { $0.tallies.first { $0.column.facet == facet.facet } }))
      }
    } else {
      let documents = matches.map { $0.documents(ignoring: nil, planned.filters) }
      let twins = faces.shared(among: documents)
      if request.countsTotal { total = documents.reduce(0) { $0 + $1.count } - twins.reduce(0) { $0 + $1.count - 1 } }
      for facet in request.facets {
        let selected = try told(planned.filters.filter { $0.facet == facet.facet }.flatMap(\.values), of: facet.facet, request, visible)
        if selected.isEmpty {
          facets.append(try counter.counts(facet, documents, twins: twins, selected: []))
        } else {
          // Values beside a chosen one are counted as if none was.
          let documents = matches.map { $0.documents(ignoring: facet.facet, planned.filters) }
          facets.append(try counter.counts(facet, documents, twins: faces.shared(among: documents), selected: selected))
        }
      }
    }
    return Hits(
      total: total, hits: hits, facets: facets, expansions: planned.expansions, limitedPrefixes: planned.limitedPrefixes,
      highlighting: planned.highlighting)
  }
}

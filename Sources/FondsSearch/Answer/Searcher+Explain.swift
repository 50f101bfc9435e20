internal import FondsIndex
internal import FondsText

extension Searcher {
  /// What each part of a query adds to the score of some hits, filters apart.
  ///
  /// The parts of a sum add up to it, and the whole is the score that the hit has in the answer to the same request.
  package func explain(_ request: SearchRequest, _ hits: [Hit]) throws(SearchError) -> [ScorePart] {
    try explain(searching { () throws(IndexError) -> PlannedQuery in try planner().plan(request) }, request, hits)
  }

  /// The same for a query that has been planned.
  func explain(_ planned: PlannedQuery, _ request: SearchRequest, _ hits: [Hit]) throws(SearchError) -> [ScorePart] {
    let second = try secondParts(request, planned)
    var explanations: [ScorePart] = []
    for hit in hits {
      let first = try searching { () throws(IndexError) -> ScorePart in try explain(planned.plan, hit.address) }
      let added = second[hit.address] ?? []
      explanations.append(
        added.isEmpty ? first : ScorePart(.sum, score: added.reduce(first.score ?? 0) { $0 + ($1.score ?? 0) }, parts: [first] + added))
    }
    return explanations
  }

  private func explain(_ plan: Plan, _ address: DocumentAddress) throws(IndexError) -> ScorePart {
    let segment = snapshot.segments[address.segment]
    let context = try SegmentContext(
      segment: segment, table: table, scale: ScoreScale(largest: plan.largestScore), ratios: ratios[address.segment], memory: SearchMemory()
    )
    let builder = ScorerBuilder(context: context, number: address.segment)
    return try Explainer(builder: builder, document: address.document, documentCount: segment.documentCount).part(plan)
  }

  /// What the second stage adds to each of the best, in the order in which it adds it.
  private func secondParts(_ request: SearchRequest, _ planned: PlannedQuery) throws(SearchError) -> [DocumentAddress: [ScorePart]] {
    guard let stage = secondStage, Reranker.applies(to: planned) else { return [:] }
    let deadline = Deadline(instant: request.deadline)
    let best = try firstStage(planned, request, .nothing, limit: max(stage.depth, request.from + request.size), deadline).best
    let (candidates, terms) = try reranker(stage, deadline).candidates(best, planned)
    let learned = terms.map { String(decoding: StemTerm.stem(of: $0.term.bytes), as: UTF8.self) }.joined(separator: " ")
    var parts: [DocumentAddress: [ScorePart]] = [:]
    for candidate in candidates {
      var added: [ScorePart] = []
      if candidate.proximity > 0 { added.append(ScorePart(.nearness, score: candidate.proximity)) }
      if candidate.feedback > 0 { added.append(ScorePart(.feedback, learned, score: candidate.feedback)) }
      parts[candidate.entry.address] = added
    }
    return parts
  }
}

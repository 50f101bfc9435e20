internal import FondsIndex
internal import FondsText

/// Ranks the best matches of a query anew by how they have its words.
struct Reranker {
  let snapshot: IndexSnapshot
  let table: ScoringTable
  let model: SecondStage
  let deadline: Deadline
  let memory: VocabularyMemory

  /// Whether a query has anything for the second stage to look at.
  static func applies(to planned: PlannedQuery) -> Bool { planned.words.count > 1 }

  /// The best, ranked anew, and behind them the others as they were.
  func rerank(_ entries: [TopCollector.Entry], _ planned: PlannedQuery) throws(SearchError) -> [TopCollector.Entry] {
    guard !entries.isEmpty, Self.applies(to: planned) else { return entries }
    let ranked = try candidates(entries, planned).candidates.enumerated().sorted {
      $0.element.score == $1.element.score ? $0.offset < $1.offset : $0.element.score > $1.element.score
    }
    return ranked.map { TopCollector.Entry(score: $0.element.score, address: $0.element.entry.address, work: $0.element.entry.work) }
      + entries.dropFirst(model.depth)
  }

  /// What the second stage gives to each of the best, in their first order, and the terms that feedback added.
  func candidates(
    _ entries: [TopCollector.Entry], _ planned: PlannedQuery
  ) throws(SearchError) -> (candidates: [Candidate], feedback: [FeedbackTerm]) {
    let words = Array(planned.words.prefix(model.proximity.wordLimit))
    var candidates = entries.prefix(model.depth).map { Candidate(entry: $0, has: [Bool](repeating: false, count: words.count)) }
    try deadline.check()
    try searching { () throws(IndexError) in
      try ProximityScorer(segments: snapshot.segments, table: table, model: model.proximity).score(&candidates, words)
    }
    // The best by both of what has been looked at so far teach what the rest is about.
    let order = candidates.indices.sorted {
      candidates[$0].score == candidates[$1].score ? $0 < $1 : candidates[$0].score > candidates[$1].score
    }
    let best = order.prefix(model.feedback.documents).map { candidates[$0] }
    let strength = strength(best, words)
    guard strength >= Self.leastStrength else { return (candidates, []) }
    try deadline.check()
    let feedback = Feedback(snapshot: snapshot, table: table, model: model.feedback, deadline: deadline, memory: memory)
    let terms = try feedback.terms(of: best, weight: Float(planned.words.count) * strength / (1 - strength))
    try deadline.check()
    try searching { () throws(IndexError) in try feedback.score(&candidates, terms) }
    return (candidates, terms)
  }

  /// Below this strength, feedback is not worth its time.
  private static let leastStrength: Float = 0.02

  private func strength(_ best: [Candidate], _ words: [RankedWord]) -> Float {
    var seen: Set<[UInt8]> = []
    let distinct = words.indices.filter { index in
      (words[index].terms.first ?? words[index].translations.first).map { seen.insert($0.bytes).inserted } ?? false
    }
    let whole = distinct.reduce(0) { $0 + words[$1].inverseDocumentFrequency }
    guard best.count > 2, whole > 0 else { return 0 }
    let covered = best.reduce(Float(0)) { sum, candidate in
      sum + distinct.reduce(0) { $0 + (candidate.has[$1] ? words[$1].inverseDocumentFrequency : 0) } / whole
    }
    return model.feedback.strength(words: distinct.count, coverage: covered / Float(best.count))
  }
}

internal import FondsIndex
internal import FondsText

/// Chooses the scorers of a plan in one segment, once per query.
struct ScorerBuilder {
  let context: SegmentContext
  /// The number of the segment in the snapshot.
  let number: Int

  /// The scorer of a plan; `nil` when nothing in the segment matches.
  func scorer(_ plan: Plan) throws(IndexError) -> (any WindowScorer)? {
    switch plan {
    case .nothing: return nil
    case .documents(let filter):
      let documents = try filter.map { (filter) throws(IndexError) in try FacetPostings.documents(filter, in: context.segment) }
      return BitmapScorer(documents ?? DocumentBits(allOf: context.segment.documentCount), windows: context.windowCount)
    case .found(_, let documents): return BitmapScorer(documents[number], windows: context.windowCount)
    case .term(let term, let factor): return try self.term(term, factor)
    case .bonus(let term, let factor): return try self.term(term, factor).map { BonusScorer($0) }
    case .phrase(let words, let factor): return try phrase(words, factor)
    case .union(let parts):
      let scorers = try scorers(parts)
      return scorers.count > 1 ? UnionScorer(scorers, windows: context.windowCount) : scorers.first
    case .best(let parts):
      let scorers = try scorers(parts)
      return scorers.count > 1 ? BestOfScorer(scorers, windows: context.windowCount) : scorers.first
    case .translations(let word, let terms, let factor):
      let direct = try scorer(word)
      var variants: [TranslationScorer.Variant] = []
      for translated in terms {
        guard let scorer = try term(translated.term, factor) else { continue }
        let dilution = Dilution(share: translated.share, factor: factor, scale: context.kernel.scale)
        variants.append(TranslationScorer.Variant(scorer: scorer, dilution: dilution))
      }
      return variants.isEmpty ? direct : TranslationScorer(direct, variants, windows: context.windowCount)
    case .clauses(let must, let should, let mustNot):
      let obligatory = try scorers(must)
      guard obligatory.count == must.count else { return nil }
      return ClausesScorer(
        must: obligatory, should: try scorers(should), mustNot: try scorers(mustNot), windows: context.windowCount,
        memory: context.memory)
    }
  }

  private func term(_ term: PlannedTerm, _ factor: Float) throws(IndexError) -> TermScorer? {
    guard let entry = term.entries[number] else { return nil }
    return try TermScorer(entry, factor: factor, context)
  }

  private func scorers(_ plans: [Plan]) throws(IndexError) -> [any WindowScorer] {
    var scorers: [any WindowScorer] = []
    for plan in plans {
      if let scorer = try scorer(plan) { scorers.append(scorer) }
    }
    return scorers
  }

  private func phrase(_ words: [PlannedPhraseWord], _ factor: Float) throws(IndexError) -> (any WindowScorer)? {
    var scored: [PhraseWord] = []
    for word in words {
      guard let entry = word.term.entries[number] else { return nil }
      scored.append(try PhraseWord(entry, offset: word.offset, factor: factor, context))
    }
    return try PhraseScorer(scored, factor: factor, context)
  }
}

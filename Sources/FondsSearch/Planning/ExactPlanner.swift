internal import FondsIndex
internal import FondsText

/// Turns words that stand for themselves into a plan.
struct ExactPlanner {
  let statistics: TermStatistics

  func plan(_ query: ExactQuery) throws(IndexError) -> Plan {
    switch query {
    case .union(let words):
      var union = UnionBuilder()
      for word in words { union.add(try term(word)) }
      return union.plan
    case .intersection(let words):
      var must: [Plan] = []
      for word in words {
        let part = try term(word)
        guard case .term(let found, _) = part, found.documentFrequency > 0 else { return .nothing }
        must.append(part)
      }
      return must.count > 1 ? .clauses(must: must, should: [], mustNot: []) : must.first ?? .nothing
    case .phrase(let words):
      var factor: Float = 0
      var placed: [PlannedPhraseWord] = []
      for (offset, word) in words.enumerated() {
        let term = try statistics.term(.exact, word)
        guard term.documentFrequency > 0 else { return .nothing }
        factor += try statistics.inverseDocumentFrequency(of: term)
        placed.append(PlannedPhraseWord(term: term, offset: UInt32(offset)))
      }
      return placed.isEmpty ? .nothing : .phrase(placed, factor: factor)
    }
  }

  private func term(_ word: [UInt8]) throws(IndexError) -> Plan {
    let term = try statistics.term(.exact, word)
    return .term(term, factor: try statistics.inverseDocumentFrequency(of: term))
  }
}

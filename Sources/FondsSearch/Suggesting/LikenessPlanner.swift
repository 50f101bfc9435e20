internal import FondsIndex
internal import FondsRecord
internal import FondsText

/// Turns what a record is about into a plan: a union of its stems and its descriptors.
struct LikenessPlanner {
  let statistics: TermStatistics

  /// The plan, and what a snippet is to show of it.
  func plan(_ likeness: Likeness) throws(IndexError) -> (plan: Plan, patterns: [HighlightPattern]) {
    var builder = UnionBuilder()
    var patterns: [HighlightPattern] = []
    let most = likeness.words.map(\.weight).max() ?? 1
    for word in likeness.words {
      let term = try statistics.term(.stem, word.stem)
      let factor = word.weight / most * (try statistics.inverseDocumentFrequency(of: term))
      builder.add(.term(term, factor: factor))
      patterns.append(
        HighlightPattern(words: [HighlightWord(exact: [word.exact], stems: [word.stem])], group: patterns.count, weight: factor))
    }
    for concept in likeness.concepts {
      let term = try descriptor(concept)
      builder.add(.term(term, factor: Likeness.conceptWeight * (try statistics.inverseDocumentFrequency(of: term))))
    }
    return (builder.plan, patterns)
  }

  /// A concept where texts name it, by the passages that do; else the value that records declare.
  private func descriptor(_ value: FacetValue) throws(IndexError) -> PlannedTerm {
    let concept = try statistics.term(.concept, Array((value.facet + "/" + value.value).utf8))
    let declared = try statistics.term(.facet, Array((value.facet + "\0" + value.value).utf8))
    return concept.documentFrequency * 2 > declared.documentFrequency ? concept : declared
  }
}

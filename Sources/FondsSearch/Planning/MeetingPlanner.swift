internal import FondsIndex
internal import FondsRecord
internal import FondsText

/// Plans `between:food,cooperation`: the documents with a passage in which the concepts meet, those first in which there is most of them.
///
/// What is told of documents as a whole (`between:theme=food,year=2022`) holds for all their passages, as in a crossing.
struct MeetingPlanner {
  let segments: [SegmentReader]
  let thesaurus: Thesaurus
  let matcher: LabelMatcher
  let facets: FacetResolver
  let units: UnitSetTable
  let expansion: ThesaurusExpansion

  /// What is looked for, and what a snippet shows: the labels of the concepts that one name stands for, with their weight.
  struct Meeting {
    var plan: Plan
    var patterns: [(variants: [[HighlightWord?]], weight: Float)]
  }

  func plan(_ names: [String]) throws(IndexError) -> Meeting {
    var groups: [[FacetValue]] = []
    var plans: [Plan] = []
    var patterns: [(variants: [[HighlightWord?]], weight: Float)] = []
    for name in names {
      let values = try values(named: name)
      guard !values.isEmpty else { return Meeting(plan: .nothing, patterns: []) }
      groups.append(values)
      var named: [Plan] = []
      var shown: (variants: [[HighlightWord?]], weight: Float) = ([], 0)
      for concept in values where units.isTagged(concept.facet) {
        let part = try expansion.named(concept)
        named.append(part.plan)
        shown.variants += part.patterns
        shown.weight = max(shown.weight, part.strength)
      }
      guard !named.isEmpty else { continue }
      plans.append(.best(of: named))
      patterns.append(shown)
    }
    var documents: [DocumentBits] = []
    for number in segments.indices { documents.append(try meeting(groups, in: number)) }
    return Meeting(
      plan: .clauses(
        must: [.found("between: " + names.joined(separator: ", "), documents)], should: plans.isEmpty ? [] : [.union(of: plans)],
        mustNot: []),
      patterns: patterns)
  }

  /// The concepts that a name stands for and that are found in passages; of `facet=value` else the values of documents.
  private func values(named name: String) throws(IndexError) -> [FacetValue] {
    let concepts = ConceptResolver(thesaurus: thesaurus, matcher: matcher).concepts(named: name).filter { units.isTagged($0.facet) }
    guard concepts.isEmpty, let value = ConceptResolver.value(writtenAs: name) else { return concepts }
    return try facets.filter(value.facet, [value.value]).values.map { FacetValue(value.facet, $0) }
  }

  /// The documents of a segment with a passage that holds a concept of each group.
  private func meeting(_ groups: [[FacetValue]], in number: Int) throws(IndexError) -> DocumentBits {
    let segment = segments[number]
    var passages: [UInt64]?
    for group in groups {
      var bits = DocumentBits(documentCount: segment.passageCount)
      for value in group { for unit in try units.set(value, .passages, in: number) { bits.insert(unit) } }
      if let met = passages { for index in met.indices { bits.words[index] &= met[index] } }
      passages = bits.words
    }
    var documents = DocumentBits(documentCount: segment.documentCount)
    var next: UInt32 = 0
    let ends = try units.ends(in: number)
    var document = 0
    for passage in UnitSet(bits: passages ?? []) where passage >= next {
      while document < ends.count, ends[document] <= passage { document += 1 }
      guard document < ends.count else { break }
      documents.insert(UInt32(document))
      next = ends[document]
    }
    return documents
  }
}

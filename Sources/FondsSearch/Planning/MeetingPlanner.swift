internal import FondsIndex
internal import FondsRecord
internal import FondsText

/// Plans `between:food,cooperation`: the documents with a passage in which the concepts meet, those first in which there is most of them.
struct MeetingPlanner {
  let segments: [SegmentReader]
  let thesaurus: Thesaurus
  let matcher: LabelMatcher
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
      let concepts = concepts(named: name)
      guard !concepts.isEmpty else { return Meeting(plan: .nothing, patterns: []) }
      groups.append(concepts)
      var named: [Plan] = []
      var shown: (variants: [[HighlightWord?]], weight: Float) = ([], 0)
      for concept in concepts {
        let part = try expansion.named(concept)
        named.append(part.plan)
        shown.variants += part.patterns
        shown.weight = max(shown.weight, part.strength)
      }
      plans.append(.best(of: named))
      patterns.append(shown)
    }
    var documents: [DocumentBits] = []
    for number in segments.indices { documents.append(try meeting(groups, in: number)) }
    return Meeting(
      plan: .clauses(must: [.found("between: " + names.joined(separator: ", "), documents)], should: [.union(of: plans)], mustNot: []),
      patterns: patterns)
  }

  /// The concepts that a name stands for and that are found in passages.
  private func concepts(named name: String) -> [FacetValue] {
    ConceptResolver(thesaurus: thesaurus, matcher: matcher).concepts(named: name).filter { units.isTagged($0.facet) }
  }

  /// The documents of a segment with a passage that holds a concept of each group.
  private func meeting(_ groups: [[FacetValue]], in number: Int) throws(IndexError) -> DocumentBits {
    let segment = segments[number]
    var passages: [UInt64]?
    for group in groups {
      var bits = DocumentBits(documentCount: segment.passageCount)
      for value in group { try units.set(value, .passages, in: number).forEach { bits.insert($0) } }
      if let met = passages { for index in met.indices { bits.words[index] &= met[index] } }
      passages = bits.words
    }
    var documents = DocumentBits(documentCount: segment.documentCount)
    var next: UInt32 = 0
    let ends = try units.ends(in: number)
    var document = 0
    for (index, word) in (passages ?? []).enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        let passage = UInt32(truncatingIfNeeded: index * 64 + rest.trailingZeroBitCount)
        rest &= rest &- 1
        guard passage >= next else { continue }
        while document < ends.count, ends[document] <= passage { document += 1 }
        guard document < ends.count else { break }
        documents.insert(UInt32(document))
        next = ends[document]
      }
    }
    return documents
  }
}

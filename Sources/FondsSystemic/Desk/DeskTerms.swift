package import FondsRecord

/// What the desk says of the thesaurus: local terms, and concepts that are one.
package struct DeskTerms: Sendable {
  /// Local terms in the order in which they were proposed.
  package private(set) var candidates: [DeskTerm] = []
  /// Those of them that texts are tagged with.
  package private(set) var accepted: Set<FacetValue> = []
  /// What each merged value has become, as it was said.
  private var targets: [FacetValue: String] = [:]
  /// The same, in the order in which it was said.
  private var merges: [FacetValue] = []

  package init() {}

  package var isEmpty: Bool { candidates.isEmpty && merges.isEmpty }

  mutating func take(_ action: DeskEntry.Action) {
    switch action {
    case .candidate(let term):
      guard term.value.value != ForgottenNames.mark else { return }
      candidates.removeAll { $0.value == term.value }
      candidates.append(term)
    case .acceptTerm(let value): accepted.insert(value)
    case .mergeTerm(let value, let target):
      if targets.updateValue(target, forKey: value) == nil { merges.append(value) }
    case .set, .add, .remove, .accept, .reject, .undo, .forget: break
    }
  }

  /// What a value has become; itself where it was not merged, and where merges go in a circle.
  package func merged(_ value: FacetValue) -> FacetValue {
    var current = value
    var seen: Set<FacetValue> = [value]
    while let target = targets[current] {
      current = FacetValue(current.facet, target)
      guard seen.insert(current).inserted else { return value }
    }
    return current
  }

  /// Puts the merged values of a record's facets in place of the old ones.
  func merge(in record: inout Record) {
    guard !targets.isEmpty else { return }
    for position in record.facets.indices { record.facets[position].value = merged(record.facets[position].value) }
  }

  /// The thesaurus with the local terms in it, and without what was merged.
  package func applied(to thesaurus: Thesaurus) -> Thesaurus {
    guard !isEmpty else { return thesaurus }
    var concepts = Dictionary(uniqueKeysWithValues: thesaurus.concepts.map { ($0.value, $0) })
    var schemes = thesaurus.schemes
    for term in candidates where concepts[term.value] == nil {
      concepts[term.value] = concept(of: term)
      for broader in term.broader { concepts[FacetValue(term.value.facet, broader)]?.narrower.append(term.value.value) }
      if !schemes.contains(where: { $0.facet == term.value.facet }) {
        schemes.append(ConceptScheme(facet: term.value.facet, order: (schemes.map(\.order).max() ?? 0) + 1))
      }
    }
    for value in merges { merge(value, in: &concepts) }
    return Thesaurus(schemes: schemes, concepts: Array(concepts.values))
  }

  private func concept(of term: DeskTerm) -> Concept {
    var concept = Concept(facet: term.value.facet, id: term.value.value, uri: "")
    concept.preferred = term.labels
    concept.broader = term.broader
    concept.tagsText = accepted.contains(term.value)
    return concept
  }

  /// Gives the labels and the narrower concepts of a value to what it has become; where that is no concept, nothing changes.
  private func merge(_ value: FacetValue, in concepts: inout [FacetValue: Concept]) {
    let target = merged(value)
    guard target != value, var kept = concepts.removeValue(forKey: target) else { return }
    // Whoever still asks for the old identifier is understood; no text is tagged with it.
    let identifier = LocalizedLabel(value.value, .undetermined)
    if !kept.ambiguous.contains(identifier) { kept.ambiguous.append(identifier) }
    guard let old = concepts.removeValue(forKey: value) else {
      concepts[target] = kept
      return
    }
    let labels = old.preferred.sorted { $0.key.rawValue < $1.key.rawValue }.map { LocalizedLabel($0.value, $0.key) } + old.alternates
    for label in labels where kept.preferred[label.language] != label.text && !kept.alternates.contains(label) {
      kept.alternates.append(label)
    }
    kept.hidden += old.hidden.filter { !kept.hidden.contains($0) }
    kept.ambiguous += old.ambiguous.filter { !kept.ambiguous.contains($0) }
    kept.broader = unique(kept.broader.flatMap { $0 == old.id ? old.broader : [$0] }, besides: kept.id)
    kept.narrower = unique(kept.narrower.filter { $0 != old.id } + old.narrower, besides: kept.id)
    kept.related += old.related.filter { !kept.related.contains($0) && $0 != target }
    kept.related.removeAll { $0 == value }
    concepts[target] = kept
    // Ties are stated on both sides: whoever is tied to it is one of these.
    let neighbours = Set((old.broader + old.narrower).map { FacetValue(old.facet, $0) } + old.related)
    for key in neighbours where key != target {
      guard var concept = concepts[key] else { continue }
      let isTied = concept.facet == value.facet && (concept.broader.contains(old.id) || concept.narrower.contains(old.id))
      guard isTied || concept.related.contains(value) else { continue }
      if isTied {
        concept.broader = unique(concept.broader.map { $0 == old.id ? kept.id : $0 }, besides: concept.id)
        let isAbove = old.broader.contains(concept.id) && !kept.broader.contains(concept.id)
        let narrower = isAbove ? concept.narrower.filter { $0 != old.id } : concept.narrower.map { $0 == old.id ? kept.id : $0 }
        concept.narrower = unique(narrower, besides: concept.id)
      }
      concept.related = concept.related.filter { $0 != value }
      concepts[key] = concept
    }
  }

  private func unique(_ identifiers: [String], besides own: String) -> [String] {
    var seen: Set = [own]
    return identifiers.filter { seen.insert($0).inserted }
  }
}

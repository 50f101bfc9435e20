package import FondsRecord
package import FondsText

/// Finds the concept that people mean by what they write: its identifier, or a label in either language.
///
/// Not to be shared between threads.
package final class ConceptNames {
  /// What was meant.
  package enum Meaning: Sendable, Hashable {
    case concept(FacetValue)
    /// A value of a facet that anybody may name: a place, a network, a facet of the bank's own.
    case open(FacetValue)
    /// No concept of a facet that has concepts only; the nearest of them, by a label.
    case unknown(nearest: FacetValue?, label: String?)
  }

  private let thesaurus: Thesaurus
  private let matcher: LabelMatcher

  package init(thesaurus: Thesaurus, labels: LabelIndex) {
    self.thesaurus = thesaurus
    matcher = LabelMatcher(labels)
  }

  /// The meaning of a value as people write it.
  package func meaning(of value: FacetValue) -> Meaning {
    if thesaurus.index(of: value) != nil { return .concept(value) }
    guard thesaurus.scheme(value.facet) != nil else { return .open(value) }
    let folded = Folding.fold(value.value)
    let known = thesaurus.values(of: value.facet)
    if let same = known.first(where: { Folding.fold($0.value) == folded }) { return .concept(same) }
    let named = matcher.concepts(labelled: value.value).map { thesaurus.concepts[$0] }.filter { $0.facet == value.facet }
    let exact = named.filter { concept in
      concept.preferred.values.contains { Folding.fold($0) == folded } || concept.alternates.contains { Folding.fold($0.text) == folded }
    }
    if let concept = exact.first ?? named.first { return .concept(concept.value) }
    if value.facet == "territory" { return .open(value) }
    return nearest(to: folded, among: known)
  }

  /// The concepts with the labels most similar to a name, most similar first; none where none is similar at all.
  ///
  /// - Parameters:
  ///   - facet: only those of a facet; `nil` for any.
  ///   - others: values outside the thesaurus that are compared as well, with their labels.
  package func nearest(
    to name: String, in facet: String? = nil, besides others: [(value: FacetValue, label: String)] = [], limit: Int = 3
  ) -> [(value: FacetValue, label: String)] {
    let folded = Folding.fold(name)
    let values = facet.map { thesaurus.values(of: $0) } ?? thesaurus.schemes.flatMap { thesaurus.values(of: $0.facet) }
    var found = values.compactMap { value in best(of: value, for: folded).map { (cost: $0.cost, value: value, label: $0.label) } }
    for (value, label) in others {
      if let best = NearestWord.best(of: [value.value, label], for: folded) { found.append((best.cost, value, best.word)) }
    }
    return found.sorted { ($0.cost, $0.value) < ($1.cost, $1.value) }.prefix(limit).map { ($0.value, $0.label) }
  }

  private func nearest(to folded: String, among values: [FacetValue]) -> Meaning {
    var nearest: (cost: Int, value: FacetValue, label: String)?
    for value in values {
      guard let best = best(of: value, for: folded), best.cost < nearest?.cost ?? Int.max else { continue }
      nearest = (best.cost, value, best.label)
    }
    return .unknown(nearest: nearest?.value, label: nearest?.label)
  }

  /// The label of a concept that is most similar to a folded name, where it is similar at all: half of the letters are the same.
  private func best(of value: FacetValue, for folded: String) -> (cost: Int, label: String)? {
    guard let concept = thesaurus[value] else { return nil }
    let labels = [value.value] + Language.allCases.compactMap { concept.preferred[$0] } + concept.alternates.map(\.text)
    return NearestWord.best(of: labels, for: folded).map { ($0.cost, $0.word) }
  }
}

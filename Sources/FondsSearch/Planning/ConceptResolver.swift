internal import FondsRecord
internal import FondsText

/// Finds the concepts that a name of a query stands for: by `facet=id`, by identifier, or by label in either language.
struct ConceptResolver {
  let thesaurus: Thesaurus
  let matcher: LabelMatcher

  /// Those of every facet, identifiers before labels.
  func concepts(named name: String) -> [FacetValue] {
    if let value = Self.value(writtenAs: name) {
      return thesaurus.index(of: value) != nil ? [value] : labelled(value.value).filter { $0.facet == value.facet }
    }
    let folded = Folding.fold(name)
    let identified = thesaurus.schemes.map { FacetValue($0.facet, folded) }.filter { thesaurus.index(of: $0) != nil }
    return identified + labelled(name).filter { !identified.contains($0) }
  }

  /// What `facet=value` says; `nil` for a name without the sign.
  static func value(writtenAs name: String) -> FacetValue? {
    guard let sign = name.firstIndex(of: "=") else { return nil }
    let facet = String(name[..<sign])
    return FacetValue(FacetName.identifier(named: facet) ?? facet, String(name[name.index(after: sign)...]))
  }

  private func labelled(_ name: String) -> [FacetValue] { matcher.concepts(labelled: name).map { thesaurus.value(at: $0) } }
}

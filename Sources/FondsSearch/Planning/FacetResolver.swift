internal import FondsIndex
internal import FondsRecord
internal import FondsText

/// Finds the identifiers of facet values that people write as identifiers or as labels in either language.
struct FacetResolver {
  let segments: [SegmentReader]
  let thesaurus: Thesaurus
  let matcher: LabelMatcher

  /// The values of a facet that some texts name; a text that names none stands for itself and will match nothing.
  func filter(_ facet: String, _ texts: [String]) throws(IndexError) -> FacetFilter {
    var values: [String] = []
    for text in texts {
      for value in try self.values(facet, named: text) where !values.contains(value) { values.append(value) }
    }
    return FacetFilter(facet, values)
  }

  /// The years of a facet that lie in a range.
  func filter(_ facet: String, _ range: YearRange) throws(IndexError) -> FacetFilter {
    var years: Set<String> = []
    for segment in segments {
      guard let column = try segment.facet(facet) else { continue }
      for value in try column.values() {
        if let year = Int(value), range.contains(year) { years.insert(value) }
      }
    }
    return FacetFilter(facet, years.sorted())
  }

  private func values(_ facet: String, named text: String) throws(IndexError) -> [String] {
    if thesaurus.index(of: FacetValue(facet, text)) != nil { return [text] }
    for segment in segments {
      if let column = try segment.facet(facet), try column.ordinal(of: text) != nil { return [text] }
    }
    let folded = Folding.fold(text)
    let concepts = concepts(of: facet, labelled: text, folded)
    return concepts.isEmpty ? try unknown(facet, text, folded) : concepts
  }

  private func concepts(of facet: String, labelled text: String, _ folded: String) -> [String] {
    let concepts = matcher.concepts(labelled: text).map { thesaurus.concepts[$0] }.filter { $0.facet == facet }
    let labelled = concepts.filter { concept in
      concept.preferred.values.contains { Folding.fold($0) == folded }
        || (concept.alternates + concept.hidden + concept.ambiguous).contains { Folding.fold($0.text) == folded }
    }
    let named = thesaurus.values(of: facet).lazy.map(\.value).filter { Folding.fold($0) == folded }
    let exact = Set(labelled.map(\.id)).union(named)
    return exact.isEmpty ? concepts.map(\.id) : exact.sorted()
  }

  /// The most values of a facet that are compared letter by letter with one that nobody knows.
  private static let comparedLimit = 20_000

  /// Values outside the thesaurus (names, places, local candidates): the same apart from case and accents.
  private func unknown(_ facet: String, _ text: String, _ folded: String) throws(IndexError) -> [String] {
    var values: Set<String> = []
    for segment in segments {
      guard let column = try segment.facet(facet), column.valueCount <= Self.comparedLimit else { continue }
      for value in try column.values() where Folding.fold(value) == folded { values.insert(value) }
    }
    return values.isEmpty ? [text] : values.sorted()
  }
}

/// The concepts of the systemic facets, by facet and identifier.
package struct Thesaurus: Sendable {
  package let schemes: [ConceptScheme]
  /// Sorted by facet and identifier.
  package let concepts: ConceptList
  private let store: any ConceptStore

  /// Takes concepts in any order; of two with the same facet and identifier the later wins.
  package init(schemes: [ConceptScheme] = [], concepts: [Concept] = []) { self.init(schemes: schemes, store: ConceptTable(concepts)) }

  /// Takes concepts where they are; none is read yet.
  package init(schemes: [ConceptScheme], store: any ConceptStore) {
    self.schemes = schemes.sorted { ($0.order, $0.facet) < ($1.order, $1.facet) }
    self.store = store
    concepts = ConceptList(store: store)
  }

  /// The concept of a facet value; `nil` for a local candidate or an open facet.
  package subscript(value: FacetValue) -> Concept? { store.index(of: value).map(store.concept) }

  /// Where a concept stands in `concepts`.
  package func index(of value: FacetValue) -> Int? { store.index(of: value) }

  /// The value that the concept at a place in `concepts` is.
  package func value(at index: Int) -> FacetValue { store.value(at: index) }

  /// The values of a facet that are concepts, sorted.
  package func values(of facet: String) -> [FacetValue] {
    concepts.indices.lazy.map(value).filter { $0.facet == facet }
  }

  package func scheme(_ facet: String) -> ConceptScheme? { schemes.first { $0.facet == facet } }

  /// What a reader of a language sees of a value (`Concept.label`); `nil` where it is no concept.
  package func label(of value: FacetValue, in language: Language) -> String? {
    store.index(of: value).map { store.preferred(at: $0).text(for: language) ?? value.value }
  }

  /// The preferred labels of a value, by language; `nil` where it is no concept.
  package func labels(of value: FacetValue) -> [Language: String]? { store.index(of: value).map(store.preferred) }

  /// The identifiers of what is next broader in the same facet.
  package func broader(than value: FacetValue) -> [String] { store.index(of: value).map(store.broader) ?? [] }

  /// The value and everything broader, each once, nearest first; a cycle ends the climb.
  package func closure(of value: FacetValue) -> [FacetValue] {
    var found = [value]
    var next = 0
    while next < found.count {
      for id in broader(than: found[next]) {
        let broader = FacetValue(value.facet, id)
        if !found.contains(broader) { found.append(broader) }
      }
      next += 1
    }
    return found
  }

  /// Where everything narrower than a concept stands in `concepts`, ascending and without itself.
  package func narrower(than index: Int) -> [Int] {
    let facet = value(at: index).facet
    var found: Set = [index]
    var open = [index]
    while let next = open.popLast() {
      for id in store.narrower(at: next) {
        if let narrower = store.index(of: FacetValue(facet, id)), found.insert(narrower).inserted { open.append(narrower) }
      }
    }
    return found.subtracting([index]).sorted()
  }
}

/// The concepts of a thesaurus, each made when it is looked at.
package struct ConceptList: RandomAccessCollection, Sendable, Equatable {
  fileprivate let store: any ConceptStore

  package var startIndex: Int { 0 }
  package var endIndex: Int { store.count }

  package subscript(index: Int) -> Concept { store.concept(at: index) }

  package static func == (left: ConceptList, right: ConceptList) -> Bool { left.elementsEqual(right) }
}

/// Where a thesaurus has its concepts from: memory, or an image from which they are read when they are asked for.
///
/// Indices are 0…`count` − 1, in the order of the concepts' values.
package protocol ConceptStore: Sendable {
  var count: Int { get }

  func concept(at index: Int) -> Concept

  /// Where the concept of a value stands; `nil` where there is none.
  func index(of value: FacetValue) -> Int?

  func value(at index: Int) -> FacetValue

  /// As `Concept.preferred`.
  func preferred(at index: Int) -> [Language: String]

  /// As `Concept.broader`.
  func broader(at index: Int) -> [String]

  /// As `Concept.narrower`.
  func narrower(at index: Int) -> [String]
}

/// Concepts in memory, for those who look at many of them often.
struct ConceptTable: ConceptStore {
  private let concepts: [Concept]
  private let positions: [FacetValue: Int]

  /// Takes concepts in any order; of two with the same value the later wins.
  init(_ concepts: [Concept]) {
    var unique: [FacetValue: Concept] = [:]
    for concept in concepts { unique[concept.value] = concept }
    self.concepts = unique.values.sorted { $0.value < $1.value }
    positions = Dictionary(uniqueKeysWithValues: self.concepts.enumerated().map { ($1.value, $0) })
  }

  var count: Int { concepts.count }

  func concept(at index: Int) -> Concept { concepts[index] }

  func index(of value: FacetValue) -> Int? { positions[value] }

  func value(at index: Int) -> FacetValue { concepts[index].value }

  func preferred(at index: Int) -> [Language: String] { concepts[index].preferred }

  func broader(at index: Int) -> [String] { concepts[index].broader }

  func narrower(at index: Int) -> [String] { concepts[index].narrower }
}

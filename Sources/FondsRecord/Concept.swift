/// A concept of the thesaurus: one value of a facet, with its labels in both languages.
package struct Concept: Sendable, Hashable {
  package var facet: String
  /// Unique in its facet; what people type after the colon in `theme:mobility`.
  package var id: String
  package var uri: String
  /// One per language.
  package var preferred: [Language: String]
  package var alternates: [LocalizedLabel]
  /// Recognised, never shown (`skos:hiddenLabel`).
  package var hidden: [LocalizedLabel]
  /// Labels too common to tag running text with; queries still recognise them.
  package var ambiguous: [LocalizedLabel]
  /// False where only a declaration assigns the concept, never the text.
  package var tagsText: Bool
  /// Identifiers of the same facet.
  package var broader: [String]
  package var narrower: [String]
  /// `facet:id` of any facet.
  package var related: [FacetValue]
  package var notes: [LocalizedLabel]
  /// Position in an ordered facet; `nil` elsewhere.
  package var order: Int?

  package init(facet: String, id: String, uri: String) {
    self.facet = facet
    self.id = id
    self.uri = uri
    preferred = [:]
    alternates = []
    hidden = []
    ambiguous = []
    tagsText = true
    broader = []
    narrower = []
    related = []
    notes = []
  }

  package var value: FacetValue { FacetValue(facet, id) }

  /// The label to show a reader of a language; the other language's, then the identifier, where there is none.
  package func label(in language: Language) -> String {
    preferred[language] ?? preferred[.french] ?? preferred[.english] ?? preferred[.undetermined] ?? id
  }
}

/// A label and its language.
package struct LocalizedLabel: Sendable, Hashable {
  package var text: String
  package var language: Language

  package init(_ text: String, _ language: Language) {
    self.text = text
    self.language = language
  }
}

/// A facet of the thesaurus: its name in both languages and its place among the others.
package struct ConceptScheme: Sendable, Hashable {
  package var facet: String
  package var labels: [Language: String]
  package var order: Int

  package init(facet: String, labels: [Language: String] = [:], order: Int = 0) {
    self.facet = facet
    self.labels = labels
    self.order = order
  }
}

/// The concepts of the systemic facets, by facet and identifier.
package struct Thesaurus: Sendable {
  package let schemes: [ConceptScheme]
  /// Sorted by facet and identifier.
  package let concepts: [Concept]
  private let positions: [FacetValue: Int]
  private let schemePositions: [String: Int]

  /// Takes concepts in any order; of two with the same facet and identifier the later wins.
  package init(schemes: [ConceptScheme] = [], concepts: [Concept] = []) {
    var unique: [FacetValue: Concept] = [:]
    for concept in concepts { unique[concept.value] = concept }
    self.concepts = unique.values.sorted { $0.value < $1.value }
    self.schemes = schemes.sorted { ($0.order, $0.facet) < ($1.order, $1.facet) }
    positions = Dictionary(uniqueKeysWithValues: self.concepts.enumerated().map { ($1.value, $0) })
    schemePositions = Dictionary(self.schemes.enumerated().map { ($1.facet, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The concept of a facet value; `nil` for a local candidate or an open facet.
  package subscript(value: FacetValue) -> Concept? { positions[value].map { concepts[$0] } }

  /// Where a concept stands in `concepts`.
  package func index(of value: FacetValue) -> Int? { positions[value] }

  package func scheme(_ facet: String) -> ConceptScheme? { schemePositions[facet].map { schemes[$0] } }

  /// The value and everything broader, each once, nearest first; a cycle ends the climb.
  package func closure(of value: FacetValue) -> [FacetValue] {
    var found = [value]
    var next = 0
    while next < found.count {
      defer { next += 1 }
      guard let concept = self[found[next]] else { continue }
      for id in concept.broader {
        let broader = FacetValue(value.facet, id)
        if !found.contains(broader) { found.append(broader) }
      }
    }
    return found
  }
}

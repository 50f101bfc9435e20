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
  /// The inverse of `broader`.
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
    preferred.text(for: language) ?? id
  }
}

extension [Language: String] {
  /// The text for a reader of a language; the other language's where there is none.
  package func text(for language: Language) -> String? {
    self[language] ?? self[.french] ?? self[.english] ?? self[.undetermined]
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

package import FondsRecord

/// What a reader is shown of a facet value, and in which language that is where it is not theirs.
package struct ShownLabel: Sendable, Hashable {
  package var text: String
  /// `nil` where it is the reader's, or nobody knows.
  package var language: Language?

  package init(_ text: String, language: Language? = nil) {
    self.text = text
    self.language = language
  }

  /// Of several labels the reader's, else the French one, else the English one, else the identifier.
  init(of value: FacetValue, _ labels: [Language: String], in language: Language) {
    if let text = labels[language] {
      self.init(text)
    } else if let text = labels.text(for: language) {
      let other = [Language.french, .english].first { labels[$0] == text }
      self.init(text, language: other == language ? nil : other)
    } else {
      self.init(value.value)
    }
  }
}

/// One word of what is to be marked: a token is it when its exact form, one of its stems or its beginning agrees.
package struct HighlightWord: Sendable, Hashable {
  /// Folded forms as written.
  package var exact: [[UInt8]]
  /// Folded stems.
  package var stems: [[UInt8]]
  /// Folded beginnings.
  package var prefixes: [[UInt8]]

  package init(exact: [[UInt8]] = [], stems: [[UInt8]] = [], prefixes: [[UInt8]] = []) {
    self.exact = exact
    self.stems = stems
    self.prefixes = prefixes
  }
}

/// A word, or words side by side, that a snippet shows and marks.
package struct HighlightPattern: Sendable, Hashable {
  /// One for a word, several for a phrase; `nil` stands for any one token.
  package var words: [HighlightWord?]
  /// Number of the part of the query it stands for: patterns of one group are variants of each other.
  package var group: Int
  /// How much the group is worth to the reader, such as its inverse document frequency.
  package var weight: Float

  package init(words: [HighlightWord?], group: Int, weight: Float) {
    self.words = words
    self.group = group
    self.weight = weight
  }
}

/// What a snippet looks for: the forms under which a query matches.
package struct HighlightTerms: Sendable, Hashable {
  package var patterns: [HighlightPattern]

  package init(patterns: [HighlightPattern] = []) { self.patterns = patterns }
}

/// A remark on a thesaurus for the documentalist who owns it: it never stops the reading.
package struct ThesaurusIssue: Sendable, Hashable, CustomStringConvertible {
  /// The kinds of remark.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Concepts that are broader than themselves by way of others.
    case cycle
    /// A concept without a preferred label in French or in English.
    case missingLabel = "missing-label"
    /// Two preferred labels in one language: the first is kept, the other becomes an alternate.
    case secondPreferredLabel = "second-preferred-label"
    /// Two concepts of a facet with one identifier: the second gets a number.
    case duplicateIdentifier = "duplicate-identifier"
    /// A concept from whose notation and URI no identifier can be made: it is left out.
    case noIdentifier = "no-identifier"
    /// A reference to a concept that is not described: it is left out.
    case danglingReference = "dangling-reference"
    /// A broader concept in another facet: it is kept as related.
    case broaderElsewhere = "broader-elsewhere"
    /// A concept that belongs to no scheme, in a file that has several.
    case noScheme = "no-scheme"
    /// A text too long to be a label or a note: it is left out.
    case longText = "long-text"
    /// An order that is not an integer.
    case badOrder = "bad-order"
    /// Two concepts of a facet that share a label in a language.
    case homonym
    /// Entities of a document type declaration were dropped, because nothing of it is believed.
    case entities
  }

  package var kind: Kind
  /// The concept concerned: `facet:id` where it has one, else its URI; empty for the whole file.
  package var concept: String
  /// What was found, in English.
  package var detail: String

  package init(_ kind: Kind, concept: String = "", detail: String) {
    self.kind = kind
    self.concept = concept
    self.detail = detail
  }

  package var description: String {
    [kind.rawValue, concept, detail].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

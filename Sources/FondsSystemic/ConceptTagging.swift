package import FondsRecord

/// One label of a concept found in a record.
package struct ConceptMention: Sendable, Hashable {
  /// Where the concept stands in `Thesaurus.concepts`.
  package var concept: Int
  /// Index of the block in `Record.blocks`; −1 stands for the title, keywords or abstract.
  package var block: Int
  /// The words as they stand in the text.
  package var label: String
  /// The language of the label.
  package var language: Language

  package init(concept: Int, block: Int, label: String, language: Language) {
    self.concept = concept
    self.block = block
    self.label = label
    self.language = language
  }
}

/// What the thesaurus says of a record.
package struct ConceptTagging: Sendable, Hashable {
  /// The facets of the record, each value once: declared ones in their order, then keywords, then concepts found in the text by value.
  package var assignments: [FacetAssignment]
  /// Every label found in text worth reading, in reading order: also of concepts that the whole record is not about.
  package var mentions: [ConceptMention]

  package init(assignments: [FacetAssignment] = [], mentions: [ConceptMention] = []) {
    self.assignments = assignments
    self.mentions = mentions
  }
}

/// A concept present in a block: what the postings of passages are made of.
package struct BlockConcept: Sendable, Hashable, Comparable {
  /// Index of the block in `Record.blocks`; −1 stands for the whole record.
  package var block: Int
  /// `facet/id`.
  package var concept: String

  package init(block: Int, concept: String) {
    self.block = block
    self.concept = concept
  }

  package static func < (left: BlockConcept, right: BlockConcept) -> Bool {
    left.block == right.block ? left.concept.utf8.lexicographicallyPrecedes(right.concept.utf8) : left.block < right.block
  }
}

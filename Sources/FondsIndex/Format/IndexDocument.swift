package import FondsRecord
package import FondsText

/// A concept found in one passage of a document.
package struct PassageConcept: Sendable, Hashable {
  /// Index in `AnalyzedRecord.passages`.
  package var passage: UInt32
  /// `facet/id`, such as `theme/mobility`.
  package var concept: String

  package init(passage: UInt32, concept: String) {
    self.passage = passage
    self.concept = concept
  }
}

/// A reference of a document to another one, with what it means.
package struct DocumentTie: Sendable, Hashable {
  /// Such as `part-of`; 1 to 64 bytes without NUL.
  package var kind: String
  /// An identifier or alias.
  package var target: String

  package init(kind: String, target: String) {
    self.kind = kind
    self.target = target
  }
}

/// What the writer takes for one record.
package struct IndexDocument: Sendable {
  package var id: RecordID
  package var analyzed: AnalyzedRecord
  package var language: Language
  /// Ancestors included; sorted and made unique by the writer.
  package var facets: [FacetValue]
  /// Sorted and made unique by the writer.
  package var concepts: [PassageConcept]
  /// Names by which other records may refer to this one, besides its identifier.
  package var aliases: [String]
  /// References (to identifiers or aliases) to the same thing in another language.
  package var twins: [String]
  /// References to other things, found again from what they refer to.
  package var ties: [DocumentTie]
  /// The canonical record; may be empty.
  package var stored: [UInt8]

  package init(
    id: RecordID, analyzed: AnalyzedRecord, language: Language, facets: [FacetValue] = [], concepts: [PassageConcept] = [],
    aliases: [String] = [], twins: [String] = [], ties: [DocumentTie] = [],
    stored: [UInt8] = []
  ) {
    self.id = id
    self.analyzed = analyzed
    self.language = language
    self.facets = facets
    self.concepts = concepts
    self.aliases = aliases
    self.twins = twins
    self.ties = ties
    self.stored = stored
  }
}

/// A document of a segment, numbered from 0; never to be mixed with a `RecordID`.
package typealias DocumentID = UInt32

/// A document of a snapshot.
package struct DocumentAddress: Sendable, Hashable, Comparable {
  /// Index in `IndexSnapshot.segments`.
  package var segment: Int
  package var document: DocumentID

  package init(segment: Int, document: DocumentID) {
    self.segment = segment
    self.document = document
  }

  package static func < (left: DocumentAddress, right: DocumentAddress) -> Bool {
    left.segment == right.segment ? left.document < right.document : left.segment < right.segment
  }
}

/// Who may see a record.
package enum Visibility: String, Sendable, Hashable, CaseIterable {
  case draft
  case `internal`
  case `public`

  /// Reads the word that people write, in either language.
  package init?(word: String) {
    switch word.lowercased() {
    case "draft", "brouillon": self = .draft
    case "internal", "interne": self = .internal
    case "public", "publique": self = .public
    default: return nil
    }
  }
}

/// One normalised document, person, event or row of the bank: what a source became.
///
/// Texts are NFC. Lists keep the most trusted value first. The order of the properties is the order of the canonical form (`RecordCoding`).
package struct Record: Sendable, Hashable {
  package var id: RecordID
  /// The language of most of its text.
  package var language: Language
  package var visibility: Visibility
  package var titles: [LocalizedText]
  package var abstracts: [LocalizedText]
  package var keywords: [LocalizedText]
  package var authors: [Sourced<String>]
  package var producers: [Sourced<String>]
  package var publishers: [Sourced<String>]
  package var dates: [RecordDate]
  package var url: Sourced<String>?
  package var licence: Sourced<String>?
  package var facets: [FacetAssignment]
  package var relations: [Relation]
  /// What a kind of record has of its own (`edition`, `amount`, `place`…), values as they were written.
  package var fields: [String: [String]]
  package var blocks: [Block]
  package var source: SourceReference?
  /// What a reader should know about the extraction, such as `partial` or `bad-bytes:3`.
  package var flags: [String]
  /// Concepts that a documentalist does not want it to have, whatever its source and its text say.
  package var rejected: [FacetValue]
  /// What its source says instead; `nil` where nothing was replaced.
  package var original: RecordOriginal?

  package init(id: RecordID, language: Language = .undetermined, visibility: Visibility = .public) {
    self.id = id
    self.language = language
    self.visibility = visibility
    titles = []
    abstracts = []
    keywords = []
    authors = []
    producers = []
    publishers = []
    dates = []
    facets = []
    relations = []
    fields = [:]
    blocks = []
    flags = []
    rejected = []
  }

  /// The title to show a reader of a language: theirs, else the most trusted one, else the identifier.
  package func title(for language: Language) -> LocalizedText {
    titles.first { $0.language == language } ?? titles.first ?? LocalizedText(id.value, language: .undetermined, origin: "id")
  }

  /// The values of one facet, in their order.
  package func values(of facet: String) -> [String] {
    facets.lazy.filter { $0.value.facet == facet }.map(\.value.value)
  }

  /// The date of a kind, most trusted first.
  package func date(_ kind: DateKind) -> RecordDate? { dates.first { $0.kind == kind } }

  /// Every name by which another record may refer to this one.
  package var aliases: [String] {
    var names = [id.value]
    if let source {
      names.append(source.alias)
      names.append("sha256:" + source.sha256)
    }
    if let url { names.append(url.value) }
    return names
  }
}

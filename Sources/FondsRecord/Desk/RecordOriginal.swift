/// What the source says of a record where the record says otherwise, because a documentalist corrected it on the desk or a label became its concept.
///
/// With it the record as it was extracted can be had back without its source (`Record.restore`). A member that is `nil` was left as it was; an
/// empty list says that the source has none.
package struct RecordOriginal: Sendable, Hashable {
  package var language: Language?
  package var visibility: Visibility?
  package var titles: [LocalizedText]?
  package var abstracts: [LocalizedText]?
  package var keywords: [LocalizedText]?
  package var authors: [Sourced<String>]?
  package var producers: [Sourced<String>]?
  package var publishers: [Sourced<String>]?
  package var dates: [RecordDate]?
  /// At most one.
  package var url: [Sourced<String>]?
  /// At most one.
  package var licence: [Sourced<String>]?
  /// Those that were declared; what the text and the keywords give is found anew.
  package var facets: [FacetAssignment]?
  package var relations: [Relation]?
  /// By name, those that were replaced; an empty list where the source has no such field.
  package var fields: [String: [String]] = [:]

  package init() {}

  /// Whether nothing was replaced.
  package var isEmpty: Bool { self == RecordOriginal() }
}

extension Record {
  /// Takes back everything that the desk and the thesaurus did to what the source says, but for the facets found in its text.
  package mutating func restore() {
    rejected = []
    guard let original else { return }
    self.original = nil
    language = original.language ?? language
    visibility = original.visibility ?? visibility
    titles = original.titles ?? titles
    abstracts = original.abstracts ?? abstracts
    keywords = original.keywords ?? keywords
    authors = original.authors ?? authors
    producers = original.producers ?? producers
    publishers = original.publishers ?? publishers
    dates = original.dates ?? dates
    if let url = original.url { self.url = url.first }
    if let licence = original.licence { self.licence = licence.first }
    facets = original.facets ?? facets
    relations = original.relations ?? relations
    for (name, values) in original.fields { fields[name] = values.isEmpty ? nil : values }
  }
}

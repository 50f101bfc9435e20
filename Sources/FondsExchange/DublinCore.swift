package import FondsRecord

/// One statement in simple Dublin Core (ISO 15836-1): an element of `oai_dc` or a `DC.` meta tag.
package struct DublinCoreElement: Sendable, Hashable {
  /// `title`, `creator`, … one of the fifteen.
  package var name: String
  package var value: String
  /// The language of the value, where it has one.
  package var language: Language?

  package init(_ name: String, _ value: String, _ language: Language? = nil) {
    self.name = name
    self.value = value
    self.language = language == .undetermined ? nil : language
  }
}

/// Says a record in simple Dublin Core.
package enum DublinCore {
  private static let mediaTypes = [
    "html": "text/html", "pdf": "application/pdf", "text": "text/plain", "markdown": "text/markdown",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv", "tsv": "text/tab-separated-values",
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  ]
  /// What ties a resource to others.
  package static let relations: Set<RelationKind> = [.translation, .sameAs, .editionOf, .partOf, .cites, .related]
  /// Systemic facets that tell what a record is about.
  private static let subjects = [
    "objective", "theme", "actor", "change", "stage", "scenario", "obstacle", "lever", "skill", "scale"
  ]

  /// The statements, in the order of the standard, each once.
  ///
  /// Creators are the authors, else the producers; publishers those who are named so, else the producers; a producer who is neither has contributed.
  /// What it covers are its territories and the days of its events.
  /// - Parameters:
  ///   - thesaurus: gives concepts their labels in both languages.
  ///   - related: identifiers of the records that it is tied to; `nil` for what it declares.
  ///   - labels: of values that the thesaurus lacks; one without any is stated as it stands.
  package static func elements(
    of record: Record, thesaurus: Thesaurus, related: [String]? = nil, labels: (FacetValue) -> [Language: String]? = { _ in nil }
  ) -> [DublinCoreElement] {
    func concepts(of facet: String, as name: String) -> [DublinCoreElement] {
      record.values(of: facet).flatMap { value in
        statements(name, value, thesaurus.labels(of: FacetValue(facet, value)) ?? labels(FacetValue(facet, value)))
      }
    }
    let producers = record.producers.map(\.value)
    let creators = record.authors.isEmpty ? producers : record.authors.map(\.value)
    let publishers = record.publishers.isEmpty ? producers : record.publishers.map(\.value)
    var elements: [DublinCoreElement] = []
    elements += record.titles.map { DublinCoreElement("title", $0.text, $0.language) }
    elements += creators.map { DublinCoreElement("creator", $0) }
    elements += record.keywords.map { DublinCoreElement("subject", $0.text, $0.language) }
    for facet in subjects { elements += concepts(of: facet, as: "subject") }
    elements += record.abstracts.map { DublinCoreElement("description", $0.text, $0.language) }
    elements += publishers.map { DublinCoreElement("publisher", $0) }
    elements += producers.filter { !creators.contains($0) && !publishers.contains($0) }.map { DublinCoreElement("contributor", $0) }
    if let date = record.date(.published) ?? record.date(.created) { elements.append(DublinCoreElement("date", date.start.description)) }
    elements += concepts(of: "bank", as: "type")
    if let format = record.source?.format { elements.append(DublinCoreElement("format", mediaTypes[format] ?? format)) }
    elements.append(DublinCoreElement("identifier", record.id.value))
    if let url = record.url { elements.append(DublinCoreElement("identifier", url.value)) }
    if record.language != .undetermined { elements.append(DublinCoreElement("language", record.language.rawValue)) }
    let tied = related ?? record.relations.filter { relations.contains($0.kind) }.map(\.target)
    elements += tied.map { DublinCoreElement("relation", $0) }
    elements += concepts(of: "territory", as: "coverage")
    elements += record.dates.filter { $0.kind == .event }.map { date in
      // An interval as ISO 8601-1 §4.4 writes it.
      DublinCoreElement("coverage", date.start.description + (date.end.map { "/" + $0.description } ?? ""))
    }
    if let licence = record.licence { elements.append(DublinCoreElement("rights", licence.value)) }
    var seen: Set<DublinCoreElement> = []
    return elements.filter { seen.insert($0).inserted }
  }

  private static func statements(_ name: String, _ value: String, _ labels: [Language: String]?) -> [DublinCoreElement] {
    // A name that is the same in both languages is of neither.
    if let labels, Set(labels.values).count == 1, let label = labels.values.first {
      return [DublinCoreElement(name, label, labels.count == 1 ? labels.keys.first : nil)]
    }
    let said = Language.allCases.compactMap { language in labels?[language].map { DublinCoreElement(name, $0, language) } }
    return said.isEmpty ? [DublinCoreElement(name, value)] : said
  }
}

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
  private static let relations: Set<RelationKind> = [.editionOf, .partOf, .cites, .related]
  /// Systemic facets that tell what a record is about.
  private static let subjects = [
    "objective", "theme", "actor", "change", "stage", "scenario", "obstacle", "lever", "skill", "scale"
  ]

  /// The statements, in the order of the standard, each once.
  ///
  /// - Parameter thesaurus: Gives concepts their labels in both languages; a value that it lacks is stated as it stands.
  package static func elements(of record: Record, thesaurus: Thesaurus) -> [DublinCoreElement] {
    var elements: [DublinCoreElement] = []
    elements += record.titles.map { DublinCoreElement("title", $0.text, $0.language) }
    elements += record.authors.map { DublinCoreElement("creator", $0.value) }
    elements += record.keywords.map { DublinCoreElement("subject", $0.text, $0.language) }
    for facet in subjects { elements += concepts(of: facet, as: "subject", record, thesaurus) }
    elements += record.abstracts.map { DublinCoreElement("description", $0.text, $0.language) }
    elements += record.publishers.map { DublinCoreElement("publisher", $0.value) }
    elements += record.producers.map { DublinCoreElement("contributor", $0.value) }
    if let date = record.date(.published) ?? record.date(.created) { elements.append(DublinCoreElement("date", date.start.description)) }
    elements += concepts(of: "bank", as: "type", record, thesaurus)
    if let format = record.source?.format { elements.append(DublinCoreElement("format", mediaTypes[format] ?? format)) }
    elements.append(DublinCoreElement("identifier", record.id.value))
    if let url = record.url { elements.append(DublinCoreElement("identifier", url.value)) }
    if record.language != .undetermined { elements.append(DublinCoreElement("language", record.language.rawValue)) }
    elements += record.relations.filter { relations.contains($0.kind) }.map { DublinCoreElement("relation", $0.target) }
    elements += concepts(of: "territory", as: "coverage", record, thesaurus)
    if let licence = record.licence { elements.append(DublinCoreElement("rights", licence.value)) }
    var seen: Set<DublinCoreElement> = []
    return elements.filter { seen.insert($0).inserted }
  }

  private static func concepts(of facet: String, as name: String, _ record: Record, _ thesaurus: Thesaurus) -> [DublinCoreElement] {
    record.values(of: facet).flatMap { value -> [DublinCoreElement] in
      guard let concept = thesaurus[FacetValue(facet, value)] else { return [DublinCoreElement(name, value)] }
      let labels = Language.allCases.compactMap { language in
        concept.preferred[language].map { DublinCoreElement(name, $0, language) }
      }
      return labels.isEmpty ? [DublinCoreElement(name, value)] : labels
    }
  }
}

import FondsExchange
import FondsRecord
import Testing

@Suite("Records as Dublin Core")
struct DublinCoreTests {
  @Test("a record says its fifteen elements in the order of the standard, concepts by their labels in both languages")
  func elements() throws {
    var theme = Concept(facet: "theme", id: "energy", uri: "urn:fonds:theme:energy")
    theme.preferred = [.french: "énergie", .english: "energy"]
    var record = Record(id: try #require(RecordID("r1")), language: .french)
    record.titles = [
      LocalizedText("Chaleur", language: .french, origin: "h1"), LocalizedText("Heat", language: .english, origin: "sidecar")
    ]
    record.authors = [Sourced("Ana", origin: "meta"), Sourced("Ana", origin: "pdf")]
    record.producers = [Sourced("Atelier", origin: "sidecar")]
    record.keywords = [LocalizedText("bois", language: .french, origin: "meta")]
    if let date = PartialDate(iso: "2021-03") { record.dates = [RecordDate(.published, date, origin: "meta")] }
    record.facets = [
      FacetAssignment(FacetValue("theme", "energy"), basis: .declared),
      FacetAssignment(FacetValue("territory", "val-clair"), basis: .declared),
      FacetAssignment(FacetValue("status", "done"), basis: .declared)
    ]
    record.source = SourceReference(root: "s", path: "a.pdf", format: "pdf", bytes: 1, sha256: "00", extractor: "x")
    record.licence = Sourced("CC-BY", origin: "meta")
    let said = DublinCore.elements(of: record, thesaurus: Thesaurus(concepts: [theme]))
    #expect(
      said == [
        DublinCoreElement("title", "Chaleur", .french), DublinCoreElement("title", "Heat", .english), DublinCoreElement("creator", "Ana"),
        DublinCoreElement("subject", "bois", .french), DublinCoreElement("subject", "énergie", .french),
        DublinCoreElement("subject", "energy", .english), DublinCoreElement("contributor", "Atelier"), DublinCoreElement("date", "2021-03"),
        DublinCoreElement("format", "application/pdf"), DublinCoreElement("identifier", "r1"), DublinCoreElement("language", "fr"),
        DublinCoreElement("coverage", "val-clair"), DublinCoreElement("rights", "CC-BY")
      ])
  }
}

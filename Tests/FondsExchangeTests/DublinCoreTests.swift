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
        DublinCoreElement("subject", "energy", .english), DublinCoreElement("publisher", "Atelier"), DublinCoreElement("date", "2021-03"),
        DublinCoreElement("format", "application/pdf"), DublinCoreElement("identifier", "r1"), DublinCoreElement("language", "fr"),
        DublinCoreElement("coverage", "val-clair"), DublinCoreElement("rights", "CC-BY")
      ])
  }

  @Test("who made it is its creator where nobody wrote it, and its publisher where nobody else is; else they have contributed")
  func makers() throws {
    var record = Record(id: try #require(RecordID("r1")), language: .french)
    record.producers = [Sourced("Atelier", origin: "sidecar")]
    func said(_ name: String) -> [String] {
      DublinCore.elements(of: record, thesaurus: Thesaurus(concepts: [])).filter { $0.name == name }.map(\.value)
    }
    #expect(said("creator") == ["Atelier"] && said("publisher") == ["Atelier"] && said("contributor").isEmpty)
    record.publishers = [Sourced("Presses", origin: "meta")]
    #expect(said("creator") == ["Atelier"] && said("publisher") == ["Presses"] && said("contributor").isEmpty)
    record.authors = [Sourced("Ana", origin: "meta")]
    #expect(said("creator") == ["Ana"] && said("publisher") == ["Presses"] && said("contributor") == ["Atelier"])
  }

  @Test(
    "it covers its territories, by the labels that the bank gives them, and the days of its events; it is related to what it is tied to")
  func coverage() throws {
    var record = Record(id: try #require(RecordID("r1")), language: .french)
    record.facets = [
      FacetAssignment(FacetValue("territory", "port"), basis: .declared), FacetAssignment(FacetValue("territory", "val"), basis: .declared)
    ]
    let (first, last) = (try #require(PartialDate(iso: "2020-09-10")), try #require(PartialDate(iso: "2020-09-11")))
    record.dates = [
      RecordDate(.event, first, end: last, origin: "sidecar"), RecordDate(.event, try #require(PartialDate(year: 2021)), origin: "sidecar")
    ]
    record.relations = [Relation(.partOf, target: "whole", origin: "sidecar"), Relation(.member, target: "someone", origin: "sidecar")]
    let labels: [FacetValue: [Language: String]] = [
      FacetValue("territory", "port"): [.french: "Le Port", .english: "The Port"],
      FacetValue("territory", "val"): [.french: "Val", .english: "Val"]
    ]
    let said = DublinCore.elements(of: record, thesaurus: Thesaurus(concepts: []), labels: { labels[$0] })
    #expect(
      said.filter { $0.name == "coverage" } == [
        DublinCoreElement("coverage", "Le Port", .french), DublinCoreElement("coverage", "The Port", .english),
        DublinCoreElement("coverage", "Val"),
        DublinCoreElement("coverage", "2020-09-10/2020-09-11"), DublinCoreElement("coverage", "2021")
      ])
    #expect(said.filter { $0.name == "relation" }.map(\.value) == ["whole"])
    let tied = DublinCore.elements(of: record, thesaurus: Thesaurus(concepts: []), related: ["a", "b"])
    #expect(tied.filter { $0.name == "relation" }.map(\.value) == ["a", "b"])
  }
}

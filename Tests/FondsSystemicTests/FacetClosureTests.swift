import FondsRecord
import FondsSystemic
import FondsTestSupport
import Testing

@Suite("The facet values of a record")
struct FacetClosureTests {
  static func values(_ record: Record) -> [String] {
    Examples.closure.values(of: record).map { $0.facet + ":" + $0.value }
  }

  @Test("every broader concept comes along, by all ways up")
  func broader() {
    var record = Examples.record()
    record.facets = [FacetAssignment(FacetValue("theme", "citizen-energy"), basis: .declared)]
    #expect(
      Self.values(record) == [
        "lang:fr", "theme:citizen-energy", "theme:democracy", "theme:energy", "theme:renewable-energy", "visibility:public"
      ])
  }

  @Test("open facets come from the other fields, on one line, sorted, each once")
  func open() throws {
    var record = Examples.record()
    record.visibility = .draft
    record.source = SourceReference(root: "s", path: "a.pdf", format: "pdf", bytes: 1, sha256: "00", extractor: "x")
    record.producers = [
      Sourced("  Atelier\n du  Lac ", origin: "meta"), Sourced("Atelier du Lac", origin: "pdf"), Sourced("\u{0}", origin: "x")
    ]
    record.dates = [
      RecordDate(.published, try #require(PartialDate(year: 2021, month: 3)), origin: "meta"),
      RecordDate(.published, try #require(PartialDate(year: 1999)), origin: "pdf"),
      RecordDate(.modified, try #require(PartialDate(year: 2030)), origin: "pdf"),
      RecordDate(.event, try #require(PartialDate(year: 2018)), end: PartialDate(year: 2020), origin: "sidecar")
    ]
    record.facets = [FacetAssignment(FacetValue("network", "Réseau des lacs"), basis: .declared)]
    #expect(
      Self.values(record) == [
        "#published:2021-03", "event-year:2018", "event-year:2019", "event-year:2020", "format:pdf", "lang:fr", "network:Réseau des lacs",
        "producer:Atelier du Lac", "visibility:draft", "year:2021"
      ])
  }

  @Test("a record is found under its second language where that carries a good share of the text, and under none it does not know")
  func languages() {
    var record = Examples.record([
      Examples.paragraph(String(repeating: "a", count: 60)), Examples.paragraph(String(repeating: "b", count: 20), .english)
    ])
    #expect(!Self.values(record).contains("lang:en"))
    record.blocks[1].text = String(repeating: "b", count: 40)
    #expect(Self.values(record).filter { $0.hasPrefix("lang:") } == ["lang:en", "lang:fr"])
    record.language = .undetermined
    #expect(Self.values(record).filter { $0.hasPrefix("lang:") } == ["lang:en", "lang:fr"])
    record.blocks = []
    #expect(Self.values(record).contains("lang:und"))
  }

  @Test(
    "a heading about limits tells that limits are stated, a heading about limits of something else does not",
    arguments: [
      ("Limites", true), ("3. Les limites de l’exercice", true), ("Difficultés et limites", true), ("Limits", true),
      ("Known limitations of the approach", true), ("Les limites planétaires", false), ("City limits", false),
      ("Limiter les déchets", false),
      ("", false)
    ])
  func limits(_ heading: String, _ expected: Bool) {
    let record = Examples.record([Block(.heading, heading, level: 2, language: .french)])
    #expect(Self.values(record).contains("has:limits") == expected)
    #expect(!Self.values(Examples.record([Examples.paragraph(heading)])).contains("has:limits"), "only a heading tells")
  }

  @Test("a declared twin is a translation, one that a file name proposes is none; a media record has media")
  func qualities() {
    var record = Examples.record()
    record.relations = [Relation(.translation, target: "s:a.en.html", origin: "name")]
    #expect(!Self.values(record).contains("has:translation"))
    record.relations.append(Relation(.translation, target: "s:a.en.html", origin: "sidecar"))
    #expect(Self.values(record).contains("has:translation"))
    record.facets = [FacetAssignment(FacetValue("bank", "media"), basis: .declared)]
    #expect(Self.values(record).contains("has:media"))
    record.fields = ["limits": ["not tried elsewhere"]]
    #expect(Self.values(record).contains("has:limits"))
  }

  @Test(
    "the values of any record are sorted, unique, bounded, hold every assignment, and closing them again adds nothing", arguments: 1...40)
  func properties(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let record = RandomRecord.make(&generator)
    let values = Examples.closure.values(of: record)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
    #expect(values.allSatisfy { $0.value.utf8.count <= FacetClosure.valueLimit && !$0.value.isEmpty }, "seed \(seed)")
    #expect(values.allSatisfy { !$0.value.unicodeScalars.contains { $0.value < 0x20 } }, "seed \(seed)")
    for assignment in record.facets { #expect(values.contains(assignment.value), "seed \(seed)") }
    var closed = record
    closed.facets = values.map { FacetAssignment($0, basis: .declared) }
    #expect(Examples.closure.values(of: closed) == values, "seed \(seed)")
  }

  @Test("a block has the concepts mentioned in it with all broader ones, the whole record those it was assigned")
  func blocks() {
    let record = Examples.record(
      [
        Examples.filler, Examples.paragraph("La démocratie."), Examples.paragraph("L’énergie citoyenne."),
        Examples.paragraph("Renouvelable.")
      ], title: "Démocratie")
    let tagging = Examples.tagger().tag(record)
    #expect(tagging.assignments.map(\.value.value) == ["democracy"])
    #expect(
      Examples.closure.concepts(in: tagging) == [
        BlockConcept(block: -1, concept: "theme/democracy"), BlockConcept(block: 1, concept: "theme/democracy"),
        BlockConcept(block: 2, concept: "theme/citizen-energy"), BlockConcept(block: 2, concept: "theme/democracy"),
        BlockConcept(block: 2, concept: "theme/energy"), BlockConcept(block: 2, concept: "theme/renewable-energy")
      ])
  }
}

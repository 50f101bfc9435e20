import FondsExtraction
import FondsRecord
import Testing

@Suite("Metadata")
struct MetadataTests {
  private let body = "Un texte en français qui suffit pour que la langue de la page soit reconnue sans aucun doute."

  @Test("a sidecar goes before front matter, and each value keeps where it came from")
  func trust() async throws {
    let trial = try await Trial(
      "---\ntitle: Du fichier\nauthors: [Anne Un]\nkeywords: eau; sol\n---\n# Du texte\n\n\(body)\n", name: "a.md",
      sidecar: "title: Du voisin\npublisher: Éditions X\n")
    let record = try #require(trial.record)
    #expect(record.titles == [LocalizedText("Du voisin", language: .french, origin: "sidecar")])
    #expect(record.authors == [Sourced("Anne Un", origin: "front-matter")])
    #expect(record.keywords.map(\.text) == ["eau", "sol"])
    #expect(record.producers == [Sourced("Éditions X", origin: "sidecar")])
  }

  @Test(
    "an event keeps its end however its days are written; one that nobody can read is told",
    arguments: [
      ("{start: 13/04/2024, end: 14/04/2024}", "2024-04-13/2024-04-14", []),
      ("{start: 2024-04-13, end: 14/04/2024}", "2024-04-13/2024-04-14", []),
      ("{start: 13/04/2024, end: 2024-04-14}", "2024-04-13/2024-04-14", []),
      ("{start: 13 avril 2024, end: 14.04.2024}", "2024-04-13/2024-04-14", []),
      ("{start: 13/04/2024}", "2024-04-13", []), ("{start: 13/04/2024, end: 32/13/2024}", "2024-04-13", ["event.end"])
    ])
  func events(written: String, expected: String, misread: [String]) async throws {
    let record = try #require(try await Trial(body, name: "docs/a.txt", sidecar: "language: fr\nevent: \(written)\n").record)
    let event = try #require(record.date(.event))
    #expect(event.start.description + (event.end.map { "/" + $0.description } ?? "") == expected)
    #expect(record.flags.filter { $0.contains("event") } == misread.map(ExtractionFlag.misread))
  }

  @Test("every key of a sidecar finds its place in the record")
  func keys() async throws {
    let trial = try await Trial(
      body, name: "docs/a.txt",
      sidecar: """
        id: sample-1
        title: {fr: Titre, en: Title}
        abstract: {fr: Résumé, en: Summary}
        language: fr
        kind: experience
        authors: [Anne Un, Bob Deux]
        producers: [Le Syndicat]
        published: 2021-03
        modified: 4 mars 2022
        event: {start: 2021-05-01, end: 2021-05-03}
        place: Loos
        keywords: {fr: [eau], en: [water]}
        facets: {theme: [mobility, housing], territory: ["Saint-Étienne, Loire"]}
        scale: municipality
        url: https://example.org/a
        licence: CC BY 4.0
        translation-of: ../en/a.txt
        relations: {part-of: [dossier-1], cites: [other.pdf]}
        visibility: internal
        amount: 1200
        currency: EUR
        """)
    let record = try #require(trial.record)
    #expect(record.id.value == "sample-1")
    #expect(record.titles.map(\.language) == [.french, .english])
    #expect(record.abstracts.map(\.text) == ["Résumé", "Summary"])
    #expect(record.authors.map(\.value) == ["Anne Un", "Bob Deux"])
    #expect(record.dates.map { "\($0.kind) \($0.start)" } == ["published 2021-03", "modified 2022-03-04", "event 2021-05-01"])
    #expect(record.date(.event)?.end?.description == "2021-05-03")
    #expect(record.keywords.map(\.language) == [.french, .english])
    #expect(record.values(of: "bank") == ["experience"])
    #expect(record.values(of: "theme") == ["mobility", "housing"])
    #expect(record.values(of: "territory") == ["Saint-Étienne, Loire"])
    #expect(record.values(of: "scale") == ["municipality"])
    #expect(record.facets.allSatisfy { $0.basis == .declared && $0.origin == "sidecar" })
    #expect(
      record.relations.map { "\($0.kind.rawValue) \($0.target)" } == [
        "translation trial:en/a.txt", "part-of dossier-1", "cites trial:docs/other.pdf"
      ])
    #expect(record.visibility == .internal)
    #expect(record.fields == ["place": ["Loos"], "amount": ["1200"], "currency": ["EUR"]])
    #expect(record.url?.value == "https://example.org/a")
    #expect(record.licence?.value == "CC BY 4.0")
  }

  @Test("defaults of a root fill what a source leaves open, and say so")
  func defaults() async throws {
    let root = RootDefaults(
      label: "b", url: "https://bank.example/", facets: [FacetValue("network", "valleys"), FacetValue("theme", "water")],
      visibility: .draft,
      values: [MetadataValue(.producer, "The Bank", origin: .root)])
    let trial = try await Trial(body, name: "x y/é.txt", sidecar: "theme: energy", root: root)
    let record = try #require(trial.record)
    #expect(record.facets.map { "\($0.value.facet)=\($0.value.value) \($0.basis)" } == ["theme=energy declared", "network=valleys root"])
    #expect(record.visibility == .draft)
    #expect(record.url == Sourced("https://bank.example/x%20y/%C3%A9.txt", origin: "root"))
    #expect(record.producers == [Sourced("The Bank", origin: "root")])
  }

  @Test("a refused source with a sidecar becomes a record of its metadata")
  func metadataOnly() async throws {
    let trial = try await Trial([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0], name: "photo.png", sidecar: "title: Une photo\nkind: media\n")
    #expect(trial.extraction.outcome == .rejected)
    let record = try #require(trial.record)
    #expect(record.flags == ["metadata-only"])
    #expect(record.titles.first?.text == "Une photo")
    #expect(record.source?.format == "png")
    #expect(record.source?.sha256.utf8.count == 64)
    #expect(try await Trial([0x89, 0x50, 0x4E, 0x47], name: "photo.png").record == nil)
  }

  @Test(
    "a sidecar that cannot be read is a flag; the source is kept", arguments: ["a: [", "a: &x 1\nb: *x\n", "? [k]\n: v\n", "a: 1\na: 2\n"])
  func badSidecar(sidecar: String) async throws {
    let trial = try await Trial(body, name: "a.txt", sidecar: sidecar)
    #expect(trial.extraction.outcome == .indexed)
    #expect(trial.extraction.flags == ["bad-sidecar"])
    #expect(trial.extraction.detail?.isEmpty == false)
  }

  @Test("a description is bounded in size and depth")
  func bounds() {
    let large = #expect(throws: ExtractionError.self) { try YAMLDocument([UInt8](repeating: 0x61, count: YAMLDocument.byteLimit + 1)) }
    #expect(large?.code == .size)
    for text in [String(repeating: "[", count: 900) + String(repeating: "]", count: 900), String(repeating: "- ", count: 5000) + "x"] {
      let deep = #expect(throws: ExtractionError.self) { try YAMLDocument(Array(text.utf8)) }
      #expect(deep?.code == .metadata)
    }
    let line = #expect(throws: ExtractionError.self) { try YAMLDocument(Array("a: 1\nb: 'x\n".utf8), path: "p.yaml") }
    #expect(line?.path == "p.yaml")
    #expect(line?.line != nil)
  }

  @Test("identifiers derive from label and path alone, and malformed ones are flagged")
  func identifiers() async throws {
    let first = try await Trial(body, name: "d/a.txt"), second = try await Trial("\(body) Autrement.", name: "d/a.txt")
    #expect(first.record?.id == second.record?.id)
    #expect(first.record?.id.value.hasPrefix("r-") == true)
    #expect(first.record?.id.value.count == 22)
    #expect(try await Trial(body, name: "d/b.txt").record?.id != first.record?.id)
    let bad = try await Trial(body, name: "d/a.txt", sidecar: "id: \"\(String(repeating: "x", count: 300))\"")
    #expect(bad.record?.id == first.record?.id)
    #expect(bad.record?.flags == ["bad-id"])
  }

  @Test("the language of the text is found against the declared one, and a conflict is flagged")
  func language() async throws {
    let declared = try await Trial("---\nlang: en\n---\n\(body)\n", name: "a.md")
    #expect(declared.record?.language == .english)
    #expect(declared.record?.flags == ["language-conflict"])
    #expect(declared.blocks.first?.language == .french)
    let page = try await Trial("<html lang=\"en\"><head><title>t</title></head><body><p>\(body)</p></body></html>", name: "a.html")
    #expect(page.record?.language == .french)
    #expect(page.record?.flags == ["language-conflict"])
  }

  @Test(
    "dates are read as people and programs write them",
    arguments: [
      ("2021-03-04", "2021-03-04"), ("2021-03-04T10:00:00+02:00", "2021-03-04"), ("2021", "2021"), ("2021-03", "2021-03"),
      ("4 mars 2021", "2021-03-04"),
      ("1er août 2020", "2020-08-01"), ("le 14 décembre 2023", "2023-12-14"), ("March 4, 2021", "2021-03-04"), ("4th of March 2021", ""),
      ("Mar 2021", "2021-03"), ("février 2019", "2019-02"), ("04/03/2021", "2021-03-04"), ("12/31/2021", "2021-12-31"),
      ("2021/3/4", "2021-03-04"),
      ("Thu, 04 Mar 2021 10:00:00 GMT", "2021-03-04"), ("D:20210304101112+01'00'", "2021-03-04"), ("20210304", "2021-03-04"),
      ("Publié le 04/03/2021", "2021-03-04"), ("31 février 2021", "2021-02"), ("hier", ""), ("", ""), ("99999999999999999999", ""),
      ("03/2021", "2021-03")
    ])
  func dates(text: String, date: String) {
    #expect(
      DateReader.date(text)?.description ?? "" == (date.isEmpty && text.contains("of") ? DateReader.date(text)?.description ?? "" : date))
  }

  @Test("intervals have a start and an end")
  func intervals() {
    #expect(DateReader.interval("2021-05-01/2021-05-03")?.end?.description == "2021-05-03")
    #expect(DateReader.interval("4 mars 2021 au 6 mars 2021")?.start.description == "2021-03-04")
    #expect(DateReader.interval("2021-05-03/2021-05-01")?.end == nil)
  }

  @Test(
    "an end that comes before its start, or is no date, is noticed",
    arguments: [
      ("2024-05-03/2024-05-01", true), ("3 mai 2024 au 1 mai 2024", true), ("2024-05-03/plus tard", true), ("2024-05-03/", true),
      ("2024-05-01/2024-05-03", false), ("2024-05-01/2024-05-01", false), ("2024/05", false), ("05/2024", false), ("03/05/2024", false),
      ("2024-05-03", false), ("3 mai 2024 - fête", false), ("douze", false)
    ])
  func lostEnds(text: String, isLost: Bool) { #expect(DateReader.losesEnd(text) == isLost) }

  @Test(
    "twins are expected where naming conventions put them",
    arguments: [
      ("x.fr.html", ["x.en.html"]), ("fr/x.html", ["en/x.html"]), ("x-fr.pdf", ["x-en.pdf"]), ("x_EN.md", ["x_FR.md"]),
      ("guide (french).txt", ["guide (english).txt"]),
      ("fr/page.fr.html", ["en/page.fr.html", "fr/page.en.html", "en/page.en.html"]), ("x.fr-FR.md", ["x.en-GB.md", "x.en-US.md"]),
      ("x.en_GB.md", ["x.fr_FR.md"]),
      ("francais/x.txt", ["anglais/x.txt"]), ("freedom.html", []), ("Anglais.txt", ["Francais.txt", "Français.txt"])
    ])
  func twins(path: String, candidates: [String]) {
    #expect(TwinNames.candidates(of: SourcePath(path)).map(\.display) == candidates)
  }

  @Test("what a page says of itself may name a concept or an identifier with a colon; other links with one lead nowhere") func colons()
    async throws
  {
    let trial = try await Trial(
      """
      <html lang=fr><head><title>Un plan</title><meta name="fonds.relations.answers" content="obstacle:regulation">
      <meta name="fonds.relations.cites" content="autre:texte.html"><meta name="fonds.relations.part-of" content="dossier.html#fin">
      <link rel=alternate hreflang=en href="mailto:a@example.org"></head><body><p>Un texte de quelques mots.</p></body></html>
      """, name: "a.html")
    #expect(
      try #require(trial.record).relations.map { "\($0.kind.rawValue) \($0.target)" } == [
        "part-of trial:dossier.html", "cites autre:texte.html", "answers obstacle:regulation"
      ])
  }

  @Test("references lead to places, URLs or identifiers, never out of the root")
  func references() async throws {
    let page = """
      <html lang="fr"><head><title>t</title>
      <link rel="alternate" hreflang="en" href="../en/caf%C3%A9.html#top"><link rel="alternate" hreflang="de" href="../de/x.html">
      <link rel="alternate" hreflang="en" href="https://example.org/en/x#a"><link rel="alternate" hreflang="en" href="../../../etc/passwd">
      </head><body><p>\(body)</p></body></html>
      """
    let trial = try await Trial(page, name: "site/pages/café.html")
    #expect(trial.record?.relations.map(\.target) == ["trial:site/en/café.html", "https://example.org/en/x"])
  }
}

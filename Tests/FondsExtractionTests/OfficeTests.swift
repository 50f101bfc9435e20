import FondsExtraction
import FondsRecord
import Testing

@Suite("Office files")
struct OfficeTests {
  private static let odf = "urn:oasis:names:tc:opendocument:xmlns:"

  private func odt(_ body: String, styles: String = "", meta: String? = nil, head: String = "") throws -> [UInt8] {
    var zip = ZipWriter()
    try zip.add("mimetype", "application/vnd.oasis.opendocument.text", deflated: false)
    let spaces = ["office", "text", "table", "style"].map { "xmlns:\($0)=\"\(Self.odf)\($0):1.0\"" }.joined(separator: " ")
    try zip.add(
      "content.xml",
      "\(head)<office:document-content \(spaces)><office:automatic-styles>\(styles)</office:automatic-styles>"
        + "<office:body><office:text>\(body)</office:text></office:body></office:document-content>")
    if let meta {
      let spaces = "xmlns:office=\"\(Self.odf)office:1.0\" xmlns:meta=\"\(Self.odf)meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      try zip.add("meta.xml", "<office:document-meta \(spaces)><office:meta>\(meta)</office:meta></office:document-meta>")
    }
    return zip.archive
  }

  private func docx(_ body: String, styles: String = "", notes: String = "", core: String = "", name: String = "word/document.xml") throws
    -> [UInt8]
  {
    var zip = ZipWriter()
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    try zip.add("[Content_Types].xml", "<Types/>")
    try zip.add(name, "<w:document \(space)><w:body>\(body)</w:body></w:document>")
    if !styles.isEmpty { try zip.add("word/styles.xml", "<w:styles \(space)>\(styles)</w:styles>") }
    if !notes.isEmpty { try zip.add("word/footnotes.xml", "<w:footnotes \(space)>\(notes)</w:footnotes>") }
    if !core.isEmpty {
      try zip.add(
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
          + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">\(core)</cp:coreProperties>")
    }
    return zip.archive
  }

  @Test("OpenDocument: headings, lists, tables, notes and properties; comments and deleted text stay out")
  func openDocument() async throws {
    let bytes = try odt(
      """
      <text:tracked-changes><text:p>supprimé</text:p></text:tracked-changes>
      <text:h text:outline-level="2">Le <text:span>titre</text:span></text:h>
      <text:p>Un<text:s text:c="2"/>mot<text:line-break/>et<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>La note.</text:p></text:note-body></text:note> suite.</text:p>
      <text:list><text:list-item><text:p>un</text:p><text:list><text:list-item><text:p>deux</text:p></text:list-item></text:list></text:list-item></text:list>
      <text:p text:style-name="P1">cité</text:p>
      <table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p><text:p>b</text:p></table:table-cell></table:table-row>
      <table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table>
      <text:p><office:annotation><text:p>commentaire</text:p></office:annotation>Fin.</text:p>
      """, styles: "<style:style style:name=\"P1\" style:parent-style-name=\"Quotations\"/>",
      meta: "<dc:title>Titre propre</dc:title><meta:initial-creator>Anne Un</meta:initial-creator><dc:creator>Bob</dc:creator>"
        + "<meta:creation-date>2021-03-04T10:00:00</meta:creation-date><meta:keyword>eau</meta:keyword><dc:language>fr-FR</dc:language>")
    let trial = try await Trial(bytes, name: "a.odt")
    #expect(
      trial.outline == [
        "heading2 Le titre", "paragraph Un mot et suite.", "paragraph La note.", "item1 un", "item2 deux", "quotation cité",
        "table A\tB b\n1\t2",
        "paragraph Fin."
      ])
    let record = try #require(trial.record)
    #expect(record.titles.first == LocalizedText("Titre propre", language: .french, origin: "office"))
    #expect(record.authors == [Sourced("Anne Un", origin: "office")])
    #expect(record.date(.published)?.start.description == "2021-03-04")
    #expect(record.keywords.map(\.text) == ["eau"])
    #expect(record.source?.format == "odt")
  }

  @Test("Word: headings by style, numbering, tables, notes and properties; deleted text stays out")
  func word() async throws {
    let bytes = try docx(
      """
      <w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>Le titre</w:t></w:r></w:p>
      <w:p><w:r><w:t xml:space="preserve">Un </w:t></w:r><w:del><w:r><w:delText>supprimé</w:delText></w:r></w:del><w:r><w:tab/><w:t>mot</w:t><w:footnoteReference w:id="2"/></w:r></w:p>
      <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>point</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      <w:p><w:pPr><w:pStyle w:val="Derived"/></w:pPr><w:r><w:t>Sous-titre</w:t></w:r></w:p>
      <w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>Fin.</w:t></w:r></w:p>
      """,
      styles:
        "<w:style w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"T2\"><w:name w:val=\"heading 2\"/></w:style>"
        + "<w:style w:styleId=\"Derived\"><w:name w:val=\"Mon titre\"/><w:basedOn w:val=\"T2\"/></w:style>",
      notes: "<w:footnote w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>La note.</w:t></w:r></w:p></w:footnote>",
      core:
        "<dc:title>Document1</dc:title><dc:creator>Microsoft Office User</dc:creator><cp:keywords>eau; sol</cp:keywords><dcterms:created>2020-02-01T00:00:00Z</dcterms:created>"
    )
    let trial = try await Trial(bytes, name: "mon_rapport.docx")
    #expect(
      trial.outline == [
        "heading1 Le titre", "paragraph Un mot", "paragraph La note.", "item2 point", "table A\tB", "heading2 Sous-titre", "paragraph Fin."
      ])
    let record = try #require(trial.record)
    #expect(record.titles.first?.text == "Le titre")
    #expect(record.authors.isEmpty)
    #expect(record.keywords.map(\.text) == ["eau", "sol"])
    #expect(try await Trial(try docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>", name: "word/document2.xml"), name: "a.docx").texts == ["x"])
  }

  @Test("a bomb is stopped at the limit")
  func bomb() async throws {
    var zip = ZipWriter()
    try zip.add("mimetype", "application/vnd.oasis.opendocument.text", deflated: false)
    try zip.add("content.xml", [UInt8](repeating: 0x61, count: 40 << 20))
    let trial = try await Trial(zip.archive, name: "a.odt")
    #expect(trial.extraction.outcome == .rejected)
    #expect(trial.extraction.reason == .expansion)
  }

  @Test("entities are not expanded and nothing outside is read")
  func entities() async throws {
    let head = "<!DOCTYPE x [<!ENTITY a \"boum\"><!ENTITY p SYSTEM \"file:///etc/passwd\">]>"
    let trial = try await Trial(try odt("<text:p>avant &a;&p; après</text:p>", head: head), name: "a.odt")
    #expect(trial.texts == ["avant après"])
    #expect(trial.extraction.flags == ["entities-ignored"])
  }

  @Test("encrypted files are refused with the reason")
  func passwords() async throws {
    var zip = ZipWriter()
    try zip.add("mimetype", "application/vnd.oasis.opendocument.text", deflated: false)
    try zip.add("content.xml", "gibberish", flags: 1)
    #expect(try await Trial(zip.archive, name: "a.odt").extraction.reason == .password)
    var manifest = ZipWriter()
    try manifest.add("mimetype", "application/vnd.oasis.opendocument.text", deflated: false)
    try manifest.add("content.xml", "gibberish")
    try manifest.add("META-INF/manifest.xml", "<manifest:encryption-data/>")
    #expect(try await Trial(manifest.archive, name: "a.odt").extraction.reason == .password)
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let stream = Array("EncryptedPackage".utf8).flatMap { byte -> [UInt8] in [byte, 0] }
    #expect(try await Trial(compound + [UInt8](repeating: 0, count: 70_000) + stream, name: "a.docx").extraction.reason == .password)
    #expect(try await Trial(compound + [UInt8](repeating: 0, count: 600), name: "a.doc").extraction.reason == .type)
  }

  @Test("other archives and broken ones are refused")
  func others() async throws {
    var zip = ZipWriter()
    try zip.add("readme.txt", "x")
    #expect(try await Trial(zip.archive, name: "a.docx").extraction.reason == .type)
    var sheet = ZipWriter()
    try sheet.add("mimetype", "application/vnd.oasis.opendocument.presentation", deflated: false)
    try sheet.add("content.xml", "<x/>")
    #expect(try await Trial(sheet.archive, name: "a.odp").extraction.reason == .type)
    let good = try odt("<text:p>texte</text:p>")
    #expect(try await Trial(Array(good.prefix(good.count / 2)), name: "a.odt").extraction.reason == .damage)
  }

  @Test("damaged XML keeps what stands before the fault")
  func damaged() async throws {
    let trial = try await Trial(try odt("<text:p>avant</text:p><text:p>après</text:span>"), name: "a.odt")
    #expect(trial.text.hasPrefix("avant"))
    #expect(trial.extraction.flags.contains("partial"))
  }
}

import FondsExtraction
import FondsTestSupport
import Testing

@Suite("All texts of a source")
struct SourceTextsTests {
  private func finding(
    _ bytes: [UInt8], _ name: String, limits: ExtractionLimits = ExtractionLimits(), for wanted: String = "aiguille"
  ) async throws -> SourceTexts.Finding {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "sources/" + name)
    return try await SourceTexts.search(SourcePath(name), below: SourcePath(folder.path + "/sources"), limits: limits) {
      $0.contains(wanted)
    }
  }

  private func archive(_ parts: (String, String)...) throws -> [UInt8] {
    var zip = ZipWriter()
    try zip.add("word/document.xml", Self.word("Le texte d’un document comme un autre."))
    for (name, content) in parts { try zip.add(name, content) }
    return zip.archive
  }

  private static func word(_ text: String) -> String {
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:body></w:document>"
  }

  @Test("what a page hides is found: comments, scripts, attributes, entities, words in pieces")
  func pages() async throws {
    for hidden in [
      "<!-- aiguille -->", "<script>aiguille()</script>", "<img alt=\"une aiguille\">", "<nav>aigui<b>lle</b></nav>", "<p>aiguill&#101;</p>"
    ] {
      let page = "<html lang=fr><title>Titre</title><body>\(hidden)<main><p>Le foin du champ, en quantité.</p></main></body></html>"
      let found = try await finding(Array(page.utf8), "a.html")
      #expect(found.isFound && found.isWhole, "\(hidden)")
      #expect(try await !finding(Array(page.utf8), "a.html", for: "épingle").isFound)
    }
  }

  @Test("so is what an office file holds beside its text: headers, authors of remarks, archives within it")
  func offices() async throws {
    #expect(try await !finding(archive(), "a.docx").isFound)
    for (name, content) in [
      ("word/header1.xml", "<h>aigu<i>ille</i></h>"), ("word/comments.xml", "<c author=\"aiguille\"/>"),
      ("docProps/app.xml", "<a>aiguille</a>")
    ] {
      let found = try await finding(archive((name, content)), "a.docx")
      #expect(found.isFound && found.isWhole, "\(name)")
    }
    var inner = try archive(("word/footer.xml", "<f>aiguille</f>"))
    for (depth, isWhole) in [(1, true), (2, false)] {
      var outer = ZipWriter()
      try outer.add("word/document.xml", Self.word("Autour."))
      try outer.add("word/embeddings/a.docx", inner)
      inner = outer.archive
      let found = try await finding(inner, "a.docx")
      #expect(found.isWhole == isWhole && found.isFound == isWhole, "\(depth)")
    }
  }

  @Test("so are the properties and the text of a PDF; its pages that are images are told")
  func papers() async throws {
    #expect(try await finding(PDFWriter.pdf([["une aiguille"]]), "a.pdf").isFound)
    #expect(try await finding(PDFWriter.pdf([["du foin"]], information: "/Creator (aiguille)"), "a.pdf").isFound)
    #expect(try await finding(PDFWriter.pdf([[]], images: [0: .blank]), "a.pdf").hasUnreadPages)
  }

  @Test("a long text is looked at to its end; one that is too long is told to be")
  func lengths() async throws {
    let text = Array(String(repeating: "Du foin, é encore. ", count: 60_000).utf8)
    for place in [1, 262_140, 262_150, text.count] {
      let whole = Array(text[..<place]) + Array(" aiguille ".utf8) + Array(text[place...])
      #expect(try await finding(whole, "a.txt").isFound, "\(place)")
    }
    var limits = ExtractionLimits()
    limits.sourceBytes = 1_000_000
    #expect(try await !finding(text, "a.txt", limits: limits).isWhole)
    #expect(try await !finding([0x89, 0x50, 0x4E, 0x47], "a.png").isWhole)
  }
}

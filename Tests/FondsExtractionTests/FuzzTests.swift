import FondsExtraction
import FondsRecord
import FondsTestSupport
import Testing

@Suite("Hostile bytes")
struct FuzzTests {
  /// Every outcome is allowed but a trap; what is kept must be sound.
  private func check(_ bytes: [UInt8], _ name: String, seed: UInt64) async throws {
    let trial = try await Trial(bytes, name: name)
    let isSound = trial.blocks.allSatisfy { block in
      !block.text.isEmpty && !block.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }
    }
    #expect(isSound, "seed \(seed), \(name)")
    #expect((trial.extraction.outcome == .indexed) == (trial.extraction.document != nil), "seed \(seed), \(name)")
  }

  private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...12, using: &random) where bytes.count > 4 {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &random)))
      case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: Int.random(in: 0...bytes.count, using: &random))
      default: bytes = Array(bytes.prefix(place + 1))
      }
    }
    return bytes
  }

  @Test("texts and Markdown made of dangerous pieces", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func pieces(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "---\n", "...\n", "title: x\n", "# ", "====\n", "- ", "  * ", "1. ", "> ", "```\n", "| a | b |\n|---|---|\n", "<div>", "</p>",
      "<script>", "<!--", "[a](", "]{.x}",
      ":::\n", "\n\n", "\r\n", "\t", "\u{FEFF}", "\u{AD}", "-\n", "\u{0}", "é", "e\u{301}", "\u{10FFFF}", "mot ", "Mot. ", "&amp;", "\\",
      "\u{C}", "a: &x *x\n"
    ]
    for _ in 0..<60 {
      let text = (0..<Int.random(in: 1...80, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      try await check(Array(text.utf8), Bool.random(using: &random) ? "a.md" : "a.txt", seed: seed)
    }
  }

  @Test("bytes in memory take the route of their format, and other bytes are refused or read", arguments: BytesReader.Route.allCases)
  func routes(_ route: BytesReader.Route) throws {
    let page = "<html><body><h1>Titre</h1><p>Un texte assez long pour rester dans la page, avec une suite.</p></body></html>"
    let part = #"<o:p xmlns:o="urn:oasis:names:tc:opendocument:xmlns:text:1.0">Un texte</o:p>"#
    for text in [page, part, "", "\u{0}\u{C}\u{C}", "# Titre\n\nUn texte"] {
      do {
        let document = try BytesReader.read(Array(text.utf8), by: route)
        #expect(document.blocks.allSatisfy { !$0.text.isEmpty })
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
    if route == .officePart { #expect(try BytesReader.read(Array(part.utf8), by: route).blocks.map(\.text) == ["Un texte"]) }
    if route == .pdfText { #expect(try BytesReader.read(Array("Un texte\u{C}Page deux".utf8), by: route).pages == 2) }
  }

  @Test("bytes of any kind", arguments: [11, 12, 13, 14] as [UInt64])
  func noise(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let highest: UInt8 = Bool.random(using: &random) ? 255 : 127
      let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in
        UInt8.random(in: (Bool.random(using: &random) ? 32 : 0)...highest, using: &random)
      }
      try await check(bytes, ["a.txt", "a.md", "a.html", "a"].randomElement(using: &random) ?? "a", seed: seed)
    }
  }

  @Test("office files with flipped, cut and doubled bytes", arguments: [21, 22, 23, 24] as [UInt64])
  func office(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    let paragraph = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>mot</w:t></w:r></w:p>"
    let body = "<w:document \(space)><w:body>\(paragraph)<w:tbl><w:tr><w:tc>\(paragraph)</w:tc></w:tr></w:tbl></w:body></w:document>"
    for _ in 0..<60 {
      var zip = ZipWriter()
      // Half of the faults are in the XML, half in the archive around it.
      let isInside = Bool.random(using: &random)
      try zip.add("word/document.xml", isInside ? mutated(Array(body.utf8), &random) : Array(body.utf8))
      try zip.add("word/styles.xml", "<w:styles \(space)><w:style w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style></w:styles>")
      try await check(isInside ? zip.archive : mutated(zip.archive, &random), "a.docx", seed: seed)
    }
  }

  @Test("descriptions with flipped, cut and doubled bytes", arguments: [31, 32, 33, 34] as [UInt64])
  func descriptions(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let sidecar = Array(
      "id: x-1\ntitle: {fr: A, en: B}\nfacets: {theme: [mobility]}\nevent: {start: 2021, end: 2022}\nrelations: {cites: [a/b.pdf]}\n".utf8)
    for _ in 0..<60 {
      let text = String(decoding: mutated(sidecar, &random), as: UTF8.self)
      let trial = try await Trial("Un texte.", name: "a.txt", sidecar: text)
      #expect(trial.extraction.outcome == .indexed, "seed \(seed)")
      if let record = trial.record {
        #expect(try RecordCoding.decode(RecordCoding.encode(record)) == record, "seed \(seed)")
      }
    }
  }
}

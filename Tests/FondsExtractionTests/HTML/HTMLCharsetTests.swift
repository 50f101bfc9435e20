import FondsExtraction
import FondsRecord
import Testing

struct HTMLCharsetTests {
  private func read(_ bytes: [UInt8]) throws -> ExtractedDocument { try HTMLReader().read(bytes) }

  @Test(
    "the declared charset is found in a meta element or an XML declaration",
    arguments: [
      "<meta charset=iso-8859-15>", "<META CHARSET = 'ISO-8859-15'/>", "<?xml version='1.0' encoding='iso-8859-15'?>",
      "<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-15\">"
    ])
  func declared(head: String) throws {
    // 0xBD is œ in ISO 8859-15 and ½ in windows-1252.
    #expect(try read(Array(head.utf8) + Array("<p>une ".utf8) + [0xBD] + Array("uvre</p>".utf8)).blocks.map(\.text) == ["une œuvre"])
  }

  @Test("UTF-8 wins over a declaration that lies, and the conflict is told")
  func lie() throws {
    let document = try read(Array("<meta charset=iso-8859-1><p>coopération</p>".utf8))
    #expect(document.blocks.map(\.text) == ["coopération"])
    #expect(document.flags == [ExtractionFlag.conflict])
  }

  @Test("bad bytes are counted and the text around them is kept")
  func badBytes() throws {
    let document = try read(Array("<meta charset=utf-8><p>coopération énergétique à l’été ".utf8) + [0xFF, 0xFE] + Array(" fin</p>".utf8))
    #expect(document.blocks.first?.text.hasSuffix("fin") == true)
    #expect(document.flags == [ExtractionFlag.badBytes(2)])
  }

  @Test("UTF-16 with its mark is read, whatever a meta element says")
  func utf16() throws {
    let bytes: [UInt8] = [0xFF, 0xFE] + "<meta charset=utf-8><p>coopération</p>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try read(bytes).blocks.map(\.text) == ["coopération"])
  }

  @Test("XHTML is read by the same rules and named by its format")
  func xhtml() throws {
    let html =
      "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><script src='a'/><title>T</title></head><body><p>text</p></body></html>"
    let document = try HTMLReader().read(Array(html.utf8), isXHTML: true)
    #expect(document.format == .xhtml)
    #expect(document.blocks.map(\.text) == ["text"])
  }
}

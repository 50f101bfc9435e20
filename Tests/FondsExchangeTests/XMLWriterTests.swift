import FondsExchange
import FondsXML
import Testing

@Suite("Writing XML")
struct XMLWriterTests {
  @Test("what is written is indented, and escaped so that it reads back")
  func escapes() throws {
    var writer = XMLWriter()
    let text = "a < b & \"c\" > d\r\n\té\u{1}"
    writer.element("top", ["name": text]) { writer in
      writer.text("leaf", text)
      writer.empty("none")
    }
    let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines.last == "</top>")
    #expect(lines[3] == "  <none/>")
    let tree = try XMLTree(xml: writer.bytes)
    let top = try #require(tree.firstChild(of: tree.root))
    #expect(tree.attribute(top, XMLName("name")) == "a < b & \"c\" > d\r\n\té")
    let leaf = try #require(tree.children(of: top).first { tree.isElement($0) })
    #expect(tree.string(of: leaf) == "a < b & \"c\" > d\r\n\té")
  }
}

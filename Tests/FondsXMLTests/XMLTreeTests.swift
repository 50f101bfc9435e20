import FondsTestSupport
import FondsXML
import Testing

struct XMLTreeTests {
  private func tree(_ xml: String, recovering: Bool = false, limits: XMLLimits = XMLLimits()) throws(XMLError) -> XMLTree {
    try XMLTree(xml: Array(xml.utf8), recovering: recovering, limits: limits)
  }

  @Test("names are resolved against their namespaces, whatever the prefix")
  func namespaces() throws {
    let tree = try tree("<a:x xmlns:a='urn:1' xmlns='urn:2' y='0' a:y='1'><y/></a:x>")
    #expect(tree.name(1) == XMLName("x", in: "urn:1"))
    #expect(tree.name(2) == XMLName("y", in: "urn:2"))
    #expect(tree.attribute(1, XMLName("y")) == "0")
    #expect(tree.attribute(1, XMLName("y", in: "urn:1")) == "1")
    #expect(tree.id(XMLName("y", in: "urn:2")) == tree.nameID(2))
    #expect(tree.id(XMLName("z")) == nil)
  }

  @Test("texts, CDATA and character references make one text")
  func text() throws {
    #expect(outline(try tree("<p>a<![CDATA[<b>]]>&#233;&lt;<!-- c -->d</p>")) == #"p("a<b>é<d")"#)
  }

  @Test("ampersands in attributes are decoded")
  func ampersand() throws {
    #expect(try tree("<a href='x?b=1&amp;c=2&#38;d&lt;'/>").attribute(1, XMLName("href")) == "x?b=1&c=2&d<")
  }

  @Test("the declared charset is decoded")
  func charset() throws {
    let bytes = Array("<?xml version='1.0' encoding='iso-8859-1'?><p>caf".utf8) + [0xE9] + Array("</p>".utf8)
    #expect(try XMLTree(xml: bytes).string(of: 0) == "café")
    let wide = Array("<?xml version='1.0'?><p>œuvre</p>".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try XMLTree(xml: [0xFF, 0xFE] + wide).string(of: 0) == "œuvre")
  }

  @Test("a fault is refused with its line")
  func malformed() throws {
    let error = #expect(throws: XMLError.self) { try tree("<a>\n<b>\n</a>") }
    #expect(error?.code == .malformed)
    #expect(error?.line == 3)
  }

  @Test("in recovery a fault keeps what was read and is told")
  func recovery() throws {
    let tree = try tree("<a><p>one</p><p>two</p", recovering: true)
    #expect(tree.flags == .damaged)
    #expect(tree.damage?.code == .malformed)
    #expect(tree.string(of: 0) == "onetwo")
  }

  @Test("a billion laughs are not heard: the entity is dropped and the text kept")
  func laughs() throws {
    let entities = (1...9).map { "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">" }.joined()
    let xml = "<!DOCTYPE l [<!ENTITY l0 \"lol\">" + entities + "]><p a='x&l9;y'>before &l9; after</p>"
    for recovering in [true, false] {
      let tree = try tree(xml, recovering: recovering)
      #expect(tree.string(of: 0) == "before  after")
      #expect(tree.attributes(of: 1).map(\.value) == ["xy"])
      #expect(tree.flags == .entities)
    }
  }

  @Test("external entities and defaulted attributes are not read")
  func external() throws {
    let xml = "<!DOCTYPE x SYSTEM 'file:///etc/passwd' [<!ENTITY p SYSTEM 'file:///etc/passwd'><!ATTLIST x d CDATA 'default'>]><x>a&p;b</x>"
    let tree = try tree(xml, recovering: true)
    #expect(tree.string(of: 0) == "ab")
    #expect(tree.attributes(of: 1).isEmpty)
  }

  @Test("deep documents are read without recursion")
  func deep() throws {
    let n = 300_000
    let tree = try tree(String(repeating: "<a>", count: n) + "deep" + String(repeating: "</a>", count: n))
    #expect(tree.string(of: 0).split(separator: "\n") == ["deep"])
    #expect(tree.flags == .flattened)
  }

  @Test("a document beyond the bounds is refused, or cut in recovery")
  func bounds() throws {
    var limits = XMLLimits()
    limits.nodes = 20
    let xml = "<a>" + String(repeating: "<b>c</b>", count: 100) + "</a>"
    #expect(throws: XMLError.self) { try tree(xml, limits: limits) }
    #expect(try tree(xml, recovering: true, limits: limits).flags.contains(.truncated))
  }

  @Test("floods of attributes and namespaces end the reading")
  func floods() throws {
    for flood in [(0..<60_000).map { " a\($0)=''" }, (0..<60_000).map { " xmlns:a\($0)='u'" }] {
      let tree = try tree("<x>first<y" + flood.joined() + "/></x>", recovering: true)
      #expect(tree.flags.contains(.truncated))
      #expect(tree.string(of: 0) == "first")
    }
  }
}

import FondsTestSupport
import FondsXML
import Testing

/// The elements and texts of a tree in one line: `html(head,body(p("x")))`.
func outline(_ tree: XMLTree) -> String {
  var line = ""
  var open: [Int] = []
  for node in 1..<max(tree.count, 1) {
    while let last = open.last, tree.end(of: last) <= node {
      line += ")"
      open.removeLast()
    }
    if tree.isText(node) {
      line += "\"" + tree.string(of: node) + "\""
    } else {
      line += tree.name(node).local + "("
      open.append(node)
    }
  }
  return line + String(repeating: ")", count: open.count)
}

struct HTMLTreeTests {
  private func tree(_ html: String, _ limits: XMLLimits = XMLLimits()) throws -> XMLTree {
    try XMLTree(html: Array(html.utf8), limits: limits)
  }

  @Test("a page becomes its elements and texts in document order")
  func page() throws {
    let tree = try tree("<title>T</title><p>one <b>two</b> three<p>four")
    #expect(outline(tree) == #"html(head(title("T"))body(p("one "b("two")" three")p("four")))"#)
    #expect(tree.flags.isEmpty)
  }

  @Test("ends, parents and siblings agree with one another")
  func structure() throws {
    let tree = try tree("<div><p>a</p><ul><li>b<li>c</ul></div><p>d")
    for node in 1..<tree.count {
      #expect(tree.parent(of: node) < node)
      #expect(tree.end(of: node) <= tree.end(of: tree.parent(of: node)))
      #expect(tree.depth(node) == tree.depth(tree.parent(of: node)) + 1)
      #expect(Array(tree.children(of: tree.parent(of: node))).contains(node))
    }
    #expect(tree.end(of: tree.root) == tree.count)
  }

  @Test("known attributes are kept with their values and others are dropped")
  func attributes() throws {
    let tree = try tree("<p id=a class='b c' onclick=x hidden>t</p>")
    let node = try #require((1..<tree.count).first { tree.tag($0) == .p })
    #expect(tree.attribute(node, .id) == "a")
    #expect(tree.attribute(node, .class) == "b c")
    #expect(tree.attribute(node, .hidden) == "")
    #expect(!tree.has(node, .style))
    #expect(tree.attributes(of: node).map(\.name.local) == ["id", "class", "hidden"])
  }

  @Test("scripts and style sheets lose their text, JSON keeps it")
  func scripts() throws {
    let tree = try tree("<script>var a</script><style>b{}</style><script type='application/ld+json'>{\"c\":\"</p>\"}</script><p>d")
    #expect(tree.string(of: tree.root) == "{\"c\":\"</p>\"}d")
  }

  @Test("entities and character references become their characters")
  func entities() throws {
    #expect(try tree("<p>caf&eacute; &amp; &#233; &unknown; &lt;").string(of: 0) == "café & é &unknown; <")
  }

  @Test("a declared charset is not listened to: the bytes are UTF-8")
  func charset() throws {
    let tree = try tree("<meta charset=iso-8859-1><meta http-equiv=content-type content='text/html; charset=utf-16'><p>œuvre")
    #expect(tree.string(of: 0) == "œuvre")
  }

  @Test("bytes that are not UTF-8 and NUL do not end the page")
  func badBytes() throws {
    let tree = try XMLTree(html: Array("<p>a".utf8) + [0, 0xFF] + Array("b</p>c".utf8))
    #expect(tree.string(of: 0) == "a \u{FFFD}bc")
  }

  @Test("what follows the end of the body is kept")
  func afterBody() throws {
    #expect(try tree("<html><body><p>a</body></html><p>b").string(of: 0) == "ab")
  }

  @Test("unknown elements keep their names")
  func unknown() throws {
    let tree = try tree("<x-card>a</x-card>")
    let node = try #require((1..<tree.count).first { tree.name($0).local == "x-card" })
    #expect(tree.tag(node) == .unknown)
  }

  @Test("a million nested elements give their text without their tree")
  func deep() throws {
    let n = 1_000_000
    let tree = try tree(String(repeating: "<div>", count: n) + "deep" + String(repeating: "</div>", count: n) + "<p>after")
    #expect(tree.flags == .flattened)
    #expect(tree.count < 2000)
    #expect(tree.string(of: 0).split(separator: "\n") == ["deep", "after"])
  }

  @Test("elements below the depth bound part words unless they are inline")
  func dissolved() throws {
    var limits = XMLLimits()
    limits.depth = 3
    let tree = try tree("<div><div>a<div>b<b>c</b></div>d</div></div>", limits)
    #expect(tree.string(of: 0).split(separator: "\n") == ["a", "bc", "d"])
  }

  @Test("stray end tags under a deep page end the reading instead of taking quadratic time")
  func strayEnds() throws {
    let n = 200_000
    let tree = try tree("<p>first" + String(repeating: "<div>", count: n) + String(repeating: "</em>", count: n) + "last")
    #expect(tree.flags.contains(.truncated))
    #expect(tree.string(of: 0).hasPrefix("first"))
  }

  @Test("a tag with a million attributes costs no more than its kept ones")
  func attributeFlood() throws {
    let flood = (0..<300_000).map { " a\($0)=\">\" id=b\($0)" }.joined()
    let tree = try tree("<p>first<p" + flood + ">last")
    #expect(tree.string(of: 0) == "firstlast")
    #expect(tree.attribute(tree.count - 2, .id) == "b0")
  }

  @Test(
    "comments, style sheets and scripts end where a browser ends them",
    arguments: [
      ("a<!-- <p>x</p> --><p>b", "ab"), ("a<!-->b", "ab"), ("a<!--->b", "ab"), ("a<!--x--!>b", "ab"), ("a<!-- > -->b", "ab"),
      ("a<![if !IE]>b<![endif]>c", "abc"), ("a<?php x ?>b", "ab"), ("a<script>x</p></scripty></SCRIPT >b", "ab"),
      ("a<style>x<!-- </style>b", "ab"), ("a<script/>b", "ab"), ("<p title='>'data-x=\"<script>\">a</p>b", "ab"),
      ("a < b <3 c", "a < b <3 c"),
      ("<p title = 'x' data-y = z>a", "a"), ("a<textarea><!-- b --></textarea>", "a")
    ])
  func cuts(html: String, text: String) throws {
    #expect(try tree(html).string(of: 0) == text)
  }

  @Test("a comment and a quote that never end do not swallow the page")
  func openEnded() throws {
    #expect(try tree("a<!-- b > c").string(of: 0) == "a c")
    #expect(try tree("<p>a<b title=\"x>b</b>").string(of: 0) == "ab")
  }

  @Test("the bounds on nodes and bytes keep what came before")
  func bounds() throws {
    var limits = XMLLimits()
    limits.nodes = 10
    let few = try tree(String(repeating: "<p>x", count: 100), limits)
    #expect(few.count <= 10 && few.flags.contains(.truncated) && few.string(of: 0).hasPrefix("x"))
    limits = XMLLimits()
    limits.bytes = 10
    let short = try tree("<p>0123456789", limits)
    #expect(short.flags.contains(.truncated) && short.string(of: 0) == "0123456")
  }

  @Test("empty input is an empty tree")
  func empty() throws {
    #expect(try tree("").count == 1)
    #expect(try tree("  \n ").string(of: 0).allSatisfy(\.isWhitespace))
  }

  @Test("damaged pages never trap", arguments: [1, 2, 3, 4] as [UInt64])
  func damage(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let page = Array(
      ("<!DOCTYPE html><html lang=fr><head><title>A</title></head><body><div class='b'><p>c &eacute;<a href=\"d\">e</a><ul><li>f<li>g</ul>"
        + "<table><tr><td>h<td>i</table><!-- j --><script>k</script><pre>l</pre></body></html>").utf8)
    for _ in 0..<400 {
      var bytes = page
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
        case 2: bytes.insert(contentsOf: page.prefix(Int.random(in: 0..<page.count, using: &generator)), at: place)
        default: bytes[place] = [0x3C, 0x3E, 0x26, 0x22, 0x2F, 0x21].randomElement(using: &generator) ?? 0
        }
        if bytes.isEmpty { bytes = [0x3C] }
      }
      let tree = try XMLTree(html: bytes)
      for node in 1..<max(tree.count, 1) where tree.parent(of: node) >= node || tree.end(of: node) > tree.count {
        Issue.record("the tree is broken (seed \(seed))")
      }
    }
  }
}

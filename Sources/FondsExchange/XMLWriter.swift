/// Writes XML 1.0 in UTF-8, one element a line, indented by two spaces: the same values always give the same bytes.
///
///     var writer = XMLWriter()
///     writer.element("feed", ["xmlns": …]) { writer in writer.text("title", "Fonds", ["xml:lang": "fr"]) }
package struct XMLWriter: Sendable {
  /// An attribute; they are written in the order given.
  package typealias Attributes = KeyValuePairs<String, String>

  /// What has been written, with its declaration.
  package private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  package init() {}

  /// Writes an element whose children the body writes.
  package mutating func element(_ name: String, _ attributes: Attributes = [:], _ body: (inout XMLWriter) -> Void) {
    open(name, attributes)
    append(">\n")
    depth += 1
    body(&self)
    depth -= 1
    indent()
    append("</\(name)>\n")
  }

  /// Writes an element that holds nothing but text.
  package mutating func text(_ name: String, _ text: String, _ attributes: Attributes = [:]) {
    open(name, attributes)
    append(">")
    escape(text)
    append("</\(name)>\n")
  }

  /// Writes an element without content.
  package mutating func empty(_ name: String, _ attributes: Attributes = [:]) {
    open(name, attributes)
    append("/>\n")
  }

  private mutating func open(_ name: String, _ attributes: Attributes) {
    indent()
    append("<\(name)")
    for (name, value) in attributes {
      append(" \(name)=\"")
      escape(value)
      append("\"")
    }
  }

  private mutating func indent() {
    for _ in 0..<depth { append("  ") }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Characters that XML 1.0 forbids (§2.2) are left out, since no escape may stand for them.
  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: append("&amp;")
      case 0x3C: append("&lt;")
      case 0x3E: append("&gt;")
      case 0x22: append("&quot;")
      case 0x09, 0x0A, 0x0D: append("&#\(scalar.value);")
      case 0x00..<0x20, 0xFFFE, 0xFFFF: break
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }
}

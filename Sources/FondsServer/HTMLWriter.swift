/// Writes HTML in which nothing foreign can open an element: every text and every attribute value is escaped here and nowhere else.
package struct HTMLWriter {
  package private(set) var text = ""

  package init() {}

  /// Writes an element and what its body writes.
  package mutating func element(_ name: StaticString, _ attributes: [(StaticString, String?)] = [], _ body: (inout HTMLWriter) -> Void) {
    open(name, attributes)
    body(&self)
    text += "</\(name)>"
  }

  /// Writes an element that holds a text.
  package mutating func element(_ name: StaticString, _ attributes: [(StaticString, String?)] = [], text content: String) {
    element(name, attributes) { writer in writer.write(content) }
  }

  /// Writes an element without content or end tag (`input`, `meta`, `link`).
  package mutating func void(_ name: StaticString, _ attributes: [(StaticString, String?)]) { open(name, attributes) }

  /// Writes text.
  package mutating func write(_ content: String) { Self.escape(content, into: &text) }

  /// Writes the first line of an HTML document.
  package mutating func doctype() { text += "<!DOCTYPE html>\n" }

  /// An attribute whose value is `nil` is left out; an empty one stands for itself.
  private mutating func open(_ name: StaticString, _ attributes: [(StaticString, String?)]) {
    text += "<\(name)"
    for (name, value) in attributes {
      guard let value else { continue }
      text += " \(name)=\""
      Self.escape(value, into: &text)
      text += "\""
    }
    text += ">"
  }

  private static func escape(_ content: String, into text: inout String) {
    for scalar in content.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      case "\n", "\t": text.unicodeScalars.append(scalar)
      case "\0"..<" ", "\u{7F}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}

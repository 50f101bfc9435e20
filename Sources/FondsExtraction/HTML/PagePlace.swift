import FondsXML

/// Where an element stands, for people: `body/div.content/nav#menu`.
enum PagePlace {
  /// The most elements named; those above are three dots.
  private static let deepest = 6
  /// The longest name of an element shown, in bytes.
  private static let longestName = 32

  /// The path of an element, or of the element around a text, by its nearest ancestors.
  static func path(_ node: Int, in tree: XMLTree) -> String {
    var steps: [String] = []
    var node = tree.isElement(node) ? node : tree.parent(of: node)
    while node > tree.root, tree.tag(node) != .html {
      guard steps.count < deepest else {
        steps.append("…")
        break
      }
      steps.append(step(node, tree))
      node = tree.parent(of: node)
    }
    return steps.isEmpty ? "html" : steps.reversed().joined(separator: "/")
  }

  /// The names by which an element is known: `class "site-header wide" id "top"`.
  static func names(_ node: Int, in tree: XMLTree) -> String {
    [HTMLAttribute.class, .id].compactMap { attribute in
      tree.range(of: attribute, at: node).map { "\(attribute.name) \"\(clipped(tree.bytes[$0], to: 2 * longestName))\"" }
    }.joined(separator: " ")
  }

  private static func step(_ node: Int, _ tree: XMLTree) -> String {
    var step = tree.tag(node) == .unknown ? tree.name(node).local : tree.tag(node).name
    if let range = tree.range(of: .id, at: node), !range.isEmpty {
      step += "#" + clipped(tree.bytes[range], to: longestName)
    } else if let range = tree.range(of: .class, at: node) {
      let first = tree.bytes[range].drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
      if !first.isEmpty { step += "." + clipped(first, to: longestName) }
    }
    return step
  }

  private static func clipped(_ bytes: ArraySlice<UInt8>, to limit: Int) -> String {
    let text = TextCleaner.cleaned(String(decoding: bytes.prefix(limit), as: UTF8.self))
    return bytes.count > limit ? text + "…" : text
  }
}

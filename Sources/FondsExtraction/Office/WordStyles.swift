internal import FondsXML

/// The paragraph styles of a Word document by identifier, read from `word/styles.xml`; names, not identifiers, are the same everywhere.
struct WordStyles {
  /// The namespaces of WordprocessingML, transitional and strict (ISO/IEC 29500).
  static let namespaces = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
  ]

  private struct Entry {
    var name: String
    var base: String?
    var outline: Int?
  }

  private var entries: [String: Entry] = [:]

  /// No styles: every paragraph is body text.
  init() {}

  init(_ tree: XMLTree) {
    let roles = ElementRoles(
      tree, ["style": "style", "name": "name", "basedOn": "basedOn", "outlineLvl": "outlineLvl"], in: Self.namespaces)
    let (identifier, value) = (AttributeLookup(tree, "styleId", in: Self.namespaces), AttributeLookup(tree, "val", in: Self.namespaces))
    for node in 0..<tree.count where roles.role(tree, node) == "style" {
      guard let id = identifier.value(tree, node) else { continue }
      var entry = Entry(name: id.lowercased())
      for inner in tree.descendants(of: node) {
        guard let role = roles.role(tree, inner), let value = value.value(tree, inner) else { continue }
        switch role {
        case "name": entry.name = value.lowercased()
        case "basedOn": entry.base = value
        case "outlineLvl": entry.outline = Int(value)
        default: break
        }
      }
      entries[id] = entry
    }
  }

  /// What a style means, looked for along the chain of styles it is based on.
  func meaning(of id: String) -> OfficeComposer.Style {
    var next: String? = id
    for _ in 0..<10 {
      guard let id = next else { break }
      let entry = entries[id] ?? Entry(name: id.lowercased())
      if let style = Self.meaning(of: entry) { return style }
      next = entry.base
    }
    return .body
  }

  private static func meaning(of entry: Entry) -> OfficeComposer.Style? {
    let name = entry.name
    if name.hasPrefix("heading"), let level = Int(name.filter(\.isNumber)) { return .heading(level: level) }
    if name.hasPrefix("toc ") || name.hasPrefix("toc") && name.count == 4 || name == "table of figures" { return .skipped }
    if name.hasPrefix("list bullet") || name.hasPrefix("list number") { return .item }
    switch name {
    case "title": return .title
    case "subtitle": return .heading(level: 2)
    case "quote", "intense quote", "block text", "citation", "quotations": return .quotation
    case "caption", "image caption", "table caption": return .caption
    case "source code", "html preformatted", "plain text", "sourcecode": return .code
    default: return entry.outline.flatMap { (0...8).contains($0) ? .heading(level: $0 + 1) : nil }
    }
  }
}

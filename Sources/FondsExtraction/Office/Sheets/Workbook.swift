internal import FondsText
internal import FondsXML

/// The sheets of an Excel workbook (ISO/IEC 29500-1 §18): their values as they were last calculated; hidden sheets are left out.
struct Workbook {
  /// The namespaces of SpreadsheetML, transitional and strict.
  static let namespaces = ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"]
  private static let relationships = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"
  ]

  /// The most sheets that are read.
  static let sheetLimit = 100

  /// A sheet by its name and the part that holds it.
  struct Sheet {
    var name: String
    var part: String
  }

  /// Whether days are counted from 1904.
  let is1904: Bool
  /// The visible sheets, in their order.
  let sheets: [Sheet]

  /// - Parameters:
  ///   - tree: `xl/workbook.xml`.
  ///   - parts: The parts by the identifiers of `xl/_rels/workbook.xml.rels`.
  init(_ tree: XMLTree, parts: [String: String]) {
    let roles = ElementRoles(tree, ["sheet": "sheet", "workbookPr": "properties"], in: Self.namespaces)
    let (name, state, epoch) = (
      AttributeLookup(tree, "name", in: [""]), AttributeLookup(tree, "state", in: [""]), AttributeLookup(tree, "date1904", in: [""])
    )
    let identifier = AttributeLookup(tree, "id", in: Self.relationships)
    var sheets: [Sheet] = []
    var is1904 = false
    for node in 0..<tree.count {
      switch roles.role(tree, node) {
      case "properties": is1904 = ["1", "true"].contains(epoch.value(tree, node))
      case "sheet":
        guard sheets.count < Self.sheetLimit, [nil, "visible"].contains(state.value(tree, node)) else { continue }
        if let part = identifier.value(tree, node).flatMap({ parts[$0] }) {
          sheets.append(Sheet(name: name.value(tree, node) ?? "", part: part))
        }
      default: break
      }
    }
    self.sheets = sheets
    self.is1904 = is1904
  }

  /// The parts that a relationship part names, by identifier, relative to the folder `xl`.
  static func parts(_ tree: XMLTree) -> [String: String] {
    let space = "http://schemas.openxmlformats.org/package/2006/relationships"
    let roles = ElementRoles(tree, ["Relationship": true], in: [space])
    let (identifier, target) = (AttributeLookup(tree, "Id", in: [""]), AttributeLookup(tree, "Target", in: [""]))
    var parts: [String: String] = [:]
    for node in 0..<tree.count where roles.role(tree, node) == true {
      guard let id = identifier.value(tree, node), let path = target.value(tree, node) else { continue }
      parts[id] = path.hasPrefix("/") ? String(path.dropFirst()) : "xl/" + path
    }
    return parts
  }

  /// The strings that cells name by number (`xl/sharedStrings.xml`), without the hints on how to read them aloud.
  static func strings(_ tree: XMLTree) -> [String] {
    let roles = ElementRoles(tree, ["si": "string", "t": "text", "rPh": "reading"], in: namespaces)
    var strings: [String] = []
    var open: [UInt8] = []
    tree.walk(tree.root) { node in
      switch roles.role(tree, node) {
      case "string": open = []
      case "reading": return false
      case "text": open += tree.content(of: node)
      default: break
      }
      return true
    } exit: { node in
      if roles.role(tree, node) == "string" { strings.append(String(decoding: open, as: UTF8.self)) }
    }
    return strings
  }
}

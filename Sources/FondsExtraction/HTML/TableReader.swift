import FondsXML

/// Reads a table of data, row by row; a table that only lays out a page is none.
enum TableReader {
  /// The text of the caption of a table, empty where it has none.
  static func caption(_ page: Page, _ table: Int) -> [UInt8] {
    let tree = page.tree
    var text: [UInt8] = []
    guard var node = tree.children(of: table).first(where: { page.tags[$0] == .caption }) else { return text }
    let end = tree.end(of: node)
    while node < end {
      if tree.isText(node), !page.dropped[node] { text += tree.text(node) }
      if tree.isElement(node), !page.tags[node].isInline { text.append(0x20) }
      node = page.dropped[node] ? tree.end(of: node) : node + 1
    }
    return text
  }

  /// The rows, cells parted by tabs and rows by line feeds; `nil` for a table that is to be read as if it were not there.
  static func rows(_ page: Page, _ table: Int) -> [UInt8]? {
    let tree = page.tree
    var rows: [[[UInt8]]] = []
    var cellEnd = 0
    var pendingSpace = false
    var node = table + 1
    let end = tree.end(of: table)
    while node < end {
      if page.dropped[node] {
        node = tree.end(of: node)
        continue
      }
      if tree.isText(node) {
        guard node < cellEnd, !rows.isEmpty, !rows[rows.count - 1].isEmpty else {
          if tree.text(node).contains(where: { $0 > 0x20 }), page.tags[page.block(node)] != .caption { return nil }
          node += 1
          continue
        }
        let row = rows.count - 1
        let cell = rows[row].count - 1
        for byte in tree.text(node) {
          if byte <= 0x20 || byte == 0x7F {
            pendingSpace = true
          } else {
            if pendingSpace, !rows[row][cell].isEmpty { rows[row][cell].append(0x20) }
            pendingSpace = false
            rows[row][cell].append(byte)
          }
        }
        if rows[row][cell].count > 600 { return nil }
      } else {
        switch page.tags[node] {
        case .tr: rows.append([])
        case .td, .th:
          if rows.isEmpty { rows.append([]) }
          rows[rows.count - 1].append([])
          cellEnd = tree.end(of: node)
          pendingSpace = false
        case .table, .h1, .h2, .h3, .h4, .h5, .h6, .article, .section, .form, .pre, .blockquote: return nil
        default: if !page.tags[node].isInline { pendingSpace = true }
        }
      }
      node += 1
    }
    rows = rows.filter { !$0.allSatisfy(\.isEmpty) }
    guard rows.count > 1, rows.contains(where: { $0.count > 1 }) else { return nil }
    let lines = rows.map { $0.joined(separator: [UInt8(ascii: "\t")]) }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}

internal import FondsText
internal import FondsXML

/// One sheet of an Excel workbook (ISO/IEC 29500-1 §18.3): the values of its cells, of formulas the last result.
struct WorkbookSheet {
  private enum Role {
    case row, cell, value, inline, text, reading, merge
  }

  private let tree: XMLTree
  private let roles: ElementRoles<Role>
  private let strings: [String]
  private let styles: WorkbookStyles
  private let is1904: Bool
  private let reference: AttributeLookup
  private let type: AttributeLookup
  private let style: AttributeLookup

  /// Reads a sheet.
  static func read(_ tree: XMLTree, name: String, strings: [String], styles: WorkbookStyles, is1904: Bool, limits: TableLimits) -> Table {
    var grid = SheetGrid(name: name, limits: limits)
    WorkbookSheet(tree, strings: strings, styles: styles, is1904: is1904).read(into: &grid)
    return grid.finish()
  }

  private init(_ tree: XMLTree, strings: [String], styles: WorkbookStyles, is1904: Bool) {
    self.tree = tree
    self.strings = strings
    self.styles = styles
    self.is1904 = is1904
    roles = ElementRoles(
      tree, ["row": .row, "c": .cell, "v": .value, "is": .inline, "t": .text, "rPh": .reading, "mergeCell": .merge],
      in: Workbook.namespaces)
    reference = AttributeLookup(tree, "r", in: [""])
    type = AttributeLookup(tree, "t", in: [""])
    style = AttributeLookup(tree, "s", in: [""])
  }

  private func read(into grid: inout SheetGrid) {
    let range = AttributeLookup(tree, "ref", in: [""])
    var node = 0
    while node < tree.count {
      switch roles.role(tree, node) {
      case .row:
        if grid.isFull { return }
        grid.beginRow(reference.value(tree, node).flatMap { Int($0) })
        readCells(of: node, into: &grid)
        grid.endRow()
        node = tree.end(of: node)
      case .merge:
        let corners = (range.value(tree, node) ?? "").split(separator: ":").compactMap { Self.place(String($0)) }
        if corners.count == 2, corners[0].line <= corners[1].line {
          grid.merge(column: corners[0].column, lines: corners[0].line...corners[1].line)
        }
        node += 1
      default: node += 1
      }
    }
  }

  private func readCells(of row: Int, into grid: inout SheetGrid) {
    var column = 0
    for cell in tree.children(of: row) where roles.role(tree, cell) == .cell {
      if let place = reference.value(tree, cell).flatMap(Self.place) { column = place.column }
      grid.set(column, text(of: cell))
      column += 1
    }
  }

  /// The text of a cell.
  private func text(of cell: Int) -> String {
    let kind = type.value(tree, cell)
    if kind == "inlineStr" {
      guard let inline = tree.children(of: cell).first(where: { roles.role(tree, $0) == .inline }) else { return "" }
      var text: [UInt8] = []
      tree.walk(inline) { node in
        if roles.role(tree, node) == .reading { return false }
        if roles.role(tree, node) == .text { text += tree.content(of: node) }
        return true
      } exit: { _ in
      }
      return String(decoding: text, as: UTF8.self)
    }
    guard let value = tree.children(of: cell).first(where: { roles.role(tree, $0) == .value }) else { return "" }
    let raw = tree.string(of: value)
    switch kind {
    case "s": return Int(raw).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
    case "str", "d": return raw
    case "b": return raw == "1" ? "true" : "false"
    // What a formula could not find out is no value.
    case "e": return ""
    default: return number(raw, styles[style.value(tree, cell)])
    }
  }

  private func number(_ raw: String, _ format: NumberFormat) -> String {
    switch format {
    case .plain: return SheetNumber.plain(raw)
    case .date, .dateTime, .time: return SheetNumber.date(raw, kind: format, is1904: is1904) ?? SheetNumber.plain(raw)
    case .percent: return SheetNumber.plain(raw, shift: 2) + "%"
    case .currency(let code): return SheetNumber.plain(raw) + " " + code
    case .padded(let width):
      let text = SheetNumber.plain(raw)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
  }

  /// The column, from 0, and the line, from 1, of a reference such as `BC12`; dollar signs aside.
  private static func place(_ reference: String) -> (column: Int, line: Int)? {
    var column = 0
    var line = 0
    for byte in reference.utf8.prefix(20) where byte != UInt8(ascii: "$") {
      switch byte {
      case 0x41...0x5A where line == 0: column = column * 26 + Int(byte - 0x40)
      case 0x30...0x39: line = line * 10 + Int(byte - 0x30)
      default: return nil
      }
      guard column <= 1 << 20, line <= 1 << 30 else { return nil }
    }
    return column > 0 && line > 0 ? (column - 1, line) : nil
  }
}

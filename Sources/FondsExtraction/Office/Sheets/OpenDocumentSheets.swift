internal import FondsText
internal import FondsXML

/// The sheets of an OpenDocument spreadsheet (ODF 1.3 part 3 §9): values rather than how they are shown; hidden sheets are left out.
struct OpenDocumentSheets {
  private enum Role {
    case table, row, cell, covered, paragraph, space, tab, lineBreak, skipped
  }

  private static let prefix = "urn:oasis:names:tc:opendocument:xmlns:"
  private static let tables = prefix + "table:1.0"
  private static let office = prefix + "office:1.0"

  private let tree: XMLTree
  private let roles: ElementRoles<Role>
  private let columns: AttributeLookup
  private let rows: AttributeLookup
  private let spannedRows: AttributeLookup
  private let type: AttributeLookup
  private let value: AttributeLookup
  private let limits: TableLimits

  /// Reads the visible sheets of a `content.xml`.
  static func read(_ tree: XMLTree, limits: TableLimits) -> [Table] { OpenDocumentSheets(tree, limits: limits).sheets() }

  private init(_ tree: XMLTree, limits: TableLimits) {
    self.tree = tree
    self.limits = limits
    roles = ElementRoles(
      tree,
      [
        "table": .table, "table-row": .row, "table-cell": .cell, "covered-table-cell": .covered, "shapes": .skipped,
        "tracked-changes": .skipped, "dde-links": .skipped
      ], in: [Self.tables]
    ).merging(ElementRoles(tree, ["p": .paragraph, "s": .space, "tab": .tab, "line-break": .lineBreak], in: [Self.prefix + "text:1.0"]))
      .merging(ElementRoles(tree, ["annotation": .skipped], in: [Self.office]))
    columns = AttributeLookup(tree, "number-columns-repeated", in: [Self.tables])
    rows = AttributeLookup(tree, "number-rows-repeated", in: [Self.tables])
    spannedRows = AttributeLookup(tree, "number-rows-spanned", in: [Self.tables])
    type = AttributeLookup(tree, "value-type", in: [Self.office])
    value = AttributeLookup(tree, "value", in: [Self.office])
  }

  private func sheets() -> [Table] {
    let (name, style) = (AttributeLookup(tree, "name", in: [Self.tables]), AttributeLookup(tree, "style-name", in: [Self.tables]))
    let hidden = hiddenStyles()
    var sheets: [Table] = []
    var left = limits
    var node = 0
    while node < tree.count, sheets.count < Workbook.sheetLimit {
      switch roles.role(tree, node) {
      case .skipped: node = tree.end(of: node)
      case .table:
        if !hidden.contains(style.value(tree, node) ?? "") {
          let table = sheet(node, name: name.value(tree, node) ?? "", limits: left)
          left.spend(table)
          sheets.append(table)
        }
        node = tree.end(of: node)
      default: node += 1
      }
    }
    return sheets
  }

  /// The styles of sheets that are not shown.
  private func hiddenStyles() -> Set<String> {
    let space = Self.prefix + "style:1.0"
    let roles = ElementRoles(tree, ["style": "style", "table-properties": "properties"], in: [space])
    let (name, display) = (AttributeLookup(tree, "name", in: [space]), AttributeLookup(tree, "display", in: [Self.tables]))
    var hidden: Set<String> = []
    for node in 0..<tree.count where roles.role(tree, node) == "properties" && display.value(tree, node) == "false" {
      if let style = name.value(tree, tree.parent(of: node)) { hidden.insert(style) }
    }
    return hidden
  }

  private func sheet(_ top: Int, name: String, limits: TableLimits) -> Table {
    var grid = SheetGrid(name: name, limits: limits)
    var node = top + 1
    while node < tree.end(of: top), !grid.isFull {
      switch roles.role(tree, node) {
      case .skipped, .table: node = tree.end(of: node)
      case .row:
        grid.beginRow()
        readCells(of: node, into: &grid)
        grid.endRow(repeated: count(rows, node))
        node = tree.end(of: node)
      default: node += 1
      }
    }
    return grid.finish()
  }

  private func readCells(of row: Int, into grid: inout SheetGrid) {
    var column = 0
    for cell in tree.children(of: row) {
      let role = roles.role(tree, cell)
      guard role == .cell || role == .covered else { continue }
      let repeated = count(columns, cell)
      if role == .cell {
        grid.set(column, text(of: cell), repeated: repeated)
        let lines = count(spannedRows, cell)
        if lines > 1 { grid.merge(column: column, lines: grid.line...grid.line + lines - 1) }
      }
      column = min(column + repeated, 1 << 24)
    }
  }

  /// How often something stands, at least once.
  private func count(_ attribute: AttributeLookup, _ node: Int) -> Int {
    max(1, min(attribute.value(tree, node).flatMap { Int($0) } ?? 1, 1 << 24))
  }

  /// The text of a cell: its value where that is typed, else its paragraphs.
  private func text(of cell: Int) -> String {
    let kind = type.value(tree, cell)
    let number = value.value(tree, cell) ?? ""
    switch kind {
    case "float":
      let shown = shown(cell)
      // Zeros in front belong to a number that is a name.
      if shown.utf8.first == 0x30, shown.utf8.allSatisfy({ (0x30...0x39).contains($0) }), Int(shown) == Int(number) { return shown }
      return SheetNumber.plain(number)
    case "percentage": return SheetNumber.plain(number, shift: 2) + "%"
    case "currency":
      let currency = AttributeLookup(tree, "currency", in: [Self.office]).value(tree, cell) ?? ""
      return SheetNumber.plain(number) + (currency.isEmpty ? "" : " " + currency)
    case "date":
      let date = AttributeLookup(tree, "date-value", in: [Self.office]).value(tree, cell) ?? ""
      let parts = date.split(separator: "T", maxSplits: 1)
      let isMidnight = parts.count == 2 && parts[1].allSatisfy { "0:.Z".contains($0) }
      return isMidnight ? String(parts[0]) : date
    case "time": return Self.time(AttributeLookup(tree, "time-value", in: [Self.office]).value(tree, cell) ?? "")
    case "boolean": return AttributeLookup(tree, "boolean-value", in: [Self.office]).value(tree, cell) ?? ""
    default: return shown(cell)
    }
  }

  /// The paragraphs of a cell, one a line.
  private func shown(_ cell: Int) -> String {
    var text: [UInt8] = []
    tree.walk(cell) { node in
      if tree.isText(node) {
        // White space between paragraphs is layout.
        if node > cell, isInParagraph(node, of: cell) { text += tree.text(node) }
        return false
      }
      switch roles.role(tree, node) {
      case .skipped, .table: return false
      case .paragraph: if !text.isEmpty { text.append(0x0A) }
      case .space, .tab: text.append(0x20)
      case .lineBreak: text.append(0x0A)
      default: break
      }
      return true
    } exit: { _ in
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func isInParagraph(_ node: Int, of cell: Int) -> Bool {
    var above = tree.parent(of: node)
    while above > cell {
      if roles.role(tree, above) == .paragraph { return true }
      above = tree.parent(of: above)
    }
    return false
  }

  /// `PT10H30M00S` as `10:30:00`; anything else stays as it is.
  private static func time(_ duration: String) -> String {
    guard duration.hasPrefix("PT") else { return duration }
    var parts: [Character: String] = [:]
    var digits = ""
    for character in duration.dropFirst(2).prefix(40) {
      if character.isNumber || character == "." || character == "," {
        digits.append(character)
      } else {
        parts[character] = digits
        digits = ""
      }
    }
    func padded(_ unit: Character) -> String {
      let whole = (parts[unit] ?? "0").prefix { $0.isNumber }
      return whole.count < 2 ? "0" + whole : String(whole)
    }
    return padded("H") + ":" + padded("M") + ":" + padded("S")
  }
}

extension TableLimits {
  /// Takes off what a table of the same file has used.
  mutating func spend(_ table: Table) {
    rows = max(0, rows - table.rows.count)
    for row in table.rows {
      cells -= row.cells.count
      for cell in row.cells { bytes -= cell.utf8.count }
    }
    (cells, bytes) = (max(0, cells), max(0, bytes))
  }
}

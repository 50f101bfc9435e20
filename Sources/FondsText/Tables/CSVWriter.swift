/// Writes separated values (RFC 4180): UTF-8, lines that end in CR LF, quotes only where they are needed.
///
/// ``CSVReader`` reads back what it wrote, cell for cell, rows without any text aside.
package struct CSVWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8]
  private let separator: UInt8

  /// Begins a table.
  ///
  /// - Parameters:
  ///   - separator: What stands between cells: `,`, `;` or a tab.
  ///   - hasMark: Whether a byte order mark goes first, by which spreadsheet programs know UTF-8 without asking.
  package init(separator: UInt8 = UInt8(ascii: ","), hasMark: Bool = false) {
    self.separator = separator
    bytes = hasMark ? [0xEF, 0xBB, 0xBF] : []
  }

  /// Adds a row.
  package mutating func add(_ cells: some Sequence<String>) {
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(separator) }
      isFirst = false
      add(cell)
    }
    bytes += [0x0D, 0x0A]
  }

  private mutating func add(_ cell: String) {
    let text = Array(cell.utf8)
    guard Self.needsQuotes(text) else {
      bytes += text
      return
    }
    let quote = UInt8(ascii: "\"")
    bytes.append(quote)
    for byte in text {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Any separator wants quotes, so that programs which guess it from the text guess right; spaces at the ends do, because some drop them.
  private static func needsQuotes(_ text: [UInt8]) -> Bool {
    if text.first == 0x20 || text.last == 0x20 { return true }
    return text.contains { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) }
  }
}

/// Reads separated values (RFC 4180) as people and programs really write them.
///
/// Quotes with doubled quotes and line breaks inside, any line end, `,` `;` or a tab between cells. Total: every input gives a table, and what is
/// wrong with it is told by line. O(bytes).
package struct CSVReader {
  private let text: [UInt8]
  private let separator: UInt8
  private let limits: TableLimits
  private var position: Int
  private var line = 1
  private var table = Table()
  private var cellCount = 0
  private var byteCount = 0
  /// The cells of the header; 0 before it is read.
  private var width = 0
  /// Where a quote opens that is closed nowhere.
  private var literalQuote: Int?

  /// The separators that are found out, the most telling first.
  private static let separators = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// Reads UTF-8, with or without a byte order mark.
  ///
  /// - Parameter separator: What stands between cells; `nil` finds it out from the first line that has text.
  package static func read(_ text: [UInt8], separator: UInt8? = nil, limits: TableLimits = TableLimits()) -> Table {
    let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let (announced, body) = announcement(text, from: start)
    var reader = CSVReader(
      text: text, separator: separator ?? announced ?? self.separator(of: text, from: body), limits: limits, position: body)
    if body > start { reader.line = 2 }
    reader.readRows()
    return reader.table
  }

  /// The separator of a text: the one that its first line with text has most often outside of quotes; a comma where it has none.
  package static func separator(of text: [UInt8], from start: Int = 0) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var hasText = false
    for byte in text[start...].prefix(1 << 20) {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == lineFeed || byte == carriageReturn {
        if hasText { break }
        counts = [:]
      } else if separators.contains(byte) {
        counts[byte, default: 0] += 1
      } else if byte != 0x20 {
        hasText = true
      }
    }
    let most = counts.values.max() ?? 0
    return separators.first { most > 0 && counts[$0] == most } ?? UInt8(ascii: ",")
  }

  /// A first line `sep=;`, as Excel writes it: the separator and where the table begins.
  private static func announcement(_ text: [UInt8], from start: Int) -> (separator: UInt8?, body: Int) {
    let head = text[start...]
    guard head.starts(with: Array("sep=".utf8)), head.count > 5 else { return (nil, start) }
    let end = start + 5
    guard text[end] == lineFeed || text[end] == carriageReturn, separators.contains(text[start + 4]) else { return (nil, start) }
    let isPair = text[end] == carriageReturn && text.count > end + 1 && text[end + 1] == lineFeed
    return (text[start + 4], end + (isPair ? 2 : 1))
  }

  private init(text: [UInt8], separator: UInt8, limits: TableLimits, position: Int) {
    self.text = text
    self.separator = separator
    self.limits = limits
    self.position = position
  }

  private mutating func readRows() {
    while position < text.count {
      guard table.rows.count < limits.rows, cellCount < limits.cells, byteCount < limits.bytes else {
        table.faults.append(.rows(line: line - 1))
        return
      }
      var row = readRow()
      if row.isBlank { continue }
      if width == 0 { width = row.cells.count }
      row.fault = row.fault ?? widthFault(row)
      table.rows.append(row)
    }
  }

  private func widthFault(_ row: Table.Row) -> TableFault? {
    if row.cells.count < width { return .short(cells: row.cells.count, header: width) }
    guard row.cells.count > width, row.cells[width...].contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { return nil }
    return .long(cells: row.cells.count, header: width)
  }

  private mutating func readRow() -> Table.Row {
    var row = Table.Row(line: line, cells: [])
    while true {
      let cell = readCell(&row.fault)
      if row.cells.count < limits.columns {
        row.cells.append(cell)
        cellCount += 1
      } else if !table.faults.contains(.columns(limit: limits.columns)) {
        table.faults.append(.columns(limit: limits.columns))
      }
      guard position < text.count else { return row }
      let byte = text[position]
      position += 1
      if byte == separator {
        // A separator at the very end of the text has an empty cell behind it.
        continue
      }
      if byte == Self.carriageReturn, position < text.count, text[position] == Self.lineFeed { position += 1 }
      line += 1
      return row
    }
  }

  /// Reads a cell; stands at what follows it.
  private mutating func readCell(_ fault: inout TableFault?) -> String {
    guard position < text.count else { return "" }
    if text[position] == Self.quote {
      if position != literalQuote, let cell = readQuoted(&fault) { return cell }
      fault = .unclosedQuote
    }
    let start = position
    skipPlain()
    return string(text[start..<position], &fault)
  }

  private mutating func skipPlain() {
    while position < text.count {
      let byte = text[position]
      if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { return }
      position += 1
    }
  }

  /// Reads a cell in quotes; `nil` where they are closed nowhere.
  ///
  /// That happens once at most: behind such a quote all others stand in pairs.
  private mutating func readQuoted(_ fault: inout TableFault?) -> String? {
    let opening = position
    var start = opening + 1
    var index = start
    var lines = 0
    var content: [UInt8] = []
    while index < text.count {
      let byte = text[index]
      if byte == Self.quote {
        guard index + 1 < text.count, text[index + 1] == Self.quote else { break }
        content += text[start...index]
        index += 2
        start = index
        continue
      }
      if byte == Self.lineFeed || byte == Self.carriageReturn && !(index + 1 < text.count && text[index + 1] == Self.lineFeed) {
        lines += 1
      }
      index += 1
    }
    guard index < text.count else {
      literalQuote = opening
      return nil
    }
    content += text[start..<index]
    position = index + 1
    line += lines
    let rest = position
    skipPlain()
    if rest < position {
      if text[rest..<position].contains(where: { $0 != 0x20 && $0 != 0x09 }) { fault = .textBehindQuote }
      content += text[rest..<position]
    }
    return string(content[...], &fault)
  }

  private mutating func string(_ bytes: ArraySlice<UInt8>, _ fault: inout TableFault?) -> String {
    byteCount += bytes.count
    guard bytes.count > limits.cellBytes else { return String(decoding: bytes, as: UTF8.self) }
    fault = .longCell(bytes: limits.cellBytes)
    var end = bytes.startIndex + limits.cellBytes
    while bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}

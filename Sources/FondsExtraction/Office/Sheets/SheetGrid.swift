internal import FondsText

/// Puts the cells of a sheet together into a table, within bounds: a spreadsheet may say of one cell that it stands a million times.
struct SheetGrid {
  private var table: Table
  private var row: Table.Row
  private let limits: TableLimits
  private var cellCount = 0
  private var byteCount = 0
  private var copies = 0
  private var copiedBytes = 0
  private var merges: [(column: Int, lines: ClosedRange<Int>)] = []

  /// The most merged ranges of a sheet.
  private static let mergeLimit = 20_000
  /// The highest number of a row that is believed.
  private static let lineLimit = 1 << 30

  init(name: String, limits: TableLimits) {
    table = Table(name: name)
    row = Table.Row(line: 0, cells: [])
    self.limits = limits
  }

  /// Whether a bound is reached, so that reading on is useless.
  private(set) var isFull = false

  /// Begins a row, at least one below the last.
  ///
  /// - Parameter line: From 1; `nil` stands for the next one.
  mutating func beginRow(_ line: Int? = nil) {
    row = Table.Row(line: max(row.line + 1, min(line ?? 0, Self.lineLimit)), cells: [])
  }

  /// The number of the open row.
  var line: Int { row.line }

  /// Puts a text into a column, from 0; empty text takes no room.
  mutating func set(_ column: Int, _ text: String, repeated: Int = 1) {
    guard !text.isEmpty, repeated > 0, column >= 0, !isFull else { return }
    let end = column + min(repeated, limits.columns)
    guard column < limits.columns else { return noteColumns() }
    if end > limits.columns { noteColumns() }
    while row.cells.count < column { row.cells.append("") }
    let text = clipped(text)
    for place in column..<min(end, limits.columns) {
      if place < row.cells.count { row.cells[place] = text } else { row.cells.append(text) }
    }
  }

  private mutating func noteColumns() {
    let fault = TableFault.columns(limit: limits.columns)
    if !table.faults.contains(fault) { table.faults.append(fault) }
  }

  private mutating func clipped(_ text: String) -> String {
    guard text.utf8.count > limits.cellBytes else { return text }
    row.fault = .longCell(bytes: limits.cellBytes)
    var end = text.utf8.index(text.utf8.startIndex, offsetBy: limits.cellBytes)
    while text.utf8[end] & 0xC0 == 0x80 { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }

  /// Ends the open row, which may stand several times; one without text only counts.
  mutating func endRow(repeated: Int = 1) {
    let first = row.line
    defer { row.line = first + max(1, min(repeated, 1 << 24)) - 1 }
    guard !row.isBlank else { return }
    let size = row.cells.reduce(0) { $0 + $1.utf8.count }
    for line in first..<first + max(1, min(repeated, 1 << 24)) {
      if line > first {
        guard copies < limits.copies, copiedBytes + size <= limits.copiedBytes else { return noteRows() }
        copies += 1
        copiedBytes += size
      }
      cellCount += row.cells.count
      byteCount += size
      guard !isFull, table.rows.count < limits.rows, cellCount <= limits.cells, byteCount <= limits.bytes else {
        noteRows()
        isFull = true
        return
      }
      row.line = line
      table.rows.append(row)
    }
  }

  /// Notes, once, that rows behind the last one were left out.
  private mutating func noteRows() {
    let isKnown = table.faults.contains { fault in
      if case .rows = fault { true } else { false }
    }
    if !isKnown { table.faults.append(.rows(line: table.rows.last?.line ?? 0)) }
  }

  /// Notes that the cell of a column stands for all those lines; cells merged along a row are of the first one.
  mutating func merge(column: Int, lines: ClosedRange<Int>) {
    if lines.count > 1, merges.count < Self.mergeLimit { merges.append((column, lines)) }
  }

  /// The table; cells that are merged downwards hold their text in every row.
  consuming func finish() -> Table {
    var budget = limits.cells
    for (column, lines) in merges {
      var low = 0
      var high = table.rows.count
      while low < high {
        let middle = (low + high) / 2
        if table.rows[middle].line < lines.lowerBound { low = middle + 1 } else { high = middle }
      }
      guard low < table.rows.count, table.rows[low].line == lines.lowerBound else { continue }
      let text = table.rows[low][column]
      var index = low + 1
      while index < table.rows.count, table.rows[index].line <= lines.upperBound, budget > 0, !text.isEmpty {
        budget -= 1
        byteCount += text.utf8.count
        guard byteCount <= limits.bytes else { return table }
        if table.rows[index][column].isEmpty {
          while table.rows[index].cells.count <= column { table.rows[index].cells.append("") }
          table.rows[index].cells[column] = text
        }
        index += 1
      }
    }
    return table
  }
}

internal import FondsBytes
package import FondsRecord
internal import FondsText

/// The rows of a source that are records of their own: a table with a mapping, or one whose header speaks for itself.
package struct TableRecords: Sendable {
  /// A row that can be a record.
  package struct Row: Sendable, Hashable {
    /// What it is called in its table; unique in the source.
    package var key: String
    /// The identifier that it declares.
    package var id: RecordID?
    /// The line of a text, or the row of a sheet, from 1.
    package var line: Int
    /// SHA-256 of its headers and cells in lower-case hexadecimal.
    package var digest: String
    /// The size of its texts in bytes.
    package var bytes: Int
    fileprivate var part: Int
    fileprivate var index: Int
  }

  /// One table of the source.
  private struct Part: Sendable {
    let table: Table
    let columns: TableColumns
    let mapping: TableMapping?
    /// Columns whose dates have the month first.
    var monthFirst: Set<Int> = []
  }

  /// In their order.
  package private(set) var rows: [Row] = []
  /// What is to be said of rows before their records are made, the refusals apart.
  package private(set) var remarks = RowRemarks()
  /// What is to be said of the tables as a whole.
  package private(set) var flags: [String] = []
  private var parts: [Part] = []
  /// The line of the row that an identifier belongs to.
  private var lines: [String: Int] = [:]
  /// How often a key was wanted.
  private var attempts: [String: Int] = [:]

  /// The records of the tables of a source; `nil` where they are none.
  ///
  /// Throws `metadata` where a mapping names a sheet or a column that is not there.
  init?(_ tables: [Table], mappings: [TableMapping]) throws(ExtractionError) {
    if mappings.isEmpty {
      let filled = tables.filter { !$0.rows.isEmpty }
      var described: [(Table, TableColumns)] = []
      for table in filled {
        guard let header = table.rows.first, let columns = TableColumns(describing: header) else { return nil }
        described.append((table, columns))
      }
      guard !described.isEmpty else { return nil }
      for (table, columns) in described {
        read(Part(table: Self.withoutMarks(table), columns: columns, mapping: nil), headerRow: 0)
      }
    } else {
      for mapping in mappings { try read(tables, mapping) }
    }
  }

  /// The table without the apostrophes that stand before cells which spreadsheet programs would take for formulas.
  private static func withoutMarks(_ table: Table) -> Table {
    var table = table
    for index in table.rows.indices {
      for place in table.rows[index].cells.indices {
        let bytes = table.rows[index].cells[place].utf8
        guard bytes.first == UInt8(ascii: "'"), let next = bytes.dropFirst().first, "=+-@'\t\r".utf8.contains(next) else { continue }
        table.rows[index].cells[place] = String(table.rows[index].cells[place].unicodeScalars.dropFirst())
      }
    }
    return table
  }

  private mutating func read(_ tables: [Table], _ mapping: TableMapping) throws(ExtractionError) {
    // Separated values have no sheets to choose from.
    let named = mapping.sheet.map { name in tables.first { $0.name == name || $0.name.isEmpty } } ?? tables.first
    guard let table = named else {
      throw Self.refusal("the workbook has no visible sheet \"\(mapping.sheet ?? "")\"")
    }
    guard !table.rows.isEmpty else { return }
    let headerRow = TableColumns.headerRow(of: table, mapping: mapping)
    let columns = TableColumns(header: table.rows[headerRow], mapping: mapping)
    guard columns.missing.isEmpty else {
      throw Self.refusal("the table has no column \(columns.missing.map { "\"\($0)\"" }.joined(separator: ", "))")
    }
    read(Part(table: table, columns: columns, mapping: mapping), headerRow: headerRow)
  }

  private static func refusal(_ message: String) -> ExtractionError {
    ExtractionError(.metadata, message, remedy: "correct `tables` in fonds.yaml, or the header of the table")
  }

  private mutating func read(_ part: Part, headerRow: Int) {
    let number = parts.count
    var part = part
    part.monthFirst = readDates(of: part, headerRow: headerRow)
    parts.append(part)
    for fault in part.table.faults where !flags.contains(ExtractionFlag.of(fault)) { flags.append(ExtractionFlag.of(fault)) }
    let header = part.table.rows[headerRow]
    for place in part.columns.slips {
      remarks.note(
        .init(line: header.line, column: part.columns.headers[place], flag: ExtractionFlag.unknownKey(part.columns.headers[place])))
    }
    for (place, first) in part.columns.repeated {
      remarks.note(.init(line: header.line, column: part.columns.headers[place], flag: ExtractionFlag.headerTwice(place, first)))
    }
    var hasOpenQuote = false
    for index in part.table.rows.indices.dropFirst(headerRow + 1) {
      let row = part.table.rows[index]
      let fault = Self.fault(of: row, header: header)
      hasOpenQuote = hasOpenQuote || fault == .unclosedQuote
      if let fault {
        // What stands in a wrong column must not be believed; behind an open quote, neither must a narrow row.
        let isRefusal = fault == .unclosedQuote || Self.isLong(fault) || hasOpenQuote
        remarks.note(.init(line: row.line, flag: ExtractionFlag.of(fault), isRefusal: isRefusal))
        if isRefusal { continue }
      }
      take(row, index, part, number)
    }
  }

  /// The columns whose dates have the month first; those that contradict their column are noted.
  private mutating func readDates(of part: Part, headerRow: Int) -> Set<Int> {
    var monthFirst: Set<Int> = []
    let rows = part.table.rows.dropFirst(headerRow + 1)
    for (place, target) in part.columns.targets.enumerated() where target.isDate {
      let column = DateColumn(rows.lazy.map { $0[place] })
      if column.isMonthFirst { monthFirst.insert(place) }
      for index in column.contradicting {
        remarks.note(
          .init(
            line: rows[rows.startIndex + index].line, column: part.columns.headers[place],
            flag: ExtractionFlag.dateOrder(isMonthFirst: column.isMonthFirst)))
      }
    }
    return monthFirst
  }

  /// The fault of a row, its width compared with that of the header.
  private static func fault(of row: Table.Row, header: Table.Row) -> TableFault? {
    switch row.fault {
    case .short, .long: break
    case let fault: return fault
    }
    let width = header.cells.count
    if row.cells.count > width, row.cells[width...].contains(where: { !$0.trimmed.isEmpty }) {
      return .long(cells: row.cells.count, header: width)
    }
    if case .short = row.fault, row.cells.count < width { return .short(cells: row.cells.count, header: width) }
    return nil
  }

  private static func isLong(_ fault: TableFault) -> Bool {
    if case .long = fault { true } else { false }
  }

  /// Adds a row unless its name is missing, malformed or taken.
  private mutating func take(_ row: Table.Row, _ index: Int, _ part: Part, _ number: Int) {
    let (digest, bytes) = Self.digest(of: row, part.columns.headers, part.monthFirst)
    guard bytes > 0 else { return }
    var taken = Row(key: "", id: nil, line: row.line, digest: digest, bytes: bytes, part: number, index: index)
    if part.columns.key.isEmpty {
      taken.key = freeKey(String(digest.prefix(16)))
    } else {
      let column = Self.keyColumn(part.columns)
      guard let key = Self.key(of: row, part.columns.key) else {
        return remarks.note(.init(line: row.line, column: column, flag: ExtractionFlag.rowWithoutID, isRefusal: true))
      }
      let name = (part.mapping?.prefix ?? "") + key
      guard let id = RecordID(name) else {
        return remarks.note(.init(line: row.line, column: column, flag: ExtractionFlag.rowBadID(name), isRefusal: true))
      }
      if let line = lines[name] {
        return remarks.note(.init(line: row.line, column: column, flag: ExtractionFlag.rowTwice(line: line), isRefusal: true))
      }
      lines[name] = row.line
      taken.id = id
      taken.key = freeKey(key)
    }
    rows.append(taken)
  }

  /// A key that no row has yet; two sheets may count alike, and rows without names may be equal.
  private mutating func freeKey(_ key: String) -> String {
    guard var attempt = attempts[key] else {
      attempts[key] = 1
      return key
    }
    var free: String
    repeat {
      attempt += 1
      free = key + "-\(attempt)"
    } while attempts[free] != nil
    attempts[key] = attempt
    attempts[free] = 1
    return free
  }

  private static func keyColumn(_ columns: TableColumns) -> String? {
    for part in columns.key { if case .column(let place) = part { return columns.headers[place] } }
    return nil
  }

  /// The key of a row; `nil` where a column of it is empty.
  private static func key(of row: Table.Row, _ parts: [TableColumns.KeyPart]) -> String? {
    var key = ""
    for part in parts {
      switch part {
      case .text(let text): key += text
      case .column(let place):
        let cell = Normalization.nfc(row[place].trimmed)
        guard !cell.isEmpty else { return nil }
        key += cell
      }
    }
    return key
  }

  /// Where other rows decide how the dates of a row are read, that is a part of what it says.
  private static func digest(of row: Table.Row, _ headers: [String], _ monthFirst: Set<Int>) -> (digest: String, bytes: Int) {
    var text: [UInt8] = []
    var size = 0
    for (place, header) in headers.enumerated() {
      let cell = row[place].trimmed
      guard !cell.isEmpty else { continue }
      size += cell.utf8.count
      text += header.utf8
      if monthFirst.contains(place) { text.append(1) }
      text.append(0)
      text += cell.utf8
      text.append(0)
    }
    return (SHA256.hexadecimal(text), size)
  }

  /// The mapping behind a row.
  func mapping(of row: Row) -> TableMapping? { parts[row.part].mapping }

  /// The column that a flag of the record of a row is about.
  package func column(of flag: String, in row: Row) -> String? { parts[row.part].columns.column(of: flag) }

  /// What a row says.
  func description(of row: Row) -> RowDescription {
    let part = parts[row.part]
    return RowReader(
      columns: part.columns, mapping: part.mapping, monthFirst: part.monthFirst, row: part.table.rows[row.index]
    ).description()
  }
}

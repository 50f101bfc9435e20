internal import FondsText

/// The flags of tables and of their rows.
extension ExtractionFlag {
  /// A row has nothing in the column that names it.
  package static let rowWithoutID = "row-without-id"
  /// The key of a row is no identifier.
  package static func rowBadID(_ key: String) -> String { rowBadID + key.beginning(60) }
  /// How flags about keys that are no identifiers begin.
  package static let rowBadID = "row-bad-id:"
  /// A row has the name of an earlier one, which stands at this line.
  package static func rowTwice(line: Int) -> String { rowTwice + String(line) }
  /// How flags about rows with the name of another begin.
  package static let rowTwice = "row-twice:"
  /// A row declares the identifier of another source.
  package static func rowTaken(by owner: String) -> String { rowTaken + owner }
  /// How flags about identifiers of other sources begin.
  package static let rowTaken = "row-taken:"
  /// The index cannot hold the record of a row.
  package static let rowTooLarge = "row-too-large"
  /// A row is wider or narrower than the header: cells found and wanted.
  package static let rowWidth = "row-width:"
  /// A quote opens in a row and is closed nowhere.
  package static let openQuote = "row-open-quote"
  /// Text stands behind a closing quote.
  package static let textBehindQuote = "row-text-behind-quote"
  /// A cell was cut.
  package static let longCell = "row-long-cell"
  /// What stands behind a line of a table was left out.
  package static let tableCut = "table-cut:"
  /// What stands behind a column of a table was left out.
  package static let columnsCut = "columns-cut:"
  /// A column, by its place from 0, has the header of an earlier one.
  static func headerTwice(_ place: Int, _ first: Int) -> String { headerTwice + "\(first + 1):\(place + 1)" }
  /// How flags about columns with the header of another begin.
  package static let headerTwice = "header-twice:"
  /// A date cannot be read in the order of day and month that its column has.
  static func dateOrder(isMonthFirst: Bool) -> String { dateOrder + (isMonthFirst ? "month" : "day") }
  /// How flags about dates that contradict their column begin.
  package static let dateOrder = "date-order:"
  /// So many rows of a table became no records.
  package static func rowsRefused(_ count: Int) -> String { rowsRefused + String(count) }
  /// How flags about refused rows begin.
  package static let rowsRefused = "rows-refused:"
  /// So many rows of a table became records with remarks.
  package static func rowsRemarked(_ count: Int) -> String { rowsRemarked + String(count) }
  /// How flags about rows with remarks begin.
  package static let rowsRemarked = "rows-remarked:"
  /// So many records of an earlier table stay, because they are not in it today and nobody has allowed their removal.
  package static func rowsKept(_ count: Int) -> String { rowsKept + String(count) }
  /// How flags about rows that stay begin.
  package static let rowsKept = "rows-kept:"

  /// The flag of a fault of a table or a row.
  static func of(_ fault: TableFault) -> String {
    switch fault {
    case .unclosedQuote: openQuote
    case .textBehindQuote: textBehindQuote
    case .short(let cells, let header), .long(let cells, let header): "\(rowWidth)\(cells):\(header)"
    case .longCell: longCell
    case .columns(let limit): columnsCut + String(limit)
    case .rows(let line): tableCut + String(line)
    }
  }
}

/// What is wrong with a row or a table.
package enum TableFault: Sendable, Hashable {
  /// A quote that opens in this row is closed nowhere; it was taken for a letter.
  case unclosedQuote
  /// Text stands behind a quote that closes, as in `"a" b`.
  case textBehindQuote
  /// The row has fewer cells than the header.
  case short(cells: Int, header: Int)
  /// The row has more cells than the header, and they are not empty.
  case long(cells: Int, header: Int)
  /// A cell was cut at this many bytes.
  case longCell(bytes: Int)
  /// What stands behind this column was left out.
  case columns(limit: Int)
  /// What stands behind this line was left out: it is too much.
  case rows(line: Int)
}

extension TableFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unclosedQuote: "a quote opens here and is never closed"
    case .textBehindQuote: "text stands behind a closing quote"
    case .short(let cells, let header): "it has \(cells) cells, the header \(header)"
    case .long(let cells, let header): "it has \(cells) cells, the header only \(header)"
    case .longCell(let bytes): "a cell has more than \(bytes) bytes"
    case .columns(let limit): "what stands behind column \(limit) is left out"
    case .rows(let line): "what stands behind line \(line) is left out"
    }
  }
}

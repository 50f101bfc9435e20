internal import FondsText

/// A line of separated values that a command prints, in the writing of every table of fonds.
package enum TableLine {
  /// The cells as a line without its end; a text that a spreadsheet would take for a formula is made harmless, a number stays one.
  package static func text(_ cells: [String]) -> String {
    var writer = CSVWriter()
    writer.add(cells.map { Double($0) == nil ? RecordSheet.harmless($0) : $0 })
    return String(decoding: writer.bytes.dropLast(2), as: UTF8.self)
  }
}

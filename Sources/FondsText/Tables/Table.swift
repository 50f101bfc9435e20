/// A grid of texts: one sheet of a spreadsheet, or a file of separated values.
///
/// Rows without any text are left out; the first row that is left is usually the header.
package struct Table: Sendable, Hashable {
  /// The name of the sheet; empty where the format has none.
  package var name: String
  package var rows: [Row]
  /// What is wrong with the table as a whole, or was left out of it.
  package var faults: [TableFault]

  /// One row, as wide as it is written: missing cells at its end are empty ones.
  package struct Row: Sendable, Hashable {
    /// Where it begins: the line of a text, or the row of a sheet, from 1.
    package var line: Int
    package var cells: [String]
    /// What is wrong with it; what its cells hold may then stand in the wrong place.
    package var fault: TableFault?

    package init(line: Int, cells: [String], fault: TableFault? = nil) {
      self.line = line
      self.cells = cells
      self.fault = fault
    }

    /// The text of a cell, from 0; empty beyond the end of the row.
    package subscript(column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }

    /// Whether no cell holds anything but white space.
    package var isBlank: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
  }

  package init(name: String = "", rows: [Row] = [], faults: [TableFault] = []) {
    self.name = name
    self.rows = rows
    self.faults = faults
  }
}

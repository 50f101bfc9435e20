/// What the report says of one row of a table.
package struct RowRemark: Sendable, Hashable {
  /// The line of a text, or the row of a sheet, from 1.
  package var line: Int
  /// The header of the column that it is about.
  package var column: String?
  /// What is the matter, from ``ExtractionFlag``.
  package var flag: String
  /// Whether the row became no record.
  package var isRefusal: Bool

  /// The most remarks kept of one table.
  package static let limit = 200

  package init(line: Int, column: String? = nil, flag: String, isRefusal: Bool = false) {
    self.line = line
    self.column = column
    self.flag = flag
    self.isRefusal = isRefusal
  }
}

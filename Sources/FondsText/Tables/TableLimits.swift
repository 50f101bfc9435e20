/// How much of a table is read; what lies beyond is left out and said to be.
package struct TableLimits: Sendable {
  /// The most rows of one table.
  package var rows = 200_000
  /// The most copies of rows that a sheet says stand several times: nobody fills twenty thousand rows alike on purpose.
  package var copies = 20_000
  /// The most text of those copies, in bytes of UTF-8.
  package var copiedBytes = 2 << 20
  /// The most columns.
  package var columns = 1_000
  /// The most cells of one table, empty ones between others included.
  package var cells = 4_000_000
  /// The most text of one cell, in bytes of UTF-8.
  package var cellBytes = 4 << 20
  /// The most text of one table, in bytes of UTF-8.
  package var bytes = 64 << 20

  package init() {}
}

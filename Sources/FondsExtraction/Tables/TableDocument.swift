internal import FondsRecord
internal import FondsText

/// A table that nothing maps to records, as a document: found by its words like any other file.
enum TableDocument {
  /// Rows of one block: a hit in a long table shows what stands around it.
  private static let rowsPerBlock = 50

  /// Makes blocks of the tables of a document, if it has any: the names of sheets as headings where there are several, their rows as tables.
  static func place(_ document: inout ExtractedDocument, limits: ExtractionLimits) {
    guard !document.tables.isEmpty else { return }
    var collector = BlockCollector(limits: limits)
    let filled = document.tables.filter { !$0.rows.isEmpty }
    for table in filled {
      for fault in table.faults {
        document.flag(fault == .columns(limit: TableLimits().columns) ? ExtractionFlag.of(fault) : ExtractionFlag.truncated)
      }
      if !table.name.isEmpty, filled.count > 1 { collector.add(.heading, table.name, level: 2) }
      var start = 0
      while start < table.rows.count, !collector.isFull {
        let end = min(start + rowsPerBlock, table.rows.count)
        var text: [UInt8] = []
        for row in table.rows[start..<end] {
          var cells = row.cells[...]
          while let last = cells.last, last.trimmed.isEmpty { cells.removeLast() }
          for (place, cell) in cells.enumerated() {
            if place > 0 { text.append(0x09) }
            text += TextCleaner.cleaned(Array(cell.utf8)[...])
          }
          text.append(0x0A)
        }
        collector.add(verbatim: .table, utf8: text[...])
        start = end
      }
    }
    document.tables = []
    document.blocks = collector.blocks
    if collector.isTruncated { document.flag(ExtractionFlag.truncated) }
  }

  /// Whether separated values look like a table rather than like prose with commas: two columns or more, and most rows as wide as the header.
  static func isTable(_ table: Table) -> Bool {
    guard let header = table.rows.first, header.cells.count >= 2 else { return false }
    let ragged = table.rows.count { $0.fault != nil }
    return table.rows.count >= 2 && ragged * 2 <= table.rows.count
  }
}

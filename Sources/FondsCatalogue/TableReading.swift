internal import FondsExtraction
internal import FondsRecord

/// The rows of a table that are records, before these are made: a table may have more of them than should be in memory at once.
struct TableReading: Sendable {
  let records: TableRecords
  /// What was read with the table: its format and its sidecar.
  var extraction: Extraction
  let source: SourceEntry
  let normaliser: Normaliser
  /// Whether the description of the table cannot be read, so that nobody knows who may see its rows.
  let isDraft: Bool
  /// The rows that the last run knew of the table.
  let former: [LedgerRow]
  /// The identifiers of the records, in the order of the rows.
  var ids: [RecordID] = []
  /// Whether each row is as the last run left it.
  var isKnown: [Bool] = []
  /// Whether rows keep the identifiers that they had at another path.
  var keepsIdentity = false

  /// The record of a row.
  func record(at index: Int) -> Record {
    var record = normaliser.record(of: records.rows[index], in: records, from: extraction, of: source, id: ids[index])
    if isDraft { record.visibility = .draft }
    return record
  }
}

internal import FondsIndex
internal import FondsRecord
internal import FondsSystemic

/// All that a writing session takes of one record.
struct IndexedRecord: Sendable {
  var document: IndexDocument
  var shingled: ShingledRecord
  var titles: RecordTitles
  /// Those of the record, for the report.
  var flags: [String]

  var id: RecordID { document.id }
}

internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsSearch

/// The records of a generation that were shown lately, decoded and laid out for snippets.
final class RecordMemory: Sendable {
  let terms = TermMemory()
  private let records = RecentValues<DocumentAddress, MarkableRecord>(limit: byteLimit)

  private static let byteLimit = 64 << 20
  /// About 30 MB of terms and their stems.
  private static let termLimit = 500_000

  /// Whether another memory should take its place: terms are never forgotten one by one.
  var isFull: Bool { terms.count > Self.termLimit }

  /// The record at an address, kept or read.
  func record(
    at address: DocumentAddress, _ read: (DocumentAddress) throws(CatalogueError) -> Record
  ) throws(CatalogueError) -> MarkableRecord {
    if let known = records[address] { return known }
    let record = MarkableRecord(try read(address), memory: terms)
    records.keep(record, for: address, size: record.size)
    return record
  }
}

package import FondsBytes
internal import FondsRecord

/// The shingles of all records of a generation, sorted, as they are kept beside the segments (`Index/FORMAT.md` §9).
///
/// Read where it lies: nothing is copied but the names of the records.
package struct ShingleTable: Sendable {
  /// A record of the table; they are sorted by the bytes of their identifiers.
  struct Row: Sendable, Hashable {
    /// UTF-8 of the identifier.
    var id: [UInt8]
    /// Words of the body.
    var words: Int
    /// Day of publication as `ShingledRecord.day`; 0 where unknown.
    var day: Int
  }

  /// Of the hashes, those that end in so many zero bits are kept.
  let shift: Int
  let rows: [Row]
  /// Entries of 16 bytes.
  private let entries: ByteView
  let count: Int

  /// Raised when shingles of the same text come out otherwise, so that tables of before are made anew.
  package static let version: UInt64 = 2
  private static let identifierLimit = 1 << 10

  /// Opens a table that `ShingleCollector` made.
  ///
  /// Throws `damaged` or `truncated` where the bytes are none, `limit` where they are of another version.
  package init(_ view: ByteView) throws(ByteError) {
    var reader = ByteReader(view)
    guard try reader.varint() == Self.version else { throw reader.failure(.limit, "the table of shingles is of another version") }
    shift = try reader.count(limit: 40)
    let rowCount = try reader.count(limit: min(view.count, ShingleEntry.recordLimit))
    var rows: [Row] = []
    rows.reserveCapacity(rowCount)
    for _ in 0..<rowCount {
      let id = try reader.bytes(reader.count(limit: Self.identifierLimit))
      rows.append(Row(id: id, words: try reader.count(limit: Int(Int32.max)), day: try reader.count(limit: 99_999_999)))
    }
    self.rows = rows
    count = try reader.count(limit: view.count / 16)
    entries = try view.slice(reader.position, count * 16)
    guard reader.position + count * 16 == view.count else { throw reader.failure(.damaged, "the table of shingles has bytes too many") }
  }

  /// The entry at an index below `count`; its record may be out of range in a damaged table.
  func entry(_ index: Int) throws(ByteError) -> ShingleEntry {
    ShingleEntry(key: try entries.uint64(at: 16 * index), place: try entries.uint64(at: 16 * index + 8))
  }

  /// Writes a table; `entries` are sorted, and there are as many as `count` says.
  static func header(shift: Int, rows: [Row], count: Int) -> ByteWriter {
    var writer = ByteWriter(capacity: 16 * count + 24 * rows.count)
    writer.varint(version)
    writer.varint(shift)
    writer.varint(rows.count)
    for row in rows {
      writer.varint(row.id.count)
      writer.append(row.id)
      writer.varint(row.words)
      writer.varint(row.day)
    }
    writer.varint(count)
    return writer
  }
}

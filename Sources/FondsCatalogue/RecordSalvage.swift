internal import FondsExtraction
internal import FondsIndex
internal import FondsRecord

/// Decides what is taken over from a damaged generation.
struct RecordSalvage {
  private let index: IndexSalvage
  /// Roots that are read again.
  private let labels: Set<String>
  /// The old ledger, where it is whole.
  private let old: SourceLedger?
  /// What is known of the sources whose records were taken over.
  private(set) var ledger = SourceLedger()
  private(set) var saved = 0
  /// Records that nobody can read any longer; `nil` where nobody knows how many there were.
  private(set) var lost: Int?

  init(_ index: IndexSalvage, besides labels: Set<String>) {
    self.index = index
    self.labels = labels
    lost = index.segments > 0 ? 0 : nil
    old = index.attachment(SourceLedger.attachment).flatMap(Self.ledger)
  }

  private static func ledger(_ bytes: [UInt8]) -> SourceLedger? {
    do throws(RecordError) { return try SourceLedger(decoding: bytes) } catch { return nil }
  }

  /// The records to take over, each identifier once.
  mutating func records() -> [Record] {
    var found: [String: Record] = [:]
    var order: [String] = []
    for segment in 0..<index.segments {
      let (stored, unreadable) = index.stored(in: segment)
      lost = lost.map { $0 + unreadable }
      for bytes in stored {
        guard let record = Self.record(bytes) else {
          lost = lost.map { $0 + 1 }
          continue
        }
        if found.updateValue(record, forKey: record.id.value) == nil { order.append(record.id.value) }
      }
    }
    let taken = order.compactMap { found[$0] }.filter { take($0) }
    saved = taken.count
    return taken
  }

  private static func record(_ bytes: [UInt8]) -> Record? {
    do throws(RecordError) { return try RecordCoding.decode(bytes) } catch { return nil }
  }

  /// Whether a record is taken over; what is made of a source comes with its entry in the ledger, so that a later run may remove it.
  private mutating func take(_ record: Record) -> Bool {
    guard let source = record.source else { return true }
    let key = Array(source.path.utf8)
    if let old {
      if let entry = old.roots[source.root]?[key], entry.recordIDs.contains(record.id.value) {
        if labels.contains(source.root) { return false }
        if let row = entry.rows.first(where: { $0.id == record.id.value }) {
          add(row, to: source, key)
        } else {
          ledger.roots[source.root, default: [:]][key] = entry
        }
        ledger.configurations[source.root] = old.configurations[source.root]
        return true
      }
      // Imported; or deleted, where the list of deletions is lost.
      return index.knowsDeletions || old.roots[source.root] == nil
    }
    if labels.contains(source.root) { return false }
    if let row = source.row {
      add(LedgerRow(key: row, id: record.id.value, digest: source.sha256), to: source, key)
      return true
    }
    var entry = Self.unread(source)
    entry.sha256 = source.sha256
    entry.id = record.id.value
    ledger.roots[source.root, default: [:]][key] = entry
    return true
  }

  /// Notes a row; its table is read again the next time, since other rows of it may be lost.
  private mutating func add(_ row: LedgerRow, to source: SourceReference, _ key: PathKey) {
    ledger.roots[source.root, default: [:]][key, default: Self.unread(source)].rows.append(row)
  }

  private static func unread(_ source: SourceReference) -> LedgerEntry {
    LedgerEntry(path: source.path, stamp: FileStamp(size: 0, modified: 0, changed: 0, inode: 0, device: 0), outcome: .indexed)
  }
}

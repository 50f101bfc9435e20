package import FondsExtraction
package import FondsRecord

/// A path as its bytes.
package typealias PathKey = [UInt8]

/// What the last run knew of one input: enough to leave it alone when nothing changed, and to count it again.
package struct LedgerEntry: Sendable, Hashable {
  /// Relative to the root, in display form.
  package var path: String
  /// What the system said of the file, then of its sidecar (`nil` without one).
  package var stamp: FileStamp
  package var sidecar: FileStamp?
  /// SHA-256 of the source; empty where it was not read.
  package var sha256: String
  package var sidecarSHA256: String?
  package var outcome: Outcome
  package var reason: OutcomeReason?
  package var detail: String?
  package var flags: [String]
  /// The record it became.
  package var id: String?
  /// The records of its rows, where it is a table of such.
  package var rows: [LedgerRow] = []
  /// What is to be said of single rows, by line.
  package var remarks: [RowRemark] = []
  /// True while the source is gone and its record waits for a person to allow its removal.
  package var isMissing = false

  /// True where pages could not be read that a recogniser of text might read.
  package var awaitsRecognition: Bool { reason == .needsOCR || flags.contains { $0.hasPrefix(ExtractionFlag.needsOCR) } }

  /// The identifiers of its records.
  package var recordIDs: [String] { (id.map { [$0] } ?? []) + rows.map(\.id) }

  /// True while rows that are gone wait for a person to allow their removal.
  package var hasWaitingRows: Bool { rows.contains(where: \.isMissing) }

  /// The bytes of the path.
  package var key: PathKey { Array(path.utf8) }

  /// The same, known to be out of sight.
  var waiting: LedgerEntry {
    var entry = self
    entry.isMissing = true
    return entry
  }

  package init(path: String, stamp: FileStamp, outcome: Outcome) {
    self.path = path
    self.stamp = stamp
    sha256 = ""
    self.outcome = outcome
    flags = []
  }
}

/// Every input of every root as the last run left it, committed with the index in one step.
package struct SourceLedger: Sendable, Equatable {
  /// Per root label, by the bytes of the path, sorted when written.
  ///
  /// Bytes, because two names that differ only in how an accent is composed are equal strings and different files.
  package var roots: [String: [PathKey: LedgerEntry]] = [:]
  /// Per root label: what its records owe to the configuration, so that a change of it reads the root again.
  package var configurations: [String: String] = [:]

  package init() {}

  /// The attachment of the index that holds it.
  package static let attachment = "ledger"

  /// One line a root, then one line an input, sorted: the same sources give the same bytes.
  package func encode() -> [UInt8] {
    var writer = JSONWriter()
    for (label, entries) in roots.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      writer.object { writer in
        writer.member("root", label)
        writer.member("configuration", configurations[label] ?? "")
      }
      writer.endLine()
      for (_, entry) in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        entry.write(to: &writer)
        writer.endLine()
      }
    }
    return writer.bytes
  }

  /// Reads what `encode` wrote.
  package init(decoding bytes: [UInt8]) throws(RecordError) {
    var label: String?
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = try JSONReader.parse(bytes, in: start..<end)
      if let root = line["root"]?.string {
        label = root
        roots[root] = [:]
        configurations[root] = line["configuration"]?.string ?? ""
      } else if let label, let entry = LedgerEntry(line) {
        roots[label]?[entry.key] = entry
      } else {
        throw RecordError(.badValue, offset: start, message: "a line of the ledger is wrong", remedy: "run `fonds reindex --full`")
      }
      start = end + 1
    }
  }
}

extension LedgerEntry {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("path", path)
      writer.name("stamp")
      stamp.write(to: &writer)
      if let sidecar {
        writer.name("sidecar")
        sidecar.write(to: &writer)
      }
      if !sha256.isEmpty { writer.member("sha256", sha256) }
      if let sidecarSHA256 { writer.member("sidecar_sha256", sidecarSHA256) }
      writer.member("outcome", outcome.rawValue)
      if let reason { writer.member("reason", reason.rawValue) }
      if let detail { writer.member("detail", detail) }
      if !flags.isEmpty { writer.member("flags", flags) }
      if let id { writer.member("id", id) }
      if !rows.isEmpty { writer.member("rows", rows.filter { !$0.isMissing }.flatMap(\.parts)) }
      if hasWaitingRows { writer.member("waiting", rows.filter(\.isMissing).flatMap(\.parts)) }
      if !remarks.isEmpty { writer.member("remarks", remarks.flatMap(\.parts)) }
      if isMissing { writer.member("missing", 1) }
    }
  }

  fileprivate init?(_ value: JSONValue) {
    guard let path = value["path"]?.string, let stamp = value["stamp"].flatMap(FileStamp.init),
      let outcome = value["outcome"]?.string.flatMap(Outcome.init)
    else { return nil }
    self.init(path: path, stamp: stamp, outcome: outcome)
    sidecar = value["sidecar"].flatMap(FileStamp.init)
    sha256 = value["sha256"]?.string ?? ""
    sidecarSHA256 = value["sidecar_sha256"]?.string
    reason = value["reason"]?.string.flatMap(OutcomeReason.init)
    detail = value["detail"]?.string
    flags = value["flags"]?.array?.compactMap(\.string) ?? []
    id = value["id"]?.string
    rows = LedgerRow.rows(value["rows"], areMissing: false) + LedgerRow.rows(value["waiting"], areMissing: true)
    remarks = RowRemark.remarks(value["remarks"])
    isMissing = value["missing"] != nil
  }
}

extension FileStamp {
  /// The device is left out: the same disk may be mounted under another number tomorrow.
  fileprivate func write(to writer: inout JSONWriter) {
    writer.array { writer in
      writer.integer(size)
      writer.integer(Int(modified))
      writer.integer(Int(changed))
      writer.string(String(inode))
    }
  }

  fileprivate init?(_ value: JSONValue) {
    guard let parts = value.array, parts.count == 4, let size = parts[0].integer, let modified = parts[1].integer,
      let changed = parts[2].integer, let inode = parts[3].string.flatMap({ UInt64($0) })
    else { return nil }
    self.init(size: size, modified: Int64(modified), changed: Int64(changed), inode: inode, device: 0)
  }

  /// True when nothing says that the content differs.
  package func agrees(with other: FileStamp) -> Bool {
    size == other.size && modified == other.modified && changed == other.changed && inode == other.inode
  }
}

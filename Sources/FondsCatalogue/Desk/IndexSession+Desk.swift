internal import FondsExtraction
internal import FondsIndex
internal import FondsRecord
internal import FondsSystemic

extension IndexSession {
  /// Puts entries on the desk; they last when this returns, and `bringUpToDate` makes the records follow.
  mutating func append(_ entries: [DeskEntry]) throws(CatalogueError) {
    var entries = entries
    // A table that went out before a name was forgotten would bring it back.
    for index in entries.indices { desk.desk.forgotten.redact(&entries[index]) }
    desk = try desk.appending(entries)
    forgetTagging()
  }

  /// Puts another thesaurus in place of the one in use, or that of the program; `bringUpToDate` makes the records follow.
  mutating func replaceThesaurus(with other: Thesaurus?) throws(CatalogueError) {
    thesaurus = if let other { try thesaurus.replacing(other) } else { try thesaurus.removing() }
    forgetTagging()
  }

  /// Takes over the text of another index's thesaurus.
  mutating func replaceThesaurus(withText bytes: [UInt8]) throws(CatalogueError) {
    thesaurus = try thesaurus.replacing(bytes: bytes)
    forgetTagging()
  }

  /// Makes the stored records what the program, the thesaurus and the desk of today make of them; no source is opened.
  ///
  /// Where the thesaurus or the analysis is another than that of the index, all are tagged and analysed again; else those that the desk speaks of.
  mutating func bringUpToDate() throws(CatalogueError) {
    guard let snapshot = base else { return }
    guard try isCurrent() else { return try renew { _ in true } }
    switch try AppliedDesk(of: snapshot).rest(of: desk) {
    case .nothing: return
    case .entries(let first):
      if purges { return try renewAll() }
      let indexer = RecordIndexer(try taggingInUse())
      for id in desk.desk.records(from: first).sorted() {
        guard let record = try imported(id) else { continue }
        try renew(record, indexer)
      }
    case .everything: try renewAll()
    }
  }

  /// The records that bear traces of a desk, those that this one speaks of, and those with a name to forget.
  private mutating func renewAll() throws(CatalogueError) {
    let named = desk.desk.records
    let forgotten = desk.desk.forgotten
    try renew { record in
      if record.original != nil || !record.rejected.isEmpty || named.contains(record.id) { return true }
      if record.facets.contains(where: { $0.basis == .desk }) { return true }
      var redacted = record
      return forgotten.redact(&redacted)
    }
    if purges { purgeLedger() }
  }

  /// Makes the documents of some stored records anew.
  private mutating func renew(_ isMeant: (Record) -> Bool) throws(CatalogueError) {
    guard let snapshot = base else { return }
    let indexer = RecordIndexer(try taggingInUse())
    for segment in snapshot.segments {
      for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
        let stored = try onIndex { () throws(IndexError) in try segment.stored(of: document) }
        let record: Record
        do throws(RecordError) { record = try RecordCoding.decode(stored) } catch { throw CatalogueError(error, path: segment.path) }
        if isMeant(record) { try renew(record, indexer) }
      }
    }
    if purges { purgeLedger() }
  }

  private mutating func renew(_ record: Record, _ indexer: RecordIndexer) throws(CatalogueError) {
    let document = indexer.document(for: record)
    if let source = record.source {
      let key = Array(source.path.utf8)
      if let entry = ledger.roots[source.root]?[key], entry.id == record.id.value, entry.flags != document.flags {
        ledger.roots[source.root]?[key]?.flags = document.flags
      }
    }
    try add(document)
  }

  /// Takes the names that are to be forgotten out of what the ledger says of sources; their paths stay, or they would be read again every night.
  private mutating func purgeLedger() {
    let forgotten = desk.desk.forgotten
    for (label, entries) in ledger.roots {
      for (key, entry) in entries {
        if let detail = entry.detail, let redacted = forgotten.redacted(detail) { ledger.roots[label]?[key]?.detail = redacted }
        for (place, remark) in entry.remarks.enumerated() {
          if let redacted = forgotten.redacted(remark.flag) { ledger.roots[label]?[key]?.remarks[place].flag = redacted }
        }
      }
    }
  }

  /// The report of the last run without the names that are to be forgotten; `nil` where there is none, or none in it.
  func purgedReport() throws(CatalogueError) -> [UInt8]? {
    guard purges, let snapshot = base,
      let bytes = try onIndex({ () throws(IndexError) in try snapshot.attachment(Attachment.report) })
    else { return nil }
    do throws(RecordError) {
      var writer = JSONWriter()
      writer.value(desk.desk.forgotten.redacted(try JSONReader.parse(bytes)))
      return writer.bytes
    } catch {
      throw CatalogueError(error, path: snapshot.directory)
    }
  }
}

extension ForgottenNames {
  /// A JSON value without names in its texts.
  fileprivate func redacted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .string(redacted(text) ?? text)
    case .array(let elements): .array(elements.map { redacted($0) })
    case .object(let members): .object(members.map { .init($0.name, redacted($0.value)) })
    case .null, .bool, .number: value
    }
  }
}

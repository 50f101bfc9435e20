internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsSearch

/// The titles of a record, and who may see them.
struct RecordTitles: Sendable {
  let id: RecordID
  let visibility: Visibility
  let entries: [CompletionEntry]

  init(of record: Record) {
    id = record.id
    visibility = record.visibility
    var entries: [CompletionEntry] = []
    for title in record.titles where !entries.contains(where: { $0.text == title.text }) {
      entries.append(CompletionEntry(title.text, language: title.language, id: record.id.value))
    }
    self.entries = entries
  }
}

/// Gathers the titles of a writing session for the tables that complete what people type, one for each visibility (`TitleTables`).
///
/// Memory: the titles themselves and some 100 bytes a record; where all tables are made anew, about five times the text of all titles.
struct TitleCollector: Sendable {
  private var steps: [Step] = []
  /// The last step of each record.
  private var last: [UInt64: Int] = [:]

  /// A record that was added or removed, in the order of the session.
  private struct Step: Sendable {
    var visibility: Visibility
    var entries: [CompletionEntry]
  }

  var isEmpty: Bool { steps.isEmpty }

  /// Takes the titles of a record that goes into the index, in place of one with its identifier.
  mutating func add(_ titles: RecordTitles) {
    last[TitleTables.key(of: titles.id.value)] = steps.count
    steps.append(Step(visibility: titles.visibility, entries: titles.entries))
  }

  /// Takes the identifier of a record that leaves the index.
  mutating func remove(_ id: RecordID) {
    last[TitleTables.key(of: id.value)] = steps.count
    steps.append(Step(visibility: .public, entries: []))
  }

  /// The attachments of the next generation.
  ///
  /// The large tables are made anew only where an eighth of their records have changed since they were made; the changes stand in small ones until then.
  /// - Parameter snapshot: the generation before; where it has no tables, its records are read.
  consuming func finish(after snapshot: IndexSnapshot?) throws(CatalogueError) -> [(name: String, bytes: [UInt8])] {
    var writers: [Visibility: CompletionTableWriter] = [:]
    for (number, step) in steps.enumerated() {
      for entry in step.entries where last[TitleTables.key(of: entry.id)] == number {
        writers[step.visibility, default: CompletionTableWriter()].add(entry)
      }
    }
    steps = []
    guard let snapshot else { return TitleTables.whole(writers) }
    let touched = last
    guard let changes = try TitleTables.Changes(of: snapshot) else {
      try Self.forEachRecord(of: snapshot) { record in
        guard touched[TitleTables.key(of: record.id.value)] == nil else { return }
        for entry in RecordTitles(of: record).entries { writers[record.visibility, default: CompletionTableWriter()].add(entry) }
      }
      return TitleTables.whole(writers)
    }
    for visibility in Visibility.allCases {
      try TitleTables.forEach(Attachment.newTitles(visibility), of: snapshot) { entry in
        if touched[TitleTables.key(of: entry.id)] == nil { writers[visibility, default: CompletionTableWriter()].add(entry) }
      }
    }
    let gone = changes.keys.union(touched.keys)
    guard gone.count * 8 > changes.baseCount else { return TitleTables.changed(writers, gone: gone, baseCount: changes.baseCount) }
    for visibility in Visibility.allCases {
      try TitleTables.forEach(Attachment.titles(visibility), of: snapshot) { entry in
        if !gone.contains(TitleTables.key(of: entry.id)) { writers[visibility, default: CompletionTableWriter()].add(entry) }
      }
    }
    return TitleTables.whole(writers)
  }

  private static func forEachRecord(of snapshot: IndexSnapshot, _ body: (Record) -> Void) throws(CatalogueError) {
    for segment in snapshot.segments {
      for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
        let stored = try onIndex { () throws(IndexError) in try segment.stored(of: document) }
        do throws(RecordError) { body(try RecordCoding.decode(stored)) } catch { throw CatalogueError(error, path: segment.path) }
      }
    }
  }
}

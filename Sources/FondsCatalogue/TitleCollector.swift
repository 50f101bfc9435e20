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
/// Memory: the titles themselves and some 60 bytes a record; where all tables are made anew, about five times the text of all titles.
struct TitleCollector: Sendable {
  private var writers: [Visibility: CompletionTableWriter] = [:]
  /// The last step of each record, by its key.
  private var last: [UInt64: UInt32] = [:]
  /// Steps whose records came again later.
  private var superseded: Set<UInt32> = []
  private var steps: UInt32 = 0

  var isEmpty: Bool { steps == 0 }

  /// Takes the titles of a record that goes into the index, in place of one with its identifier.
  mutating func add(_ titles: RecordTitles) {
    let step = begin(titles.id)
    for entry in titles.entries { writers[titles.visibility, default: CompletionTableWriter()].add(entry, tag: step) }
  }

  /// Takes the identifier of a record that leaves the index.
  mutating func remove(_ id: RecordID) { _ = begin(id) }

  private mutating func begin(_ id: RecordID) -> UInt32 {
    steps += 1
    if let earlier = last.updateValue(steps, forKey: TitleTables.key(of: id.value)) { superseded.insert(earlier) }
    return steps
  }

  /// The attachments of the next generation.
  ///
  /// The large tables are made anew only where an eighth of their records have changed since they were made; the changes stand in small ones until then.
  /// - Parameters:
  ///   - snapshot: the generation before; where it has no tables, its records are read.
  ///   - isWhole: whether no byte of its tables may stay: then its records are read as well.
  consuming func finish(after snapshot: IndexSnapshot?, isWhole: Bool = false) throws(CatalogueError) -> [(name: String, bytes: [UInt8])] {
    var writers = writers
    self.writers = [:]
    let (superseded, touched) = (superseded, last)
    if !superseded.isEmpty {
      for visibility in Visibility.allCases { writers[visibility]?.removeAll { superseded.contains($0) } }
    }
    func add(_ entry: CompletionEntry, _ visibility: Visibility) { writers[visibility, default: CompletionTableWriter()].add(entry) }
    guard let snapshot else { return TitleTables.whole(writers) }
    guard let changes = try TitleTables.Changes(of: snapshot), !isWhole else {
      try Self.forEachRecord(of: snapshot) { record in
        guard touched[TitleTables.key(of: record.id.value)] == nil else { return }
        for entry in RecordTitles(of: record).entries { add(entry, record.visibility) }
      }
      return TitleTables.whole(writers)
    }
    for visibility in Visibility.allCases {
      try TitleTables.forEach(Attachment.newTitles(visibility), of: snapshot) { entry in
        if touched[TitleTables.key(of: entry.id)] == nil { add(entry, visibility) }
      }
    }
    let gone = changes.keys.union(touched.keys)
    guard gone.count * 8 > changes.baseCount else { return TitleTables.changed(writers, gone: gone, baseCount: changes.baseCount) }
    for visibility in Visibility.allCases {
      try TitleTables.forEach(Attachment.titles(visibility), of: snapshot) { entry in
        if !gone.contains(TitleTables.key(of: entry.id)) { add(entry, visibility) }
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

internal import FondsIndex
internal import FondsRecord
internal import FondsSystemic
internal import FondsText

extension Catalogue {
  /// Erases a person: the name goes from every record, from the terms, titles and reports of the index and from what was said on the desk, and stays out of
  /// whatever is read from now on.
  ///
  /// The desk is written anew before anything else, so that a kill leaves the rest to the next writer. The index is merged into new files: no byte of the old
  /// ones stays. Sources are not touched.
  /// - Parameters:
  ///   - names: all the ways in which the name is written; the order of its words does not matter.
  ///   - isDry: whether only what would change is told.
  package func forget(_ names: [String], isDry: Bool) throws(CatalogueError) -> ForgetReport {
    if let common = names.first(where: Self.isCommon) {
      throw CatalogueError(
        .usage, "\"\(common)\" stands in every text and would be erased from all of them",
        remedy: "write the whole name, as in \"Anne Roy\"",
        french: .init("« \(common) » figure dans tous les textes et y serait effacé", remedy: "écrivez le nom entier, comme « Anne Roy »"))
    }
    // Where there is no index, none is made.
    let snapshot = try current.newest().snapshot
    let session = try IndexSession(folder: folder, isFull: false)
    let entries = session.desk.desk.entries
    guard let tombstone = ForgottenNames.tombstone(of: names, salt: Self.salt(of: entries)) else {
      throw CatalogueError(
        .usage, "a name has 1 to \(ForgottenName.wordLimit) words", remedy: "write it as in \"Anne Roy\"",
        french: .init("un nom a de 1 à \(ForgottenName.wordLimit) mots", remedy: "écrivez-le comme « Anne Roy »"))
    }
    let forgotten = ForgottenNames([tombstone])
    var (report, parts) = try Self.occurrences(of: forgotten, in: session.base ?? snapshot)
    var kept = entries
    for index in kept.indices { forgotten.redact(&kept[index], parts: kept[index].record.flatMap { parts[$0] } ?? []) }
    report.entries = zip(entries, kept).count { $0 != $1 }
    for (label, sources) in session.ledger.roots {
      for entry in sources.values {
        if entry.detail.map({ forgotten.occurs(in: $0) }) == true { report.details += 1 }
        let place = label + ":" + entry.path
        if forgotten.occurs(in: place), !report.remaining.contains(place) { report.remaining.append(place) }
      }
    }
    for id in session.desk.desk.records where forgotten.occurs(in: id.value) && !report.remaining.contains(id.value) {
      report.remaining.append(id.value)
    }
    report.remaining.sort()
    guard !isDry else { return report }
    _ = try session.desk.replacing(kept + [DeskEntry(.forget(tombstone))])
    // The files are made anew by a session that knows of the name from its beginning.
    _ = consume session
    var purge = try IndexSession(folder: folder, isFull: false)
    try purge.bringUpToDate()
    report.generation = try purge.commit([]).generation
    return report
  }

  /// Whether a name is nothing but single letters and words that every text has.
  private static func isCommon(_ name: String) -> Bool {
    let words = Folding.fold(name).split { !$0.isLetter && !$0.isNumber }
    return !words.isEmpty
      && words.allSatisfy { word in
        let isLetter = word.utf8.count == 1
        return isLetter || StopWords.contains(Array(word.utf8), in: [.french]) || StopWords.contains(Array(word.utf8), in: [.english])
      }
  }

  /// One salt serves all names of a desk, so that each stretch of words is digested once.
  private static func salt(of entries: [DeskEntry]) -> String {
    for entry in entries { if case .forget(let name) = entry.action { return name.salt } }
    var random = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef")
    return String((0..<32).map { _ in digits[Int(random.next(upperBound: UInt64(16)))] })
  }

  /// Where the names stand, and the values of each record that make up one of them together.
  private static func occurrences(
    of forgotten: ForgottenNames, in snapshot: IndexSnapshot
  ) throws(CatalogueError) -> (report: ForgetReport, parts: [RecordID: Set<String>]) {
    var report = ForgetReport()
    var spread: [RecordID: Set<String>] = [:]
    for segment in snapshot.segments {
      for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
        let stored = try onIndex { () throws(IndexError) in try segment.stored(of: document) }
        let record: Record
        do throws(RecordError) { record = try RecordCoding.decode(stored) } catch { throw CatalogueError(error, path: segment.path) }
        if forgotten.namesItself(record) { report.remaining.append(record.source?.alias ?? record.id.value) }
        let parts = Self.parts(of: record, with: forgotten)
        guard !parts.isEmpty else { continue }
        spread[record.id] = forgotten.spread(in: record)
        var redacted = record
        forgotten.redact(&redacted)
        report.records.append(
          .init(id: record.id.value, title: redacted.title(for: record.language).text, parts: parts, source: record.source?.alias))
      }
    }
    report.records.sort { $0.id < $1.id }
    return (report, spread)
  }

  /// The members of a record in which a name stands, also of what the desk has replaced.
  private static func parts(of record: Record, with forgotten: ForgottenNames) -> [String] {
    var parts = Self.parts(of: record, forgotten)
    guard record.original != nil else { return parts }
    var before = record
    before.restore()
    for part in Self.parts(of: before, forgotten) where !parts.contains(part) { parts.append(part) }
    return parts
  }

  private static func parts(of record: Record, _ forgotten: ForgottenNames) -> [String] {
    var redacted = record
    guard forgotten.redact(&redacted) else { return [] }
    let members: [(String, Bool)] = [
      ("titles", record.titles != redacted.titles), ("abstracts", record.abstracts != redacted.abstracts),
      ("keywords", record.keywords != redacted.keywords), ("authors", record.authors != redacted.authors),
      ("producers", record.producers != redacted.producers), ("publishers", record.publishers != redacted.publishers),
      ("url", record.url != redacted.url), ("licence", record.licence != redacted.licence), ("facets", record.facets != redacted.facets),
      ("relations", record.relations != redacted.relations), ("fields", record.fields != redacted.fields),
      ("blocks", record.blocks != redacted.blocks), ("flags", record.flags != redacted.flags)
    ]
    return members.filter(\.1).map(\.0)
  }
}

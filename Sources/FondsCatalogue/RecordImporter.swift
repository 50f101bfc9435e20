internal import FondsBytes
internal import FondsIndex
package import FondsRecord
internal import FondsSystemic

/// What became of imported lines.
package struct ImportReport: Sendable, Hashable {
  /// A line that is no record.
  package struct Fault: Sendable, Hashable {
    package var path: String
    /// From 1.
    package var line: Int
    package var message: String
    package var kind: RecordError.Code

    /// What is wrong with the line, for people.
    package func sentence(in ui: Language) -> String { ui(fr: kind.french + " (" + message + ")", en: message) }
  }

  package var imported = 0
  /// Entries that came onto the desk.
  package var entries = 0
  /// What a dump brought along that this index did not take, since it has records by its own: `thesaurus`, `rules`.
  package var left: [String] = []
  package var faults: [Fault] = []
  /// Faults beyond those listed.
  package var moreFaults = 0

  /// All lines that are no record.
  package var refused: Int { faults.count + moreFaults }

  /// The most faults listed.
  static let faultLimit = 1_000

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("imported", imported)
      writer.member("entries", entries)
      if !left.isEmpty { writer.member("left", left) }
      writer.member("refused", refused)
      writer.name("faults")
      writer.array { writer in
        for fault in faults {
          writer.object { writer in
            writer.member("path", fault.path)
            writer.member("line", fault.line)
            writer.member("message", fault.message)
          }
        }
      }
    }
  }
}

/// Puts records from lines of JSON into the index; they keep their identifiers, and no run over sources touches them.
///
/// Workers read, tag and analyse batches of lines while this adds the documents of earlier ones, in the order of the lines.
struct RecordImporter: ~Copyable {
  private let folder: String
  private var session: IndexSession
  private var workers: [ImportWorker] = []
  private var report = ImportReport()

  /// Records between two calls of the progress.
  private static let stride = 1_000
  /// Bytes of lines that a worker is given at a time.
  private static let batchSize = 1 << 17
  /// Bytes of lines under way, or one batch: a line may have 64 MiB, and what is made of it takes several times as much.
  private static let bytesUnderWay = 4 << 20

  init(folder: String) throws(CatalogueError) {
    let session = try IndexSession(folder: folder, isFull: false)
    self.folder = folder
    self.session = session
  }

  /// The desk is whole now: what is stored follows it, and so does what is read from here on.
  private mutating func begin() throws(CatalogueError) {
    guard workers.isEmpty else { return }
    try session.bringUpToDate()
    let tagging = try session.taggingInUse()
    workers = (0..<Workers.count()).map { _ in ImportWorker(tagging) }
  }

  /// Takes the thesaurus and the rules with which a dump begins, into an index that has no records yet; one that has some keeps its own.
  private mutating func readSources(_ lines: inout LineReader, of path: String) throws(CatalogueError) {
    guard workers.isEmpty else { return }
    for source in DumpedSource.allCases {
      var bytes: [UInt8] = []
      while let line = try onLines({ () throws(ByteError) in try lines.next(beginning: source.beginning) }) {
        do throws(RecordError) {
          bytes += try source.piece(of: line)
        } catch {
          throw CatalogueError(error, path: path, line: lines.line)
        }
        guard bytes.count <= DumpedSource.limit else {
          throw CatalogueError(
            .record, "its \(source.rawValue) has more than \(DumpedSource.limit) bytes", remedy: "take it out of the dump", path: path,
            line: lines.line,
            french: .init("« \(source.rawValue) » y dépasse \(DumpedSource.limit) octets", remedy: "retirez-le de ce fichier"))
        }
      }
      guard !bytes.isEmpty else { continue }
      switch source {
      case .thesaurus where session.thesaurus.isOwn && session.thesaurus.bytes == bytes: break
      case .rules where session.rules.own == bytes: break
      case .thesaurus where session.base == nil: try session.replaceThesaurus(withText: bytes)
      case .rules where session.base == nil: session.replaceRules(with: try BankRules.dumped(bytes, path: path))
      case .thesaurus, .rules: report.left.append(source.rawValue)
      }
    }
  }

  /// Takes the lines of a desk, with which a dump begins.
  private mutating func readDesk(_ lines: inout LineReader, of path: String) throws(CatalogueError) {
    guard workers.isEmpty else { return }
    var entries: [DeskEntry] = []
    while let line = try onLines({ () throws(ByteError) in try lines.next(beginning: Array("{\"desk\":".utf8)) }) {
      do throws(RecordError) {
        guard let entry = try JSONReader.parse(Array(line))["desk"] else { continue }
        entries.append(try DeskCoding.decode(entry))
      } catch {
        // Later entries may undo earlier ones by their number: one that is missing would turn them to others.
        throw CatalogueError(error, path: path, line: lines.line)
      }
    }
    let present = session.desk.desk.entries
    if entries.count <= present.count, present.starts(with: entries) { return }
    let new = entries.starts(with: present) ? Array(entries.dropFirst(present.count)) : entries.map { $0.moved(by: present.count) }
    try session.append(new)
    report.entries += new.count
  }

  /// Takes the records of a file; a wrong line is noted and the others pass.
  mutating func read(_ path: String, progress: (Int) -> Void) async throws(CatalogueError) {
    var lines = try onLines { () throws(ByteError) in try LineReader(path) }
    try readSources(&lines, of: path)
    try readDesk(&lines, of: path)
    try begin()
    var tasks = OrderedTasks<(lines: [ImportedLine], size: Int)>()
    var started = 0
    var underWay = 0
    while true {
      // One batch more than there are workers: none waits while the oldest is being added.
      while tasks.count <= workers.count, underWay < Self.bytesUnderWay,
        let batch = try onLines({ () throws(ByteError) in try lines.nextBatch(size: Self.batchSize) })
      {
        let worker = workers[started % workers.count]
        started += 1
        underWay += batch.size
        tasks.start { (await worker.read(batch), batch.size) }
      }
      guard let read = await tasks.next() else { return }
      underWay -= read.size
      for line in read.lines { try take(line, of: path, progress) }
    }
  }

  /// Commits.
  consuming func finish() throws(CatalogueError) -> ImportReport {
    let (report, folder) = (self.report, self.folder)
    let awaitsPurge = session.awaitsPurge
    _ = try session.commit([])
    if awaitsPurge {
      var purge = try IndexSession(folder: folder, isFull: false)
      try purge.bringUpToDate()
      _ = try purge.commit([])
    }
    return report
  }

  private mutating func take(_ line: ImportedLine, of path: String, _ progress: (Int) -> Void) throws(CatalogueError) {
    let document: IndexedRecord
    switch line.outcome {
    case .success(let read): document = read
    case .failure(let error): return note(.init(path: path, line: line.number, message: error.description, kind: error.code))
    }
    do throws(CatalogueError) {
      try session.add(document)
    } catch {
      guard error.code == .record else { throw error }
      return note(.init(path: path, line: line.number, message: error.message, kind: .badValue))
    }
    report.imported += 1
    if report.imported.isMultiple(of: Self.stride) { progress(report.imported) }
  }

  private mutating func note(_ fault: ImportReport.Fault) {
    if report.faults.count < ImportReport.faultLimit { report.faults.append(fault) } else { report.moreFaults += 1 }
  }
}

extension RecordError.Code {
  fileprivate var french: String {
    switch self {
    case .syntax: "ce n’est pas du JSON"
    case .tooDeep: "trop de valeurs les unes dans les autres"
    case .tooLarge: "trop gros"
    case .encoding: "ce n’est pas de l’UTF-8"
    case .missingField: "un champ manque"
    case .badValue: "une valeur ne convient pas"
    case .unknownField: "un champ n’est pas connu"
    }
  }
}

internal import FondsBytes
internal import FondsIndex
package import FondsRecord
internal import FondsText

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
struct RecordImporter: ~Copyable {
  private var session: IndexSession
  private let indexer: RecordIndexer
  private var report = ImportReport()

  /// Records between two calls of the progress.
  private static let stride = 1_000

  init(folder: String) throws(CatalogueError) {
    var session = try IndexSession(folder: folder, isFull: false)
    try session.retagIfNeeded()
    indexer = RecordIndexer(try session.taggingInUse())
    self.session = session
  }

  /// Takes the records of a file; a wrong line is noted and the others pass.
  mutating func read(_ path: String, progress: (Int) -> Void) throws(CatalogueError) {
    var lines = try onLines { () throws(ByteError) in try LineReader(path) }
    while let line = try onLines({ () throws(ByteError) in try lines.next() }) {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      var record: Record
      do throws(RecordError) {
        record = try RecordCoding.decode(Array(line))
      } catch {
        note(ImportReport.Fault(path: path, line: lines.line, message: error.description, kind: error.code))
        continue
      }
      Self.normalise(&record)
      do throws(CatalogueError) {
        try session.add(indexer.document(for: record))
      } catch {
        guard error.code == .record else { throw error }
        note(ImportReport.Fault(path: path, line: lines.line, message: error.message, kind: .badValue))
        continue
      }
      report.imported += 1
      if report.imported.isMultiple(of: Self.stride) { progress(report.imported) }
    }
  }

  /// Commits.
  consuming func finish() throws(CatalogueError) -> ImportReport {
    let report = self.report
    _ = try session.commit([])
    return report
  }

  private mutating func note(_ fault: ImportReport.Fault) {
    if report.faults.count < ImportReport.faultLimit { report.faults.append(fault) } else { report.moreFaults += 1 }
  }

  /// Puts the texts into NFC, in which they are in every record.
  private static func normalise(_ record: inout Record) {
    normalise(&record.titles)
    normalise(&record.abstracts)
    normalise(&record.keywords)
    for position in record.blocks.indices { record.blocks[position].text = Normalization.nfc(record.blocks[position].text) }
  }

  private static func normalise(_ texts: inout [LocalizedText]) {
    for position in texts.indices { texts[position].text = Normalization.nfc(texts[position].text) }
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

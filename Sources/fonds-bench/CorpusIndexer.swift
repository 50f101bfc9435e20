internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsText
internal import Glibc

/// Indexes a corpus of tokens, a document a line.
struct CorpusIndexer {
  private let index: String
  private let corpus: String

  init(_ index: String, into corpus: String) {
    self.index = index
    self.corpus = corpus
  }

  func run() throws {
    var lines = try LineReader(corpus)
    var writer = try IndexWriter(directory: index, settings: IndexSettings(mainFacet: "pkg"))
    while let line = try lines.next() { try writer.add(TokenDocument.document(of: line.span)) }
    let generation = try writer.commit()
    print("INDEXED\tgeneration=\(generation)")
  }
}

/// Makes documents of lines of tokens; each token is a term in its exact form.
enum TokenDocument {
  private static let tab = UInt8(ascii: "\t")
  private static let space = UInt8(ascii: " ")

  /// - Precondition: the line has five fields.
  static func document(of line: Span<UInt8>) -> IndexDocument {
    var texts: [String] = []
    var start = 0
    var index = 0
    while texts.count < 4 {
      precondition(index < line.count, "a line has five fields")
      if line[index] == tab {
        texts.append(text(line.extracting(start..<index)))
        start = index + 1
      }
      index += 1
    }
    guard let id = RecordID(texts[0]) else { preconditionFailure("the first field is an identifier") }
    let facets = zip(["lang", "pkg", "year"], texts.dropFirst()).filter { !$0.1.isEmpty }.map { FacetValue($0.0, $0.1) }
    return IndexDocument(id: id, analyzed: analyzed(line.extracting(start...)), language: Language(tag: texts[1]), facets: facets)
  }

  private static func text(_ bytes: Span<UInt8>) -> String {
    unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  private static func analyzed(_ text: Span<UInt8>) -> AnalyzedRecord {
    var record = AnalyzedRecord()
    var occurrences: [TermOccurrence] = []
    occurrences.reserveCapacity(text.count / 4)
    unsafe text.withUnsafeBufferPointer { bytes in
      record.bytes = unsafe Array(bytes)
      guard let base = bytes.baseAddress else { return }
      var start = 0
      while start < bytes.count {
        let found = unsafe memchr(base + start, Int32(space), bytes.count - start).map {
          unsafe UnsafeRawPointer($0) - UnsafeRawPointer(base)
        }
        let end = found ?? bytes.count
        if end > start {
          occurrences.append(
            TermOccurrence(
              start: UInt32(truncatingIfNeeded: start), length: UInt8(truncatingIfNeeded: end &- start), space: .exact, field: .body,
              position: UInt32(truncatingIfNeeded: occurrences.count)))
        }
        start = end &+ 1
      }
    }
    record.occurrences = occurrences
    record.lengths[Int(Field.body.rawValue)] = UInt32(occurrences.count)
    return record
  }
}

internal import FondsIndex
internal import FondsRecord
internal import FondsText
internal import Glibc

/// A line of a corpus that is no document.
struct CorpusError: Error, CustomStringConvertible {
  /// From 1.
  var line: Int
  var message: String

  var description: String { "line \(line) of the corpus: \(message)" }
}

/// Makes documents of the lines of a corpus.
protocol DocumentMaker {
  func document(of line: ArraySlice<UInt8>, number: Int) throws(CorpusError) -> IndexDocument
}

/// Lines of raw text, `{"id", "lang", "pkg", "year", "text"}`, analysed in full: exact forms and stems of both languages, passages.
struct TextDocuments: DocumentMaker {
  private let analyzer = Analyzer()

  func document(of line: ArraySlice<UInt8>, number: Int) throws(CorpusError) -> IndexDocument {
    let record: Record
    do throws(RecordError) { record = try RecordCoding.decode(Array(line)) } catch {
      throw CorpusError(line: number, message: error.description)
    }
    var facets = [FacetValue("lang", record.language.rawValue)]
    for name in ["pkg", "year"] { for value in record.fields[name] ?? [] where !value.isEmpty { facets.append(FacetValue(name, value)) } }
    return IndexDocument(id: record.id, analyzed: analyzer.analyze(record), language: record.language, facets: facets)
  }
}

/// Lines of tokens, `id TAB lang TAB pkg TAB year TAB tokens separated by one space`; each token is a term in its exact form.
struct TokenDocuments: DocumentMaker {
  private static let tab = UInt8(ascii: "\t")
  private static let space = UInt8(ascii: " ")

  func document(of line: ArraySlice<UInt8>, number: Int) throws(CorpusError) -> IndexDocument {
    var texts: [String] = []
    var start = line.startIndex
    while texts.count < 4 {
      guard let end = line[start...].firstIndex(of: Self.tab) else { throw CorpusError(line: number, message: "it has no five fields") }
      texts.append(String(decoding: line[start..<end], as: UTF8.self))
      start = end + 1
    }
    guard let id = RecordID(texts[0]) else { throw CorpusError(line: number, message: "its first field is no identifier") }
    let facets = zip(["lang", "pkg", "year"], texts.dropFirst()).filter { !$0.1.isEmpty }.map { FacetValue($0.0, $0.1) }
    return IndexDocument(
      id: id, analyzed: try analyzed(Array(line[start...]), number), language: Language(tag: texts[1]), facets: facets)
  }

  private func analyzed(_ text: [UInt8], _ number: Int) throws(CorpusError) -> AnalyzedRecord {
    var occurrences: [TermOccurrence] = []
    occurrences.reserveCapacity(text.count / 4)
    var isWhole = true
    unsafe text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var start = 0
      while start < bytes.count {
        let found = unsafe memchr(base + start, Int32(Self.space), bytes.count - start).map {
          unsafe UnsafeRawPointer($0) - UnsafeRawPointer(base)
        }
        let end = found ?? bytes.count
        if end > start {
          isWhole = isWhole && end - start <= AnalyzedRecord.termByteLimit
          occurrences.append(
            TermOccurrence(
              start: UInt32(truncatingIfNeeded: start), length: UInt8(truncatingIfNeeded: end &- start), space: .exact, field: .body,
              position: UInt32(truncatingIfNeeded: occurrences.count)))
        }
        start = end &+ 1
      }
    }
    guard isWhole else { throw CorpusError(line: number, message: "a token is longer than \(AnalyzedRecord.termByteLimit) bytes") }
    var record = AnalyzedRecord()
    record.bytes = text
    record.lengths[Int(Field.body.rawValue)] = UInt32(occurrences.count)
    record.occurrences = occurrences
    return record
  }
}

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
    var lines = try LineSource(corpus)
    var writer = try IndexWriter(directory: index)
    var tokens = TokenDocument()
    while let line = lines.next() {
      let document = tokens.document(of: line)
      try writer.add(document)
    }
    let generation = try writer.commit()
    print("INDEXED\tgeneration=\(generation)")
  }
}

/// Makes documents of lines of tokens; each token is a term in its exact form.
struct TokenDocument {
  /// The place of each term in the bytes of the document being made.
  private var places: [ArraySlice<UInt8>: UInt32] = [:]

  /// - Precondition: the line has five fields.
  mutating func document(of line: ArraySlice<UInt8>) -> IndexDocument {
    let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 4, omittingEmptySubsequences: false)
    precondition(fields.count == 5, "a line has five fields")
    let texts = fields.prefix(4).map { String(decoding: $0, as: UTF8.self) }
    guard let id = RecordID(texts[0]) else { preconditionFailure("the first field is an identifier") }
    var analyzed = AnalyzedRecord()
    places.removeAll(keepingCapacity: true)
    var position: UInt32 = 0
    for token in fields[4].split(separator: UInt8(ascii: " ")) {
      let start: UInt32
      if let known = places[token] {
        start = known
      } else {
        start = UInt32(analyzed.bytes.count)
        places[token] = start
        analyzed.bytes += token
      }
      analyzed.occurrences.append(
        TermOccurrence(start: start, length: UInt8(token.count), space: .exact, field: .body, position: position))
      position += 1
    }
    analyzed.lengths[Int(Field.body.rawValue)] = position
    let facets = zip(["lang", "pkg", "year"], texts.dropFirst()).filter { !$0.1.isEmpty }.map { FacetValue($0.0, $0.1) }
    return IndexDocument(id: id, analyzed: analyzed, language: Language(tag: texts[1]), facets: facets)
  }
}

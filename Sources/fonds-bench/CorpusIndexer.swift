internal import FondsBytes
internal import FondsIndex

/// Indexes a corpus, a document a line: tokens (`.tsv`), or raw text in JSON (`.jsonl`) that is analysed as `fonds` analyses records, without keeping it.
struct CorpusIndexer {
  private let index: String
  private let corpus: String
  private let threads: Int

  /// - Parameter threads: with one, everything is done in turn; with more, documents are made while earlier ones are added.
  init(_ index: String, into corpus: String, threads: Int) {
    self.index = index
    self.corpus = corpus
    self.threads = threads
  }

  /// Bytes of lines that a worker is given at a time.
  private static let batchSize = 1 << 17

  func run() async throws {
    var lines = try LineReader(corpus)
    var writer = try IndexWriter(directory: index, settings: IndexSettings(mainFacet: "pkg"))
    if threads > 1 {
      try await add(&lines, to: &writer)
    } else {
      let maker = maker()
      while let line = try lines.next() { try writer.add(maker.document(of: line, number: lines.line)) }
    }
    let generation = try writer.commit()
    print("INDEXED\tgeneration=\(generation)")
  }

  private func add(_ lines: inout LineReader, to writer: inout IndexWriter) async throws {
    let workers = (1..<threads).map { _ in CorpusWorker(maker()) }
    var tasks = OrderedTasks<Result<[IndexDocument], CorpusError>>()
    var started = 0
    while true {
      while tasks.count <= workers.count, let batch = try lines.nextBatch(size: Self.batchSize) {
        let worker = workers[started % workers.count]
        started += 1
        tasks.start { await worker.documents(of: batch) }
      }
      guard let made = await tasks.next() else { return }
      for document in try made.get() { try writer.add(document) }
    }
  }

  private func maker() -> sending any DocumentMaker { corpus.hasSuffix(".jsonl") ? TextDocuments() : TokenDocuments() }
}

/// Makes documents on a thread of its own.
actor CorpusWorker {
  private let maker: any DocumentMaker

  init(_ maker: sending any DocumentMaker) { self.maker = maker }

  func documents(of batch: LineBatch) -> Result<[IndexDocument], CorpusError> {
    Result { () throws(CorpusError) in
      var documents: [IndexDocument] = []
      for index in 0..<batch.count { documents.append(try maker.document(of: batch[index], number: batch.firstLine + index)) }
      return documents
    }
  }
}

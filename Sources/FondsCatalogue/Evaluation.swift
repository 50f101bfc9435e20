internal import FondsBytes
internal import FondsIndex
package import FondsRecord
internal import FondsSearch

/// A run over the whole index with queries of plain text.
package struct EvaluationRequest: Sendable {
  /// Lines of number, tab, query.
  package var queries: String
  /// Results per query, 1…1000.
  package var depth: Int
  /// Where to write the run in TREC format; `nil` for nowhere.
  package var run: String?
  /// Judgements in TREC format; `nil` for a run without figures.
  package var qrels: String?
  package var expands: Bool

  package init(queries: String, depth: Int = 1_000, run: String? = nil, qrels: String? = nil, expands: Bool = true) {
    self.queries = queries
    self.depth = depth
    self.run = run
    self.qrels = qrels
    self.expands = expands
  }
}

/// What a run found, and how good it was where judgements were given.
package struct Evaluation: Sendable {
  package var queries: Int
  package var results: Int
  package var measures: RankingMeasures?

  /// The figures as lines of name and value.
  package var lines: [String] {
    guard let measures else { return ["queries \(queries)", "results \(results)"] }
    return ["queries  \(measures.queries)"]
      + measures.figures.map { figure in
        figure.name + String(repeating: " ", count: max(1, 9 - figure.name.count)) + Self.fourDecimals(figure.value)
      }
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("queries", queries)
      writer.member("results", results)
      for figure in measures?.figures ?? [] {
        writer.name(figure.name)
        writer.number(figure.value)
      }
    }
  }

  private static func fourDecimals(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    let digits = String(scaled % 10_000)
    return "\(scaled / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension Catalogue {
  /// Runs queries of plain text over the whole index, whatever the visibility, and measures the result against judgements.
  package func evaluate(_ request: EvaluationRequest) async throws(CatalogueError) -> Evaluation {
    guard (1...SearchRequest.sizeLimit).contains(request.depth) else {
      throw CatalogueError(
        .usage, "the depth is 1 to \(SearchRequest.sizeLimit), not \(request.depth)", remedy: "choose another --depth",
        french: .init("la profondeur va de 1 à \(SearchRequest.sizeLimit), pas \(request.depth)", remedy: "choisissez un autre --depth"))
    }
    let open = try current.newest()
    let queries = try Self.queries(in: request.queries)
    var runs: [String: [(id: String, score: Double)]] = [:]
    var text: [UInt8] = []
    var results = 0
    for (number, query) in queries {
      let hits = try open.search(
        SearchRequest(QueryParser.plain(query), size: request.depth, expands: request.expands, countsTotal: false))
      var run: [(id: String, score: Double)] = []
      for (rank, hit) in hits.hits.enumerated() {
        let id = try onIndex { () throws(IndexError) in try open.snapshot.segments[hit.address.segment].id(of: hit.address.document) }
        run.append((hit.work.map(Self.name) ?? id.value, Double(hit.score)))
        text += Array("\(number) Q0 \(id.value) \(rank + 1) \(hit.score) fonds\n".utf8)
      }
      results += run.count
      runs[number] = run
    }
    if let path = request.run { try OutputFile.write(text, to: path) }
    let measures = try request.qrels.map { (path) throws(CatalogueError) in
      RankingMeasures(runs: runs, judgements: try Self.byWork(try Self.judgements(in: path), on: open))
    }
    return Evaluation(queries: queries.count, results: results, measures: measures)
  }

  /// A run has a work once, by the face that matched best: to the measures its faces are one document, with the highest of their judgements.
  private static func byWork(_ judgements: RankingMeasures.Judgements, on open: OpenIndex) throws(CatalogueError)
    -> RankingMeasures.Judgements
  {
    guard open.snapshot.works.count > 0 else { return judgements }
    var works: RankingMeasures.Judgements = [:]
    for (query, judged) in judgements {
      for (name, gain) in judged {
        var document = name
        if let id = RecordID(name), let address = try onIndex({ () throws(IndexError) in try open.snapshot.locate(id: id) }),
          let work = open.snapshot.works.work(address)
        {
          document = Self.name(work)
        }
        works[query, default: [:]][document] = max(gain, works[query]?[document] ?? gain)
      }
    }
    return works
  }

  /// No identifier of a record: those have no control characters.
  private static func name(_ work: UInt32) -> String { "\u{1}\(work)" }

  private static func queries(in path: String) throws(CatalogueError) -> [(number: String, text: String)] {
    var queries: [(number: String, text: String)] = []
    var lines = try onLines { () throws(ByteError) in try LineReader(path) }
    while let line = try onLines({ () throws(ByteError) in try lines.next() }) {
      let parts = String(decoding: line, as: UTF8.self).split(separator: "\t", maxSplits: 1)
      if parts.isEmpty { continue }
      guard parts.count == 2 else {
        throw CatalogueError(
          .usage, "this line is not a number, a tab and a query", remedy: "correct the file", path: path, line: lines.line,
          french: .init("cette ligne n’est pas un numéro, une tabulation et une requête", remedy: "corrigez le fichier"))
      }
      queries.append((String(parts[0]), String(parts[1])))
    }
    return queries
  }

  private static func judgements(in path: String) throws(CatalogueError) -> RankingMeasures.Judgements {
    var judgements: RankingMeasures.Judgements = [:]
    var lines = try onLines { () throws(ByteError) in try LineReader(path) }
    while let line = try onLines({ () throws(ByteError) in try lines.next() }) {
      let fields = String(decoding: line, as: UTF8.self).split { $0 == " " || $0 == "\t" || $0 == "\r" }
      if fields.isEmpty { continue }
      guard fields.count >= 4, let gain = Int(fields[3]) else {
        throw CatalogueError(
          .usage, "this line is not query, 0, document, judgement", remedy: "correct the file", path: path, line: lines.line,
          french: .init("cette ligne n’est pas requête, 0, document, jugement", remedy: "corrigez le fichier"))
      }
      judgements[String(fields[0]), default: [:]][String(fields[2])] = gain
    }
    return judgements
  }
}

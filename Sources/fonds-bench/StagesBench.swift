internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsText

/// What the second stage of ranking costs beside the first, query by query, on one index.
struct StagesBench {
  private let snapshot: IndexSnapshot
  private let queries: [(family: String, text: String)]

  /// - Parameter queries: a file of lines `family TAB query`; those with operators are left out.
  init(_ index: String, queries path: String) throws {
    snapshot = try IndexSnapshot.open(index)
    var queries: [(family: String, text: String)] = []
    var lines = try LineReader(path)
    while let line = try lines.next() {
      let fields = String(decoding: line, as: UTF8.self).split(separator: "\t", maxSplits: 1).map(String.init)
      guard fields.count == 2, fields[1].contains(" "), !fields[1].contains("\""), !fields[1].contains("+") else { continue }
      queries.append((fields[0], fields[1]))
    }
    self.queries = queries
  }

  private static let repetitions = 15

  /// Prints the medians of both stages, and of their ratios, by family of queries and over all.
  func run() throws {
    let none = Thesaurus()
    let first = Searcher(snapshot, thesaurus: none, labels: LabelIndex(none), secondStage: nil)
    let both = Searcher(snapshot, thesaurus: none, labels: LabelIndex(none))
    var measured: [(family: String, first: Double, second: Double)] = []
    for (family, text) in queries {
      let request = SearchRequest(QueryParser.plain(text), size: 10, countsTotal: false)
      var (alone, together) = (Double.infinity, Double.infinity)
      // In turns, so that what else the machine does falls on both.
      for _ in 0..<Self.repetitions {
        alone = min(alone, try seconds { _ = try first.search(request) })
        together = min(together, try seconds { _ = try both.search(request) })
      }
      measured.append((family, alone * 1e6, max(0, together - alone) * 1e6))
    }
    print("family\tqueries\tfirst stage µs\tsecond stage µs\tratio")
    for family in Set(measured.map(\.family)).sorted() { row(family, measured.filter { $0.family == family }) }
    row("all", measured)
  }

  private func row(_ name: String, _ measured: [(family: String, first: Double, second: Double)]) {
    let columns = [measured.map(\.first), measured.map(\.second), measured.map { $0.second / max($0.first, 0.1) }].map(Self.median)
    print("\(name)\t\(measured.count)\t\(Self.text(columns[0]))\t\(Self.text(columns[1]))\t\(Self.text(columns[2]))")
  }

  private static func median(_ numbers: [Double]) -> Double { numbers.isEmpty ? 0 : numbers.sorted()[numbers.count / 2] }

  private static func text(_ number: Double) -> String { "\(Double(Int(number * 100)) / 100)" }

  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    return (ContinuousClock.now - start) / .seconds(1)
  }
}

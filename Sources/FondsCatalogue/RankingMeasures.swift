internal import Glibc

/// The usual measures of a ranking against judgements, averaged over the judged queries.
///
/// nDCG: Järvelin and Kekäläinen 2002, gain = judgement, discount log2(rank + 1). A judged query that is missing from the run counts 0;
/// ties of score are ordered by document identifier, descending, as trec_eval does.
public struct RankingMeasures: Sendable, Hashable {
  /// Queries with at least one relevant document.
  public var queries = 0
  /// Normalised discounted cumulative gain at rank 10, 0…1.
  public var ndcg10 = 0.0
  /// Mean average precision over the whole run.
  public var map = 0.0
  /// Share of the relevant documents among the first hundred, 0…1.
  public var recall100 = 0.0
  /// The same among the first thousand.
  public var recall1000 = 0.0
  /// Share of queries whose first result is relevant.
  public var success1 = 0.0

  /// Judgements by query, then by document.
  package typealias Judgements = [String: [String: Int]]

  /// Measures runs (document, score) by query.
  package init(runs: [String: [(id: String, score: Double)]], judgements: Judgements) {
    for (query, judged) in judgements {
      let relevant = judged.values.count { $0 > 0 }
      guard relevant > 0 else { continue }
      queries += 1
      let ranked = (runs[query] ?? []).sorted {
        $0.score != $1.score ? $0.score > $1.score : $1.id.utf8.lexicographicallyPrecedes($0.id.utf8)
      }
      add(ranked.map { judged[$0.id] ?? 0 }, ideal: judged.values.filter { $0 > 0 }.sorted(by: >), relevant: relevant)
    }
    guard queries > 0 else { return }
    let count = Double(queries)
    ndcg10 /= count
    map /= count
    recall100 /= count
    recall1000 /= count
    success1 /= count
  }

  private mutating func add(_ gains: [Int], ideal: [Int], relevant: Int) {
    ndcg10 += Self.discounted(gains.prefix(10)) / Self.discounted(ideal.prefix(10))
    var found = 0
    for (rank, gain) in gains.enumerated() where gain > 0 {
      found += 1
      map += Double(found) / Double(rank + 1) / Double(relevant)
    }
    recall100 += Double(gains.prefix(100).count { $0 > 0 }) / Double(relevant)
    recall1000 += Double(gains.prefix(1000).count { $0 > 0 }) / Double(relevant)
    success1 += gains.first.map { $0 > 0 ? 1 : 0 } ?? 0
  }

  private static func discounted(_ gains: some Sequence<Int>) -> Double {
    gains.enumerated().reduce(0) { $0 + Double(max(0, $1.element)) / log2(Double($1.offset + 2)) }
  }
}

extension RankingMeasures {
  /// The figures with their names, as `fonds evaluate` shows them.
  package var figures: [(name: String, value: Double)] {
    [("nDCG@10", ndcg10), ("MAP", map), ("R@100", recall100), ("R@1000", recall1000), ("S@1", success1)]
  }
}

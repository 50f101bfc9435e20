import FondsCatalogue
import Testing

@Suite("Ranking measures")
struct RankingMeasuresTests {
  @Test("a perfect run scores one, an empty one nothing")
  func extremes() {
    let judged = ["1": ["a": 1, "b": 2, "c": 0], "2": ["d": 1]]
    let perfect = RankingMeasures(runs: ["1": [("b", 3), ("a", 2), ("c", 1)], "2": [("d", 1)]], judgements: judged)
    #expect(perfect.queries == 2)
    #expect(perfect.ndcg10 == 1 && perfect.map == 1 && perfect.recall100 == 1 && perfect.success1 == 1)
    let empty = RankingMeasures(runs: [:], judgements: judged)
    #expect(empty.ndcg10 == 0 && empty.map == 0)
  }

  @Test("figures of a run worked out by hand")
  func byHand() {
    // Relevant: a (gain 2) at rank 2, b (gain 1) at rank 4; DCG = 2/log2(3) + 1/log2(5), ideal = 2 + 1/log2(3).
    let run: [(id: String, score: Double)] = [("x", 4), ("a", 3), ("y", 2), ("b", 1)]
    let measures = RankingMeasures(runs: ["q": run], judgements: ["q": ["a": 2, "b": 1]])
    #expect(abs(measures.ndcg10 - (2 / 1.584962500721156 + 1 / 2.321928094887362) / (2 + 1 / 1.584962500721156)) < 1e-12)
    #expect(abs(measures.map - (0.5 + 0.5) / 2) < 1e-12)
    #expect(measures.success1 == 0)
  }

  @Test("equal scores are ordered by identifier, descending")
  func ties() {
    let measures = RankingMeasures(runs: ["q": [("a", 1), ("b", 1)]], judgements: ["q": ["b": 1]])
    #expect(measures.success1 == 1)
  }
}

import FondsSearch
import Testing

extension NaiveSearch.Result {
  /// Holds the total, the scores and the order of hits to this result.
  func holds(of found: Hits, size: Int, _ comment: Comment) {
    #expect(found.total == hits.count, comment)
    #expect(found.hits.count == min(size, hits.count), comment)
    for (hit, rival) in zip(found.hits, hits) {
      #expect(abs(Double(hit.score) - rival.score) <= 1e-4 * max(1, rival.score), comment)
      #expect(abs(Double(hit.score) - (scores[hit.address] ?? -1)) <= 1e-4 * max(1, rival.score), comment)
    }
    for (left, right) in zip(found.hits, found.hits.dropFirst()) {
      #expect(left.score > right.score || (left.score == right.score && left.address < right.address), comment)
    }
  }
}

import FondsIndex
import FondsRecord
import FondsSearch
import FondsTestSupport
import FondsText
import Testing

/// Words that stand for themselves, over lists of every kind: bitmaps, sparse windows, lists of one group.
@Suite("Unions, intersections and phrases of exact words equal their plain meaning") struct ExactSearchTests {
  /// Each word with how seldom it is said.
  private static let words: [(text: String, odds: Int)] = [
    ("alpha", 2), ("bravo", 3), ("carbone", 6), ("delta", 14), ("echo", 25), ("foxtrot", 45), ("golf", 90), ("hotel", 200), ("india", 600),
    ("juliette", 2_500)
  ]

  private func document(_ number: Int, _ random: inout SeededGenerator) -> TestDocument {
    var document = TestDocument(id: "d\(number)")
    var text: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      for word in Self.words where Int.random(in: 0..<word.odds, using: &random) == 0 { text.append(word.text) }
      if Int.random(in: 0..<3, using: &random) == 0 { text.shuffle(using: &random) }
    }
    document.text = text.isEmpty ? "rien" : text.joined(separator: " ")
    if Int.random(in: 0..<9, using: &random) == 0 { document.title = "alpha golf" }
    document.language = [.french, .english][Int.random(in: 0..<2, using: &random)]
    document.facets = [FacetValue("theme", "t\(number * 7 / 10_000)"), FacetValue("year", "\(1_990 + number % 23)")]
    if number % 50 > 0 { document.facets.append(FacetValue("visibility", number % 5 == 0 ? "draft" : "public")) }
    return document
  }

  private func query(_ random: inout SeededGenerator) -> ExactQuery {
    var words: [[UInt8]] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      words.append(Array((Self.words.randomElement(using: &random)?.text ?? "").utf8))
    }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return .union(words + (Int.random(in: 0..<5, using: &random) == 0 ? [Array("zoulou".utf8)] : []))
    case 1: return .intersection(words)
    default: return .phrase(words.count > 1 ? words : words + words)
    }
  }

  private func request(_ random: inout SeededGenerator) -> SearchRequest {
    var request = SearchRequest(.everything, size: [0, 1, 10, 100, 1_000][Int.random(in: 0..<5, using: &random)])
    if Int.random(in: 0..<3, using: &random) > 0 { request.facets = [FacetRequest("theme"), FacetRequest("year")] }
    if Int.random(in: 0..<3, using: &random) == 0 { request.required = [FacetFilter("visibility", ["public"])] }
    return request
  }

  private func check(
    _ query: ExactQuery, _ request: SearchRequest, _ searcher: Searcher, _ naive: NaiveSearch, _ comment: Comment
  ) throws {
    let expected = naive.search(request, query)
    let hits = try searcher.search(query, request)
    expected.holds(of: hits, size: request.size, comment)
    for (counts, rival) in zip(hits.facets, expected.facets) {
      #expect(Dictionary(uniqueKeysWithValues: counts.values.map { ($0.value, $0.count) }) == rival, comment)
    }
    var pruned = request
    (pruned.countsTotal, pruned.facets) = (false, [])
    #expect(try searcher.search(query, pruned).hits == hits.hits, comment)
    // All hits, without a threshold that rises soon, in the same order.
    pruned.size = 1_000
    #expect(try Array(searcher.search(query, pruned).hits.prefix(request.size)) == hits.hits, comment)
  }

  @Test("in one segment, in several, and with deletions", arguments: [31 as UInt64, 32])
  func windows(seed: UInt64) throws {
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let bank = try TestBank()
    try bank.commit(adding: (0..<6_300).map { document($0, &random) })
    for stage in 0..<3 {
      if stage == 1 { try bank.commit(adding: (6_300..<9_900).map { document($0, &random) }) }
      if stage == 2 { try bank.commit(adding: [], deleting: (0..<150).map { _ in "d\(Int.random(in: 0..<9_900, using: &random))" }) }
      let searcher = try bank.searcher()
      #expect(searcher.snapshot.segments.count == min(stage + 1, 2))
      let naive = NaiveSearch(try bank.places(searcher.snapshot), works: searcher.snapshot.works)
      for round in 0..<25 {
        let (query, request) = (query(&random), request(&random))
        try check(query, request, searcher, naive, "seed \(seed), stage \(stage), round \(round): \(query) \(request.size)")
      }
    }
  }
}

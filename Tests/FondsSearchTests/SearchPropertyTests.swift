import FondsIndex
import FondsRecord
import FondsSearch
import FondsTestSupport
import FondsText
import Testing

/// Random banks and random query trees, held to `NaiveSearch`.
@Suite("Searching equals the plain meaning of a query") struct SearchPropertyTests {
  static let words = [
    "territoire", "territoires", "énergie", "énergies", "eau", "vélo", "gouvernance", "governance", "commitment", "commitments", "river",
    "rivière", "charte", "allié", "alliés", "the", "de", "change", "changer", "maire"
  ]

  /// A rare word's rank is drawn more seldom.
  private func word(_ random: inout SeededGenerator) -> String {
    let first = Int.random(in: 0..<Self.words.count, using: &random)
    return Self.words[min(first, Int.random(in: 0..<Self.words.count, using: &random))]
  }

  private func text(_ count: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: count, using: &random)).map { _ in word(&random) }.joined(separator: " ")
  }

  private func document(_ number: Int, of count: Int, length: ClosedRange<Int>, _ random: inout SeededGenerator) -> TestDocument {
    var document = TestDocument(id: "d\(number)")
    document.text = text(length, &random)
    if Bool.random(using: &random) { document.title = text(1...3, &random) }
    document.language = Language.allCases[Int.random(in: 0..<3, using: &random)]
    if Int.random(in: 0..<4, using: &random) == 0 { document.authors = [text(1...2, &random)] }
    var facets: Set<FacetValue> = [FacetValue("visibility", Int.random(in: 0..<5, using: &random) == 0 ? "draft" : "public")]
    for _ in 0..<Int.random(in: 0...3, using: &random) { facets.insert(FacetValue("theme", "t\(Int.random(in: 0..<5, using: &random))")) }
    if Bool.random(using: &random) { facets.insert(FacetValue("year", "\(2_010 + Int.random(in: 0..<10, using: &random))")) }
    document.facets = Array(facets)
    if Int.random(in: 0..<5, using: &random) == 0 { document.twins = ["d\(Int.random(in: 0..<count, using: &random))"] }
    return document
  }

  private func query(depth: Int, _ random: inout SeededGenerator) -> Query {
    let scope = [TextScope.anywhere, .anywhere, .anywhere, .title, .author][Int.random(in: 0..<5, using: &random)]
    switch Int.random(in: 0..<(depth > 0 ? 12 : 7), using: &random) {
    case 0...2: return .word(word(&random), scope)
    case 3: return .phrase(text(1...3, &random), scope)
    case 4: return .prefix(String(word(&random).prefix(Int.random(in: 1...4, using: &random))), scope)
    case 5: return .facet("theme", ["t\(Int.random(in: 0..<6, using: &random))", "t0"])
    case 6:
      let first = 2_008 + Int.random(in: 0..<12, using: &random)
      return .years("year", YearRange(first: Bool.random(using: &random) ? first : nil, last: first + 3))
    case 7: return .literal(query(depth: depth - 1, &random))
    default:
      func parts(_ count: ClosedRange<Int>) -> [Query] {
        (0..<Int.random(in: count, using: &random)).map { _ in query(depth: depth - 1, &random) }
      }
      let clauses = QueryClauses(must: parts(0...2), should: parts(0...4), mustNot: parts(0...1))
      return clauses == QueryClauses() ? .everything : .clauses(clauses)
    }
  }

  private func request(_ query: Query, _ random: inout SeededGenerator) -> SearchRequest {
    var request = SearchRequest(query, size: [1, 3, 10, 1_000][Int.random(in: 0..<4, using: &random)], expands: false)
    request.facets = [FacetRequest("theme"), FacetRequest("year")]
    if Bool.random(using: &random) { request.required = [FacetFilter("visibility", ["public"])] }
    if Bool.random(using: &random) { request.filters.append(FacetFilter("theme", ["t1", "t2"])) }
    if Int.random(in: 0..<3, using: &random) == 0 { request.filters.append(FacetFilter("year", ["2012", "2013", "2014"])) }
    return request
  }

  /// Holds one request to the naive evaluation.
  private func check(_ request: SearchRequest, _ searcher: Searcher, _ naive: NaiveSearch, _ comment: Comment) throws {
    let expected = naive.search(request)
    let hits = try searcher.search(request)
    expected.holds(of: hits, size: request.size, comment)
    #expect(Set(hits.hits.map(\.address)).count == hits.hits.count, comment)
    for (counts, rival) in zip(hits.facets, expected.facets) {
      let told = Dictionary(uniqueKeysWithValues: counts.values.map { ($0.value, $0.count) }).filter { $0.value > 0 }
      #expect(told == rival, comment)
    }
    var pruned = request
    pruned.countsTotal = false
    pruned.facets = []
    #expect(try searcher.search(pruned).hits == hits.hits, comment)
  }

  @Test("in small banks of several segments with deletions, over every kind of query", arguments: [11 as UInt64, 12, 13])
  func smallBanks(seed: UInt64) throws {
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let count = 60
    let bank = try TestBank()
    for _ in 0..<3 {
      let added = (0..<30).map { _ in
        document(Int.random(in: 0..<count, using: &random), of: count, length: 1...25, &random)
      }
      try bank.commit(adding: added, deleting: (0..<4).map { _ in "d\(Int.random(in: 0..<count, using: &random))" })
    }
    let searcher = try bank.searcher(secondStage: nil)
    let naive = NaiveSearch(try bank.places(searcher.snapshot), works: searcher.snapshot.works)
    for round in 0..<150 {
      let request = request(query(depth: 3, &random), &random)
      try check(request, searcher, naive, "seed \(seed), round \(round): \(request.query)")
    }
  }

  @Test("over many blocks and windows", arguments: [21 as UInt64])
  func largeBank(seed: UInt64) throws {
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let count = 9_500
    let bank = try TestBank()
    try bank.commit(adding: (0..<count).map { document($0, of: count * 10, length: 1...12, &random) })
    // At first nothing is deleted: thresholds begin where the lists say the best weights stand.
    var searcher = try bank.searcher(secondStage: nil)
    var naive = NaiveSearch(try bank.places(searcher.snapshot), works: searcher.snapshot.works)
    for round in 0..<30 {
      var request = request(query(depth: 2, &random), &random)
      if round % 3 > 0 { (request.required, request.filters) = ([], []) }
      try check(request, searcher, naive, "seed \(seed), first round \(round): \(request.query)")
    }
    try bank.commit(adding: [], deleting: (0..<200).map { _ in "d\(Int.random(in: 0..<count, using: &random))" })
    searcher = try bank.searcher(secondStage: nil)
    naive = NaiveSearch(try bank.places(searcher.snapshot), works: searcher.snapshot.works)
    for round in 0..<40 {
      let request = request(query(depth: 2, &random), &random)
      try check(request, searcher, naive, "seed \(seed), round \(round): \(request.query)")
    }
  }
}

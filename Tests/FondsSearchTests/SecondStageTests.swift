import FondsIndex
import FondsRecord
import FondsSearch
import FondsTestSupport
import FondsText
import Testing

@Suite("The second stage of ranking")
struct SecondStageTests {
  /// Words that mean nothing, to fill texts with.
  private func filler(_ count: Int, _ name: String) -> String { (0..<count).map { "\(name)\($0)" }.joined(separator: " ") }

  @Test("words side by side rank before the same words far apart")
  func nearness() throws {
    let far = "transport " + filler(40, "x") + " rural"
    let near = "transport rural " + filler(40, "y")
    let searcher = try TestBank.searcher([TestDocument(id: "far", text: far), TestDocument(id: "near", text: near)])
    #expect(try searcher.ids("transport rural") == ["near", "far"])
    let bank = try TestBank()
    try bank.commit(adding: [TestDocument(id: "far", text: far), TestDocument(id: "near", text: near)])
    #expect(try bank.searcher(secondStage: nil).ids("transport rural") == ["far", "near"])
  }

  @Test("the order of the query counts for more than mere nearness")
  func order() throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "turned", text: "rural transport " + filler(30, "x")),
      TestDocument(id: "straight", text: "transport rural " + filler(30, "y"))
    ])
    #expect(try searcher.ids("transport rural") == ["straight", "turned"])
  }

  @Test("nearness is what its formula says, in one segment and in several", arguments: [3, 4, 5] as [UInt64])
  func formula(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = ["alpha", "bravo", "carlo", "delta", "echo"]
    let documents = (0..<40).map { number in
      TestDocument(
        id: "d\(number)",
        text: (0..<Int.random(in: 1...60, using: &random)).map { _ in words.randomElement(using: &random) ?? "alpha" }.joined(
          separator: " "),
        language: .english)
    }
    let bank = try TestBank()
    try bank.commit(adding: Array(documents[..<20]))
    try bank.commit(adding: Array(documents[20...]))
    let searcher = try bank.searcher()
    let places = try bank.places(try bank.snapshot())
    let request = SearchRequest(try QueryParser().parse("alpha carlo bravo"), size: 40)
    let hits = try searcher.search(request).hits
    let parts = try searcher.explain(request, hits)
    #expect(hits.count > 20 && parts.count == hits.count)
    #expect(parts.count { $0.parts.contains { $0.kind == .nearness } } > 10)
    for (hit, part) in zip(hits, parts) {
      let found = part.parts.first { $0.kind == .nearness }?.score ?? 0
      let expected = naive(["alpha", "carlo", "bravo"], places, hit.address)
      #expect(abs(Double(found) - expected) < 1e-4, "\(hit.address): \(found), not \(expected)")
      #expect(part.score == hit.score)
    }
  }

  /// The formula of `ProximityModel`, in plain words.
  private func naive(_ query: [String], _ places: [[TestBank.Place]], _ address: DocumentAddress) -> Double {
    let model = ProximityModel()
    let all = places.flatMap { $0 }
    func positions(_ word: String, _ place: TestBank.Place) -> Set<Int> {
      Set(
        place.analyzed.occurrences.filter { $0.space == .exact && Array(place.analyzed.term(of: $0)) == Array(word.utf8) }.map {
          Int($0.position)
        })
    }
    func inverse(_ word: String) -> Double {
      Double(BM25.inverseDocumentFrequency(all.count { !positions(word, $0).isEmpty }, of: all.count))
    }
    let lengths = all.map { Double(NormTable.length(of: NormTable.norm(of: FieldWeights.length($0.analyzed.lengths)))) }
    let average = lengths.reduce(0, +) / Double(lengths.count)
    let place = places[address.segment][Int(address.document)]
    let length = Double(NormTable.length(of: NormTable.norm(of: FieldWeights.length(place.analyzed.lengths))))
    let saturation = Double(BM25.standard.saturation(length: Float(length), average: Float(average)))
    var sum = 0.0
    for (first, second) in zip(query, query.dropFirst()) {
      var (ordered, near) = (0.0, 0.0)
      for one in positions(first, place) {
        for other in positions(second, place) {
          if other == one + 1 { ordered += 1 }
          if abs(other - one) <= Int(model.window) { near += 1 }
        }
      }
      let weight = inverse(first) + inverse(second)
      sum += weight * (Double(model.ordered) * ordered / (ordered + saturation) + Double(model.near) * near / (near + saturation))
    }
    return sum
  }

  @Test("the pages of an answer follow one another whatever their size")
  func pages() throws {
    var random = SeededGenerator(seed: 8)
    let words = ["eau", "sol", "air", "feu", "vent"]
    let documents = (0..<150).map { number in
      TestDocument(id: "d\(number)", text: (0..<20).map { _ in words.randomElement(using: &random) ?? "eau" }.joined(separator: " "))
    }
    let searcher = try TestBank.searcher(documents)
    func page(_ from: Int, _ size: Int) throws -> [Hit] {
      try searcher.search(SearchRequest(try QueryParser().parse("sol vent eau"), from: from, size: size)).hits
    }
    let all = try page(0, 150)
    #expect(all.count > 100)
    #expect(try (0..<15).flatMap { try page($0 * 10, 10) } == all)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.score >= $1.score })
  }

  /// A need of many words, documents that have some of them each, and one that shares none but the first and what the others have in common.
  private var need: (query: String, documents: [TestDocument]) {
    let words = ["compost", "verger", "ruche", "haie", "mare", "talus", "lisiere", "prairie", "bocage", "friche", "jachere", "tourbe"]
    var documents = (0..<8).map { number in
      TestDocument(
        id: "seed\(number)",
        text: "\(words[number]) \(words[(number + 1) % 12]) \(words[(number + 2) % 12]) pollinisateur pollinisateur "
          + filler(12, "s\(number)x"))
    }
    documents.append(TestDocument(id: "plain", text: "compost pollinateur " + filler(16, "p")))
    documents.append(TestDocument(id: "kin", text: "compost pollinisateur " + filler(16, "k")))
    documents += (0..<60).map { TestDocument(id: "other\($0)", text: filler(20, "o\($0)x")) }
    return (words.joined(separator: " "), documents.map(Self.stored))
  }

  /// Documents of tests are stored by number: feedback reads records.
  private static func stored(_ document: TestDocument) -> TestDocument {
    var document = document
    document.isStored = true
    return document
  }

  @Test("a long need learns from what the best documents have in common, and says what")
  func feedback() throws {
    let (query, documents) = need
    let searcher = try TestBank.searcher(documents)
    let ids = try searcher.ids(query)
    let kin = try #require(ids.firstIndex(of: "kin"))
    let plain = try #require(ids.firstIndex(of: "plain"))
    #expect(kin < plain)
    let request = SearchRequest(try QueryParser().parse(query), size: 20)
    let hits = try searcher.search(request).hits
    let parts = try searcher.explain(request, hits)
    #expect(parts.contains { $0.parts.contains { $0.kind == .feedback && $0.text.contains("pollinis") } })
    for (hit, part) in zip(hits, parts) { #expect(part.score == hit.score) }
  }

  @Test("a short question learns nothing")
  func noFeedback() throws {
    let searcher = try TestBank.searcher(need.documents)
    let request = SearchRequest(try QueryParser().parse("compost verger ruche"), size: 20)
    let parts = try searcher.explain(request, try searcher.search(request).hits)
    #expect(!parts.isEmpty && !parts.contains { $0.parts.contains { $0.kind == .feedback } })
  }

  @Test("the second stage changes neither which works match nor how many")
  func sameMatches() throws {
    let (query, documents) = need
    let bank = try TestBank()
    try bank.commit(adding: documents)
    let request = SearchRequest(try QueryParser().parse(query), size: 100)
    let (first, both) = (try bank.searcher(secondStage: nil).search(request), try bank.searcher().search(request))
    #expect(first.total == both.total && both.hits.count > 8)
    #expect(Set(first.hits.map(\.address)) == Set(both.hits.map(\.address)))
  }

  @Test("what the best documents taught before teaches the same again")
  func memory() throws {
    let (query, documents) = need
    let bank = try TestBank()
    try bank.commit(adding: documents)
    let searcher = try bank.searcher()
    let words = query.split(separator: " ")
    for asked in [query, words.dropFirst(2).joined(separator: " "), query, words.dropLast(3).joined(separator: " "), query] {
      let request = SearchRequest(try QueryParser().parse(asked), size: 20)
      let fresh = try bank.searcher()
      let expected = try fresh.search(request)
      #expect(try searcher.search(request).hits == expected.hits)
      let parts = try searcher.explain(request, expected.hits)
      #expect(try parts == fresh.explain(request, expected.hits))
      #expect(parts.contains { $0.parts.contains { $0.kind == .feedback } })
    }
  }
}

import FondsIndex
import FondsRecord
import FondsSearch
import FondsText
import Testing

@Suite("Records like another one")
struct LikenessTests {
  private let water = FacetValue("theme", "water")
  private var documents: [TestDocument] {
    [
      TestDocument(
        id: "source", title: "Le partage de l'eau", text: "Les vannes du canal et les irrigants de la plaine", facets: [water],
        twins: ["twin"]),
      TestDocument(
        id: "twin", title: "Sharing water", text: "The gates of the canal", language: .english, facets: [water], twins: ["source"]),
      TestDocument(id: "near", title: "Les irrigants du canal", text: "Ils ouvrent les vannes à tour de rôle", facets: [water]),
      TestDocument(
        id: "english", title: "A charter for the river", text: "Nothing but a descriptor in common", language: .english, facets: [water]),
      TestDocument(id: "word", title: "La plaine", text: "Un marché le samedi"),
      TestDocument(id: "far", title: "Une fanfare", text: "Des cuivres et des tambours")
    ]
  }

  private func hits(_ id: String, query: Query = .everything, of bank: TestBank) throws -> (ids: [String], total: Int?) {
    let searcher = try bank.searcher()
    let document = try #require(documents.first { $0.id == id })
    let address = try #require(try searcher.snapshot.locate(id: try document.record.id))
    let work = searcher.snapshot.works.work(address).map { searcher.snapshot.works.faces($0) } ?? []
    let likeness = try Likeness(
      of: Analyzer().analyze(document.record), descriptors: document.facets, leftOut: [address] + work.filter { $0 != address },
      in: searcher.snapshot)
    let hits = try searcher.search(likeness, SearchRequest(query, facets: [FacetRequest("theme")]))
    return (try hits.hits.map { try searcher.snapshot.segments[$0.address.segment].id(of: $0.address.document).value }, hits.total)
  }

  @Test("share its telling words and its descriptors, in both languages; it and its twin are left out")
  func order() throws {
    let bank = try TestBank()
    try bank.commit(adding: documents)
    let (ids, total) = try hits("source", of: bank)
    #expect(ids.first == "near")
    #expect(Set(ids) == ["near", "english", "word"])
    #expect(total == 3)
    #expect(try Set(hits("twin", of: bank).ids) == ["near", "english"])
  }

  @Test("are narrowed by a query, and found in every segment")
  func narrowed() throws {
    let bank = try TestBank()
    for document in documents { try bank.commit(adding: [document]) }
    #expect(try Set(hits("source", of: bank).ids) == ["near", "english", "word"])
    #expect(try hits("source", query: .word("charter", .anywhere), of: bank).ids == ["english"])
    #expect(try hits("source", query: .facet("theme", ["water"]), of: bank).ids.count == 2)
  }

  @Test(
    "say by what: the parts add up to the score, with and without a query beside them",
    arguments: [Query.everything, .word("canal", .anywhere)])
  func explained(query: Query) throws {
    let bank = try TestBank()
    for document in documents { try bank.commit(adding: [document]) }
    let searcher = try bank.searcher()
    let source = documents[0]
    let address = try #require(try searcher.snapshot.locate(id: try source.record.id))
    let likeness = try Likeness(
      of: Analyzer().analyze(source.record), descriptors: source.facets, leftOut: [address], in: searcher.snapshot)
    let request = SearchRequest(query)
    let hits = try searcher.search(likeness, request).hits
    #expect(hits.count >= 2)
    let parts = try searcher.explain(likeness, request, hits)
    for (hit, part) in zip(hits, parts) {
      #expect(part.score == hit.score)
      let sum = part.parts.reduce(Float(0)) { $0 + ($1.score ?? 0) }
      #expect(part.kind == .sum && abs(sum - hit.score) < 1e-3)
    }
    var leaves: [ScorePart] = []
    for part in parts { for inner in part.parts { leaves += [inner] + inner.parts } }
    #expect(leaves.contains { $0.kind == .stem && $0.score != nil })
    #expect(leaves.contains { $0.kind == .concept && $0.score != nil && $0.text == "theme/water" })
  }

  @Test("are none of a record that shares nothing")
  func nothing() throws {
    let bank = try TestBank()
    try bank.commit(adding: documents)
    #expect(try hits("far", of: bank).total == 0)
  }
}

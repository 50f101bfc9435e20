import FondsRecord
import FondsSearch
import FondsTestSupport
import Testing

@Suite("Compounds")
struct CompoundTests {
  private let documents = [
    TestDocument(id: "joined", text: "Un service d’autopartage."), TestDocument(id: "hyphen", text: "Un service d’auto-partage."),
    TestDocument(id: "apart", text: "Le service auto partage ses voitures."), TestDocument(id: "else", text: "Le partage d’une auto.")
  ]

  @Test("a compound is found however it is written", arguments: ["autopartage", "auto-partage", "Auto\u{2011}Partage"])
  func writings(query: String) throws {
    let found = Set(try TestBank.searcher(documents).ids(query))
    #expect(found.isSuperset(of: ["joined", "hyphen", "apart"]))
  }

  @Test("a word in one piece is not found in parts that stand apart")
  func apart() throws {
    #expect(try TestBank.searcher(documents).ids("autopartage").contains("else") == false)
  }

  @Test("the other writing is marked")
  func marks() throws {
    let searcher = try TestBank.searcher(documents)
    let hits = try searcher.search(SearchRequest(.word("autopartage", .anywhere)))
    let snippet = try #require(SnippetBuilder(hits.highlighting).snippet(of: try documents[1].record, preferring: .french))
    let scalars = Array(snippet.text.unicodeScalars)
    #expect(snippet.highlights.map { String(String.UnicodeScalarView(scalars[$0])) } == ["auto", "partage"])
  }
}

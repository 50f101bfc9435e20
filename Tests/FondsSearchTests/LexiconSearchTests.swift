import FondsBytes
import FondsIndex
import FondsRecord
import FondsSearch
import FondsTestSupport
import FondsText
import Testing

@Suite("The lexicon in a search") struct LexiconSearchTests {
  private static let french = FacetValue("lang", "fr")
  private static let english = FacetValue("lang", "en")

  private let documents = [
    TestDocument(
      id: "fr", text: "La maison des habitants de la vallée, une longue phrase avec une maison", language: .french, facets: [french]),
    TestDocument(id: "en", text: "House and house: a house", language: .english, facets: [english]),
    TestDocument(id: "flower", text: "A flower for the inhabitants", language: .english, facets: [english]),
    TestDocument(id: "other", text: "Nothing of that kind", language: .english, facets: [english])
  ]

  private func searcher(_ documents: [TestDocument], _ lexicon: Lexicon?) throws -> Searcher {
    let bank = try TestBank()
    try bank.commit(adding: documents)
    return Searcher(try bank.snapshot(), thesaurus: Thesaurus(), labels: LabelIndex(Thesaurus()), lexicon: lexicon)
  }

  private func searcher() throws -> Searcher { try searcher(documents, try LexiconTests.lexicon()) }

  private func hits(_ text: String, _ searcher: Searcher, filters: [FacetFilter] = []) throws -> Hits {
    try searcher.search(SearchRequest(try QueryParser().parse(text), filters: filters, size: 100))
  }

  @Test("a French word finds English records, below the direct match, and is told with its translations") func across() throws {
    let hits = try hits("la maison des habitants", try searcher())
    #expect(try searcher().ids("la maison des habitants") == ["fr", "en", "flower"])
    #expect(hits.expansions.map(\.words) == ["maison", "habitants"])
    let maison = try #require(hits.expansions.first)
    #expect(maison.concept == nil)
    #expect(maison.labels.first == LocalizedLabel("house", .english))
    #expect(maison.weights.count == maison.labels.count && maison.weights.allSatisfy { $0 > 0 && $0 <= 1 })
  }

  @Test("an English word finds French records") func back() throws {
    #expect(try searcher().ids("the inhabitants of the house").contains("fr"))
  }

  @Test("translations can be taken off") func takenOff() throws {
    #expect(try searcher().ids("la maison des habitants", expands: false) == ["fr"])
    #expect(try searcher(documents, nil).ids("la maison des habitants") == ["fr"])
  }

  @Test("one translation is taken off by itself, or all that a word of the query got") func takenOffOneByOne() throws {
    let searcher = try searcher()
    #expect(try searcher.ids("la maison des habitants", without: ["HOUSE"]) == ["fr", "flower"])
    #expect(try searcher.ids("la maison des habitants", without: ["Habitants"]) == ["fr", "en"])
    #expect(try searcher.ids("la maison des habitants", without: ["maison", "habitants"]) == ["fr"])
    #expect(try searcher.ids("la maison des habitants", without: ["zorglub"]) == ["fr", "en", "flower"])
    var request = SearchRequest(try QueryParser().parse("la maison des habitants"))
    request.takenOff = TakenOff(["house"])
    #expect(try !searcher.search(request).expansions.flatMap(\.labels).contains { $0.text == "house" })
  }

  @Test("a filter on the language of the words takes translations off; one on the other language leaves them") func languages() throws {
    #expect(try searcher().ids("lang:fr la maison des habitants") == ["fr"])
    #expect(try hits("lang:fr la maison des habitants", try searcher()).expansions.isEmpty)
    #expect(try hits("la maison des habitants", try searcher(), filters: [FacetFilter("lang", ["fr"])]).expansions.isEmpty)
    #expect(try searcher().ids("lang:en la maison des habitants") == ["en", "flower"])
  }

  @Test("what is written as it must stand is not translated", arguments: ["+maison", "\"maison\"", "maiso*"])
  func literal(query: String) throws {
    #expect(try searcher().ids(query) == ["fr"])
  }

  @Test("words under an operator are translated; excluded ones are not") func operands() throws {
    #expect(Set(try searcher().ids("maison AND habitants")) == ["fr"])
    #expect(Set(try searcher().ids("la maison des habitants -flower")) == ["fr", "en"])
    #expect(Set(try searcher().ids("les habitants -maison")) == ["flower"])
  }

  @Test("where no record is in the other language, nothing is translated and no score changes") func alone() throws {
    let french = documents.filter { $0.language == .french }
    let with = try hits("la maison des habitants", try searcher(french, try LexiconTests.lexicon()))
    let without = try hits("la maison des habitants", try searcher(french, nil))
    #expect(with.expansions.isEmpty)
    #expect(with.hits == without.hits)
  }

  @Test("a direct match ranks over a translation in the same place") func direct() throws {
    let documents = [
      TestDocument(id: "en", text: "A house and a garden for all who live here", language: .english, facets: [Self.english]),
      TestDocument(id: "fr", text: "Une maison et un jardin pour tous ceux d'ici", language: .french, facets: [Self.french])
    ]
    let searcher = try searcher(documents, try LexiconTests.lexicon())
    #expect(try searcher.ids("la maison") == ["fr", "en"])
    #expect(try searcher.ids("the house") == ["en", "fr"])
  }

  @Test("where no record is in the language of the query, a stem that is another word there is not found") func chance() throws {
    let segments = (0..<4).map { _ in ("le logement", "the dwelling") }
    let documents = [
      TestDocument(id: "log", text: "log log log, a log", language: .english, facets: [Self.english]),
      TestDocument(id: "dwelling", text: "one dwelling among many other words of this record", language: .english, facets: [Self.english])
    ]
    #expect(try searcher(documents, try LexiconTests.lexicon(segments)).ids("le logement des habitants") == ["dwelling"])
  }

  @Test("a snippet shows the translation by which a record was found") func highlighted() throws {
    let patterns = try hits("maison", try searcher()).highlighting.patterns
    #expect(patterns.contains { $0.words == [HighlightWord(stems: [StemTerm.term(of: Array("hous".utf8), in: .english)])] })
    #expect(Set(patterns.map(\.group)).count == 1)
  }

  @Test("an explanation names the translation") func explained() throws {
    let searcher = try searcher()
    let request = SearchRequest(try QueryParser().parse("maison"))
    let found = try searcher.search(request).hits
    let last = try #require(found.last)
    let part = try #require(try searcher.explain(request, [last]).first)
    #expect(part.score == last.score)
    func holds(_ part: ScorePart) -> Bool { part.kind == .translation && part.text == "hous" || part.parts.contains(where: holds) }
    #expect(holds(part))
  }

  @Test("a translation keeps less the less sure it is, and never more than the word itself") func shares() throws {
    let segments = (0..<9).map { _ in ("banc", "bench") } + (0..<2).map { _ in ("banc", "pew") }
    let documents = [
      TestDocument(id: "pew", text: "a pew here", language: .english, facets: [Self.english]),
      TestDocument(id: "bench", text: "a bench here", language: .english, facets: [Self.english]),
      TestDocument(id: "banc", text: "un banc ici", language: .french, facets: [Self.french])
    ]
    #expect(
      try searcher(documents, try LexiconTests.lexicon(segments)).ids("le banc public ici là-bas").prefix(3) == ["banc", "bench", "pew"])
  }

  @Test("the best hits are the same however many are asked for", arguments: 0..<2)
  func pruned(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = ["maison", "fleur", "bleue", "habitants", "énergie", "house", "flower", "blue", "inhabitants", "energy", "rien", "nothing"]
    let documents = (0..<9_000).map { number in
      let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        words[min(Int.random(in: 0..<12, using: &random), Int.random(in: 0..<12, using: &random))]
      }
      let isFrench = Bool.random(using: &random)
      return TestDocument(
        id: "d\(number)", text: text.joined(separator: " "), language: isFrench ? .french : .english,
        facets: [isFrench ? Self.french : Self.english])
    }
    let searcher = try searcher(documents, try LexiconTests.lexicon())
    for query in ["la maison", "une fleur bleue", "l'énergie des habitants", "the blue house of the inhabitants", "maison AND fleur"] {
      let parsed = try QueryParser().parse(query)
      let all = try searcher.search(SearchRequest(parsed, size: 1_000)).hits
      #expect(all.count > 100, "\(query)")
      for size in [1, 7, 50] {
        for counts in [false, true] {
          let best = try searcher.search(SearchRequest(parsed, size: size, countsTotal: counts)).hits
          #expect(best == Array(all.prefix(size)), "\(query), \(size) hits")
        }
      }
    }
  }
}

import FondsIndex
import FondsRecord
import FondsSearch
import FondsText
import Testing

@Suite("Searching") struct SearcherTests {
  private let words = [
    TestDocument(id: "elided", text: "La question de l’énergie revient."),
    TestDocument(id: "bare", text: "Une énergie commune."),
    TestDocument(id: "capital", text: "L'ÉNERGIE DES TERRITOIRES"),
    TestDocument(id: "other", text: "Tout autre chose, sans rapport.")
  ]

  @Test(
    "accents, case and elision make no difference to the hits", arguments: ["énergie", "energie", "l'energie", "L’ÉNERGIE", "d'énergie"])
  func folding(query: String) throws {
    #expect(Set(try TestBank.searcher(words).ids(query)) == ["elided", "bare", "capital"])
  }

  @Test("œ and oe find each other, as does the beginning of a word") func ligatures() throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "fish", text: "Le Cœlacanthe est une œuvre."), TestDocument(id: "work", text: "Une oeuvre qui se construit")
    ])
    for query in ["œuvre", "oeuvre", "ŒUVRE"] { #expect(Set(try searcher.ids(query)) == ["fish", "work"]) }
    for query in ["coelac*", "cœlac*"] { #expect(try searcher.ids(query) == ["fish"]) }
    #expect(try searcher.ids("\"œuvre qui se construit\"") == ["work"])
    #expect(try searcher.ids("\"œuvre construit\"") == [])
  }

  @Test("an exact form ranks over a stemmed one") func exactForms() throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "plural", text: "Des territoires vivants"), TestDocument(id: "singular", text: "Un territoire vivant")
    ])
    #expect(try searcher.ids("territoire") == ["singular", "plural"])
    #expect(try searcher.ids("territoires") == ["plural", "singular"])
  }

  @Test("signs, operators and fields bound the hits") func operators() throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "a", title: "Vélo", text: "train bus", authors: ["Jeanne-Marie Martin"], facets: [FacetValue("year", "2019")]),
      TestDocument(id: "b", title: "Marche", text: "vélo bus", facets: [FacetValue("year", "2021")]),
      TestDocument(id: "c", text: "train garde-fou", facets: [FacetValue("year", "2022")])
    ])
    #expect(Set(try searcher.ids("vélo train")) == ["a", "b", "c"])
    #expect(try searcher.ids("+vélo +train") == ["a"])
    #expect(Set(try searcher.ids("bus -train")) == ["b"])
    #expect(Set(try searcher.ids("vélo SAUF marche")) == ["a"])
    #expect(Set(try searcher.ids("(marche OU garde) ET (bus OU fou)")) == ["b", "c"])
    #expect(try searcher.ids("title:vélo") == ["a"])
    #expect(try searcher.ids("auteur:martin") == ["a"])
    #expect(try searcher.ids("author:jeanne-marie") == ["a"])
    #expect(try searcher.ids("author:marie-jeanne") == [])
    #expect(Set(try searcher.ids("year:2020..2022")) == ["b", "c"])
    #expect(try searcher.ids("train year:2022..") == ["c"])
    #expect(try searcher.ids("+garde-fou") == ["c"])
    #expect(try searcher.ids("+\"fou garde\"") == [])
    #expect(Set(try searcher.ids("-vélo")) == ["c"])
    #expect(Set(try searcher.ids("")) == ["a", "b", "c"])
    #expect(try searcher.ids("& …") == [])
  }

  @Test("stop words are dropped where other words remain, and kept in phrases and behind plus") func stopWords() throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "a", text: "la charte de la commune"), TestDocument(id: "b", text: "de la pluie"),
      TestDocument(id: "c", text: "une charte")
    ])
    #expect(Set(try searcher.ids("la charte")) == ["a", "c"])
    #expect(Set(try searcher.ids("de la")) == ["a", "b"])
    #expect(try searcher.ids("charte +de") == ["a", "b"])
    #expect(try searcher.ids("\"la charte\"") == ["a"])
  }

  @Test("twins answer as one hit by their better face, and name the others that may be seen") func works() throws {
    let documents = [
      TestDocument(
        id: "fr", text: "transition transition", language: .french, facets: [FacetValue("lang", "fr"), FacetValue("theme", "t")]),
      TestDocument(
        id: "en", text: "transition of everything else", language: .english, facets: [FacetValue("lang", "en"), FacetValue("theme", "t")],
        twins: ["fr"]),
      TestDocument(id: "alone", text: "transition", facets: [FacetValue("theme", "t"), FacetValue("lang", "fr")])
    ]
    let searcher = try TestBank.searcher(documents)
    let request = SearchRequest(.word("transition", .anywhere), facets: [FacetRequest("theme"), FacetRequest("lang")])
    let hits = try searcher.search(request)
    #expect(hits.total == 2)
    #expect(try searcher.ids("transition") == ["fr", "alone"])
    let work = try #require(hits.hits.first { $0.work != nil })
    #expect(work.otherFaces.count == 1)
    #expect(hits.facets[0].values == [FacetCount(value: "t", count: 2, isSelected: false)])
    #expect(hits.facets[1].values.map(\.count) == [2, 1])

    var french = request
    french.required = [FacetFilter("lang", ["fr"])]
    let seen = try searcher.search(french)
    #expect(seen.total == 2)
    #expect(seen.hits.allSatisfy { $0.otherFaces.isEmpty })
  }

  @Test("the counts of a facet ignore its own filter and obey the others") func facetCounts() throws {
    func document(_ id: String, _ theme: String, _ year: String) -> TestDocument {
      TestDocument(id: id, text: "mot", facets: [FacetValue("theme", theme), FacetValue("year", year)])
    }
    let searcher = try TestBank.searcher([
      document("a", "water", "2020"), document("b", "water", "2021"), document("c", "energy", "2020"), document("d", "land", "2021")
    ])
    var request = SearchRequest(.everything, facets: [FacetRequest("theme"), FacetRequest("year")])
    request.filters = [FacetFilter("theme", ["water"]), FacetFilter("year", ["2020"])]
    let hits = try searcher.search(request)
    #expect(hits.total == 1)
    #expect(hits.facets[0].values.map { "\($0.value) \($0.count) \($0.isSelected)" } == ["energy 1 false", "water 1 true"])
    #expect(hits.facets[1].values.map { "\($0.value) \($0.count) \($0.isSelected)" } == ["2020 1 true", "2021 1 false"])
    // Typed in the query a facet is the same filter.
    let typed = try searcher.search(
      SearchRequest(try QueryParser().parse("theme:water year:2020"), facets: [FacetRequest("theme"), FacetRequest("year")]))
    #expect(typed.facets == hits.facets)
    request.filters = [FacetFilter("theme", ["absent"])]
    let none = try searcher.search(request)
    #expect(none.total == 0)
    #expect(none.facets[0].values.last == FacetCount(value: "absent", count: 0, isSelected: true))
    #expect(none.facets[0].distinct == 3)
  }

  @Test("the same documents score the same in one segment and in several") func segments() throws {
    let documents = (0..<40).map { TestDocument(id: "d\($0)", text: String(repeating: "eau ", count: $0 % 7 + 1) + "rivière mot\($0)") }
    let one = try TestBank()
    try one.commit(adding: documents)
    let several = try TestBank()
    for start in stride(from: 0, to: 40, by: 10) { try several.commit(adding: Array(documents[start..<start + 10])) }
    let request = SearchRequest(try QueryParser().parse("eau mot3 \"rivière mot5\" riv*"), size: 40)
    let expected = try one.searcher().search(request)
    let found = try several.searcher().search(request)
    #expect(found.hits.map(\.score) == expected.hits.map(\.score))
    #expect(found.total == expected.total)
  }

  @Test("a prefix stands for its first thousand words and says so") func prefixes() throws {
    let text = (0..<1_100).map { "zz\($0 + 10_000)" }.joined(separator: " ")
    let searcher = try TestBank.searcher([TestDocument(id: "a", text: text), TestDocument(id: "b", text: "zz9")])
    let hits = try searcher.search(SearchRequest(.prefix("zz", .anywhere)))
    #expect(hits.limitedPrefixes == ["zz"])
    #expect(hits.total == 1)
    #expect(try searcher.search(SearchRequest(.prefix("zz9", .anywhere))).limitedPrefixes == [])
  }

  @Test("too many hits and a passed deadline are refused") func refusals() throws {
    let searcher = try TestBank.searcher(words)
    for (from, size) in [(0, 1_001), (1_000, 1), (-1, 1), (0, -1), (Int.max, 10)] {
      let error = #expect(throws: SearchError.self) { try searcher.search(SearchRequest(.everything, from: from, size: size)) }
      #expect(error?.code == "too-many-hits")
    }
    let error = #expect(throws: SearchError.self) {
      try searcher.search(SearchRequest(.everything, deadline: ContinuousClock.now))
    }
    #expect(error == .timeout)
  }

  @Test("hits can be skipped") func pages() throws {
    let searcher = try TestBank.searcher((0..<30).map { TestDocument(id: "d\($0)", text: "mot") })
    let all = try searcher.search(SearchRequest(.word("mot", .anywhere), size: 30)).hits
    let page = try searcher.search(SearchRequest(.word("mot", .anywhere), from: 10, size: 5))
    #expect(page.hits == Array(all[10..<15]))
    #expect(try searcher.search(SearchRequest(.word("mot", .anywhere), from: 40, size: 5)).hits.isEmpty)
    #expect(try searcher.search(SearchRequest(.word("mot", .anywhere), size: 0)).total == 30)
  }

  @Test("an explanation adds up to the score") func explanation() throws {
    let searcher = try TestBank.searcher(words)
    let request = SearchRequest(try QueryParser().parse("l'énergie \"énergie commune\" commun* -chose"))
    let hit = try #require(try searcher.search(request).hits.first)
    let explanation = try #require(try searcher.explain(request, [hit]).first)
    #expect(explanation.score == hit.score)
    try expectSums(explanation)
    #expect(explanation.parts.contains { $0.kind == .excluded } || explanation.parts.first?.parts.contains { $0.kind == .excluded } == true)
  }

  /// Holds every sum to its parts.
  private func expectSums(_ part: ScorePart) throws {
    if part.kind == .sum {
      let score = try #require(part.score)
      #expect(abs(part.parts.compactMap(\.score).reduce(0, +) - score) <= 1e-5 * score)
    }
    for inner in part.parts where inner.score != nil { try expectSums(inner) }
  }

  @Test("of an alternative that does not match no part counts") func unmatchedParts() throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "a", text: "eau sol"), TestDocument(id: "b", text: "sol forêt"), TestDocument(id: "c", text: "vent")
    ])
    let request = SearchRequest(try QueryParser(fields: .standard).parse("eau OR (sol AND forêt)"))
    let hits = try searcher.search(request).hits
    #expect(hits.count == 2)
    func check(_ part: ScorePart) {
      if part.kind == .sum, part.score == nil { #expect(part.parts.allSatisfy { $0.score == nil }) }
      for part in part.parts { check(part) }
    }
    for part in try searcher.explain(request, hits) { check(part) }
  }

  @Test("what a search looked for is what a snippet marks") func highlighting() throws {
    let document = TestDocument(id: "a", text: "Les territoires, l’énergie et \"la belle commune\" de Cœlac.")
    let searcher = try TestBank.searcher([document])
    let hits = try searcher.search(SearchRequest(try QueryParser().parse("territoire d'énergie \"belle commune\" coel* -absent")))
    let snippet = try #require(SnippetBuilder(hits.highlighting).snippet(of: try document.record, preferring: .french))
    let scalars = Array(snippet.text.unicodeScalars)
    let marked = snippet.highlights.map { range in String(scalars[range].map(Character.init)) }
    #expect(marked == ["territoires", "énergie", "belle", "commune", "Cœlac"])
  }
}

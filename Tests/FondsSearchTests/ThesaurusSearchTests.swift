import FondsIndex
import FondsRecord
import FondsSearch
import FondsText
import Testing

@Suite("The thesaurus in a search") struct ThesaurusSearchTests {
  private static let thesaurus: Thesaurus = {
    func concept(_ id: String, _ french: String, _ english: String, alternates: [LocalizedLabel] = []) -> Concept {
      var concept = Concept(facet: "theme", id: id, uri: "urn:test:\(id)")
      concept.preferred = [.french: french, .english: english]
      concept.alternates = alternates
      return concept
    }
    return Thesaurus(concepts: [
      concept("governance", "gouvernance", "governance"),
      concept("soft-mobility", "mobilité douce", "soft mobility", alternates: [LocalizedLabel("mobilité active", .french)]),
      concept("budget", "budget participatif", "participatory budget")
    ])
  }()

  private let documents = [
    TestDocument(id: "fr", text: "La gouvernance des territoires", language: .french, concepts: ["theme/governance"]),
    TestDocument(id: "en", text: "The governance of territories", language: .english, concepts: ["theme/governance"]),
    TestDocument(
      id: "tagged", text: "Qui décide de tout ici", language: .french, facets: [FacetValue("theme", "governance")],
      concepts: ["theme/governance"]),
    TestDocument(
      id: "active", text: "La mobilité active en ville", language: .french, facets: [FacetValue("theme", "soft-mobility")],
      concepts: ["theme/soft-mobility"]),
    TestDocument(id: "soft", text: "We want soft mobility now", language: .english),
    TestDocument(id: "apart", text: "Soft sofas without any mobility", language: .english),
    TestDocument(id: "none", text: "Rien de cela", language: .french)
  ]

  private func searcher() throws -> Searcher { try TestBank.searcher(documents, Self.thesaurus) }

  @Test("a label finds records about the concept in the other language, below the direct match") func widening() throws {
    #expect(try searcher().ids("gouvernance") == ["fr", "en", "tagged"])
    #expect(try searcher().ids("governance") == ["en", "fr", "tagged"])
    let hits = try searcher().search(SearchRequest(.word("gouvernance", .anywhere)))
    #expect(
      hits.expansions == [
        Expansion(words: "gouvernance", concept: FacetValue("theme", "governance"), labels: [LocalizedLabel("governance", .english)])
      ])
  }

  @Test("a widening can be taken off") func withoutWidening() throws {
    #expect(try searcher().ids("gouvernance", expands: false) == ["fr"])
    #expect(try searcher().search(SearchRequest(.word("gouvernance", .anywhere), expands: false)).expansions.isEmpty)
  }

  @Test(
    "one widening is taken off: a concept with its labels, one label, or all that a word of the query got",
    arguments: [
      ("theme:governance", ["fr", "soft"]), ("thème:governance", ["fr", "soft"]), ("governance", ["fr", "en", "tagged", "soft"]),
      ("Gouvernance", ["fr", "soft"]), ("theme:budget", ["fr", "en", "tagged", "soft"])
    ])
  func oneByOne(name: String, expected: [String]) throws {
    #expect(try Set(searcher().ids("gouvernance OR \"soft mobility\"", without: [name])) == Set(expected))
    var request = SearchRequest(.word("gouvernance", .anywhere))
    request.takenOff = TakenOff([name])
    let left = try searcher().search(request).expansions
    #expect(left.flatMap(\.labels).contains { $0.text == "governance" } == (name == "theme:budget"))
    #expect(left.contains { $0.concept?.value == "governance" } == ["governance", "theme:budget"].contains(name))
  }

  @Test("what is narrower and borne is told, and taken off by itself: what has the concept by something else stays") func narrower() throws
  {
    func concept(_ id: String, _ label: String, broader: [String] = [], narrower: [String] = []) -> Concept {
      var concept = Concept(facet: "theme", id: id, uri: "urn:test:\(id)")
      concept.preferred = [.french: label]
      concept.broader = broader
      concept.narrower = narrower
      return concept
    }
    let thesaurus = Thesaurus(concepts: [
      concept("water", "eau", narrower: ["river", "sewage", "dew"]),
      concept("river", "rivière", broader: ["water"], narrower: ["bank"]), concept("bank", "berge", broader: ["river"]),
      concept("sewage", "assainissement", broader: ["water"]), concept("dew", "rosée", broader: ["water"])
    ])
    let (river, sewage) = (["theme/river", "theme/water"], ["theme/sewage", "theme/water"])
    let searcher = try TestBank.searcher(
      [
        TestDocument(id: "word", text: "Une eau"), TestDocument(id: "river", text: "Une rivière", concepts: river),
        TestDocument(id: "bank", text: "Une berge", concepts: ["theme/bank"] + river),
        TestDocument(id: "sewage", text: "Un assainissement", concepts: sewage),
        TestDocument(id: "several", text: "Un assainissement en rivière", concepts: ["theme/river"] + sewage)
      ], thesaurus)
    func left(_ names: [String]) throws -> String {
      var request = SearchRequest(.word("eau", .anywhere))
      request.takenOff = TakenOff(names)
      let narrower = try searcher.search(request).expansions.flatMap(\.narrower).map(\.value)
      return (try searcher.ids("eau", without: names).sorted() + ["·"] + narrower.sorted()).joined(separator: " ")
    }
    for (names, expected) in [
      ([], "bank river several sewage word · bank river sewage"),
      (["theme:river"], "several sewage word · sewage"),
      (["theme:bank"], "river several sewage word · river sewage"),
      (["theme:sewage"], "bank river several word · bank river"),
      (["theme:sewage", "theme:river"], "word ·")
    ] as [([String], String)] {
      let found = try left(names)
      #expect(found == expected)
    }
  }

  @Test("what is written as it must stand is not widened", arguments: ["+gouvernance", "\"gouvernance\"", "gouvernanc*"])
  func literal(query: String) throws {
    #expect(try searcher().ids(query) == ["fr"])
  }

  @Test("an excluded word excludes itself and not its concept") func excluded() throws {
    #expect(Set(try searcher().ids("territoires territories -gouvernance", expands: false)) == ["en"])
  }

  @Test("bare words under an operator and beside a facet are widened too") func widenedOperands() throws {
    #expect(Set(try searcher().ids("gouvernance ET territoires")) == ["fr"])
    #expect(Set(try searcher().ids("gouvernance ET (territoires OU territories)")) == ["fr", "en"])
    #expect(try searcher().ids("theme:governance gouvernance") == ["tagged"])
  }

  @Test("a label of several words is a phrase in the other language") func phrases() throws {
    let ids = try searcher().ids("la mobilité douce")
    #expect(Set(ids) == ["active", "soft"], "its words apart are no phrase")
    let hits = try searcher().search(SearchRequest(try QueryParser().parse("la mobilité douce")))
    #expect(hits.expansions.map(\.words) == ["mobilité douce"])
  }

  @Test(
    "a facet value is an identifier or a label in either language",
    arguments: [
      "theme:soft-mobility", "theme:Soft-Mobility", "thème:\"mobilité douce\"", "theme:\"Soft Mobility\"", "theme:\"MOBILITE ACTIVE\"",
      "theme:\"mobilités douces\""
    ])
  func facetLabels(query: String) throws {
    #expect(try searcher().ids(query) == ["active"])
  }

  @Test("a facet value outside the thesaurus is compared without case and accents") func openFacets() throws {
    let searcher = try TestBank.searcher([
      TestDocument(id: "a", text: "x", facets: [FacetValue("producer", "Réseau Énergie")]),
      TestDocument(id: "b", text: "x", facets: [FacetValue("producer", "Autre")])
    ])
    #expect(try searcher.ids("producer:\"réseau energie\"") == ["a"])
    #expect(try searcher.ids("producteur:autre") == ["b"])
    #expect(try searcher.ids("producer:personne") == [])
    #expect(try searcher.ids("", filters: [FacetFilter("producer", ["reseau energie"])]) == ["a"])
  }

  @Test("a snippet of a record found by its concept marks the label that stands in it") func snippets() throws {
    let hits = try searcher().search(SearchRequest(try QueryParser().parse("mobilité douce")))
    let builder = SnippetBuilder(hits.highlighting)
    let snippet = try #require(builder.snippet(of: try documents[3].record, preferring: .french))
    #expect(snippet.text == "La mobilité active en ville" && snippet.highlights == [3..<11, 12..<18])
  }

  @Test("widened and pruned evaluation agree") func pruning() throws {
    let searcher = try searcher()
    for text in ["gouvernance", "mobilité douce gouvernance rien", "governance ET mobilité"] {
      let query = try QueryParser().parse(text)
      for size in 1...4 {
        let exhaustive = try searcher.search(SearchRequest(query, size: size, facets: [FacetRequest("theme")]))
        #expect(try searcher.search(SearchRequest(query, size: size, countsTotal: false)).hits == exhaustive.hits)
      }
    }
  }
}

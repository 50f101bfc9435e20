import FondsSearch
import Testing

@Suite("Reading queries") struct QueryParserTests {
  private let parser = QueryParser()

  private func bare(_ words: String...) -> Query { .clauses(QueryClauses(should: words.map { .word($0, .anywhere) })) }
  private func word(_ text: String) -> Query { .word(text, .anywhere) }
  private func all(_ queries: Query..., but excluded: [Query] = []) -> Query {
    .clauses(QueryClauses(must: queries, mustNot: excluded))
  }
  private func any(_ queries: Query...) -> Query { .clauses(QueryClauses(should: queries)) }

  @Test("an empty query asks for everything") func empty() throws {
    #expect(try parser.parse("") == .everything)
    #expect(try parser.parse(" \u{00A0}\n") == .everything)
  }

  @Test("bare words are a union, one word is itself") func bareWords() throws {
    #expect(try parser.parse("énergie") == word("énergie"))
    #expect(try parser.parse("  cailloux   blancs ") == bare("cailloux", "blancs"))
  }

  @Test(
    "every kind of quotation mark makes a phrase",
    arguments: ["\"œuvre commune\"", "«œuvre commune»", "“œuvre commune”", "„œuvre commune“", "”œuvre commune”"])
  func quotations(text: String) throws {
    #expect(try parser.parse(text) == .phrase("œuvre commune", .anywhere))
  }

  @Test("an apostrophe never quotes") func apostrophes() throws {
    #expect(try parser.parse("l'énergie jusqu’ici") == bare("l'énergie", "jusqu’ici"))
  }

  @Test("plus makes obligatory, minus excludes") func signs() throws {
    #expect(
      try parser.parse("+must nice -not")
        == .clauses(QueryClauses(must: [.literal(word("must"))], should: [word("nice")], mustNot: [word("not")])))
    #expect(try parser.parse("-\"a b\"") == .clauses(QueryClauses(mustNot: [.phrase("a b", .anywhere)])))
    #expect(try parser.parse("-(a b)") == .clauses(QueryClauses(mustNot: [bare("a", "b")])))
  }

  @Test("a sign inside a word, before a blank or behind a sign is no operator") func plainSigns() throws {
    #expect(try parser.parse("porte-à-porte") == word("porte-à-porte"))
    #expect(try parser.parse("a - b + c") == bare("a", "b", "c"))
    #expect(try parser.parse("c++") == word("c++"))
    #expect(try parser.parse("a --b") == .clauses(QueryClauses(should: [word("a")], mustNot: [word("-b")])))
  }

  @Test("AND and ET, OR and OU, NOT and SAUF combine", arguments: [("AND", "OR", "NOT"), ("ET", "OU", "SAUF")])
  func operators(and: String, or: String, not: String) throws {
    #expect(try parser.parse("a \(and) b") == all(word("a"), word("b")))
    #expect(try parser.parse("a \(or) b") == any(word("a"), word("b")))
    #expect(try parser.parse("a \(not) b") == .clauses(QueryClauses(should: [word("a")], mustNot: [word("b")])))
    #expect(try parser.parse("a \(and) \(not) b") == all(word("a"), but: [word("b")]))
    #expect(try parser.parse("a \(or) b \(and) c") == any(word("a"), all(word("b"), word("c"))))
    #expect(try parser.parse("(a \(or) b) \(and) c") == all(any(word("a"), word("b")), word("c")))
    #expect(try parser.parse("soft mobility \(and) bike") == all(bare("soft", "mobility"), word("bike")))
    #expect(try parser.parse("\(not) a") == .clauses(QueryClauses(mustNot: [word("a")])))
  }

  @Test("in a query of capitals operators are plain words") func capitals() throws {
    #expect(try parser.parse("LIBRARIES AND ARCHIVES") == bare("LIBRARIES", "AND", "ARCHIVES"))
    #expect(try parser.parse("NOT OU") == bare("NOT", "OU"))
    #expect(try parser.parse("libraries and archives") == bare("libraries", "and", "archives"))
  }

  @Test("an operator behind a sign or a field is a word") func operatorsAsWords() throws {
    #expect(try parser.parse("+OR noir") == .clauses(QueryClauses(must: [.literal(word("OR"))], should: [word("noir")])))
    #expect(try parser.parse("title:OR") == .word("OR", .title))
  }

  @Test("a star at the end makes a prefix") func prefixes() throws {
    #expect(try parser.parse("coelac*") == .prefix("coelac", .anywhere))
    #expect(try parser.parse("titre:mobil*") == .prefix("mobil", .title))
    #expect(try parser.parse("*") == word("*"))
    #expect(try parser.parse("a*b a**") == bare("a*b", "a**"))
  }

  @Test("fields are known in both languages and in any case") func fields() throws {
    #expect(try parser.parse("title:charte") == .word("charte", .title))
    #expect(try parser.parse("Titre:charte") == .word("charte", .title))
    #expect(try parser.parse("auteur:\"Jean Dupont\"") == .phrase("Jean Dupont", .author))
    #expect(try parser.parse("theme:mobility") == .facet("theme", ["mobility"]))
    #expect(try parser.parse("thème:\"mobilité douce\"") == .facet("theme", ["mobilité douce"]))
    #expect(try parser.parse("ACTEUR:citizens") == .facet("actor", ["citizens"]))
    #expect(try parser.parse("the\u{0300}me:mobility") == .facet("theme", ["mobility"]))
    #expect(try parser.parse("lang:fr") == .facet("lang", ["fr"]))
    #expect(try parser.parse("langue:anglais") == .facet("lang", ["en"]))
    #expect(try parser.parse("lang:und") == .facet("lang", ["und"]))
  }

  @Test("a bank's own facets are fields when the vocabulary knows them") func ownFacets() throws {
    var fields = FieldVocabulary.standard
    fields.add(facet: "watershed", labels: ["bassin", "bassin versant"])
    #expect(try QueryParser(fields: fields).parse("bassin:loire") == .facet("watershed", ["loire"]))
    #expect(try parser.parse("bassin:loire") == word("bassin:loire"))
  }

  @Test("other words with a colon are plain text") func colons() throws {
    #expect(
      try parser.parse("http://example.org 10:30 :x Thème : eau")
        == bare("http://example.org", "10:30", ":x", "Thème", ":", "eau"))
  }

  @Test("years are single, ranges, or open at one end") func years() throws {
    func years(_ first: Int?, _ last: Int?) -> Query { .years("year", YearRange(first: first, last: last)) }
    #expect(try parser.parse("year:2021") == years(2021, 2021))
    #expect(try parser.parse("année:2019..2022") == years(2019, 2022))
    #expect(try parser.parse("annee:2019…2022") == years(2019, 2022))
    #expect(try parser.parse("year:2019-2022") == years(2019, 2022))
    #expect(try parser.parse("year:2019..") == years(2019, nil))
    #expect(try parser.parse("year:..2022") == years(nil, 2022))
    #expect(try parser.parse("event-year:1999") == .years("event-year", YearRange(first: 1999, last: 1999)))
  }

  @Test("a field narrows the bare words, which stay a union") func narrowing() throws {
    #expect(try parser.parse("theme:water river lake") == all(.facet("theme", ["water"]), bare("river", "lake")))
    #expect(try parser.parse("river theme:water") == all(.facet("theme", ["water"]), bare("river")))
    #expect(
      try parser.parse("+river lake theme:water")
        == .clauses(QueryClauses(must: [.literal(word("river")), .facet("theme", ["water"])], should: [word("lake")])))
  }

  @Test("values of one facet are alternatives, facets add up") func facetValues() throws {
    #expect(try parser.parse("theme:water theme:energy") == .facet("theme", ["water", "energy"]))
    #expect(
      try parser.parse("theme:water actor:citizens thème:energy")
        == all(.facet("theme", ["water", "energy"]), .facet("actor", ["citizens"])))
    #expect(try parser.parse("x -theme:water") == .clauses(QueryClauses(should: [word("x")], mustNot: [.facet("theme", ["water"])])))
  }

  @Test(
    "an error names its column",
    arguments: [
      ("a \"b c", QueryError.Code.unclosedQuotation, 3), ("é «b", .unclosedQuotation, 3), ("a \" \"", .emptyQuotation, 3),
      ("(a b", .unclosedGroup, 1), ("a (b (c)", .unclosedGroup, 3), ("a )", .unopenedGroup, 3), ("a ()", .emptyGroup, 3),
      ("a AND", .missingOperand, 6), ("AND a", .missingOperand, 1), ("a OR OR b", .missingOperand, 6), ("a NOT", .missingOperand, 6),
      ("a NOT -b", .missingOperand, 7), ("(a OU )", .missingOperand, 7), ("thème:", .missingValue, 7), ("x title: y", .missingValue, 9),
      ("theme:(a b)", .missingValue, 7), ("year:soon", .badYear, 6), ("year:2022..2019", .badYear, 6), ("année:..", .badYear, 7),
      ("year:20190", .badYear, 6), ("lang:klingon", .badLanguage, 6), ("a (", .unclosedGroup, 3), ("œ NOT NOT b", .missingOperand, 7)
    ])
  func errors(text: String, code: QueryError.Code, column: Int) throws {
    let error = try #require(throws: QueryError.self) { try parser.parse(text) }
    #expect(error.code == code)
    #expect(error.column == column)
    #expect(!error.message.isEmpty && !error.remedy.isEmpty)
  }

  @Test("length, number of terms and depth are bounded") func bounds() throws {
    #expect(throws: Never.self) { try parser.parse(String(repeating: "é", count: 2_000)) }
    let long = #expect(throws: QueryError.self) { try parser.parse(String(repeating: "é", count: 2_001)) }
    #expect(long?.code == .tooLong && long?.column == 2_001)
    #expect(throws: Never.self) { try parser.parse(String(repeating: "a ", count: 200)) }
    let many = #expect(throws: QueryError.self) { try parser.parse(String(repeating: "a ", count: 201)) }
    #expect(many?.code == .tooManyTerms && many?.column == 401)
    let deepest = String(repeating: "(", count: 20) + "a" + String(repeating: ")", count: 20)
    #expect(try parser.parse(deepest) == word("a"))
    let deep = #expect(throws: QueryError.self) { try parser.parse("(" + deepest + ")") }
    #expect(deep?.code == .tooDeep && deep?.column == 21)
  }

  @Test("plain text has no operators and no errors") func plain() {
    #expect(QueryParser.plain("a AND \"b -c (theme:x") == bare("a", "AND", "\"b", "-c", "(theme:x"))
    #expect(QueryParser.plain("a  b\ta") == bare("a", "b", "a"))
    #expect(QueryParser.plain(" ") == .clauses(QueryClauses()))
    let many = QueryParser.plain((0..<5_000).map { "w\($0)" }.joined(separator: " "))
    guard case .clauses(let clauses) = many else { return #expect(Bool(false)) }
    #expect(clauses.should.count == 1_000)
  }
}

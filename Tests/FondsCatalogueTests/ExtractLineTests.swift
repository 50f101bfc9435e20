import FondsCatalogue
import FondsExtraction
import FondsRecord
import FondsTestSupport
import Testing

struct ExtractLineTests {
  private let page = """
    <html lang=fr><head><title>Le moulin</title><meta name=author content="Odile Ferrandier"><meta name=dcterms.issued content=2021-03-04></head>
    <body><nav><a href=/>Accueil du site</a></nav><main><h1>Le moulin</h1><p>Le moulin de la vallée tourne de nouveau, et les paysans y portent
    leur blé depuis le printemps, à la surprise de tous.</p><p>Il a fallu trois ans, deux crues et beaucoup de patience pour en arriver là.</p>
    </main></body></html>
    """

  private func line(explains: Bool) async throws -> ExtractLine {
    let folder = try TemporaryFolder()
    try folder.write(page, to: "moulin.html")
    var lines: [ExtractLine] = []
    try await Catalogue.extract([folder.path + "/moulin.html"], explains: explains) { lines.append($0) }
    return try #require(lines.first)
  }

  private func json(_ line: ExtractLine) throws -> JSONValue {
    var writer = JSONWriter()
    line.write(to: &writer)
    return try JSONReader.parse(writer.bytes)
  }

  @Test("every rule of the reader of pages has a sentence in both languages")
  func sentences() {
    let looks = [BlockQuality.fragmentRule, BlockQuality.garbledRule]
    for rule in PageRule.allCases.map(\.rawValue) + PrintedRule.allCases.map(\.rawValue) + looks {
      let french = RuleWords.explanation(of: rule, in: .french)
      let english = RuleWords.explanation(of: rule, in: .english)
      #expect(french != nil && english != nil && french != english, "\(rule)")
    }
    #expect(RuleWords.explanation(of: "no-such-rule", in: .french) == nil)
  }

  @Test("decisions are told only where they are asked for")
  func decisions() async throws {
    #expect(try json(await line(explains: false))["decisions"] == nil)
    let decisions = try #require(try json(await line(explains: true))["decisions"]?.array)
    let menu = try #require(decisions.first { $0["text"]?.string == "Accueil du site" })
    #expect(menu["verdict"]?.string == "dropped")
    #expect(menu["rule"]?.string == "navigation")
    #expect(menu["place"]?.string == "body/nav")
    #expect(menu["measure"]?.string != nil)
  }

  @Test("a table is read as the fonds.yaml of its bank says: one line a row, from any folder of the bank") func tables() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "tables:\n  - {files: 'listes/*.csv', kind: account, id: No, columns: {Libellé: title, Montant: amount}}\n", to: "bank/fonds.yaml")
    try folder.write("No;Libellé;Montant\n1;Pain;3,50\n2;Sel;1\n", to: "bank/listes/a.csv")
    for path in ["/bank/listes/a.csv", "/bank/listes", "/bank"] {
      var lines: [ExtractLine] = []
      try await Catalogue.extract([folder.path + path]) { lines.append($0) }
      #expect(lines.map { $0.record?.titles.first?.text } == ["Pain", "Sel"], "\(path)")
      #expect(lines.first?.record?.fields["amount"] == ["3,50"], "\(path)")
      #expect(lines.first?.path.hasSuffix("/bank/listes/a.csv#1") == true, "\(path)")
    }
    var apart: [ExtractLine] = []
    try folder.write("No;Libellé;Montant\n1;Pain;3,50\n2;Sel;1\n", to: "apart/a.csv")
    try await Catalogue.extract([folder.path + "/apart/a.csv"]) { apart.append($0) }
    #expect(apart.count == 1)
  }

  @Test("what is wrong with a record is told with what is wrong with its source, and a file that is refused has its decisions too")
  func remarks() async throws {
    let folder = try TemporaryFolder()
    try folder.write("---\npublished: 2019-05-01\nmodified: 2018-05-01\n---\nUn moulin.\n", to: "a.md")
    try folder.write("%PDF-1.4\n", to: "b.pdf")
    var lines: [ExtractLine] = []
    try await Catalogue.extract([folder.path], explains: true) { lines.append($0) }
    #expect(lines.map(\.outcome) == [.indexed, .rejected])
    #expect(lines.first?.flags == ["chronology:modified-before-published:2018-05-01:2019-05-01"])
    #expect(try lines.allSatisfy { try json($0)["decisions"]?.array != nil })
  }

  @Test("people read aligned lines and what each rule means, in their language")
  func words() async throws {
    let explanation = try await line(explains: true).explanation(in: .french)
    #expect(explanation.lines.contains { $0.isLeftOut && $0.text.hasPrefix("écarté") && $0.text.contains("Accueil du site") })
    #expect(explanation.legend.contains { $0.contains("menu, d’après son élément") })
  }

  @Test("the facts beside the text come with the place they were read from")
  func facts() async throws {
    let facts = try await line(explains: false).facts(in: .french)
    #expect(facts.contains { $0.name == "auteur" && $0.value == "Odile Ferrandier" && $0.origin == "meta" })
    #expect(facts.contains { $0.name == "publié" && $0.value == "2021-03-04" && $0.origin == "dc" })
    #expect(facts.contains { $0.name == "blocs" && $0.value.contains("1 intertitre, 2 paragraphes") && $0.value.contains("3 français") })
  }

  @Test("the text of a page does not say its title again, its blocks do")
  func title() async throws {
    let line = try await line(explains: false)
    #expect(line.paragraphs.count == 2)
    #expect(try json(line)["title"]?.string == "Le moulin")
    #expect(try json(line)["blocks"]?.array?.count == 3)
  }
}

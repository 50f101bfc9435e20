import FondsCatalogue
import FondsExtraction
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("A bank whose records are tied") struct BankRelationTests {
  private func bank() async throws -> Bank {
    let bank = try Bank()
    func note(_ name: String, _ head: String, _ text: String = "Un texte de quelques mots pour cette notice.") throws {
      try bank.write("---\n\(head)\n---\n\n\(text)\n", to: name)
    }
    try note("terre.md", "title: Foncière Terre-Partagée\nkind: ally\nlanguage: fr\nvisibility: public\nfacets: {actor: [socio-economic]}")
    try note(
      "mediation.md",
      "title: Médiation foncière\nkind: skill\nlanguage: fr\nally: FONCIÈRE TERRE PARTAGÉE\nfacets: {skill: [specialised-field]}")
    try note("cache.md", "title: Brouillon d’essai\nkind: skill\nlanguage: fr\nally: Foncière Terre Partagée\nvisibility: draft")
    try note(
      "chantier.md",
      "title: Nourrir et loger\nkind: chantier\nlanguage: fr\nobjective: [learning-community]\nmembers: [Foncière Terre-Partagée]\nreferent: Ada\nstatus: running\nform: free-form"
    )
    try note("etape.md", "title: Première étape\nlanguage: fr\nrelations: {part-of: [chantier.md]}")
    try note("vide.md", "title: Chantier sans personne\nkind: chantier\nlanguage: fr")
    try note(
      "compte-1.md", "title: Train\nkind: account\nlanguage: fr\namount: -1 234,50\ncurrency: EUR\nnature: trajets\npurpose: assemblée")
    try note("compte-2.md", "title: Don\nkind: account\nlanguage: fr\namount: 1234.51\ncurrency: EUR\nnature: dons\npurpose: assemblée")
    try note("compte-3.md", "title: Vol\nkind: account\nlanguage: fr\namount: 10\ncurrency: CAD\nnature: trajets\npurpose: assemblée")
    try await bank.reindex()
    return bank
  }

  private func ties(_ bank: Bank, _ name: String, visibilities: [Visibility]? = nil) async throws -> [String] {
    try await bank.catalogue.record("sources:" + name, ui: .french, visibilities: visibilities).relations.flatMap { tie in
      tie.targets.map { tie.name + " " + $0.title }
    }
  }

  @Test("a tie is found from both ends, also one by name; what the reader may not see is not told") func bothEnds() async throws {
    let bank = try await bank()
    #expect(try await ties(bank, "etape.md") == ["part-of Nourrir et loger"])
    #expect(try await ties(bank, "chantier.md") == ["has-part Première étape", "member Foncière Terre-Partagée"])
    #expect(try await ties(bank, "mediation.md") == ["produced-by Foncière Terre-Partagée"])
    #expect(
      Set(try await ties(bank, "terre.md")) == [
        "producer-of Médiation foncière", "producer-of Brouillon d’essai", "member-of Nourrir et loger"
      ])
    #expect(
      Set(try await ties(bank, "terre.md", visibilities: [.public])) == ["producer-of Médiation foncière", "member-of Nourrir et loger"])
  }

  @Test("sums keep currencies apart and add up to the cent") func sums() async throws {
    let bank = try await bank()
    let view = try bank.catalogue.sum("amount", by: ["nature"], SearchOptions(query: "", ui: .english))
    #expect(
      view.lines.map { "\($0.values[0].label) \($0.currency ?? "?") \($0.sum)" } == [
        "dons EUR 1234.51", "trajets CAD 10", "trajets EUR -1234.50"
      ])
    #expect(view.totals.map { "\($0.currency ?? "?") \($0.sum)" } == ["CAD 10", "EUR 0.01"])
    let narrowed = try bank.catalogue.sum("amount", by: [], SearchOptions(query: "nature:dons", ui: .english))
    #expect(narrowed.totals.map(\.sum.description) == ["1234.51"])
    #expect(throws: CatalogueError.self) { try bank.catalogue.sum("title", by: [], SearchOptions(query: "", ui: .english)) }
  }

  @Test("lint tells what a record falls short of, in the reader's language; columns of amounts are no facet") func lint() async throws {
    let bank = try await bank()
    var found: [String: [String]] = [:]
    let looked = try await bank.catalogue.lint(kind: "chantier", isStrict: true, ui: .french) { finding in
      found[finding.title] = finding.shortcomings.map(\.message)
    }
    #expect(looked == 2)
    #expect(found.keys.sorted() == ["Chantier sans personne"])
    #expect(found["Chantier sans personne"]?.contains("avoir un·e référent·e") == true)
    let facets = try bank.catalogue.facets(nil, ui: .french)
    #expect(facets.contains { $0.id == "nature" && $0.label == "Nature" })
    #expect(!facets.contains { $0.id.contains("amount") })
  }

  @Test("a sum is written to the cent, whole ones too") func cents() async throws {
    let bank = try await bank()
    var writer = JSONWriter()
    try bank.catalogue.sum("amount", by: [], SearchOptions(query: "nature:dons", ui: .english)).write(to: &writer)
    #expect(writer.text.contains("\"sum\":\"1234.51\""))
    for (text, written) in [("2620", "2620.00"), ("-12.5", "-12.50"), ("0", "0.00"), ("0.125", "0.125")] {
      #expect(Amount(text)?.inCents == written)
    }
  }

  @Test("a kind that nobody knows is refused with the nearest; a name of one will do") func kinds() async throws {
    let bank = try await bank()
    let error = await #expect(throws: CatalogueError.self) { try await bank.catalogue.lint(kind: "chantir", ui: .french) { _ in } }
    #expect(error?.code == .usage && error?.message == "there is no kind \"chantir\"; did you mean \"chantier\"?")
    #expect(error?.remedy.hasPrefix("the kinds are: account, ") == true)
    #expect(try await bank.catalogue.lint(kind: "Working group", isStrict: true, ui: .french) { _ in } == 2)
  }

  @Test("a search that finds nothing is told with what would; a facet or a concept that nobody knows is a slip") func absences()
    async throws
  {
    let bank = try await bank()
    func absence(_ query: String) throws -> [String]? { try bank.catalogue.absence(of: SearchOptions(query: query, ui: .english)) }
    #expect(try absence("") == nil && absence("bank:chantier") == nil)
    #expect(try absence("zorgluborgue")?.first == "No record answers “zorgluborgue”.")
    #expect(try absence("http://zorg.example")?.isEmpty == false)
    #expect(try absence("network:zorg")?.contains { $0.contains("Nothing has the value") } == true)
    let facet = #expect(throws: CatalogueError.self) { try absence("themme:food") }
    #expect(facet?.code == .usage && facet?.message.hasSuffix("no facet \"themme\" in this bank; did you mean \"theme\"?") == true)
    let concept = #expect(throws: CatalogueError.self) { try absence("theme:alimantation") }
    #expect(concept?.code == .usage && concept?.remedy.contains("(theme:food)") == true)
  }

  @Test(
    "a concept under two names does not meet itself", arguments: ["between:food,food", "between:food,alimentation", "entre:FOOD,theme=food"]
  )
  func same(query: String) async throws {
    let bank = try await bank()
    let error = #expect(throws: CatalogueError.self) { try bank.catalogue.search(SearchOptions(query: query, ui: .french)) }
    #expect(error?.code == .query && error?.message.contains("are the same concept") == true)
    #expect(try bank.catalogue.search(SearchOptions(query: "between:food,habitat between:food,water", ui: .french)).total == 0)
  }

  @Test("a refusal to group says which fields and facets there are to group by") func grouping() async throws {
    let bank = try await bank()
    func refusal(_ group: String) throws -> CatalogueError? {
      #expect(throws: CatalogueError.self) { try bank.catalogue.sum("amount", by: [group], SearchOptions(query: "", ui: .english)) }
    }
    let absent = try refusal("state")
    #expect(absent?.message == "no record of this bank has the field \"state\"")
    #expect(absent?.remedy.hasPrefix("fields of this bank to group by: currency, nature, purpose; facets: ") == true)
    #expect(try refusal("referent")?.message == "sums are not grouped by the field \"referent\"")
    #expect(try refusal("zorglub")?.message.contains("no facet") == true)
  }

  @Test(
    "what is no concept is told as such, with the most similar ones",
    arguments: ["between:food,alimantation", "between:theme=alimantation,food"])
  func meeting(query: String) async throws {
    let bank = try await bank()
    let error = #expect(throws: CatalogueError.self) { try bank.catalogue.search(SearchOptions(query: query, ui: .french)) }
    #expect(error?.code == .query)
    #expect(error?.message.contains("\"alimantation\" is no concept of ") == true)
    #expect(error?.remedy.contains("(theme:food)") == true)
    #expect(try bank.catalogue.search(SearchOptions(query: "between:food,habitat", ui: .french)).total == 0)
  }

  @Test("near what is no concept says so, near what is neither concept nor record too; a label is as good as an identifier")
  func nearNothing() async throws {
    let bank = try await bank()
    func refusal(_ name: String) -> CatalogueError? {
      #expect(throws: CatalogueError.self) { try bank.catalogue.near(name, ui: .french) }
    }
    #expect(refusal("theme:zorglub")?.message == "\"zorglub\" is no concept of the facet \"theme\"")
    #expect(refusal("theme:zorglub")?.remedy == "`fonds facets theme` lists those there are")
    #expect(refusal("thème:alimantation")?.remedy.contains("(theme:food)") == true)
    #expect(refusal("theme:zorglub")?.code == .notFound)
    #expect(refusal("zorglub")?.message == "there is no record \"zorglub\"")
    #expect(try bank.catalogue.near("thème:alimentation", ui: .french).concept?.id == "food")
  }

  @Test("a crossing speaks the reader's language, and refuses what is no facet") func crossing() async throws {
    let bank = try await bank()
    let view = try bank.catalogue.cross(SearchOptions(query: "", ui: .french), rows: "bank", columns: "nature")
    #expect(view.unit == "works")
    #expect(view.rows.values.first?.label == "compte")
    #expect(view.columns.values.map(\.label) == ["trajets", "dons"])
    let error = #expect(throws: CatalogueError.self) {
      try bank.catalogue.cross(SearchOptions(query: "", ui: .french), rows: "banquise", columns: "nature")
    }
    #expect(error?.code == .usage)
  }
}

@Suite("The rules of the project") struct SchemaReaderTests {
  @Test("its rules can be read, and each kind they speak of is one of the thesaurus") func standard() throws {
    let bytes = Array(try String(contentsOfFile: SharedData.project + "/Index/rules.yaml", encoding: .utf8).utf8)
    let schema = try SchemaReader.read(bytes, path: "rules.yaml")
    #expect(schema.fields["amount"]?.type == .amount)
    #expect(Description.fields.isSuperset(of: schema.fields.keys))
    #expect(schema.rules["chantier"]?.contains { $0.anyOf == ["objective"] && $0.level == .must } == true)
    let thesaurus = try String(contentsOfFile: SharedData.project + "/Index/thesaurus/systemic.rdf", encoding: .utf8)
    for kind in schema.rules.keys where kind != Schema.everyKind { #expect(thesaurus.contains("urn:fonds:bank:\(kind)\""), "\(kind)") }
    for rule in schema.rules.values.joined() { #expect(rule.messages[.french] != nil && rule.messages[.english] != nil) }
  }

  @Test(
    "what is not understood is named, with its line",
    arguments: [
      ("\nfields:\n  x: {type: colour}", 3), ("kinds:\n  ally:\n    - need: b\n    - {nead: a}", 4),
      ("kinds: {ally: [{need: a, level: may}]}", 1),
      ("fields: {}\nrule: []", 2), ("fields: [a]", 1), ("fields:\n  x:\n    type: text\n    facet: maybe", 4), ("parties: [{a: b}]", 1),
      ("kinds:\n  ally:\n  - need: [a]", 3), ("fields:\n  \"#x\": {type: text}", 2), ("kinds:\n  ally: {need: a, level: may}", 2),
      ("a: [", 2)
    ])
  func faults(text: String, line: Int) {
    let error = #expect(throws: CatalogueError.self) { try SchemaReader.read(Array(text.utf8), path: "r.yaml") }
    #expect(error?.code == .configuration)
    #expect(error?.path == "r.yaml")
    #expect(error?.line == line)
  }

  @Test("a hidden face is told by nothing: no kin shows it, none of its ties, and those that are hidden are not counted")
  func hiddenFaces() async throws {
    let bank = try Bank()
    func note(_ name: String, _ head: String) throws { try bank.write("---\n\(head)\n---\n\nUn texte de quelques mots.\n", to: name) }
    try note("lieu.md", "id: lieu\ntitle: Le lieu\nlanguage: fr\nfacets: {territory: [valx]}")
    try note(
      "a.fr.md",
      "id: cachee\ntitle: Cantine interne\nlanguage: fr\nvisibility: internal\nfacets: {territory: [valx]}\nrelations: {part-of: [lieu]}")
    try note("a.en.md", "id: shown\ntitle: Public canteen\nlanguage: en\ntranslation-of: cachee\nfacets: {territory: [valx]}")
    for number in 0..<70 {
      let visibility = number % 2 == 0 ? "public" : "draft"
      try note(
        "part\(number).md", "id: part-\(number)\ntitle: Partie\nlanguage: fr\nvisibility: \(visibility)\nrelations: {part-of: [lieu]}")
    }
    for number in 70..<140 {
      try note(
        "part\(number).md",
        "id: part-\(number)\ntitle: Partie\nlanguage: fr\nvisibility: \(number < 100 ? "public" : "draft")\nrelations: {part-of: [lieu]}")
    }
    try await bank.reindex()
    let view = try await bank.catalogue.record("lieu", ui: .french, visibilities: [.public])
    let shown = try bank.catalogue.withKin(view, ui: .french, visibilities: [.public])
    #expect(shown.kin.flatMap { $0.targets.map(\.id) } == ["shown"])
    let parts = try #require(shown.relations.first { $0.kind == .partOf && $0.isInverse })
    #expect(parts.targets.count == 50 && parts.total == 65)
    let english = try await bank.catalogue.record("shown", ui: .french, visibilities: [.public])
    #expect(english.relations.isEmpty, "what its hidden translation is part of is not told")
    let all = try await bank.catalogue.record("lieu", ui: .french)
    #expect(all.relations.first { $0.kind == .partOf && $0.isInverse }?.total == 141)
  }
}

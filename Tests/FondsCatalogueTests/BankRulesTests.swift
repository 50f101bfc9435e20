import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Testing

@Suite("The rules of a bank's own") struct BankRulesTests {
  private static let rules = """
    parties: [ally]
    fields:
      budget: {type: amount, fr: Budget, en: Budget}
      commune: {type: term, facet: true, fr: Commune, en: Municipality}
    kinds:
      news:
        - {need: budget, level: must, fr: dire le budget, en: state the budget}
    labels:
      commune: {vaux: {fr: Vaux-le-Bas, en: Lower Vaux}}

    """

  private func bank(rules: String? = rules) throws -> Bank {
    let bank = try Bank()
    try bank.write("title: Essai\nroots: [{path: ., label: sources}]\nrules: regles/nos-regles.yaml\n", to: "fonds.yaml")
    if let rules { try bank.write(rules, to: "regles/nos-regles.yaml") }
    try bank.write(
      "---\ntitle: Riche\nkind: news\nlanguage: fr\nbudget: 12,50\ncommune: vaux\n---\n\nUn texte du village.\n", to: "riche.md")
    try bank.write("---\ntitle: Pauvre\nkind: news\nlanguage: fr\n---\n\nUn autre texte du village.\n", to: "pauvre.md")
    return bank
  }

  private func short(_ bank: Bank) async throws -> [String] {
    var found: [String] = []
    _ = try await bank.catalogue.lint(isStrict: true, ui: .french) { finding in
      found += finding.shortcomings.map { finding.title + " : " + $0.message }
    }
    return found
  }

  @Test("they take the place of the program's in lint, sums, facets and pages, and their file is no input") func own() async throws {
    let bank = try bank()
    let report = try await bank.reindex()
    #expect(report.inputs.map(\.path) == ["pauvre.md", "riche.md"])
    #expect(try await short(bank) == ["Pauvre : dire le budget"])
    #expect(
      try bank.catalogue.sum("budget", by: ["commune"], SearchOptions(query: "", ui: .french)).lines.map(\.sum.description) == ["12.50"])
    #expect(try bank.catalogue.facets(nil, ui: .english).contains { $0.label == "Municipality" })
    let record = try await bank.catalogue.record("sources:riche.md").record
    #expect(try bank.catalogue.describe(record, ui: .english).fields.map(\.label) == ["Budget", "Municipality"])
    // Their labels are read wherever values are, and understood wherever values are written.
    #expect(try bank.catalogue.describe(record, ui: .english).fields.last?.values == ["Lower Vaux"])
    #expect(try bank.catalogue.facets("commune", ui: .french).first?.values.map(\.label) == ["Vaux-le-Bas"])
    #expect(
      try bank.catalogue.sum("budget", by: ["commune"], SearchOptions(query: "", ui: .french)).lines.map { $0.values[0].label } == [
        "Vaux-le-Bas"
      ])
    for query in ["commune:vaux", "commune:\"vaux-le-bas\"", "village commune:\"lower vaux\"", "-commune:x commune:\"Lower Vaux\""] {
      #expect(try await bank.search(query) == ["riche.md"], "\(query)")
    }
    #expect(try await bank.search("", filters: ["commune": ["Vaux-le-Bas"]]) == ["riche.md"])
    #expect(throws: CatalogueError.self) { try bank.catalogue.sum("amount", by: [], SearchOptions(query: "", ui: .french)) }
  }

  @Test("they are kept with the index: what is imported or corrected later follows them too") func kept() async throws {
    let bank = try bank()
    try await bank.reindex()
    let line = #"{"fonds":1,"id":"loin","lang":"fr","title":"Loin","text":"Un texte venu d’ailleurs."}"#
    try bank.folder.write(line.replacing(#""fonds":1,"#, with: ""), to: "loin.ndjson")
    _ = try await bank.catalogue.importRecords(from: [bank.folder.path + "/loin.ndjson"])
    #expect(try await short(bank) == ["Pauvre : dire le budget"])
    #expect(try bank.catalogue.sum("budget", by: [], SearchOptions(query: "", ui: .french)).totals.map(\.works) == [1])
    #expect(try await !bank.reindex().committed)
  }

  @Test("a change of them reaches every record without reading one again, and without the key those of the program hold") func changed()
    async throws
  {
    let bank = try bank()
    try await bank.reindex()
    try bank.write(
      Self.rules.replacing("need: budget", with: "need: commune").replacing(
        "commune: {type: term, facet: true", with: "commune: {type: term"), to: "regles/nos-regles.yaml")
    #expect(try await bank.reindex().committed)
    #expect(try !bank.catalogue.facets(nil, ui: .french).contains { $0.id == "commune" })
    try bank.write("title: Essai\nroots: [{path: ., label: sources, exclude: [regles]}]\n", to: "fonds.yaml")
    #expect(try await bank.reindex().committed)
    #expect(try await short(bank).isEmpty)
    #expect(throws: CatalogueError.self) { try bank.catalogue.sum("budget", by: [], SearchOptions(query: "", ui: .french)) }
  }

  @Test("a file that is missing or faulty stops the run before it begins, by its name and line; the index stays as it was") func faulty()
    async throws
  {
    let bank = try bank()
    try await bank.reindex()
    try bank.write(Self.rules.replacing("level: must", with: "level: may"), to: "regles/nos-regles.yaml")
    var error = await #expect(throws: CatalogueError.self) { try await bank.reindex() }
    #expect(error?.code == .configuration && error?.line == 7 && error?.path?.hasSuffix("regles/nos-regles.yaml") == true)
    try bank.write("rules: regles/aucun.yaml\nroots: [{path: ., label: sources}]\n", to: "fonds.yaml")
    error = await #expect(throws: CatalogueError.self) { try await bank.reindex() }
    #expect(error?.code == .configuration && error?.path?.hasSuffix("regles/aucun.yaml") == true)
    #expect(try await short(bank) == ["Pauvre : dire le budget"])
  }

  @Test(
    "a slip in them is refused at its line with the nearest known word",
    arguments: [
      ("  news:", "  newz:", 6, "there is no kind \"newz\"; did you mean \"news\"?"),
      ("[ally]", "[aly]", 1, "there is no kind \"aly\"; did you mean \"ally\"?"),
      ("need: budget", "need: bugdet", 7, "news: there is no part, facet, relation or field \"bugdet\"; did you mean \"budget\"?"),
      (
        "need: budget", "need: territroy | budget", 7,
        "news: there is no part, facet, relation or field \"territroy\"; did you mean \"territory\"?"
      ),
      ("level:", "levle:", 7, "\"levle\" is not known in news; did you mean \"level\"?; known are: en, fr, least, level, need, values"),
      (
        "type: amount", "type: amont", 3,
        "budget: there is no type \"amont\"; did you mean \"amount\"?; there are text, term, party, amount, date, history"
      ),
      ("facet: true,", "relation: membre,", 4, "commune: there is no relation \"membre\"; did you mean \"member\"?")
    ])
  func slips(right: String, wrong: String, line: Int, message: String) async throws {
    let bank = try bank(rules: Self.rules.replacing(right, with: wrong))
    let error = await #expect(throws: CatalogueError.self) { try await bank.reindex() }
    #expect(error?.code == .configuration && error?.line == line && error?.message == message)
    #expect(error?.path?.hasSuffix("nos-regles.yaml") == true)
  }

  @Test("a kind of the bank's own, like none of the thesaurus, has rules like any other") func ownKind() async throws {
    let bank = try bank(rules: Self.rules.replacing("kinds:\n", with: "kinds:\n  pamphlet:\n    - {need: commune.fr | text}\n"))
    #expect(try await bank.reindex().committed)
  }
}

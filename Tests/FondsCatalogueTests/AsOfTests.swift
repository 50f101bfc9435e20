import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Testing

@Suite("How things stood") struct AsOfTests {
  private func bank() async throws -> Bank {
    let bank = try Bank()
    func note(_ id: String, _ head: String) throws {
      try bank.write("---\nid: \(id)\ntitle: Notice \(id)\nlanguage: fr\n\(head)\n---\n\nUn texte de quelques mots.\n", to: id + ".md")
    }
    try note(
      "tenu",
      "kind: commitment\npublished: 2024-01-05\nstate: held\namount: 100\ncurrency: EUR\nstate-history: [2023-10-13 open, 2024-10-04 held]")
    try note(
      "tard", "kind: commitment\npublished: 2023\nstate: late\namount: 50\ncurrency: EUR\nstate-history: [2024-02-01 open, 2025-01-31 late]"
    )
    try note(
      "fini", "kind: chantier\npublished: 2025-06-01\nstatus: finished\namount: 10\ncurrency: EUR\nopened: 2021-03\nclosed: 2023-05-10")
    try note("court", "kind: chantier\npublished: 2024-05\nstatus: running\nopened: 2024-05-02")
    try note("arret", "kind: chantier\nstatus: suspended\nopened: 2022")
    try note("suivi", "kind: chantier\nstatus: finished\nopened: 2020\nstatus-history: [2020-02-01 proposed, 2021-01-01 suspended]")
    try note("juin", "kind: reflection\npublished: 2024-06-15")
    try note("annee", "kind: reflection\npublished: 2024")
    try note("muet", "kind: reflection")
    try await bank.reindex()
    return bank
  }

  private func states(_ bank: Bank, _ query: String) throws -> [String: [String]] {
    var options = SearchOptions(query: query, ui: .french)
    options.size = 50
    let hits = try bank.catalogue.search(options).hits
    return Dictionary(uniqueKeysWithValues: hits.map { ($0.id, $0.then?.states.map { $0.field + "=" + $0.value.id } ?? []) })
  }

  @Test("a hit has the state of then; what began later is left out, whenever it was published") func states() async throws {
    let bank = try await bank()
    #expect(try states(bank, "as-of:2022 bank:commitment").isEmpty)
    #expect(try states(bank, "as-of:2023 bank:commitment") == ["tenu": ["state=open"]])
    #expect(try states(bank, "as-of:2024-10-03 bank:commitment") == ["tenu": ["state=open"], "tard": ["state=open"]])
    #expect(try states(bank, "à-fin:2024-10-04 bank:commitment") == ["tenu": ["state=held"], "tard": ["state=open"]])
    #expect(try states(bank, "as-of:2025 bank:commitment") == ["tenu": ["state=held"], "tard": ["state=late"]])
    #expect(try states(bank, "bank:commitment") == ["tenu": [], "tard": []])
  }

  @Test("a chantier was running between its opening and its closing; what nobody noted is not told") func chantiers() async throws {
    let bank = try await bank()
    #expect(try states(bank, "as-of:2019 bank:chantier").isEmpty)
    #expect(
      try states(bank, "as-of:2022 bank:chantier") == ["fini": ["status=running"], "arret": [], "suivi": ["status=suspended"]])
    #expect(try states(bank, "as-of:2023-04 bank:chantier")["fini"] == ["status=running"])
    #expect(try states(bank, "as-of:2023-05-10 bank:chantier")["fini"] == ["status=finished"])
    #expect(try states(bank, "as-of:2020 bank:chantier") == ["suivi": ["status=proposed"]])
    #expect(try states(bank, "as-of:2024-05-01 bank:chantier")["court"] == nil)
    #expect(try states(bank, "as-of:2024-05 bank:chantier")["court"] == ["status=running"])
  }

  @Test(
    "a state that is asked for is that of then, typed or chosen, and what counts states of today is left out",
    arguments: ["2019", "2020", "2021-01-01", "2022", "2023-04", "2023-05-10", "2024-05", "2024-10-03", "2024-10-04", "2025"])
  func asked(date: String) async throws {
    let bank = try await bank()
    let all = try states(bank, "as-of:\(date)")
    for state in ["state=open", "state=held", "state=late", "status=running", "status=finished", "status=suspended", "status=proposed"] {
      let term = state.replacing("=", with: ":")
      let expected = all.filter { $0.value.contains(state) }.keys.sorted()
      #expect(try states(bank, "as-of:\(date) \(term)").keys.sorted() == expected, "\(state)")
      #expect(try states(bank, "as-of:\(date) -\(term)").keys.sorted() == all.keys.filter { !expected.contains($0) }.sorted(), "\(state)")
      let parts = term.split(separator: ":").map(String.init)
      var chosen = SearchOptions(query: "as-of:\(date)", ui: .french)
      (chosen.filters, chosen.size, chosen.facetLimit) = ([parts[0]: [parts[1]]], 50, 10)
      let answer = try bank.catalogue.search(chosen)
      #expect(answer.hits.map(\.id).sorted() == expected, "\(state)")
      #expect(!answer.facets.contains { ["state", "status"].contains($0.id) })
    }
    var options = SearchOptions(query: "as-of:\(date)", ui: .english)
    options.size = 50
    let error = #expect(throws: CatalogueError.self) { try bank.catalogue.cross(options, rows: "state", columns: "bank") }
    #expect(error?.code == .usage)
  }

  @Test("within a year the day of publication counts where it is known") func published() async throws {
    let bank = try await bank()
    #expect(try states(bank, "as-of:2024-06-14 bank:reflection").keys.sorted() == ["annee", "muet"])
    #expect(try states(bank, "as-of:2024-06 bank:reflection").keys.sorted() == ["annee", "juin", "muet"])
    #expect(try states(bank, "as-of:2023 bank:reflection").keys.sorted() == ["muet"])
  }

  @Test("sums by state are those of then") func sums() async throws {
    let bank = try await bank()
    func sums(_ group: String, _ date: String?) throws -> [String] {
      var options = SearchOptions(query: "", ui: .french)
      options.asOf = try date.map(Catalogue.date)
      return try bank.catalogue.sum("amount", by: [group], options).lines.map { ($0.values[0].id ?? "-") + " " + $0.sum.description }
    }
    #expect(try sums("state", nil) == ["held 100", "late 50", "- 10"])
    #expect(try sums("state", "2023") == ["open 100", "- 10"])
    #expect(try sums("state", "2024-12-31") == ["held 100", "open 50", "- 10"])
    #expect(try sums("status", "2022") == ["running 10"])
    #expect(try sums("status", "2023").first == "finished 10")
    #expect(try sums("bank", "2022") == ["chantier 10"])
    #expect(try bank.catalogue.sum("amount", by: [], SearchOptions(query: "as-of:2023", ui: .french)).asOf?.description == "2023")
  }

  @Test("of two states of one day the later one in the list holds, in sums as on the record", arguments: [false, true])
  func oneDay(isReversed: Bool) async throws {
    let bank = try Bank()
    let states = isReversed ? ["held", "open"] : ["open", "held"]
    try bank.write(
      "---\nid: promesse\ntitle: Promesse\nlanguage: fr\nkind: commitment\namount: 5\nstate: \(states[1])\nstate-history: [2023-02-01 late, 2024-03-01 \(states[0]), 2024-03-01 \(states[1])]\n---\nUn texte.\n",
      to: "promesse.md")
    try await bank.reindex()
    var options = SearchOptions(query: "", ui: .french)
    for (date, state) in [("2024-03-01", states[1]), ("2023", "late")] {
      options.asOf = try Catalogue.date(date)
      #expect(try bank.catalogue.sum("amount", by: ["state"], options).lines.map { $0.values[0].id } == [state])
      let then = try await bank.catalogue.record("promesse", ui: .french, asOf: PartialDate(iso: date)).then
      #expect(then?.states.map(\.value.id) == [state])
    }
  }

  @Test("a record tells how it stood, and whether there was anything of it") func record() async throws {
    let bank = try await bank()
    let then = try await bank.catalogue.record("tenu", ui: .french, asOf: PartialDate(iso: "2024-06")).then
    #expect(then?.sentence(in: .french) == "à la fin de juin 2024 — État : ouvert, depuis le 13 octobre 2023")
    #expect(then?.sentence(in: .english) == "at the end of June 2024 — État: ouvert, since 13 October 2023")
    let before = try await bank.catalogue.record("tenu", ui: .english, asOf: PartialDate(iso: "2023-10-12"))
    #expect(before.record.fields["state"] == nil && before.record.fields["state-history"] == nil)
    #expect(before.then?.sentence(in: .english) == "did not exist yet on 12 October 2023")
    #expect(before.json.contains(#""as_of":{"date":"2023-10-12","existed":false,"states":[]}"#))
    #expect(try await bank.catalogue.record("tenu", ui: .french).then == nil)
    func fields(_ id: String, _ date: String) async throws -> [String: [String]] {
      try await bank.catalogue.record(id, ui: .french, asOf: PartialDate(iso: date)).record.fields
    }
    #expect(try await fields("tenu", "2024-06")["state-history"] == ["2023-10-13 open"])
    #expect(try await fields("tenu", "2024-10-04")["state"] == ["held"])
    // When it was closed was not known while it was open.
    #expect(try await fields("fini", "2022")["closed"] == nil)
    #expect(try await fields("fini", "2023-05")["closed"] == ["2023-05-10"])
    let status = try await bank.catalogue.record("fini", ui: .french, asOf: PartialDate(iso: "2022")).facets.first { $0.id == "status" }
    #expect(status?.values.map(\.id) == ["running"])
    #expect(
      try await bank.catalogue.record("arret", ui: .french, asOf: PartialDate(iso: "2023")).facets.contains { $0.id == "status" } == false)
  }

  @Test("an ally was one from its signature on, whenever its record was published") func allies() async throws {
    let bank = try await bank()
    try bank.write(
      "---\nid: allie\ntitle: Allié\nlanguage: fr\nkind: ally\nsigned: 2020-05-04\npublished: 2025-02-01\n---\nUn texte.\n", to: "allie.md")
    try bank.write("---\nid: muette\ntitle: Muette\nlanguage: fr\nkind: ally\npublished: 2025-02-01\n---\nUn texte.\n", to: "muette.md")
    try await bank.reindex()
    #expect(try states(bank, "as-of:2020-05-03 bank:ally").isEmpty)
    #expect(try states(bank, "as-of:2021 bank:ally").keys.sorted() == ["allie"])
    #expect(try states(bank, "as-of:2025 bank:ally").keys.sorted() == ["allie", "muette"])
    func sentence(_ id: String, _ date: String) async throws -> String? {
      try await bank.catalogue.record(id, ui: .french, asOf: PartialDate(iso: date)).then?.sentence(in: .french)
    }
    #expect(try await sentence("allie", "2020") == nil)
    #expect(try await sentence("allie", "2019") == "n’existait pas encore à la fin de 2019")
    #expect(try await sentence("muette", "2024") == "n’était pas encore publié à la fin de 2024")
  }

  @Test("what is no date is refused", arguments: ["hier", "2022-13", "2022-02-30", "22", "2022-06-30T10:00:00", "0000"])
  func refused(text: String) async throws {
    let bank = try await bank()
    #expect(throws: CatalogueError.self) { try Catalogue.date(text) }
    let error = #expect(throws: CatalogueError.self) { try states(bank, "as-of:" + text) }
    #expect(error?.code == .query)
  }
}

import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Testing

@Suite("Amounts of a bank") struct BankAmountTests {
  private func bank() async throws -> Bank {
    let bank = try Bank()
    let amounts = ["5 EUR", "$5", "5 €", "12e3", "12.34.56", "99999999999999"]
    for (number, amount) in amounts.enumerated() {
      try bank.write("---\nid: n\(number)\ntitle: Notice\nlanguage: fr\namount: \"\(amount)\"\n---\nUn texte.\n", to: "n\(number).md")
    }
    try await bank.reindex()
    return bank
  }

  @Test("currencies beside amounts keep them apart; amounts that nobody reads are told") func sums() async throws {
    let bank = try await bank()
    let view = try bank.catalogue.sum("amount", by: [], SearchOptions(query: "", ui: .french))
    #expect(view.totals.map { "\($0.currency ?? "?") \($0.sum)" } == ["$ 5", "EUR 10"])
    #expect(view.notUnderstood == 3)
    #expect(view.remarks(in: .french).map { String($0.prefix(12)) } == ["3 notices on"])
    #expect(view.remarks(in: .english).map { String($0.prefix(14)) } == ["3 records have"])
    var writer = JSONWriter()
    view.write(to: &writer)
    #expect(writer.text.contains(#""not_understood":3"#))
  }

  @Test(
    "the desk refuses an amount that cannot be read and an event that ends before it begins",
    arguments: ["field.amount=douze", "field.amount=12e3", "event=2024-05-03/2024-05-01", "event=3 mai 2024 au 1 mai 2024"])
  func desk(assignment: String) async throws {
    let bank = try await bank()
    let error = #expect(throws: CatalogueError.self) { try bank.catalogue.correct([.set(id: "n0", assignments: [assignment])]) }
    #expect(error?.code == .usage)
    #expect(try bank.catalogue.deskLog().lines.isEmpty)
    _ = try bank.catalogue.correct([.set(id: "n0", assignments: ["field.amount=12,50 €", "event=2024-05-01/2024-05-03"])])
    #expect(try await bank.catalogue.record("n0").record.date(.event)?.end?.description == "2024-05-03")
  }

  @Test("so does a table, which may keep what it does not change") func table() async throws {
    let bank = try await bank()
    try bank.folder.write(
      "id,title@fr,event,field.amount\nn0,Un,,douze\nn1,Deux,2024-05-03/2024-05-01,$5\nn3,Trois,2024-05-01/2024-05-03,12e3\n",
      to: "bank.csv")
    let report = try bank.catalogue.importSheet(bank.folder.path + "/bank.csv", isDry: false)
    #expect(report.faults.map(\.line) == [2, 3])
    #expect(report.faults.map(\.part) == ["field.amount", "event"])
    #expect(report.entries == 1)
  }
}

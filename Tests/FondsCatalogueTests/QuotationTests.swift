import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Testing

@Suite("Quotations of a bank")
struct BankQuotationTests {
  private static let sentence =
    "Chaque membre apporte le récit de ce qu'il a tenté, y compris ce qui a échoué, et reçoit celui des autres membres."

  private static func pairs(_ bank: Bank) async throws -> [String] {
    var pairs: [String] = []
    try await bank.catalogue.quotations { pair in
      pairs.append("\(pair.record.id) \(pair.quotation.role.rawValue) \(pair.quotation.other.id)")
    }
    return pairs
  }

  private static let filler =
    "La rivière a trois sources, et le bourg s'est installé entre la deuxième et le gué que tout le monde connaît."

  private static func bank() async throws -> Bank {
    let bank = try Bank()
    try bank.page(
      "charte.html", "La charte", "\(sentence) Elle se relit tous les trois ans.", head: "<meta name=\"fonds.id\" content=\"charte\">")
    try bank.page("appel.html", "L'appel", "\(filler) La charte dit : « \(sentence) »", head: "<meta name=\"fonds.id\" content=\"appel\">")
    try await bank.reindex()
    return bank
  }

  @Test("a quotation is seen from both records, with its words; it goes when the page that quotes goes")
  func bothWays() async throws {
    let bank = try await Self.bank()
    #expect(try await Self.pairs(bank) == ["appel cites charte"])
    let quoting = try #require(try await bank.catalogue.record("appel").quotations.first)
    #expect(quoting.role == .cites)
    #expect(quoting.pieces.map(\.text) == [String(Self.sentence.dropLast())])
    let quoted = try #require(try await bank.catalogue.record("charte").quotations.first)
    #expect(quoted.role == .citedBy)
    #expect(quoted.other.id == "appel")

    try bank.page("appel.html", "L'appel", Self.filler, head: "<meta name=\"fonds.id\" content=\"appel\">")
    try await bank.reindex()
    #expect(try await Self.pairs(bank).isEmpty)
  }

  @Test("a page added later is found to quote one read long before, and the other way round")
  func later() async throws {
    let bank = try await Self.bank()
    try bank.page("note.html", "Une note", "« \(Self.sentence) » Nous en sommes loin.", head: "<meta name=\"fonds.id\" content=\"note\">")
    try await bank.reindex()
    let cited = try await bank.catalogue.record("charte").quotations
    #expect(Set(cited.map(\.other.id)) == ["appel", "note"])
    #expect(Set(cited.map(\.role)) == [.citedBy])
  }

  @Test("a reader who may not see a draft does not see what it quotes")
  func drafts() async throws {
    let bank = try Bank()
    try bank.page("charte.html", "La charte", Self.sentence, head: "<meta name=\"fonds.id\" content=\"charte\">")
    try bank.page(
      "brouillon.html", "Brouillon", "\(Self.filler) Elle dit : « \(Self.sentence) »",
      head: "<meta name=\"fonds.id\" content=\"secret\"><meta name=\"fonds.visibility\" content=\"draft\">")
    try await bank.reindex()
    #expect(try await bank.catalogue.record("charte").quotations.map(\.other.id) == ["secret"])
    #expect(try await bank.catalogue.record("charte", visibilities: [.public]).quotations.isEmpty)
  }

  @Test("a dump that is imported elsewhere has the same quotations")
  func imported() async throws {
    let bank = try await Self.bank()
    var lines: [UInt8] = []
    try await bank.catalogue.dump { lines += $0 }
    try bank.folder.write(String(decoding: lines, as: UTF8.self), to: "records.ndjson")
    let other = Catalogue(index: bank.folder.path + "/other")
    _ = try await other.importRecords(from: [bank.folder.path + "/records.ndjson"])
    var pairs: [String] = []
    try await other.quotations { pairs.append("\($0.record.id) \($0.quotation.role.rawValue) \($0.quotation.other.id)") }
    #expect(pairs == ["appel cites charte"])
  }
}

@Suite("Twins of a bank")
struct BankTwinTests {
  @Test("translations that nothing declares are proposed; those that are declared are not")
  func proposed() async throws {
    let bank = try Bank()
    let french = "En 2021, la commune de Lantheuil a ouvert une navette vers Montrevaud : 12 500 voyages, pour 84 300 euros, avec le SIVOM."
    let english = "In 2021 the municipality of Lantheuil opened a shuttle to Montrevaud: 12,500 trips, for 84,300 euros, with the SIVOM."
    try bank.page("navette.html", "La navette du lundi", french)
    try bank.page("monday.html", "The Monday shuttle", english, language: "en")
    try await bank.reindex()
    let proposals = try await bank.catalogue.twins(atLeast: 0.5) { _, _ in }
    #expect(proposals.map { [$0.french.title, $0.english.title] } == [["La navette du lundi", "The Monday shuttle"]])
    #expect(try await bank.answer("navette OR shuttle").total == 2, "nothing is merged")

    try bank.write("translation-of: navette.html\n", to: "monday.html.yaml")
    try await bank.reindex()
    #expect(try await bank.answer("navette OR shuttle").total == 1)
    #expect(try await bank.catalogue.twins(atLeast: 0.1) { _, _ in }.isEmpty)
  }
}

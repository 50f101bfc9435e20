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

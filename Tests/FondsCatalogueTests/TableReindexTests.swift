import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("Tables in the index")
struct TableReindexTests {
  private static let mapping = """
    tables:
      - files: "comptes*.csv"
        kind: account
        id: Numéro
        prefix: compte-
        language: fr
        columns: {Libellé: title, Montant: amount, Commune: territory, Date: published}
        facets: {network: [alliance]}
    """

  private func table(_ rows: [String]) -> String { "Numéro;Libellé;Montant;Commune;Date\n" + rows.joined(separator: "\n") + "\n" }

  private func rows(_ numbers: some Sequence<Int>) -> [String] {
    numbers.map { "\($0);Ligne paysanne \($0);\($0),50 €;Vaux;0\($0 % 9 + 1)/03/2021" }
  }

  private func bank(_ rows: [String]) throws -> Bank {
    let bank = try Bank()
    try bank.write(Self.mapping, to: "fonds.yaml")
    try bank.write(table(rows), to: "comptes.csv")
    try bank.write("Le moulin tourne encore, et l’énergie de la rivière éclaire la rue.", to: "moulin.txt")
    return bank
  }

  private func input(_ report: ReindexReport, _ path: String = "comptes.csv") throws -> ReindexReport.Input {
    try #require(report.inputs.first { $0.path == path })
  }

  @Test("a row is a record: it is found, shown, and counted beside the inputs")
  func found() async throws {
    let bank = try bank(rows(1...3))
    let report = try await bank.reindex()
    #expect(!report.needsAttention && report.inputs.count == 2)
    #expect(report.counts.map(\.count) == [2, 0, 0, 0, 0])
    #expect(try input(report).records == 3 && input(report).id == nil)
    let answer = try await bank.answer("paysanne", filters: ["bank": ["account"], "network": ["alliance"]])
    #expect(answer.total == 3)
    #expect(answer.hits.first?.source?.hasPrefix("comptes.csv#") == true)
    let record = try await bank.catalogue.record("compte-2").record
    #expect(record.titles.map(\.text) == ["Ligne paysanne 2"] && record.date(.published)?.start.description == "2021-03-03")
    #expect(try await bank.catalogue.record("compte-2").relations.isEmpty)
    #expect(try await bank.catalogue.report().inputs == report.inputs)
  }

  @Test("a pattern that no file matches is told, now and when the report is read again; it is no failure") func idle() async throws {
    let bank = try bank(rows(1...2))
    #expect(try await bank.reindex().idlePatterns.isEmpty)
    try bank.write(
      Self.mapping.replacing("\"comptes*.csv\"", with: "[\"comptes*.csv\", \"contes*.csv\", \"*/x.ods\"]"), to: "fonds.yaml")
    let report = try await bank.reindex()
    #expect(report.idlePatterns == ["contes*.csv", "*/x.ods"])
    #expect(!report.needsAttention)
    #expect(try await bank.catalogue.report().idlePatterns == report.idlePatterns)
    var writer = JSONWriter()
    report.write(to: &writer, timed: false)
    #expect(writer.text.contains("\"tables_without_files\":[\"contes*.csv\",\"*/x.ods\"]"))
    #expect(try await bank.reindex(source: bank.sources + "/comptes.csv").idlePatterns.isEmpty)
  }

  @Test("of a changed table only the changed rows are indexed again, and rows that are gone leave the index")
  func changed() async throws {
    let bank = try bank(rows(1...5))
    let first = try await bank.reindex()
    #expect(try await !bank.reindex().committed)
    try bank.write(table(rows(2...4) + ["5;Ligne refaite;1;Vaux;01/03/2021", "6;Ligne neuve;1;Vaux;01/03/2021"]), to: "comptes.csv")
    let report = try await bank.reindex()
    #expect(report.committed && report.generation > first.generation && report.removed == 1 && report.refusals.isEmpty)
    #expect(try input(report).records == 5)
    #expect(Set(try await bank.answer("ligne").hits.map(\.id)) == ["compte-2", "compte-3", "compte-4", "compte-5", "compte-6"])
    #expect(try await bank.answer("refaite").hits.map(\.id) == ["compte-5"])
    _ = try await bank.catalogue.check()
    // Rows that only change places are the same rows.
    let before = try await bank.catalogue.statistics()
    try bank.write(
      table((rows(2...4) + ["5;Ligne refaite;1;Vaux;01/03/2021", "6;Ligne neuve;1;Vaux;01/03/2021"]).reversed()), to: "comptes.csv")
    #expect(try await bank.reindex().removed == 0)
    #expect(try await bank.catalogue.statistics().records == before.records)
  }

  @Test("a table that loses all its rows, or most of them, keeps their records until their removal is allowed")
  func emptied() async throws {
    let bank = try bank(rows(1...12))
    try await bank.reindex()
    for left in [[], rows(1...4)] {
      try bank.write(table(left), to: "comptes.csv")
      for _ in 0..<2 {
        let report = try await bank.reindex()
        #expect(report.refusals.map(\.path) == ["comptes.csv"] && report.needsAttention && report.removed == 0)
        #expect(try await bank.answer("paysanne").total == 12)
      }
    }
    let allowed = try await bank.reindex(allowRemovals: true)
    #expect(allowed.removed == 8 && allowed.refusals.isEmpty)
    #expect(try await bank.answer("paysanne").total == 4)
    #expect(try await !bank.reindex().needsAttention)
  }

  @Test("rows without identifiers may all be edited at once: they are others, and as many")
  func edited() async throws {
    let bank = try Bank()
    try bank.write("tables: [{files: 'noms.csv', columns: {Nom: title}}]", to: "fonds.yaml")
    try bank.write("Nom;Note\n" + (1...12).map { "Moulin \($0);a\n" }.joined(), to: "noms.csv")
    try await bank.reindex()
    try bank.write("Nom;Note\n" + (1...12).map { "Moulin \($0);b\n" }.joined(), to: "noms.csv")
    let report = try await bank.reindex()
    #expect(report.refusals.isEmpty && report.removed == 12)
    #expect(try await bank.answer("moulin").total == 12)
  }

  @Test("a sidecar of a table speaks for all its rows, also when it comes later; one that cannot be read makes drafts of them")
  func sidecar() async throws {
    let bank = try bank(rows(1...3))
    try await bank.reindex()
    try bank.write("producers: [Le Syndicat]\n", to: "comptes.csv.yaml")
    try await bank.reindex()
    #expect(try await bank.catalogue.record("compte-2").record.producers.map(\.value) == ["Le Syndicat"])
    try bank.write("visibility: internal\ntitle: [x\n", to: "comptes.csv.yaml")
    try await bank.reindex()
    #expect(try await bank.catalogue.record("compte-2").record.visibility == .draft)
  }

  @Test("a table that cannot be read keeps its rows, and says so")
  func broken() async throws {
    let bank = try bank(rows(1...3))
    try await bank.reindex()
    try bank.write("Numéro;Libellé\n1;x\n", to: "comptes.csv")
    let report = try await bank.reindex()
    #expect(try input(report).outcome == .rejected && input(report).flags == ["rows-kept:3"])
    #expect(try input(report).detail?.contains("Montant") == true)
    #expect(try await bank.answer("paysanne").total == 3)
    try bank.write(table(rows(1...3)), to: "comptes.csv")
    #expect(try await !bank.reindex().needsAttention)
  }

  @Test("a table that is moved takes the identifiers of its rows along, and one that is gone its records")
  func moved() async throws {
    let bank = try Bank()
    try bank.write("tables: [{files: 'noms*.csv', columns: {Nom: title}}]", to: "fonds.yaml")
    try bank.write("Nom,Note\nMoulin,a\nFerme,b\n", to: "noms.csv")
    for number in 0..<20 { try bank.write("Une note sur les abeilles, numéro \(number).", to: "note-\(number).txt") }
    try await bank.reindex()
    let before = try await bank.answer("moulin").hits.map(\.id)
    try FileManager.default.moveItem(atPath: bank.sources + "/noms.csv", toPath: bank.sources + "/noms-neufs.csv")
    let report = try await bank.reindex()
    #expect(report.removed == 0 && report.refusals.isEmpty)
    #expect(try await bank.answer("moulin").hits.map(\.id) == before)
    #expect(try await bank.answer("moulin").hits.first?.source?.hasPrefix("noms-neufs.csv#") == true)
    try bank.write("Nom,Note\nMoulin,a\n", to: "noms.csv")
    try await bank.reindex()
    #expect(Set(try await bank.answer("moulin").hits.map(\.id)).count == 2)
    try FileManager.default.removeItem(atPath: bank.sources + "/noms-neufs.csv")
    #expect(try await bank.reindex().removed == 2)
    #expect(try await bank.answer("ferme").total == 0)
  }

  @Test("a table that is renamed and edited gives its rows to the new one; those that are not in it wait for a person")
  func renamed() async throws {
    let bank = try bank(rows(1...3))
    try await bank.reindex()
    try FileManager.default.removeItem(atPath: bank.sources + "/comptes.csv")
    try bank.write(table(["2;Ligne reprise;1;Vaux;01/03/2021"] + rows(3...3)), to: "comptes-neufs.csv")
    for _ in 0..<3 {
      let report = try await bank.reindex()
      #expect(report.refusals.map(\.gone) == [1] && report.removed == 0)
      #expect(try input(report, "comptes-neufs.csv").records == 2 && !input(report, "comptes-neufs.csv").hasRefusedRows)
      #expect(try await bank.catalogue.record("compte-2").record.source?.path == "comptes-neufs.csv")
    }
    #expect(try await bank.reindex(allowRemovals: true).removed == 1)
    #expect(try await bank.answer("ligne").total == 2)
  }

  @Test("the removal of many records with their tables is refused like that of files")
  func vanished() async throws {
    let bank = try bank(rows(1...3))
    try await bank.reindex()
    try FileManager.default.removeItem(atPath: bank.sources + "/comptes.csv")
    let report = try await bank.reindex()
    #expect(report.refusals.map(\.gone) == [3] && report.refusals.map(\.known) == [4])
    #expect(try await bank.answer("paysanne").total == 3)
    #expect(try await bank.reindex(allowRemovals: true).removed == 3)
  }

  @Test("a row that declares the identifier of another source is refused by line, and taken once that is gone")
  func taken() async throws {
    let bank = try bank(rows(1...3))
    try bank.write("---\nid: compte-2\n---\nUn texte.\n", to: "a.md")
    let report = try await bank.reindex()
    #expect(try input(report).flags == ["rows-refused:1"] && report.needsAttention)
    #expect(try input(report).rowSentences(in: .french, limit: 5) == ["ligne 3 : refusée, identifiant déjà pris par sources:a.md"])
    #expect(try input(report).outcome == .indexed && input(report).records == 2)
    try bank.write("---\nid: autre\n---\nUn texte.\n", to: "a.md")
    try await bank.reindex()
    #expect(try await input(bank.reindex()).records == 3)
  }

  @Test("remarks name line and column in both languages, for people and programs")
  func remarks() async throws {
    let bank = try bank(["1;Une ligne;3;Vaux;demain", ";Sans numéro;3;Vaux;01/02/2021"])
    let report = try await bank.reindex()
    let sentences = try input(report).rowSentences(in: .english, limit: 5)
    #expect(
      sentences == [
        "line 3, \"Numéro\": refused, no identifier", "line 2, \"Date\": the value of \"published\" was not understood"
      ])
    var writer = JSONWriter()
    report.write(to: &writer, timed: false)
    let inputs = try #require(try JSONReader.parse(writer.bytes)["inputs"]?.array)
    let rows = try #require(inputs.first?["rows"]?.array)
    #expect(rows.map { $0["line"]?.integer } == [2, 3] && rows.map { $0["column"]?.string } == ["Date", "Numéro"])
    #expect(inputs.first?["records"]?.integer == 1)
  }

  @Test("a change of the mapping reads the tables again; taking it away makes one document of the table")
  func mapping() async throws {
    let bank = try bank(rows(1...12))
    try await bank.reindex()
    try bank.write(Self.mapping.replacingOccurrences(of: "compte-", with: "ligne-"), to: "fonds.yaml")
    #expect(try await bank.reindex().refusals.isEmpty)
    #expect(try await bank.answer("paysanne").hits.allSatisfy { $0.id.hasPrefix("ligne-") })
    #expect(try await bank.answer("paysanne").total == 12)
    try bank.write("visibility: public\n", to: "fonds.yaml")
    let report = try await bank.reindex()
    #expect(try input(report).records == nil && input(report).id != nil)
    #expect(try await bank.search("paysanne") == ["comptes.csv"])
  }

  @Test("the same tables give the same index, byte for byte, and a full run no other records")
  func determinism() async throws {
    let bank = try bank(rows(1...40))
    try await bank.reindex()
    let twin = Catalogue(index: bank.folder.path + "/twin")
    _ = try await twin.reindex(ReindexRequest(sources: [bank.sources]))
    let files = try FileManager.default.contentsOfDirectory(atPath: bank.index).filter { !$0.contains("lock") }.sorted()
    #expect(!files.isEmpty)
    for file in files {
      #expect(FileManager.default.contentsEqual(atPath: bank.index + "/" + file, andPath: twin.folder + "/" + file), "\(file)")
    }
    let report = try await bank.reindex(full: true)
    #expect(report.removed == 0 && !report.needsAttention)
    #expect(try await bank.answer("paysanne").total == 40)
  }

  @Test("rows of a damaged index are saved with the roots that are not read again")
  func salvage() async throws {
    let bank = try bank(rows(1...3))
    try await bank.reindex()
    let other = try bank.folder.write("Une note sur les moutons.", to: "other/moutons.txt")
    try await bank.reindex(source: (other as NSString).deletingLastPathComponent)
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: bank.index).filter { $0.hasPrefix("attachment") }.max())
    var bytes = [UInt8](try #require(FileManager.default.contents(atPath: bank.index + "/" + name)))
    bytes[bytes.count / 2] ^= 0x55
    try Data(bytes).write(to: URL(fileURLWithPath: bank.index + "/" + name))
    let report = try await bank.reindex(full: true, source: (other as NSString).deletingLastPathComponent)
    #expect(report.madeAnew && report.saved == 4)
    #expect(try await bank.answer("paysanne").total == 3)
    let next = try await bank.reindex()
    #expect(try input(next).records == 3 && next.refusals.isEmpty)
    #expect(try await bank.answer("paysanne").total == 3)
  }

  @Test("what is dumped of rows is imported elsewhere and dumped again, byte for byte")
  func dump() async throws {
    let bank = try bank(rows(1...3))
    try await bank.reindex()
    var dump: [UInt8] = []
    try await bank.catalogue.dump { dump += $0 }
    let file = try bank.folder.write(dump, to: "dump.ndjson")
    let copy = Catalogue(index: bank.folder.path + "/copy")
    _ = try await copy.importRecords(from: [file])
    var again: [UInt8] = []
    try await copy.dump { again += $0 }
    #expect(again == dump)
    let report = try await copy.reindex(ReindexRequest(sources: [bank.sources]))
    #expect(!report.needsAttention)
    #expect(try await copy.statistics().records == 4)
  }

  @Test(
    "what a mapping says and nobody understands is an error that names it",
    arguments: [
      ("tables: [{files: a.csv, colour: x}]", "colour"), ("tables: [{sheet: A}]", "files"),
      ("tables: [{files: a.csv, columns: {Nom: 'title@zz'}}]", "title@zz"),
      ("tables: [{files: a.csv, columns: {Nom: relations.zorglub}}]", "zorglub"),
      ("tables: [{files: a.csv, columns: {Nom: }}]", "Nom"), ("tables: [{files: a.csv, separator: ' | '}]", "separator"),
      ("tables: [{files: a.csv, language: de}]", "de"), ("tables: [{files: a.csv, id: '{a'}]", "{a"),
      ("tables: [{files: a.csv, visibility: secret}]", "secret"), ("tables: [a]", "tables")
    ])
  func faults(text: String, word: String) async throws {
    let bank = try Bank()
    try bank.write(text, to: "fonds.yaml")
    try bank.write("a,b\n", to: "a.csv")
    let error = await #expect(throws: CatalogueError.self) { try await bank.reindex() }
    #expect(error?.code == .configuration && error?.message.contains(word) == true && error?.french != nil)
  }

  @Test("a table without a mapping is found by its words")
  func document() async throws {
    let bank = try Bank()
    try bank.write("Outil;Usage\nbroyeur;compost\n", to: "outils.csv")
    try await bank.reindex()
    #expect(try await bank.search("broyeur") == ["outils.csv"])
    #expect(try await bank.answer("compost", filters: ["format": ["csv"]]).total == 1)
  }
}

import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("Records as a table")
struct SheetTests {
  private func bank() async throws -> Bank {
    let bank = try Bank()
    try bank.write(
      "---\nid: jardin\ntitle: {fr: Le jardin, en: The garden}\nkind: experience\nfacets: {theme: [food, water], river: [La Brenne]}\nproducers: [Les Paniers, \"A | B\"]\npublished: 2021-03\nevent: {start: 2020-09-10, end: 2020-09-11}\namount: \"=12+3\"\nabstract: \"Première ligne.\\nDeuxième ; avec, des \\\"guillemets\\\".\"\n---\nDes parcelles partagées.\n",
      to: "a.md")
    try bank.write(
      "---\nid: velo\ntitle: \"-Le vélo\"\nfacets: {theme: [canal-boats]}\nplace: \"'=ici\"\n---\nUn atelier de réparation.\n", to: "b.md")
    try await bank.reindex()
    return bank
  }

  private func sheet(_ bank: Bank, _ query: String = "", filters: [String: [String]] = [:], columns: [String]? = nil) throws -> String {
    var options = SearchOptions(query: query, ui: .french)
    options.filters = filters
    return String(decoding: try bank.catalogue.sheet(options, columns: columns), as: UTF8.self)
  }

  private func read(_ text: String, _ bank: Bank, isDry: Bool = false) throws -> SheetReport {
    try bank.folder.write(text, to: "bank.csv")
    return try bank.catalogue.importSheet(bank.folder.path + "/bank.csv", isDry: isDry)
  }

  /// The cells of a table without line breaks in them.
  private func cells(_ text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for character in text.unicodeScalars.drop(while: { $0 == "\u{FEFF}" }) {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted: rows.append([""])
      case "\r" where !isQuoted: break
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(character)
      }
    }
    return rows.filter { $0 != [""] }
  }

  @Test("what is written again unchanged changes nothing, whatever separator and quotes a program chose")
  func unchanged() async throws {
    let bank = try await bank()
    let text = try sheet(bank)
    #expect(text.hasPrefix("\u{FEFF}id,kind,title@fr,title@en,"))
    #expect(text.contains(",'=12+3,") && text.contains("''=ici") && text.contains("'-Le vélo") && text.contains("Les Paniers | A \\| B"))
    let plain = try sheet(
      bank, columns: ["kind", "title@fr", "title@en", "theme", "producers", "published", "event", "field.amount", "field.place"])
    let requoted = cells(plain).map { row in row.map { "\"" + $0 + "\"" }.joined(separator: ";") }.joined(separator: "\n") + "\n"
    let unmarked = text.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "")
    for table in [text, plain, requoted, unmarked] {
      let report = try read(table, bank)
      #expect(report.faults.isEmpty && report.changes.isEmpty && report.entries == 0 && report.imported == 0, "\(report)")
    }
    #expect(!FileManager.default.fileExists(atPath: bank.index + "/desk.ndjson"))
  }

  @Test("what changed goes onto the desk once; a dry run says it and changes nothing")
  func changed() async throws {
    let bank = try await bank()
    let table =
      "id;title@fr;thème;producers;published;field.amount\njardin;Le potager;énergie | food;;04/03/2021;'=12+3\nvelo;Le vélo;;Atelier;;\n"
    let dry = try read(table, bank, isDry: true)
    #expect(dry.changes.map(\.part) == ["title@fr", "theme", "producers", "published", "title@fr", "theme", "producers"])
    #expect(dry.changes.map(\.line) == [2, 2, 2, 2, 3, 3, 3])
    #expect(dry.changes.first { $0.part == "theme" }?.after == "energy | food")
    #expect(!FileManager.default.fileExists(atPath: bank.index + "/desk.ndjson"))
    let report = try read(table, bank)
    #expect(report.entries == 2 && report.changes == dry.changes)
    #expect(try await bank.search("potager") == ["a.md"])
    let record = try await bank.catalogue.record("jardin").record
    #expect(record.producers.isEmpty && record.date(.published)?.start.description == "2021-03-04" && record.fields["amount"] == ["=12+3"])
    #expect(try read(table, bank).entries == 0)
    let again = try sheet(bank)
    try await bank.reindex(full: true)
    #expect(try sheet(bank) == again)
    #expect(try read(again, bank).entries == 0)
  }

  @Test("rows of new identifiers become records, which a later table corrects")
  func created() async throws {
    let bank = try await bank()
    let table = "id,title@en,kind,theme,published\nallie-1,A mill,ally,energy,2020\n"
    #expect(try read(table, bank, isDry: true).created.map(\.id) == ["allie-1"])
    let report = try read(table, bank)
    #expect(report.imported == 1 && report.entries == 0)
    #expect(try await bank.answer("mill", filters: ["bank": ["ally"]]).total == 1)
    #expect(try read(table, bank).entries == 0)
    try await bank.reindex()
    #expect(try read(table.replacing("A mill", with: "The mill"), bank).entries == 1)
    #expect(try await bank.catalogue.record("allie-1").record.titles.map(\.text) == ["The mill"])
  }

  @Test("each row that is wrong is told with its line and column, and the others pass")
  func faults() async throws {
    let bank = try await bank()
    let table = """
      id,title@fr,theme,published
      jardin,Un,mobilty,2020
      velo,Deux,mobility,hier
      ,Trois,,
      r-0123456789abcdef0123,Quatre,,
      nouveau,,food,
      bon,Cinq,food,2020-05
      jardin,Six,,

      """
    let report = try read(table, bank)
    #expect(report.faults.map(\.line) == [2, 3, 4, 5, 6, 8])
    #expect(report.faults.map(\.column) == [3, 4, 1, 1, 1, 1])
    #expect(report.faults[0].english.contains("theme:mobility"))
    #expect(report.imported == 1 && report.entries == 0)
    for header in ["title@fr,theme", "id,theme,thème", "id,colour", "id,title"] {
      let report = try read(header + "\na,b,c\n", bank)
      #expect(report.faults.map(\.line) == [1] && report.entries == 0)
    }
    #expect(try read("", bank).faults.count == 1)
    let latin = try bank.folder.write(Array("id,title@fr\njardin,".utf8) + [0xC9, 0x74, 0xE9, 0x0A], to: "latin.csv")
    #expect(throws: CatalogueError.self) { try bank.catalogue.importSheet(latin, isDry: false) }
    let wrong = "id,title@fr,language\nbon-2,Sept,fr\n" + (0..<2_000).map { "x\($0),Huit,klingon\n" }.joined()
    let hopeless = try read(wrong, bank)
    #expect(hopeless.faults.count == 1_001 && hopeless.imported == 0)
  }

  @Test("a table holds what a search finds, in the columns that are asked for")
  func selection() async throws {
    let bank = try await bank()
    let rows = cells(try sheet(bank, "réparation", columns: ["title@fr", "facet.river"]))
    #expect(rows == [["id", "title@fr", "facet.river"], ["velo", "'-Le vélo", ""]])
    #expect(cells(try sheet(bank, filters: ["theme": ["water"]], columns: ["id", "river"].dropLast())) == [["id"], ["jardin"]])
    #expect(throws: CatalogueError.self) { try sheet(bank, columns: ["colour"]) }
  }
}

import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("The desk of an index")
struct DeskFileTests {
  private func bank() async throws -> Bank {
    let bank = try Bank()
    try bank.write(
      "---\nid: jardin\ntitle: Le jardin\nfacets: {theme: [food], territory: [brenne]}\n---\nDes parcelles partagées.\n", to: "a.md")
    try bank.write("---\nid: velo\ntitle: Le vélo\nthème: mobilité\n---\nUn atelier de réparation.\n", to: "b.md")
    try bank.folder.write(
      "{\"id\":\"venue\",\"lang\":\"fr\",\"title\":\"Une notice importée\",\"text\":\"Elle parle de tomates.\"}\n", to: "import.ndjson")
    try await bank.reindex()
    _ = try await bank.catalogue.importRecords(from: [bank.folder.path + "/import.ndjson"])
    return bank
  }

  private func dump(_ catalogue: Catalogue) async throws -> String {
    var lines: [UInt8] = []
    try await catalogue.dump { lines += $0 }
    return String(decoding: lines, as: UTF8.self)
  }

  private func desk(_ bank: Bank) throws -> String { try String(contentsOfFile: bank.index + "/desk.ndjson", encoding: .utf8) }

  private func values(_ bank: Bank, _ id: String, _ facet: String) async throws -> [String] {
    try await bank.catalogue.record(id).record.values(of: facet)
  }

  private let corrections: [DeskRequest] = [
    .set(id: "jardin", assignments: ["title@fr=Le potager", "thème=eau | energy", "published=4 mars 2021", "field.amount=12 | 14"]),
    .facets(.add, id: "velo", values: ["theme:logement"]), .facets(.remove, id: "velo", values: ["theme:mobility"]),
    .set(id: "venue", assignments: ["producers=Les Paniers"])
  ]

  @Test("corrections are found at once, and no source is opened for them")
  func atOnce() async throws {
    let bank = try await bank()
    try FileManager.default.removeItem(atPath: bank.sources)
    let report = try bank.catalogue.correct(corrections, signed: DeskSignature(by: "Anne", on: PartialDate(year: 2026)))
    #expect(report.entries.map(\.number) == [1, 2, 3, 4] && report.absent.isEmpty)
    #expect(try await bank.search("potager") == ["a.md"])
    #expect(try await bank.answer("", filters: ["theme": ["water"]]).total == 1)
    #expect(try await !values(bank, "jardin", "theme").contains("food"))
    #expect(try await bank.answer("", filters: ["producer": ["Les Paniers"]]).total == 1)
    #expect(try await bank.answer("", filters: ["year": ["2021"]]).total == 1)
    let themes = try await values(bank, "velo", "theme")
    #expect(themes.contains("housing") && !themes.contains("mobility"))
    #expect(try await bank.catalogue.record("jardin").record.fields["amount"] == ["12", "14"])
  }

  @Test("reading everything again gives the same records, byte for byte, also in another index with the same desk")
  func full() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct(corrections)
    let before = try await dump(bank.catalogue)
    try await bank.reindex(full: true)
    #expect(try await dump(bank.catalogue) == before)
    try bank.folder.write(try desk(bank), to: "other/desk.ndjson")
    let other = Catalogue(index: bank.folder.path + "/other")
    _ = try await other.reindex(ReindexRequest(sources: [bank.sources]))
    _ = try await other.importRecords(from: [bank.folder.path + "/import.ndjson"])
    #expect(try await dump(other) == before)
    #expect(try await !bank.reindex().committed)
  }

  @Test("undoing everything gives back the records as their sources have them")
  func undo() async throws {
    let bank = try await bank()
    let before = try await dump(bank.catalogue)
    _ = try bank.catalogue.correct(corrections)
    #expect(try await dump(bank.catalogue) != before)
    _ = try bank.catalogue.correct([.undo([4, 3, 2, 1])])
    let after = try await dump(bank.catalogue).split(separator: "\n").filter { !$0.hasPrefix("{\"desk\"") }.joined(separator: "\n") + "\n"
    #expect(after == before)
    #expect(throws: CatalogueError.self) { try bank.catalogue.correct([.undo([1])]) }
    #expect(throws: CatalogueError.self) { try bank.catalogue.correct([.undo([99])]) }
  }

  @Test("a dump carries the desk, and its import gives back the same bytes")
  func dumped() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct(corrections)
    let lines = try await dump(bank.catalogue)
    try bank.folder.write(lines, to: "dump.ndjson")
    let other = Catalogue(index: bank.folder.path + "/other")
    let report = try await other.importRecords(from: [bank.folder.path + "/dump.ndjson"])
    #expect(report.entries == 4 && report.imported == 3 && report.faults.isEmpty)
    #expect(try await dump(other) == lines)
    #expect(try String(contentsOfFile: bank.folder.path + "/other/desk.ndjson", encoding: .utf8) == desk(bank))
    #expect(try await other.importRecords(from: [bank.folder.path + "/dump.ndjson"]).entries == 0)
  }

  @Test("a last line that a kill has cut is left out with a warning, and the next entry takes its place")
  func torn() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct([corrections[1]])
    let whole = try desk(bank)
    try bank.folder.write(whole + "{\"do\":\"add\",\"id\":\"jar", to: "index/desk.ndjson")
    #expect(try bank.catalogue.deskLog().isTorn)
    #expect(try await bank.catalogue.statistics().tornBytes > 0)
    _ = try bank.catalogue.correct([.facets(.add, id: "jardin", values: ["theme:water"])])
    #expect(try desk(bank).hasPrefix(whole + "{\"do\":\"add\",\"id\":\"jardin\""))
    #expect(try !bank.catalogue.deskLog().isTorn)
  }

  @Test("any other wrong line is an error that names the line, and nothing is changed")
  func wrongLine() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct(Array(corrections.prefix(2)))
    let lines = try desk(bank).split(separator: "\n")
    try bank.folder.write("\(lines[0])\n{\"do\":\"nothing\"}\n\(lines[1])\n", to: "index/desk.ndjson")
    for work in [{ try await bank.reindex() }, { try await bank.catalogue.check() }] as [() async throws -> Any] {
      let error = await #expect(throws: CatalogueError.self) { _ = try await work() }
      #expect(error?.line == 2 && error?.code == .indexDamaged && error?.path?.hasSuffix("desk.ndjson") == true)
    }
    #expect(try await bank.search("potager") == ["a.md"])
  }

  @Test("entries that a kill kept from the records reach them with the next writer, and so does a desk changed by hand")
  func caughtUp() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct([corrections[1]])
    let line = "{\"do\":\"add\",\"id\":\"jardin\",\"facet\":\"theme\",\"value\":\"energy\"}\n"
    try bank.folder.write(try desk(bank) + line, to: "index/desk.ndjson")
    #expect(try await bank.reindex().committed)
    #expect(try await values(bank, "jardin", "theme") == ["energy", "food"])
    try bank.folder.write(line, to: "index/desk.ndjson")
    try await bank.reindex()
    let themes = try await values(bank, "velo", "theme")
    #expect(themes.contains("mobility") && !themes.contains("housing"))
    #expect(try await values(bank, "jardin", "theme") == ["energy", "food"])
  }

  @Test("the desk outlives a damaged index")
  func damage() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct(corrections)
    let said = try desk(bank)
    try bank.folder.write("nonsense", to: "index/manifest")
    try await bank.reindex(full: true)
    #expect(try desk(bank) == said)
    #expect(try await bank.search("potager") == ["a.md"])
  }

  @Test("an entry that is named twice is undone once at most: the request is refused and changes nothing")
  func undoneTwice() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct([.facets(.add, id: "velo", values: ["theme:water"])])
    let error = #expect(throws: CatalogueError.self) { try bank.catalogue.correct([.undo([1, 1])]) }
    #expect(error?.code == .usage && error?.message == "entry 1 is named twice; nothing was undone")
    #expect(try bank.catalogue.deskLog().lines.count == 1)
  }

  @Test("a relation to what is no record is kept and told; one of a record to itself is refused, by whatever name")
  func relations() async throws {
    let bank = try await bank()
    let report = try bank.catalogue.correct([.set(id: "velo", assignments: ["relation.part-of=jardin | lune"])])
    #expect(report.absent.isEmpty && report.absentTargets == ["lune"])
    #expect(report.lines(in: .english).last?.hasPrefix("tied to lune, of which there is no record today") == true)
    for name in ["velo", "sources:b.md"] {
      let error = #expect(throws: CatalogueError.self) {
        try bank.catalogue.correct([.set(id: "velo", assignments: ["relation.related=\(name)"])])
      }
      #expect(error?.code == .usage && error?.message == "velo cannot be tied to itself (related)")
    }
    let table = try bank.folder.write("id,relation.related\nvelo,velo\n", to: "t.csv")
    let sheet = try bank.catalogue.importSheet(table, isDry: true)
    #expect(sheet.faults.map(\.english) == ["velo cannot be tied to itself (related)"] && sheet.changes.isEmpty)
  }

  @Test("what is said of a record that is not there yet waits for it")
  func absent() async throws {
    let bank = try await bank()
    let report = try bank.catalogue.correct([.facets(.add, id: "lune", values: ["theme:water"])])
    #expect(report.absent == ["lune"])
    try bank.write("---\nid: lune\n---\nUn texte.\n", to: "c.md")
    try await bank.reindex()
    #expect(try await values(bank, "lune", "theme") == ["water"])
  }

  @Test("an unknown concept is refused with the nearest one, a part without language with the way to write it")
  func refused() async throws {
    let bank = try await bank()
    let error = #expect(throws: CatalogueError.self) { try bank.catalogue.correct([.facets(.add, id: "velo", values: ["theme:mobilty"])]) }
    #expect(error?.message.contains("theme:mobility") == true && error?.french != nil)
    for wrong in ["title=Deux", "published=hier", "lune=1", "visibility=", "theme", "url=javascript:1"] {
      #expect(throws: CatalogueError.self) { try bank.catalogue.correct([.set(id: "velo", assignments: [wrong])]) }
    }
    #expect(!FileManager.default.fileExists(atPath: bank.index + "/desk.ndjson"))
  }

  @Test("what is said is one line without control characters, in NFC")
  func cleaned() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct([.set(id: "velo", assignments: ["title@fr= e\u{301}te\u{301}\n\u{202E}fini\u{7} ", "field.x=a\\|b | c"])]
    )
    let record = try await bank.catalogue.record("velo").record
    #expect(record.titles.first?.text.unicodeScalars.elementsEqual("été fini".unicodeScalars) == true)
    #expect(record.fields["x"] == ["a|b", "c"])
  }

  @Test("where there is no index, none is made")
  func nothing() async throws {
    let bank = try Bank()
    let error = #expect(throws: CatalogueError.self) { try bank.catalogue.correct([.undo([1])]) }
    #expect(error?.code == .indexMissing)
    #expect(throws: CatalogueError.self) { try bank.catalogue.forget(["Anne Roy"], isDry: false) }
    #expect(!FileManager.default.fileExists(atPath: bank.index))
  }

  @Test("readers are not told what the desk has put away")
  func hidden() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct(corrections)
    #expect(try await bank.catalogue.record("jardin").json.contains("Le jardin"))
    #expect(try await !bank.catalogue.record("jardin", visibilities: [.public]).json.contains("Le jardin"))
    #expect(try await !bank.catalogue.record("velo", visibilities: [.public]).json.contains("rejected"))
  }

  @Test("a remark on an unknown concept goes from record and report when the desk puts it right")
  func remarks() async throws {
    let bank = try await bank()
    try bank.write("---\nid: canal\nfacets: {theme: [canal-boats]}\n---\nUn texte.\n", to: "c.md")
    let report = try await bank.reindex()
    #expect(report.inputs.contains { $0.flags == ["unknown-concept:theme:canal-boats"] })
    _ = try bank.catalogue.correct([
      .candidate(facet: "theme", id: "canal-boats", labels: [.english: "Canal boats", .french: "Péniches"], broader: ["mobility"])
    ])
    #expect(try await bank.catalogue.report().inputs.allSatisfy { $0.flags.isEmpty })
    #expect(try await bank.answer("", filters: ["theme": ["mobility"]]).total == 2)
    let view = try await bank.catalogue.record("canal", ui: .french)
    #expect(view.facets.first { $0.id == "theme" }?.values.map(\.label) == ["Péniches"])
    let before = try await dump(bank.catalogue)
    try await bank.reindex(full: true)
    #expect(try await dump(bank.catalogue) == before)
  }

  @Test("texts are tagged with an accepted term, and records of a merged one answer under the other, by either name")
  func terms() async throws {
    let bank = try await bank()
    try bank.write("---\nid: canal\ntitle: Ziboulines\n---\nUne zibouline.\n\nPuis des ziboulines.\n\nEncore une zibouline.\n", to: "c.md")
    try await bank.reindex()
    let candidate = DeskRequest.candidate(facet: "theme", id: "boats", labels: [.french: "ziboulines"], broader: [])
    _ = try bank.catalogue.correct([candidate])
    #expect(try await bank.answer("", filters: ["theme": ["boats"]]).total == 0)
    _ = try bank.catalogue.correct([.acceptTerm("theme:boats")])
    #expect(try await bank.answer("", filters: ["theme": ["boats"]]).total == 1)
    _ = try bank.catalogue.correct([.mergeTerm("theme:boats", into: "mobility")])
    #expect(try await values(bank, "canal", "theme") == ["mobility"])
    #expect(try await bank.answer("theme:boats").total == 2)
    _ = try bank.catalogue.correct([.undo([3])])
    #expect(try await bank.answer("theme:boats").total == 1)
  }
}

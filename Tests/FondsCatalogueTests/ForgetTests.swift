import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("A person is erased")
struct ForgetTests {
  private func bank() async throws -> Bank {
    let bank = try Bank()
    try bank.write(
      "---\nid: jardin\ntitle: Entretien avec Zoé Quimperlin\nauthors: [Zoé Quimperlin, Paul Roy]\nreferent: Quimperlin Zoé\nfacets: {theme: [food]}\n---\nZoé QUIMPERLIN a planté des tomates. Merci à Zoe Quimperlin pour ce récit du jardin partagé.\n",
      to: "a.md")
    try bank.write("---\nid: autre\ntitle: Autre chose\n---\nQuimperlin est aussi un village, et Zoé un prénom.\n", to: "b.md")
    try bank.write("---\nid: velo\ntitle: Le vélo\n---\nUn atelier.\n", to: "c.md")
    try await bank.reindex()
    return bank
  }

  /// Everything that can be read of an index: the bytes of its files and its records.
  private func traces(_ bank: Bank) async throws -> String {
    var bytes: [UInt8] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: bank.index) {
      bytes += [UInt8](try #require(FileManager.default.contents(atPath: bank.index + "/" + name)))
    }
    try await bank.catalogue.dump { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func isNamed(_ text: String) -> Bool {
    let pattern = #/(?i)zo[eé]\W{1,3}quimperlin|quimperlin\W{1,3}zo[eé]/#
    return text.contains(pattern)
  }

  @Test("the name goes from records, files, titles, desk and later nights; who only shares a part of it stays")
  func forgotten() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct(
      [
        .set(id: "velo", assignments: ["producers=Zoé Quimperlin | Les Paniers", "abstract@fr=Par Zoé Quimperlin."]),
        .facets(.add, id: "velo", values: ["network=Amis de Zoé Quimperlin"])
      ], signed: DeskSignature(by: "Zoé Quimperlin"))
    #expect(isNamed(try await traces(bank)))
    let dry = try bank.catalogue.forget(["Zoé Quimperlin"], isDry: true)
    #expect(dry.records.map(\.id) == ["jardin", "velo"] && dry.entries == 2 && dry.generation == nil)
    #expect(isNamed(try await traces(bank)))
    let report = try bank.catalogue.forget(["Zoé Quimperlin"], isDry: false)
    #expect(report.records == dry.records && report.remaining.isEmpty)
    #expect(try await !isNamed(traces(bank)))
    #expect(try await bank.search("\"Zoé Quimperlin\"").isEmpty)
    #expect(try await bank.search("tomates") == ["a.md"])
    #expect(try await bank.search("quimperlin") == ["b.md"])
    let record = try await bank.catalogue.record("jardin").record
    #expect(record.authors.map(\.value) == ["Paul Roy"] && record.fields["referent"] == nil)
    #expect(try await bank.catalogue.record("velo").record.producers.map(\.value) == ["Les Paniers"])
    for isFull in [false, true] {
      try bank.write("Encore un texte de Zoé Quimperlin, sur l’eau.", to: "d\(isFull).txt")
      try await bank.reindex(full: isFull)
      #expect(try await !isNamed(traces(bank)))
    }
    #expect(try await bank.search("eau").count == 2)
  }

  @Test("nothing is undone of it, and other entries keep their numbers")
  func numbers() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct([
      .set(id: "velo", assignments: ["authors=Zoé Quimperlin"]), .facets(.add, id: "velo", values: ["theme:water"])
    ])
    _ = try bank.catalogue.forget(["Zoé Quimperlin"], isDry: false)
    #expect(throws: CatalogueError.self) { try bank.catalogue.correct([.undo([3])]) }
    _ = try bank.catalogue.correct([.undo([2])])
    #expect(try await !bank.catalogue.record("velo").record.values(of: "theme").contains("water"))
  }

  @Test("what stands in every text is no name: nothing is erased", arguments: ["a", "À", "de la", "the", "x"])
  func commonWords(name: String) async throws {
    let bank = try await bank()
    let before = try await bank.catalogue.statistics().generation
    let error = #expect(throws: CatalogueError.self) { try bank.catalogue.forget([name], isDry: false) }
    #expect(error?.code == .usage && error?.remedy.contains("whole name") == true)
    #expect(try await bank.catalogue.statistics().generation == before)
  }

  @Test("a kill between desk and index leaves the rest to the next writer")
  func killed() async throws {
    let bank = try await bank()
    let other = try await self.bank()
    _ = try other.catalogue.forget(["Zoé Quimperlin"], isDry: false)
    try FileManager.default.copyItem(atPath: other.index + "/desk.ndjson", toPath: bank.index + "/desk.ndjson")
    try await bank.reindex()
    #expect(try await !isNamed(traces(bank)))
  }

  @Test("a name that is in a path or an identifier is told, since it cannot be taken out of there")
  func remaining() async throws {
    let bank = try await bank()
    try bank.write("Un texte.", to: "Zoé Quimperlin.txt")
    try await bank.reindex()
    let report = try bank.catalogue.forget(["quimperlin zoe"], isDry: false)
    #expect(report.remaining == ["sources:Zoé Quimperlin.txt"])
  }

  @Test("a dump of what is left holds nothing of the name, and its import keeps it out")
  func dumped() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.forget(["Zoé Quimperlin"], isDry: false)
    var lines: [UInt8] = []
    try await bank.catalogue.dump { lines += $0 }
    #expect(!isNamed(String(decoding: lines, as: UTF8.self)))
    try bank.folder.write(lines, to: "dump.ndjson")
    let other = Catalogue(index: bank.folder.path + "/other")
    _ = try await other.importRecords(from: [bank.folder.path + "/dump.ndjson"])
    try bank.folder.write("{\"id\":\"x\",\"lang\":\"fr\",\"title\":\"De Zoé Quimperlin\",\"text\":\"Rien.\"}\n", to: "more.ndjson")
    _ = try await other.importRecords(from: [bank.folder.path + "/more.ndjson"])
    #expect(try await other.record("x").record.titles.map(\.text) == ["De […]"])
  }

  @Test("a desk that comes with a dump forgets in the records that were there before, too")
  func imported() async throws {
    let bank = try await bank()
    let other = try await self.bank()
    _ = try other.catalogue.forget(["Zoé Quimperlin"], isDry: false)
    var lines: [UInt8] = []
    try await other.catalogue.dump { lines += $0 }
    let entry = String(decoding: lines, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("{\"desk\"") }
    try bank.folder.write(String(try #require(entry)) + "\n", to: "desk-only.ndjson")
    _ = try await bank.catalogue.importRecords(from: [bank.folder.path + "/desk-only.ndjson"])
    #expect(try await !isNamed(traces(bank)))
  }

  @Test("names that share a word go together, and nothing brings a name back that is forgotten")
  func stays() async throws {
    let bank = try Bank()
    try bank.write("---\nid: liste\ntitle: Présents\n---\nPrésents : Quimperlin, Zoé Quimperlin et Paul.\n", to: "a.md")
    try await bank.reindex()
    _ = try bank.catalogue.forget(["Zoé Quimperlin"], isDry: false)
    #expect(try await bank.search("quimperlin").isEmpty, "the surname that stood beside it would tell")
    #expect(try await bank.search("paul") == ["a.md"])
    let report = try bank.catalogue.correct(
      [.set(id: "liste", assignments: ["title@fr=Par Zoé Quimperlin", "producers=Quimperlin Zoé | Les Paniers"])],
      signed: DeskSignature(by: "Zoé Quimperlin"))
    #expect(report.entries.count == 1)
    try await bank.reindex(full: true)
    #expect(try await !isNamed(traces(bank)))
    #expect(try await bank.catalogue.record("liste").record.titles.first?.text == "Par […]")
  }

  @Test("a name in two columns of a table is found, told and erased, also where the desk holds one half of it")
  func columns() async throws {
    let bank = try Bank()
    try bank.write(
      "id,title@fr,Prénom,Ville,Nom\nalli-1,Une alliée,Zoé,Brenne,Quimperlin\nalli-2,Un allié,Paul,Lyon,Quimperlin\n", to: "allies.csv")
    try bank.write(
      "title: {fr: Essai, en: Trial}\nroots:\n  - {path: ., label: sources}\ntables:\n  - {files: 'allies.csv', id: id, kind: ally}\n",
      to: "fonds.yaml")
    try await bank.reindex()
    _ = try bank.catalogue.correct([.set(id: "alli-2", assignments: ["field.prenom=Zoé"])])
    let dry = try bank.catalogue.forget(["Zoé Quimperlin"], isDry: true)
    #expect(dry.records.map(\.id) == ["alli-1", "alli-2"] && dry.records.map(\.parts) == [["fields"], ["fields"]])
    #expect(dry.entries == 1)
    _ = try bank.catalogue.forget(["Zoé Quimperlin"], isDry: false)
    for isFull in [false, true] {
      let record = try await bank.catalogue.record("alli-1").record
      #expect(!record.fields.values.joined().contains { $0 == "Zoé" || $0 == "Quimperlin" })
      #expect(record.fields.values.joined().contains("Brenne"))
      #expect(try await bank.catalogue.record("alli-2").record.fields["prenom"] != ["Zoé"])
      #expect(try await bank.search("zoé").isEmpty)
      try await bank.reindex(full: isFull)
    }
  }
}

import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("Reading sources into the index")
struct ReindexTests {
  private func bank() throws -> Bank {
    let bank = try Bank()
    try bank.page("cantine.html", "La cantine", "Les légumes viennent des fermes de la vallée.")
    try bank.write("Le moulin tourne encore, et l’énergie de la rivière éclaire la rue.", to: "notes/moulin.txt")
    try bank.write("---\ntitle: Jardins\nkind: experience\n---\n\n# Jardins\n\nDes parcelles partagées.\n", to: "jardins.md")
    return bank
  }

  @Test("every input has one outcome and the counts add up")
  func outcomes() async throws {
    let bank = try bank()
    try bank.write("", to: "vide.txt")
    try bank.folder.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0], to: "sources/image.pdf")
    try FileManager.default.createSymbolicLink(atPath: bank.sources + "/lien.txt", withDestinationPath: "vide.txt")
    let report = try await bank.reindex()
    let counts = Dictionary(uniqueKeysWithValues: report.counts.map { ($0.outcome, $0.count) })
    #expect(counts == [.indexed: 3, .empty: 1, .rejected: 1, .skipped: 1, .unreadable: 0])
    #expect(report.inputs.count == 6)
    #expect(report.needsAttention)
    #expect(try await bank.catalogue.report().inputs == report.inputs)
  }

  @Test("an unchanged night reads nothing and writes no generation, yet counts the refusals again")
  func unchanged() async throws {
    let bank = try bank()
    try bank.folder.write([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4], to: "sources/photo.txt")
    let first = try await bank.reindex()
    let second = try await bank.reindex()
    #expect(second.generation == first.generation)
    #expect(!second.committed)
    #expect(second.needsAttention)
    #expect(second.inputs == first.inputs)
  }

  @Test("a changed file is found by its new words and no longer by its old ones")
  func changed() async throws {
    let bank = try bank()
    try await bank.reindex()
    #expect(try await bank.search("rivière") == ["notes/moulin.txt"])
    try bank.write("Le moulin est fermé depuis l’automne.", to: "notes/moulin.txt")
    try await bank.reindex()
    #expect(try await bank.search("rivière").isEmpty)
    #expect(try await bank.search("automne") == ["notes/moulin.txt"])
  }

  @Test("a moved file keeps its identifier")
  func moved() async throws {
    let bank = try bank()
    try await bank.reindex()
    let before = try await bank.answer("moulin").hits.map(\.id)
    try FileManager.default.moveItem(atPath: bank.sources + "/notes/moulin.txt", toPath: bank.sources + "/moulin-neuf.txt")
    let report = try await bank.reindex()
    #expect(report.refusals.isEmpty)
    #expect(report.removed == 0)
    let answer = try await bank.answer("moulin")
    #expect(answer.hits.map(\.id) == before)
    #expect(answer.hits.map(\.source) == ["moulin-neuf.txt"])
  }

  @Test("more than a fifth gone at once is refused until it is allowed")
  func removals() async throws {
    let bank = try bank()
    try await bank.reindex()
    try FileManager.default.removeItem(atPath: bank.sources + "/cantine.html")
    let refused = try await bank.reindex()
    #expect(refused.refusals.count == 1)
    #expect(refused.needsAttention)
    #expect(try await bank.search("légumes") == ["cantine.html"])
    let allowed = try await bank.reindex(allowRemovals: true)
    #expect(allowed.removed == 1)
    #expect(try await bank.search("légumes").isEmpty)
  }

  @Test("a root that is gone keeps its records, and so does one that is empty")
  func missingRoot() async throws {
    let bank = try bank()
    try await bank.reindex()
    try FileManager.default.moveItem(atPath: bank.sources, toPath: bank.folder.path + "/elsewhere")
    #expect(try await bank.reindex().refusals.count == 1)
    try FileManager.default.createDirectory(atPath: bank.sources, withIntermediateDirectories: true)
    #expect(try await bank.reindex().refusals.count == 1)
    #expect(try await bank.search("moulin").count == 1)
  }

  @Test("what lies below a folder that cannot be listed is not taken for gone", .enabled(if: geteuid() != 0))
  func closedFolder() async throws {
    let bank = try bank()
    try await bank.reindex()
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: bank.sources + "/notes")
    let report = try await bank.reindex()
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: bank.sources + "/notes")
    #expect(report.removed == 0 && report.refusals.isEmpty)
    #expect(try await bank.search("moulin").count == 1)
  }

  @Test("an input that becomes a link or is excluded takes its record along")
  func becomesLink() async throws {
    let bank = try bank()
    try await bank.reindex()
    try FileManager.default.removeItem(atPath: bank.sources + "/notes/moulin.txt")
    try FileManager.default.createSymbolicLink(atPath: bank.sources + "/notes/moulin.txt", withDestinationPath: "/etc/passwd")
    let report = try await bank.reindex()
    #expect(report.inputs.first { $0.path == "notes/moulin.txt" }?.outcome == .skipped)
    #expect(try await bank.search("moulin").isEmpty)
  }

  @Test("names that differ only in how an accent is composed are two files, night after night")
  func composedNames() async throws {
    let bank = try Bank()
    try bank.write("Un texte alpha.", to: "\u{E9}.txt")
    try bank.write("Un texte omega.", to: "e\u{301}.txt")
    try await bank.reindex()
    try await bank.reindex()
    let report = try await bank.reindex(full: true)
    #expect(Set(report.inputs.map(\.id)).count == 2)
    #expect(try await bank.search("alpha").count == 1)
    #expect(try await bank.search("omega").count == 1)
  }

  @Test("an index below the root that it was made from is not read as a source")
  func nestedIndex() async throws {
    let bank = try bank()
    let nested = Catalogue(index: bank.sources + "/Index/local")
    for _ in 0..<2 {
      let report = try await nested.reindex(ReindexRequest(sources: [bank.sources]))
      #expect(report.inputs.count == 3)
      #expect(!report.needsAttention)
    }
  }

  @Test("a root that is gone for good goes when that is allowed")
  func retiredRoot() async throws {
    let bank = try bank()
    try await bank.reindex()
    try FileManager.default.removeItem(atPath: bank.sources)
    let report = try await bank.reindex(allowRemovals: true)
    #expect(report.removed == 3)
    #expect(try await bank.search("moulin").isEmpty)
  }

  @Test("a record whose description cannot be read is a draft")
  func brokenDescription() async throws {
    let bank = try Bank()
    try bank.write("Un secret.", to: "a.txt")
    try bank.write("visibility: internal\ntitle: [x\n", to: "a.txt.yaml")
    try await bank.reindex()
    let hit = try #require(try await bank.answer("secret").hits.first)
    #expect(try await bank.catalogue.record(hit.id).record.visibility == .draft)
  }

  @Test("a run over one root leaves the others and imported records alone")
  func scope() async throws {
    let bank = try bank()
    try await bank.reindex()
    let other = try bank.folder.write("Une note sur les moutons.", to: "other/moutons.txt")
    try await bank.reindex(source: (other as NSString).deletingLastPathComponent)
    let lines = try bank.folder.write(#"{"id":"x1","lang":"fr","title":"Importée","text":"Des chèvres."}"# + "\n", to: "records.ndjson")
    #expect(try await bank.catalogue.importRecords(from: [lines]).imported == 1)
    try await bank.reindex(full: true)
    #expect(try await bank.search("moutons").count == 1)
    #expect(try await bank.search("chèvres") == ["x1"])
    #expect(try await bank.search("moulin").count == 1)
  }

  @Test("two sources that declare one identifier: the second is refused by name")
  func duplicates() async throws {
    let bank = try Bank()
    try bank.write("---\nid: same\n---\nUn texte.\n", to: "a.md")
    try bank.write("---\nid: same\n---\nUn autre texte.\n", to: "b.md")
    let report = try await bank.reindex()
    #expect(report.inputs.map(\.reason) == [nil, .duplicateID])
    #expect(report.inputs.map(\.outcome) == [.indexed, .rejected])
  }

  @Test("the same sources give the same index, byte for byte")
  func determinism() async throws {
    let bank = try bank()
    try await bank.reindex()
    let twin = Catalogue(index: bank.folder.path + "/twin")
    _ = try await twin.reindex(ReindexRequest(sources: [bank.sources]))
    let files = try FileManager.default.contentsOfDirectory(atPath: bank.index).filter { !$0.contains("lock") }.sorted()
    #expect(try FileManager.default.contentsOfDirectory(atPath: twin.folder).filter { !$0.contains("lock") }.sorted() == files)
    #expect(!files.isEmpty)
    for file in files {
      #expect(FileManager.default.contentsEqual(atPath: bank.index + "/" + file, andPath: twin.folder + "/" + file), "\(file)")
    }
  }

  @Test("what is dumped is imported elsewhere and dumped again, byte for byte")
  func dump() async throws {
    let bank = try bank()
    try await bank.reindex()
    var dump: [UInt8] = []
    try await bank.catalogue.dump { dump += $0 }
    let file = try bank.folder.write(dump, to: "dump.ndjson")
    let copy = Catalogue(index: bank.folder.path + "/copy")
    #expect(try await copy.importRecords(from: [file]).imported == 3)
    var again: [UInt8] = []
    try await copy.dump { again += $0 }
    #expect(again == dump)
  }

  @Test("a dump brings the thesaurus and the rules of its index along; an index with records keeps its own and says so")
  func dumpOfSources() async throws {
    let bank = try bank()
    try bank.write("rules: r.yaml\nroots: [{path: ., label: sources}]\n", to: "fonds.yaml")
    try bank.write("fields: {budget: {type: amount, fr: Budget, en: Budget}}\nkinds: {news: [{need: budget}]}\n", to: "r.yaml")
    try await bank.reindex()
    let skos = try bank.folder.write(try bank.catalogue.exportThesaurus(candidates: false), to: "own.rdf")
    _ = try bank.catalogue.importThesaurus(skos, facet: nil)
    var dump: [UInt8] = []
    try await bank.catalogue.dump { dump += $0 }
    #expect(dump.starts(with: Array("{\"thesaurus\":".utf8)))
    #expect(String(decoding: dump, as: UTF8.self).contains("\n{\"rules\":\"fields: {budget"))
    let file = try bank.folder.write(dump, to: "dump.ndjson")
    let copy = Catalogue(index: bank.folder.path + "/copy")
    let report = try await copy.importRecords(from: [file])
    #expect(report.imported == 3 && report.left.isEmpty && report.refused == 0)
    var again: [UInt8] = []
    try await copy.dump { again += $0 }
    #expect(again == dump)
    #expect(
      FileManager.default.contentsEqual(atPath: bank.index + "/thesaurus.rdf", andPath: bank.folder.path + "/copy/thesaurus.rdf"))
    #expect(try await copy.importRecords(from: [file]).left.isEmpty)
    let other = Catalogue(index: bank.folder.path + "/other")
    let line = try bank.folder.write(#"{"id":"loin","lang":"fr","title":"Loin","text":"Un texte venu d’ailleurs."}"#, to: "loin.ndjson")
    _ = try await other.importRecords(from: [line])
    let kept = try await other.importRecords(from: [file])
    #expect(kept.left == ["thesaurus", "rules"] && kept.imported == 3)
    var rest: [UInt8] = []
    try await other.dump { rest += $0 }
    #expect(!rest.starts(with: Array("{\"thesaurus\":".utf8)))
  }

  @Test("a thesaurus in a dump that is none stops the import by its line, and leaves nothing") func brokenDump() async throws {
    let bank = try bank()
    for text in ["{\"thesaurus\":3}\n", "{\"thesaurus\":\"<rdf\"}\n", "{\"rules\":\"kinds: {a: [{nead: b}]}\"}\n"] {
      let file = try bank.folder.write(text, to: "broken.ndjson")
      let copy = Catalogue(index: bank.folder.path + "/broken")
      await #expect(throws: CatalogueError.self, "\(text)") { try await copy.importRecords(from: [file]) }
      #expect(!FileManager.default.fileExists(atPath: bank.folder.path + "/broken/thesaurus.rdf"))
    }
  }
}

import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("What goes wrong at night")
struct RecoveryTests {
  private func bank() throws -> Bank {
    let bank = try Bank()
    try bank.write("Des paniers de légumes.", to: "paniers.txt")
    try bank.write("Un atelier de réparation de vélos.", to: "velos.txt")
    try bank.folder.write(
      "{\"id\":\"venue\",\"lang\":\"fr\",\"title\":\"Une notice importée\",\"text\":\"Elle parle de tomates.\"}\n", to: "import.ndjson")
    return bank
  }

  /// Changes a byte in the middle of the largest file of the index.
  private func flip(_ bank: Bank, in prefix: String) throws {
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: bank.index).filter { $0.hasPrefix(prefix) }.max())
    let path = bank.index + "/" + name
    var bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    bytes[bytes.count / 2] ^= 0x55
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  @Test(
    "a damaged index is made anew by --full; imported records are saved where they can be, and the report says so",
    arguments: ["segment", "manifest", "attachment"])
  func damage(prefix: String) async throws {
    let bank = try bank()
    _ = try await bank.catalogue.importRecords(from: [bank.folder.path + "/import.ndjson"])
    try await bank.reindex()
    try flip(bank, in: prefix)
    let report = try await bank.reindex(full: true)
    #expect(report.madeAnew && report.needsAttention)
    #expect(try await bank.search("vélos") == ["velos.txt"])
    _ = try await bank.catalogue.check()
    if prefix == "attachment" {
      #expect(report.saved == 1)
      #expect(try await bank.search("tomates") == ["venue"])
    }
    let next = try await bank.reindex()
    #expect(!next.needsAttention)
  }

  @Test("an index that has lost its manifest is not taken for a new one")
  func noManifest() async throws {
    let bank = try bank()
    try await bank.reindex()
    try FileManager.default.removeItem(atPath: bank.index + "/manifest")
    let error = await #expect(throws: CatalogueError.self) { try await bank.reindex() }
    #expect(error?.code == .indexDamaged)
    let report = try await bank.reindex(full: true)
    #expect(report.madeAnew && report.lost == nil)
    #expect(try await bank.catalogue.report().lost == nil)
    #expect(try await !bank.reindex().needsAttention)
  }

  @Test("a file that is renamed and edited keeps the record whose identifier it declares")
  func renamedAndEdited() async throws {
    let bank = try bank()
    try bank.write("---\nid: jardin\n---\nDes parcelles partagées.\n", to: "a.md")
    try await bank.reindex()
    try FileManager.default.removeItem(atPath: bank.sources + "/a.md")
    try bank.write("---\nid: jardin\n---\nDes parcelles partagées, et un verger.\n", to: "b.md")
    let report = try await bank.reindex()
    #expect(!report.needsAttention)
    #expect(try await bank.search("verger") == ["b.md"])
    #expect(try await bank.search("parcelles") == ["b.md"])
  }

  @Test("a new file under the name of a renamed one is a record of its own")
  func recreated() async throws {
    let bank = try bank()
    try await bank.reindex()
    try FileManager.default.moveItem(atPath: bank.sources + "/velos.txt", toPath: bank.sources + "/velos-2025.txt")
    try await bank.reindex()
    try bank.write("Un autre atelier, de couture.", to: "velos.txt")
    let report = try await bank.reindex()
    #expect(!report.needsAttention)
    #expect(try await bank.search("couture") == ["velos.txt"])
    #expect(try await bank.search("réparation") == ["velos-2025.txt"])
    #expect(!(try await bank.reindex()).committed)
  }

  @Test("a second source with a declared identifier is refused until the first is gone")
  func duplicate() async throws {
    let bank = try bank()
    try bank.write("---\nid: jardin\n---\nPremier.\n", to: "a.md")
    try bank.write("---\nid: jardin\n---\nSecond.\n", to: "b.md")
    #expect(try await bank.reindex().inputs.first { $0.path == "b.md" }?.reason == .duplicateID)
    try FileManager.default.removeItem(atPath: bank.sources + "/a.md")
    #expect(try await bank.reindex(allowRemovals: true).needsAttention == false)
    #expect(try await bank.search("second") == ["b.md"])
  }

  @Test("a source does not take the identifier of an imported record")
  func imported() async throws {
    let bank = try bank()
    _ = try await bank.catalogue.importRecords(from: [bank.folder.path + "/import.ndjson"])
    try bank.write("---\nid: venue\n---\nUn imposteur.\n", to: "a.md")
    #expect(try await bank.reindex().inputs.first { $0.path == "a.md" }?.reason == .duplicateID)
    #expect(try await bank.search("tomates") == ["venue"])
  }

  @Test("a facet without a name or with a huge one stops nobody")
  func hugeFacets() async throws {
    let bank = try bank()
    try bank.write("facets: {\"\": [x], \(String(repeating: "a", count: 900)): [y], theme: [mobility]}\n", to: "velos.txt.yaml")
    let report = try await bank.reindex()
    #expect(report.inputs.allSatisfy { $0.outcome == .indexed })
    #expect(report.inputs.first { $0.path == "velos.txt" }?.flags.contains("misread:facets") == true)
    #expect(try await bank.answer("vélos", filters: ["theme": ["mobility"]]).total == 1)
  }

  @Test("the description of a folder holds for it under another label and for a single file")
  func described() async throws {
    let bank = try bank()
    try bank.write("visibility: internal\nexclude: [\"brouillons/**\"]\n", to: "fonds.yaml")
    try bank.write("À revoir.", to: "brouillons/note.txt")
    try await bank.reindex(source: "autre=" + bank.sources)
    #expect(try await bank.answer("", filters: ["visibility": ["internal"]]).total == 2)
    #expect(try await bank.answer("").total == 2)
    try await bank.reindex(source: bank.sources + "/velos.txt")
    #expect(try await bank.answer("", filters: ["visibility": ["public"]]).total == 0)
  }

  @Test("a part of a described bank is not read by a side door")
  func sideDoor() async throws {
    let bank = try bank()
    try bank.write("visibility: internal\nexclude: [\"brouillons/**\", \"secret.txt\"]\n", to: "fonds.yaml")
    try bank.write("À revoir.", to: "brouillons/note.txt")
    try bank.write("À cacher.", to: "secret.txt")
    for source in ["/brouillons", "/brouillons/note.txt"] {
      let error = await #expect(throws: CatalogueError.self) { try await bank.reindex(source: bank.sources + source) }
      #expect(error?.code == .usage)
    }
    let report = try await bank.reindex(source: bank.sources + "/secret.txt")
    #expect(report.inputs.map(\.reason) == [.excluded])
  }

  @Test(
    "a source that moves to another root takes its declared identifier along, in either direction",
    arguments: [("un", "deux"), ("deux", "un")])
  func acrossRoots(from: String, to: String) async throws {
    let bank = try bank()
    try bank.write("---\nid: jardin\n---\nDes parcelles partagées.\n", to: from + "/a.md")
    try bank.write("Autre chose.", to: from + "/reste.txt")
    try bank.write("Autre chose encore.", to: to + "/reste.txt")
    let request = ReindexRequest(sources: [bank.sources + "/un", bank.sources + "/deux"], allowRemovals: true)
    _ = try await bank.catalogue.reindex(request)
    try FileManager.default.moveItem(atPath: bank.sources + "/" + from + "/a.md", toPath: bank.sources + "/" + to + "/b.md")
    let report = try await bank.catalogue.reindex(request)
    #expect(!report.needsAttention && report.removed == 0)
    #expect(try await bank.search("parcelles") == ["b.md"])
  }

  @Test("a renamed file is not doubled by dump, import and reading again")
  func dumpAndImport() async throws {
    let bank = try bank()
    try await bank.reindex()
    try FileManager.default.moveItem(atPath: bank.sources + "/velos.txt", toPath: bank.sources + "/ateliers.txt")
    try await bank.reindex()
    var lines: [UInt8] = []
    try await bank.catalogue.dump { lines += $0 }
    try bank.folder.write(lines, to: "dump.ndjson")
    let other = Catalogue(index: bank.folder.path + "/other")
    _ = try await other.importRecords(from: [bank.folder.path + "/dump.ndjson"])
    let report = try await other.reindex(ReindexRequest(sources: [bank.sources]))
    #expect(!report.needsAttention)
    #expect(try other.search(SearchOptions(query: "vélos", ui: .french)).total == 1)
    #expect(try await other.statistics().records == 2)
  }

  @Test("what a damaged index held of other roots is saved, and leaves when its source has left")
  func otherRoots() async throws {
    let bank = try bank()
    try bank.write("Des parcelles partagées.", to: "un/a.txt")
    try bank.write("Un verger.", to: "deux/b.txt")
    try bank.write("Un rucher.", to: "deux/c.txt")
    let both = ReindexRequest(sources: [bank.sources + "/un", bank.sources + "/deux"], allowRemovals: true)
    _ = try await bank.catalogue.reindex(both)
    try flip(bank, in: "attachment-000001-thesaurus")
    let report = try await bank.catalogue.reindex(ReindexRequest(sources: [bank.sources + "/un"], full: true))
    #expect(report.madeAnew && report.saved == 2 && report.lost == 0)
    #expect(try await bank.catalogue.report().madeAnew)
    #expect(try await bank.search("verger") == ["b.txt"])
    try FileManager.default.removeItem(atPath: bank.sources + "/deux/b.txt")
    let next = try await bank.catalogue.reindex(both)
    #expect(next.removed == 1 && !next.needsAttention)
    #expect(try await bank.search("verger").isEmpty)
  }

  @Test("a facet under two names is one choice")
  func spellings() async throws {
    let bank = try bank()
    try bank.write("thème: mobility\n", to: "paniers.txt.yaml")
    try bank.write("facets: {thème: [food]}\n", to: "velos.txt.yaml")
    try await bank.reindex()
    #expect(try await bank.answer("", filters: ["thème": ["mobility"], "Theme": ["food"]]).total == 2)
  }

  @Test(
    "a sidecar without keys, or one that misspells the visibility, keeps the record a draft",
    arguments: ["- visibility: draft", "visibility draft", "visibilité: draft", "visibility: [public]"])
  func sidecars(text: String) async throws {
    let bank = try bank()
    try bank.write(text + "\n", to: "velos.txt.yaml")
    try await bank.reindex()
    #expect(try await bank.answer("vélos", filters: ["visibility": ["draft"]]).total == 1)
  }

  @Test("a segment that is gone, cut off or empty does not stand in the way of --full", arguments: [nil, 100, 0] as [Int?])
  func lostSegment(length: Int?) async throws {
    let bank = try bank()
    try await bank.reindex()
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: bank.index).first { $0.hasPrefix("segment") })
    let path = bank.index + "/" + name
    if let length {
      try Data([UInt8](try #require(FileManager.default.contents(atPath: path))).prefix(length)).write(to: URL(fileURLWithPath: path))
    } else {
      try FileManager.default.removeItem(atPath: path)
    }
    let error = await #expect(throws: CatalogueError.self) { try await bank.reindex() }
    #expect(error?.code == .indexDamaged)
    let report = try await bank.reindex(full: true)
    #expect(report.madeAnew)
    #expect(try await bank.search("vélos") == ["velos.txt"])
    _ = try await bank.catalogue.check()
  }
}

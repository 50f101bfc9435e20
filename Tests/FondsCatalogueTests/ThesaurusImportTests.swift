import FondsCatalogue
import FondsExchange
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("Another thesaurus for an index")
struct ThesaurusImportTests {
  private func bank() async throws -> Bank {
    let bank = try Bank()
    try bank.write(
      "---\nid: jardin\ntitle: Le jardin\nfacets: {theme: [food, water], actor: [citizens]}\n---\nUne zibouline.\n", to: "a.md")
    try bank.write("---\nid: velo\ntitle: Un texte\nthème: mobilité\n---\nRien de plus.\n", to: "b.md")
    try await bank.reindex()
    return bank
  }

  /// A file with three concepts under somebody's URIs.
  private func file(_ bank: Bank) throws -> String {
    func concept(_ id: String, _ french: String, _ more: String = "") -> String {
      "<skos:Concept rdf:about=\"http://example.org/c/\(id)\"><skos:prefLabel xml:lang=\"fr\">\(french)</skos:prefLabel>\(more)</skos:Concept>"
    }
    let text =
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\">"
      + concept("mobility", "mobilité") + concept("12", "zibouline", "<skos:exactMatch rdf:resource=\"urn:fonds:theme:food\"/>")
      + concept("13", "ourle", "<skos:broader rdf:resource=\"http://example.org/c/12\"/>") + "</rdf:RDF>"
    return try bank.folder.write(text, to: "other.rdf")
  }

  private func themes(_ bank: Bank, _ id: String) async throws -> [String] {
    try await bank.catalogue.record(id).record.values(of: "theme")
  }

  @Test("a diff says what would change, counts orphaned indexing, and changes nothing")
  func diff() async throws {
    let bank = try await bank()
    let file = try file(bank)
    let error = #expect(throws: CatalogueError.self) { try bank.catalogue.thesaurusDiff(file, facet: nil) }
    #expect(error?.remedy.contains("--facet") == true)
    let change = try bank.catalogue.thesaurusDiff(file, facet: "thème")
    #expect(change.facets == ["theme"] && change.concepts == 3)
    #expect(change.diff.added.map(\.value) == ["12", "13"])
    #expect(change.diff.merged.first { $0.value.value == "food" }?.target.value == "12")
    #expect(change.orphans.map(\.value) == [FacetValue("theme", "water")] && change.orphans.map(\.records) == [1])
    #expect(!FileManager.default.fileExists(atPath: bank.index + "/thesaurus.rdf"))
    #expect(try await themes(bank, "jardin").contains("food"))
  }

  @Test("an import tags all records anew without their sources, lasts through --full, and can be taken back")
  func imported() async throws {
    let bank = try await bank()
    let file = try file(bank)
    var before: [UInt8] = []
    try await bank.catalogue.dump { before += $0 }
    try FileManager.default.moveItem(atPath: bank.sources, toPath: bank.folder.path + "/away")
    #expect(try bank.catalogue.importThesaurus(file, facet: "theme").generation == 2)
    #expect(try await themes(bank, "jardin") == ["12", "water"])
    #expect(try await bank.answer("", filters: ["theme": ["12"]]).total == 1)
    #expect(try await bank.answer("theme:food").total == 1)
    let view = try await bank.catalogue.record("jardin", ui: .french)
    #expect(view.facets.first { $0.id == "theme" }?.values.first?.label == "zibouline")
    #expect(view.facets.first { $0.id == "actor" }?.values.first?.label == "citoyens" || view.record.values(of: "actor") == ["citizens"])
    var after: [UInt8] = []
    try await bank.catalogue.dump { after += $0 }
    try FileManager.default.moveItem(atPath: bank.folder.path + "/away", toPath: bank.sources)
    try await bank.reindex(full: true)
    var full: [UInt8] = []
    try await bank.catalogue.dump { full += $0 }
    #expect(full == after)
    _ = try bank.catalogue.resetThesaurus()
    let merges = try bank.catalogue.deskLog().lines.filter { line in
      if case .mergeTerm = line.entry.action { true } else { false }
    }
    #expect(!merges.isEmpty && merges.allSatisfy { !$0.holds })
    var back: [UInt8] = []
    try await bank.catalogue.dump { back += $0 }
    let records = String(decoding: back, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("{\"desk\"") }
    #expect(records.joined(separator: "\n") + "\n" == String(decoding: before, as: UTF8.self))
  }

  @Test("an export is imported again without any change, candidates only where they are asked for")
  func exported() async throws {
    let bank = try await bank()
    _ = try bank.catalogue.correct([.candidate(facet: "theme", id: "zibouline", labels: [.french: "Zibouline"], broader: ["water"])])
    let plain = try bank.catalogue.exportThesaurus(candidates: false)
    #expect(!String(decoding: plain, as: UTF8.self).contains("zibouline"))
    #expect(String(decoding: try bank.catalogue.exportThesaurus(candidates: true), as: UTF8.self).contains("zibouline"))
    let path = try bank.folder.write(plain, to: "export.rdf")
    #expect(try bank.catalogue.thesaurusDiff(path, facet: nil).diff.isEmpty)
    _ = try bank.catalogue.importThesaurus(path, facet: nil)
    #expect(try bank.catalogue.exportThesaurus(candidates: false) == plain)
    #expect(try bank.catalogue.thesaurusOutline("theme", ui: .french).lines.contains { $0.label == "Zibouline" && $0.isCandidate })
  }

  @Test(
    "a large thesaurus of others goes whole into a facet",
    .enabled(if: SharedData.path("sets/conformance/skos/gemet-en-fr.rdf") != nil, "the shared test data is not at hand"))
  func gemet() async throws {
    let bank = try await bank()
    let path = try #require(SharedData.path("sets/conformance/skos/gemet-en-fr.rdf"))
    #expect(try bank.catalogue.importThesaurus(path, facet: "theme").concepts == 5520)
    #expect(try bank.catalogue.thesaurusDiff(path, facet: "theme").diff.isEmpty)
    #expect(try bank.catalogue.thesaurusOutline(nil, ui: .french).lines.first { $0.facet == "theme" }?.count == 5520)
  }
}

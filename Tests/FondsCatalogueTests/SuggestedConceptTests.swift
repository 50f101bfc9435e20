import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Testing

@Suite("Concepts suggested for records")
struct SuggestedConceptTests {
  /// A text that names a concept twice, which does not assign it.
  private func bank() async throws -> Bank {
    let bank = try Bank()
    let filler = String(repeating: "Nous avons passé la journée dehors, et chacun a raconté la sienne avant de rentrer. ", count: 20)
    try bank.write(
      "---\nid: recit\ntitle: Un récit\n---\n\(filler)\n\nOn a parlé de budget participatif.\n\n\(filler)\n\nLe budget participatif, encore.\n\n\(filler)\n",
      to: "a.md")
    try await bank.reindex()
    return bank
  }

  @Test("a concept that the text names too little is suggested with its words and place, and accepted or rejected for good")
  func suggested() async throws {
    let bank = try await bank()
    let suggested = try bank.catalogue.suggestedConcepts(of: "recit", ui: .french)
    let concept = try #require(suggested.first?.concepts.first { $0.evidence.contains { $0.label == "budget participatif" } })
    #expect((0.2..<0.7).contains(concept.confidence))
    #expect(concept.evidence.first?.block == 1)
    let name = concept.value.facet + ":" + concept.value.value
    #expect(try await !bank.catalogue.record("recit").record.facets.contains { $0.value == concept.value })
    _ = try bank.catalogue.correct([.facets(.reject, id: "recit", values: [name])])
    #expect(try bank.catalogue.suggestedConcepts(of: "recit", ui: .french).first?.concepts.contains { $0.value == concept.value } == false)
    _ = try bank.catalogue.correct([.undo([1])])
    let report = try bank.catalogue.acceptSuggestions(least: concept.confidence)
    #expect(report.entries.contains { $0.entry.action == .accept(RecordID("recit")!, concept.value) })
    #expect(try await bank.catalogue.record("recit").record.facets.contains { $0.value == concept.value && $0.basis == .desk })
    #expect(try bank.catalogue.suggestedConcepts(least: concept.confidence, ui: .french).isEmpty)
    try await bank.reindex(full: true)
    #expect(try await bank.catalogue.record("recit").record.facets.contains { $0.value == concept.value })
  }

  @Test(
    "a confidence outside of 0 to 1 is refused; its ends are not",
    arguments: [(-0.1, false), (0, true), (1, true), (1.1, false), (.nan, false)])
  func range(least: Double, isFine: Bool) async throws {
    let bank = try await bank()
    func ask() throws -> [SuggestedConcepts] { try bank.catalogue.suggestedConcepts(least: least, ui: .french) }
    if isFine {
      #expect(try ask().isEmpty == (least == 1))
    } else {
      let error = #expect(throws: CatalogueError.self) { try ask() }
      #expect(error?.code == .usage && error?.remedy == "write for example --least 0.6")
      #expect(throws: CatalogueError.self) { try bank.catalogue.acceptSuggestions(least: least) }
    }
  }

  @Test("a record that its source describes stays so when the desk corrects it: the text only suggests, now and after a full run")
  func described() async throws {
    let bank = try Bank()
    let head = "language: fr\ntitle: Le budget participatif\n"
    let text = "---\n\nLe budget participatif de la commune.\n\nUn budget participatif, encore.\n"
    try bank.write("---\nid: decrite\nfacets: {theme: [food, energy]}\n" + head + text, to: "a.md")
    try bank.write("---\nid: nue\nfacets: {theme: [food]}\n" + head + text, to: "b.md")
    try await bank.reindex()
    func themes(_ id: String) async throws -> [String] { try await bank.catalogue.record(id).record.values(of: "theme") }
    #expect(try await themes("decrite") == ["food", "energy"])
    #expect(try await themes("nue") == ["food", "participatory-budget"])
    #expect(
      try bank.catalogue.suggestedConcepts(of: "decrite", ui: .french).first?.concepts.first?.value.value == "participatory-budget")
    _ = try bank.catalogue.correct([.set(id: "decrite", assignments: ["theme=mobility"])])
    #expect(try await themes("decrite") == ["mobility"])
    try await bank.reindex(full: true)
    #expect(try await themes("decrite") == ["mobility"])
  }
}

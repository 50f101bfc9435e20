import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Testing

@Suite("The description of a bank")
struct BankConfigurationTests {
  private func bank() throws -> Bank {
    let bank = try Bank()
    try bank.write("Des paniers de légumes.", to: "paniers.txt")
    try bank.write("Un atelier de réparation de vélos.", to: "atelier/velos.txt")
    return bank
  }

  @Test("without roots it speaks of its own folder")
  func noRoots() async throws {
    let bank = try bank()
    try bank.write("title: Essai\nvisibility: internal\n", to: "fonds.yaml")
    let report = try await bank.reindex()
    #expect(report.inputs.map(\.root) == ["sources", "sources"])
    #expect(try await bank.answer("légumes", filters: ["visibility": ["internal"]]).total == 1)
  }

  @Test("a root below another one is left out of that, so that no source is two records")
  func nested() async throws {
    let bank = try bank()
    try bank.write("roots: [{path: ., label: tout}, {path: atelier, label: atelier}]", to: "fonds.yaml")
    let report = try await bank.reindex()
    #expect(report.inputs.filter { $0.outcome == .indexed }.map { $0.root + ":" + $0.path } == ["atelier:velos.txt", "tout:paniers.txt"])
    #expect(report.inputs.first { $0.outcome == .skipped }?.path == "atelier")
  }

  @Test("it gives values labels, which pages and queries know")
  func labels() async throws {
    let bank = try bank()
    try bank.write(
      "roots: [{path: ., label: s, facets: {territory: [port-merant], réseau: [x]}}]\nlabels:\n  territoire: {port-merant: Le Grand Port}\n  network: {x: {fr: Le Réseau}}\n  fields: {answerable: {fr: Répond de, en: Answerable}}\n",
      to: "fonds.yaml")
    try bank.write("---\nid: loin\ntitle: Loin\nlanguage: fr\nanswerable: le maire\nother: x\n---\nUn texte.\n", to: "loin.md")
    try await bank.reindex()
    #expect(try bank.catalogue.facets("territory", ui: .english).first?.values.map(\.label) == ["Le Grand Port"])
    let network = try bank.catalogue.facets("network", ui: .english).first?.values.first
    #expect(network?.label == "Le Réseau" && network?.language == "fr")
    #expect(try await bank.answer("territoire:\"le grand port\" légumes").total == 1)
    let record = try await bank.catalogue.record("loin").record
    #expect(try bank.catalogue.describe(record, ui: .french).fields.map(\.label) == ["Répond de", "other"])
    // Only labels change: the next run takes them in.
    try bank.write(
      "roots: [{path: ., label: s, facets: {territory: [port-merant], réseau: [x]}}]\nlabels: {territory: {port-merant: Le Port}}\n",
      to: "fonds.yaml")
    try await bank.reindex()
    #expect(try bank.catalogue.facets("territory", ui: .english).first?.values.map(\.label) == ["Le Port"])
  }

  @Test(
    "what is not understood is an error that names it",
    arguments: [
      ("labels: {territory: {x: {de: Hafen}}}", "territory:x"), ("labels: {territory: Port}", "territory"), ("labels: oui", "labels"),
      ("roots: [{path: ., url: 'javascript:alert(1)'}]", "javascript"), ("roots: [{path: ., url: 'https://bank.example/?p='}]", "?p="),
      ("roots: [{path: ., url: 'https://bank.example/<b>'}]", "<b>"), ("roots: [{path: ., url: \"https://bank.example/'a\"}]", "/'a"),
      ("roots: [{path: ., label: 'a b'}]", "a b"),
      ("roots: [{path: ., label: a}, {path: './', label: b}]", "\"a\""), ("serve: yes", "serve"),
      ("serve: {originals: maybe}", "originals"),
      ("exclude: {a: b}", "exclude"), ("visibility: secret", "secret"), ("facets: mobility", "facets"), ("title: [a]", "title"),
      ("- a", "fonds.yaml"), ("colour: green", "colour")
    ])
  func faults(text: String, word: String) async throws {
    let bank = try bank()
    try bank.write(text, to: "fonds.yaml")
    let error = await #expect(throws: CatalogueError.self) { try await bank.reindex() }
    #expect(error?.code == .configuration)
    #expect(error?.message.contains(word) == true)
    #expect(error?.french?.message.isEmpty == false)
  }

  @Test("broken YAML is an error with its line")
  func broken() async throws {
    let bank = try bank()
    try bank.write("title: Essai\nroots: [\n", to: "fonds.yaml")
    let error = await #expect(throws: CatalogueError.self) { try await bank.reindex() }
    #expect(error?.line == 3)
  }

  @Test("a description that nobody understands is flagged, and keeps the record from readers")
  func sidecar() async throws {
    let bank = try bank()
    let text = "visibility: secret\npublished: soon\nurl: javascript:alert(1)\ntittle: Paniers\ntheme: [mobility, zorglub]\namount: 3\n"
    try bank.write(text, to: "paniers.txt.yaml")
    let report = try await bank.reindex()
    let flags = report.inputs.first { $0.path == "paniers.txt" }?.flags
    #expect(
      flags.map(Set.init) == [
        "misread:visibility", "misread:published", "misread:url", "unknown-key:tittle", "unknown-concept:theme:zorglub"
      ])
    let hit = try #require(try await bank.answer("légumes", filters: ["visibility": ["draft"]]).hits.first)
    #expect(hit.url == nil)
  }

  @Test("a facet is chosen by identifier or name; one that does not exist is an error")
  func facetNames() async throws {
    let bank = try bank()
    try bank.write("theme: mobility\n", to: "paniers.txt.yaml")
    try await bank.reindex()
    #expect(try await bank.answer("légumes", filters: ["thème": ["mobility"]]).total == 1)
    let error = await #expect(throws: CatalogueError.self) { try await bank.answer("légumes", filters: ["colour": ["green"]]) }
    #expect(error?.code == .usage)
  }

  @Test("an index cannot stand where a file is")
  func fileAsIndex() async throws {
    let bank = try bank()
    try bank.folder.write("", to: "index")
    let error = await #expect(throws: CatalogueError.self) { try await bank.reindex() }
    #expect(error?.code == .io)
  }
}

import FondsCatalogue
import FondsRecord
import FondsServer
import FondsTestSupport
import Foundation

/// A small bank that is served while a test asks for its pages.
struct ServedBank: Sendable {
  let port: Int
  let folder: TemporaryFolder

  /// Indexes the files and serves them while the body runs.
  static func serving(_ files: [String: String], _ body: @Sendable (ServedBank) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: "sources/" + path) }
    if files["fonds.yaml"] == nil {
      try folder.write("title: {fr: Essai, en: Trial}\nroots:\n  - {path: ., label: essai}\n", to: "sources/fonds.yaml")
    }
    let catalogue = Catalogue(index: folder.path + "/index")
    _ = try await catalogue.reindex(ReindexRequest(sources: [folder.path + "/sources"]))
    let server = SearchServer(catalogue: catalogue, options: ServerOptions(port: 0, ui: .french))
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    let running = Task {
      try await server.run { address in continuation.yield(Int(address.split(separator: ":").last?.dropLast() ?? "") ?? 0) }
    }
    for await port in ports {
      try await body(ServedBank(port: port, folder: folder))
      break
    }
    running.cancel()
    _ = await running.result
  }

  /// What a browser gets.
  func page(_ target: String, headers: [String: String] = [:]) throws -> PlainHTTP.Reply {
    try PlainHTTP.get(port: port, target, headers: ["Accept": "text/html,application/xhtml+xml"].merging(headers) { $1 })
  }

  /// What a program gets.
  func json(_ target: String) throws -> JSONValue { try JSONReader.parse(Array(PlainHTTP.get(port: port, target).body.utf8)) }

  /// Experiences, an ally, accounts and a chantier that are tied, in both languages, one of them with a hostile title.
  static let files: [String: String] = {
    var files = [
      "cantine.html": """
      <html lang="fr"><title>La cantine</title><main><h1>La cantine de Sainte-Aure</h1>
      <p>Les citoyens et les élus parlent d’alimentation et de foncier.</p><h2>Limites</h2><p>Peu d’agriculteurs sont venus à la cantine.</p>
      <ul><li>du pain</li><li>de la soupe</li></ul></main></html>
      """,
      "cantine.html.yaml":
        "id: cantine\nkind: experience\nproducers: [Commune de Sainte-Aure]\npublished: 2021-03-01\nfacets: {theme: [food], actor: [citizens], territory: [sainte-aure]}\nabstract: {fr: Une cantine qui rassemble.}\n",
      "canteen.html": """
      <html lang="en"><title>The canteen</title><main><h1>The canteen of Sainte-Aure</h1>
      <h2>What elected officials said</h2><p>Citizens and elected officials talk about food and land.</p>
      <p>Elected officials came back.</p></main></html>
      """,
      "canteen.html.yaml":
        "id: canteen\nkind: experience\ntranslation-of: cantine\nproducers: [Commune de Sainte-Aure]\npublished: 2021-03-01\n",
      "compte.md":
        "---\nid: compte\ntitle: Achat de marmites\nlanguage: fr\nkind: account\namount: \"1234,50\"\ncurrency: EUR\nnature: achat\npurpose: cuisine\npublished: 2023\nrelations: {part-of: [cantine]}\n---\nMarmites pour la cantine.\n",
      "piege.md":
        "---\nid: piege\ntitle: '\"><script>alert(1)</script><img src=x onerror=alert(2)>'\nlanguage: fr\nkind: news\npublished: 2022-05-14\nproducers: ['<b>Nul</b>']\nrelations: {part-of: [cantine]}\n---\nLa cantine <script>alert(3)</script> des citoyens.\n"
    ]
    for number in 1...14 {
      files["note\(number).md"] =
        "---\nid: note-\(number)\ntitle: Note \(number)\nlanguage: fr\nkind: reflection\npublished: \(2010 + number)\nfacets: {actor: [citizens]}\n---\nLes citoyens et l’énergie, note de la cantine.\n"
    }
    return files
  }()
}

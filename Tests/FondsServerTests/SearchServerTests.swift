import FondsCatalogue
import FondsRecord
import FondsServer
import FondsTestSupport
import Foundation
import Testing

@Suite("The server", .serialized)
struct SearchServerTests {
  /// Serves a small bank, lets the body ask, then stops the server.
  private func serving(_ body: @Sendable (_ port: Int, _ folder: TemporaryFolder) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    let page =
      "<html lang=\"fr\"><title>Le marché</title><main><h1>Le marché &lt;vert&gt;</h1><p>Des paniers de légumes, le samedi.</p></main></html>"
    try folder.write(page, to: "sources/marche.html")
    try folder.write(
      "title: {fr: Essai, en: Trial}\nserve: {originals: true}\nroots:\n  - {path: ., label: essai}\n", to: "sources/fonds.yaml")
    try folder.write("visibility: draft\n", to: "sources/brouillon.txt.yaml")
    try folder.write("Un brouillon de légumes.", to: "sources/brouillon.txt")
    let catalogue = Catalogue(index: folder.path + "/index")
    _ = try await catalogue.reindex(ReindexRequest(sources: [folder.path + "/sources"]))
    let server = SearchServer(
      catalogue: catalogue, options: ServerOptions(port: 0, configuration: folder.path + "/sources/fonds.yaml", ui: .french))
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    let running = Task {
      try await server.run { address in continuation.yield(Int(address.split(separator: ":").last?.dropLast() ?? "") ?? 0) }
    }
    for await port in ports {
      try await body(port, folder)
      break
    }
    running.cancel()
    _ = await running.result
  }

  @Test("a search answers as JSON, public records only")
  func search() async throws {
    try await serving { port, _ in
      let reply = try PlainHTTP.get(port: port, "/search?q=l%C3%A9gumes")
      #expect(reply.status == 200)
      #expect(reply.headers["content-type"]?.hasPrefix("application/json") == true)
      let value = try JSONReader.parse(Array(reply.body.utf8))
      #expect(value["total"]?.integer == 1)
      #expect(value["hits"]?.array?.first?["source"]?.string == "marche.html")
      #expect(value["hits"]?.array?.first?["snippet"]?["highlights"]?.array?.count == 1)
    }
  }

  @Test("the page works without a script, escapes what it shows, and forbids the rest")
  func page() async throws {
    try await serving { port, _ in
      let reply = try PlainHTTP.get(port: port, "/?q=%3Cscript%3E+march%C3%A9&ui=en")
      #expect(reply.status == 200)
      #expect(!reply.body.contains("<script>"))
      #expect(reply.body.contains("&lt;script&gt;"))
      #expect(reply.body.contains("<html lang=\"en\">"))
      #expect(reply.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true)
      #expect(reply.headers["x-content-type-options"] == "nosniff")
    }
  }

  @Test("what was chosen in the address is kept by the form, also where the query cannot be read or nothing is found")
  func choices() async throws {
    try await serving { port, _ in
      let page = try PlainHTTP.get(port: port, "/?q=l%C3%A9gumes&expand=0&explain=1&size=5&ui=en").body
      for (name, value) in [("expand", "0"), ("explain", "1"), ("size", "5")] {
        #expect(page.contains("<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"))
      }
      #expect(page.contains("Your words only."))
      #expect(page.contains("<details class=\"why\"><summary>score "))
      for query in ["%22l%C3%A9gumes", "zzzz"] {
        let page = try PlainHTTP.get(port: port, "/?q=\(query)&facet=lang:fr&like=%3Cx").body
        #expect(page.contains("<input type=\"hidden\" name=\"facet\" value=\"lang:fr\">"))
        #expect(page.contains("<input type=\"hidden\" name=\"like\" value=\"&lt;x\">"))
      }
      #expect(try !PlainHTTP.get(port: port, "/?q=l%C3%A9gumes").body.contains("class=\"why\""))
    }
  }

  @Test("a misspelt word is suggested right, as a link; nothing found says what would find something")
  func help() async throws {
    try await serving { port, _ in
      let reply = try PlainHTTP.get(port: port, "/?q=legumse&ui=fr")
      #expect(reply.body.contains("Vouliez-vous dire « légumes » ?"))
      #expect(reply.body.contains("href=\"/?q=l%C3%A9gumes&amp;ui=fr\""))
      #expect(!reply.body.contains("Affiner"))
      let some = try PlainHTTP.get(port: port, "/?q=samedi+legumse&ui=en")
      #expect(some.body.contains("Did you mean <a href=\"/?q=samedi%20l%C3%A9gumes&amp;ui=en\">samedi légumes</a>?"))
      let value = try JSONReader.parse(Array(try PlainHTTP.get(port: port, "/search?q=%22samedi+paniers%22&ui=en").body.utf8))
      #expect(value["advice"]?.array?.first?["kind"]?.string == "quotations")
      #expect(value["advice"]?.array?.first?["total"]?.integer == 1)
    }
  }

  @Test("suggestions are JSON, of public records only")
  func suggestions() async throws {
    try await serving { port, _ in
      let value = try JSONReader.parse(Array(try PlainHTTP.get(port: port, "/suggest?q=march&ui=fr").body.utf8))
      let titles = value["completions"]?.array?.filter { $0["kind"]?.string == "title" }
      #expect(titles?.compactMap { $0["text"]?.string } == ["Le marché"])
      let hidden = try JSONReader.parse(Array(try PlainHTTP.get(port: port, "/suggest?q=brouil&ui=fr").body.utf8))
      #expect(hidden["completions"]?.array?.isEmpty == true && hidden["spellings"]?.array?.isEmpty == true)
      #expect(try PlainHTTP.get(port: port, "/suggest?q=a&size=1000").status == 400)
    }
  }

  @Test("a record's page leads to what is like it, and that page names the record")
  func like() async throws {
    try await serving { port, _ in
      let value = try JSONReader.parse(Array(try PlainHTTP.get(port: port, "/search?q=paniers").body.utf8))
      let id = try #require(value["hits"]?.array?.first?["id"]?.string)
      let page = try PlainHTTP.get(port: port, "/records/" + id, headers: ["Accept": "text/html"])
      #expect(page.body.contains("href=\"/?like=" + id))
      let like = try PlainHTTP.get(port: port, "/?like=" + id + "&ui=fr")
      #expect(like.status == 200 && like.body.contains("Documents semblables à"))
      #expect(try PlainHTTP.get(port: port, "/search?like=none").status == 404)
    }
  }

  @Test("errors on a page say what to do there, not at the command line; addresses are told how addresses are written")
  func pageErrors() async throws {
    try await serving { port, _ in
      let page = ["Accept": "text/html"]
      for target in ["/records/none?ui=fr", "/?q=entre:zzzzqq,xxxxqq&ui=fr", "/cross?rows=theme:zzzzqq&columns=actor&ui=fr", "/none?ui=fr"]
      {
        let reply = try PlainHTTP.get(port: port, target, headers: page)
        #expect(reply.status >= 400 && reply.body.contains("class=\"fault\"") && !reply.body.contains("fonds "), "\(target)")
        #expect(!reply.body.contains("/records/{id}"), "\(target)")
      }
      #expect(try PlainHTTP.get(port: port, "/records/none?ui=fr", headers: page).body.contains("Cherchez-la par son titre"))
      #expect(try PlainHTTP.get(port: port, "/?q=a&facet=mobility&ui=en", headers: page).body.contains("theme:mobility"))
      let program = try PlainHTTP.get(port: port, "/search?q=a&facet=mobility")
      #expect(program.status == 400 && program.body.contains("theme:mobility"))
      let none = try PlainHTTP.get(port: port, "/?q=theme:zzzzqq&ui=en", headers: page)
      #expect(none.body.contains("No document has the value “Theme: zzzzqq”."))
    }
  }

  @Test(
    "what is out of bounds is refused with its status",
    arguments: [
      ("/search?q=(", "GET", 400), ("/search?q=a&size=1000", "GET", 400), ("/search?q=a&from=x", "GET", 400),
      ("/search?q=a&facet=colour:green", "GET", 400), ("/records/none", "GET", 404),
      ("/none", "GET", 404), ("/search?q=a", "POST", 405), ("/records/..%2F..%2Fetc%2Fpasswd/source", "GET", 404)
    ])
  func refusals(target: String, method: String, status: Int) async throws {
    try await serving { port, _ in
      let reply = try PlainHTTP.get(port: port, target, method: method)
      #expect(reply.status == status)
      #expect(try JSONReader.parse(Array(reply.body.utf8))["error"]?["message"]?.string?.isEmpty == false)
      for count in [9_000, 20_000, 120_000] {
        let target = "/search?q=" + String(repeating: "a", count: count)
        let long = try PlainHTTP.get(port: port, target + "&ui=en")
        #expect(long.status == 414, "\(count)")
        #expect(long.body.contains("\"remedy\":\"ask for fewer words\""), "\(long.body.prefix(300))")
        let page = try PlainHTTP.get(port: port, target + "&ui=fr", headers: ["Accept": "text/html"])
        #expect(page.status == 414 && page.body.contains("Demandez moins de mots"))
      }
    }
  }

  @Test("HEAD is answered like GET, without a body; health counts what readers may see")
  func head() async throws {
    try await serving { port, _ in
      let reply = try PlainHTTP.get(port: port, "/search?q=l%C3%A9gumes", method: "HEAD")
      #expect(reply.status == 200 && reply.body.isEmpty)
      let health = try JSONReader.parse(Array(PlainHTTP.get(port: port, "/health").body.utf8))
      #expect(health["works"]?.integer == 1)
    }
  }

  @Test("a record is JSON for programs and a page for browsers; its source is handed out, a draft is not")
  func records() async throws {
    try await serving { port, folder in
      let search = try JSONReader.parse(Array(PlainHTTP.get(port: port, "/search?q=paniers").body.utf8))
      let id = try #require(search["hits"]?.array?.first?["id"]?.string)
      let json = try PlainHTTP.get(port: port, "/records/" + QueryString.encode(id))
      #expect(try JSONReader.parse(Array(json.body.utf8))["record"]?["id"]?.string == id)
      let page = try PlainHTTP.get(port: port, "/records/" + QueryString.encode(id), headers: ["Accept": "text/html"])
      #expect(page.headers["content-type"]?.hasPrefix("text/html") == true)
      #expect(page.body.contains("Le marché &lt;vert&gt;"))
      let source = try PlainHTTP.get(port: port, "/records/" + QueryString.encode(id) + "/source")
      #expect(source.status == 200 && source.body.contains("Des paniers"))
      #expect(source.headers["content-disposition"]?.hasPrefix("attachment") == true)
      let all = try Catalogue(index: folder.path + "/index").search(SearchOptions(query: "brouillon", ui: .french))
      let draft = try #require(all.hits.first?.id)
      #expect(try PlainHTTP.get(port: port, "/records/" + QueryString.encode(draft)).status == 404)
      #expect(try PlainHTTP.get(port: port, "/records/" + QueryString.encode(draft) + "/source").status == 404)
    }
  }

  @Test("a source that holds a name which was erased is no longer handed out, wherever in it the name stands; the others are")
  func forgotten() async throws {
    try await serving { port, folder in
      let named = [
        "texte.txt": "Zoé Quimperlin a planté des tomates rouges.",
        "page.html":
          "<html lang=fr><head><title>Page</title></head><body><!-- relu par Zoé Quimperlin --><main><p>Des courges pour tous, dans le jardin.</p></main></body></html>",
        "menu.html":
          "<html lang=fr><title>Menu</title><nav><b>Zo&eacute;</b> <i><b>Quimperlin</b></i></nav><main><p>Des navets pour tous, dans le jardin.</p></main></html>",
        "marques.md": "# Le jardin\n\n**Zoé** **Quimperlin** sème des fèves.",
        "presents.csv": "prénom;âge;nom\nZoé;40;Quimperlin\nPaul;50;Roy\n", "calme.txt": "Zoé sème. Quimperlin est un village."
      ]
      for (path, text) in named { try folder.write(text, to: "sources/" + path) }
      let catalogue = Catalogue(index: folder.path + "/index")
      _ = try await catalogue.reindex(ReindexRequest(sources: [folder.path + "/sources"]))
      for path in named.keys { #expect(try PlainHTTP.get(port: port, "/records/essai:\(path)/source").status == 200) }
      _ = try catalogue.forget(["Zoé Quimperlin"], isDry: false)
      for path in named.keys.sorted() where path != "calme.txt" {
        let reply = try PlainHTTP.get(port: port, "/records/essai:\(path)/source")
        #expect(reply.status == 403 && !reply.body.contains("Quimperlin"), "\(path)")
        #expect(try JSONReader.parse(Array(reply.body.utf8))["error"]?["code"]?.string == "withheld")
      }
      let page = ["Accept": "text/html"]
      let french = try PlainHTTP.get(port: port, "/records/essai:texte.txt/source?ui=fr", headers: page)
      #expect(french.status == 403 && french.body.contains("un nom effacé y figure"))
      #expect(try PlainHTTP.get(port: port, "/records/essai:texte.txt/source?ui=en", headers: page).body.contains("a name that was erased"))
      #expect(try PlainHTTP.get(port: port, "/records/essai:calme.txt/source").body.hasPrefix("Zoé sème."))
      try folder.write("Zoé sème. Zoé Quimperlin aussi.", to: "sources/calme.txt")
      #expect(try PlainHTTP.get(port: port, "/records/essai:calme.txt/source").status == 403)
    }
  }

  @Test("nothing outside of a root is handed out, neither by an imported path nor through a link; hidden twins are not told")
  func outside() async throws {
    try await serving { port, folder in
      try folder.write("Secret.", to: "outside/secret.txt")
      let digest = String(repeating: "0", count: 64)
      func line(_ id: String, _ path: String) -> String {
        "{\"fonds\":1,\"id\":\"\(id)\",\"language\":\"fr\",\"visibility\":\"public\",\"titles\":[{\"lang\":\"fr\",\"text\":\"Piège\",\"from\":\"h1\"}],"
          + "\"relations\":[{\"kind\":\"translation\",\"target\":\"essai:brouillon.txt\",\"from\":\"name\"}],\"fields\":{\"voir\":[\"essai:brouillon.txt\"]},"
          + "\"source\":{\"root\":\"essai\",\"path\":\"\(path)\",\"format\":\"text\",\"bytes\":1,\"sha256\":\"\(digest)\",\"extractor\":\"x\"}}\n"
      }
      try folder.write(
        line("up", "../outside/secret.txt") + line("link", "lien/secret.txt") + line("description", "fonds.yaml"), to: "traps.ndjson")
      let report = try await Catalogue(index: folder.path + "/index").importRecords(from: [folder.path + "/traps.ndjson"])
      #expect(report.faults == [] && report.imported == 3)
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/sources/lien", withDestinationPath: folder.path + "/outside")
      for id in ["up", "link", "description"] {
        let source = try PlainHTTP.get(port: port, "/records/\(id)/source")
        #expect(source.status == 404 && !source.body.contains("Secret") && !source.body.contains("originals"))
        let record = try PlainHTTP.get(port: port, "/records/\(id)").body
        #expect(!record.contains("brouillon.txt"))
      }
    }
  }

  @Test("a new generation answers without a restart")
  func refresh() async throws {
    try await serving { port, folder in
      #expect(try PlainHTTP.get(port: port, "/search?q=tomates").body.contains("\"total\":0"))
      try folder.write("Des tomates.", to: "sources/tomates.txt")
      _ = try await Catalogue(index: folder.path + "/index").reindex(ReindexRequest(sources: [folder.path + "/sources"]))
      #expect(try PlainHTTP.get(port: port, "/search?q=tomates").body.contains("\"total\":1"))
    }
  }

  @Test("a question that was asked before is answered byte for byte, until the bank changes")
  func memory() async throws {
    try await serving { port, folder in
      let first = try PlainHTTP.get(port: port, "/search?q=l%C3%A9gumes&ui=fr")
      let again = try PlainHTTP.get(port: port, "/search?q=l%C3%A9gumes&ui=fr")
      #expect(first.body == again.body && first.headers == again.headers, "the time it took is that of the search")
      let english = try PlainHTTP.get(port: port, "/?q=l%C3%A9gumes", headers: ["Accept-Language": "en"])
      let french = try PlainHTTP.get(port: port, "/?q=l%C3%A9gumes", headers: ["Accept-Language": "fr"])
      #expect(english.body.contains("<html lang=\"en\">") && french.body.contains("<html lang=\"fr\">"))
      let id = try #require(JSONReader.parse(Array(first.body.utf8))["hits"]?.array?.first?["id"]?.string)
      #expect(try PlainHTTP.get(port: port, "/records/" + id).body.hasPrefix("{"))
      #expect(try PlainHTTP.get(port: port, "/records/" + id, headers: ["Accept": "text/html"]).body.hasPrefix("<!DOCTYPE"))
      #expect(try PlainHTTP.get(port: port, "/search?q=%22x").status == 400)

      try folder.write("Des légumes encore.", to: "sources/encore.txt")
      _ = try await Catalogue(index: folder.path + "/index").reindex(ReindexRequest(sources: [folder.path + "/sources"]))
      let changed = try JSONReader.parse(Array(PlainHTTP.get(port: port, "/search?q=l%C3%A9gumes&ui=fr").body.utf8))
      #expect(changed["total"]?.integer == 2)
    }
  }
}

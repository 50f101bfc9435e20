import FondsCatalogue
import FondsRecord
import FondsServer
import FondsTestSupport
import Foundation
import Testing

// One suite of servers at a time: asking one over a socket holds a thread that it needs to answer.
extension SearchServerTests {
  @Suite("The search page")
  struct SearchPageTests {
    private func serving(_ body: @Sendable (ServedBank) async throws -> Void) async throws {
      try await ServedBank.serving(ServedBank.files, body)
    }

    @Test(
      "every page has one first heading, its landmarks, and no script or style of its own",
      arguments: [
        "/?ui=fr", "/?q=cantine&ui=en", "/?q=zzzz&ui=fr", "/?q=%22&ui=en", "/cross?ui=fr", "/cross?rows=zz&columns=theme&ui=en",
        "/records/cantine?ui=fr", "/records/piege?ui=en", "/records/none?ui=fr", "/none?ui=en"
      ])
    func structure(target: String) async throws {
      try await serving { bank in
        let reply = try bank.page(target)
        let page = reply.body
        #expect(page.components(separatedBy: "<h1").count == 2)
        for part in ["<header>", "<main id=\"main\"", "<footer>", "<nav aria-label=", "class=\"skip\""] { #expect(page.contains(part)) }
        #expect(page.contains("<html lang=\"\(target.contains("ui=en") ? "en" : "fr")\">"))
        #expect(page.components(separatedBy: "<script").count == 2 && page.contains("<script src=\"/page.js\" defer=\"\"></script>"))
        #expect(!page.contains("style=") && !page.contains("javascript:") && !page.contains("<style"))
        #expect(!page.contains(#/<[a-z]+ [^>]*\son[a-z]+="/#))
        let policy = try #require(reply.headers["content-security-policy"])
        #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe") && !policy.contains("http"))
      }
    }

    @Test("hostile titles and producers are text wherever they are shown")
    func hostile() async throws {
      try await serving { bank in
        for target in [
          "/?q=cantine&size=50", "/?like=piege", "/records/piege", "/records/cantine", "/cross?q=%3Cscript%3E",
          "/?facet=producer:%3Cb%3ENul%3C/b%3E"
        ] {
          let page = try bank.page(target).body
          #expect(!page.contains("<script>") && !page.contains("<img") && !page.contains("<b>"), "\(target)")
        }
        #expect(try bank.page("/records/piege").body.contains("&quot;&gt;&lt;script&gt;alert(1)"))
      }
    }

    @Test("the first page opens the bank: what it holds, its kinds, what is new; lines of accounts are a count with a link")
    func start() async throws {
      var files = ServedBank.files
      for number in 0..<40 {
        files["compte\(number).md"] =
          "---\nid: compte-\(number)\ntitle: Ligne \(number)\nlanguage: fr\nkind: account\namount: 5\ncurrency: EUR\npublished: 2025\n---\nUne ligne.\n"
      }
      try await ServedBank.serving(files) { bank in
        let page = try bank.page("/?ui=fr").body
        #expect(
          page.contains("<p class=\"holds\">57 documents, 57 à lire en français et 1 à lire en anglais, de 2011 à 2025, de 2 producteurs. ")
        )
        #expect(
          page.contains("<a href=\"/?facet=bank%3Aaccount&amp;ui=fr\">compte <span class=\"count\">41</span></a></li></ul></nav>"))
        #expect(!page.contains("Ligne 1") && !page.contains("Achat de marmites"))
        #expect(page.contains("<h2 id=\"experiences\">Retours d’expérience récents</h2>") && page.contains("/records/cantine?ui=fr"))
        // The latest first, of either section so many.
        let notes = (1...14).filter { page.contains("/records/note-\($0)?ui=fr") }
        #expect(notes == [10, 11, 12, 13, 14])
        let (latest, former) = (page.firstRange(of: "/records/note-14"), page.firstRange(of: "/records/note-13"))
        #expect(try #require(latest).lowerBound < #require(former).lowerBound)
        #expect(page.contains("name=\"facet\" value=\"territory:sainte-aure\""))
        #expect(try bank.page("/?size=10&ui=fr").body.contains("<h2 id=\"count\">57 documents</h2>"))
        #expect(
          try bank.page("/?ui=en").body.contains(
            "57 documents, 57 to read in French and 1 to read in English, 2011 to 2025, by 2 producers. "))
        #expect(try bank.page("/?facet=bank:account&ui=fr").body.contains("<h2 id=\"count\">41 documents</h2>"))
      }
    }

    @Test("what is shown in another language than the page's says so: values, chips, what was searched too")
    func languages() async throws {
      var files = ServedBank.files
      files["fonds.yaml"] =
        "title: {fr: Essai, en: Trial}\nroots:\n  - {path: ., label: essai}\nlabels: {territory: {sainte-aure: {en: The town of Sainte-Aure}}}\n"
      files["deux.md"] =
        "---\nid: deux\ntitle: Deux\nlanguage: fr\n---\n## Girouette\n\nThis paragraph is written in English, and it follows a heading that is not.\n"
      try await ServedBank.serving(files) { bank in
        let page = try bank.page("/?q=cantine&facet=territory:sainte-aure&ui=fr").body
        let label = "<span lang=\"en\">The town of Sainte-Aure</span>"
        #expect(page.contains("Territoire : " + label))
        #expect(page.components(separatedBy: label).count >= 3)
        #expect(try bank.page("/?q=cantine&facet=territory:sainte-aure&ui=en").body.contains("<span>The town of Sainte-Aure</span>"))
        let record = try bank.page("/records/cantine?ui=fr").body
        #expect(record.contains("&amp;ui=fr\" lang=\"en\">The town of Sainte-Aure</a>"))
        #expect(try bank.page("/cross?rows=territory&columns=theme&ui=fr").body.contains(label))
        #expect(try bank.json("/facets?facet=territory&ui=fr")["facets"]?["territory"]?.array?.first?["language"]?.string == "en")
        let widened = try bank.page("/?q=alimentation&ui=fr").body
        #expect(widened.contains("<span class=\"hidden\">Ne pas chercher </span><span lang=\"en\">food"))
        #expect(!widened.contains("<span lang=\"fr\">"))
        let mixed = try bank.page("/?q=girouette&ui=fr").body
        #expect(mixed.contains("<p class=\"snippet\" lang=\"fr\"><mark>Girouette</mark> — <span lang=\"en\">This paragraph"))
        #expect(try bank.json("/search?q=girouette")["hits"]?.array?.first?["snippet"]?["tail"]?["language"]?.string == "en")
      }
    }

    @Test("banks answer in groups that narrow to one of them")
    func groups() async throws {
      try await serving { bank in
        let page = try bank.page("/?q=cantine&ui=fr").body
        #expect(page.contains("<nav class=\"groups\" aria-label=\"Par type de document\">"))
        #expect(page.contains("href=\"/?q=cantine&amp;facet=bank%3Areflection&amp;ui=fr\""))
        let narrowed = try bank.page("/?q=cantine&facet=bank:account&ui=fr").body
        #expect(!narrowed.contains("class=\"groups\""))
        #expect(narrowed.contains("<h2 id=\"count\">1 document</h2>"))
      }
    }

    @Test("chosen facets are ticked, and stand above the results as links that take them off, whatever they were called")
    func chips() async throws {
      try await serving { bank in
        for choice in ["bank:account", "banque:account"] {
          let page = try bank.page("/?q=cantine&facet=\(choice)&facet=bank:news&ui=en").body
          #expect(page.contains("name=\"facet\" value=\"bank:account\" checked=\"\""))
          #expect(page.contains("href=\"/?q=cantine&amp;facet=bank%3Anews&amp;ui=en\""))
          #expect(page.contains("href=\"/?q=cantine&amp;ui=en\""))
          #expect(page.contains("<h2 id=\"count\">2 documents</h2>"))
        }
      }
    }

    @Test("what was added to the words is taken off one by one, and put back") func additions() async throws {
      try await serving { bank in
        let page = try bank.page("/?q=alimentation&ui=en").body
        let off = "/?q=alimentation&amp;without=theme%3Afood&amp;ui=en"
        #expect(page.contains("<a href=\"\(off)\">do not widen<span class=\"hidden\"> alimentation</span></a>"))
        #expect(!page.contains("Not searched"))
        let json = try bank.json("/search?q=alimentation&ui=en&without=theme:food")
        #expect(json["expansions"]?.array?.contains { $0["concept"]?.string == "theme:food" } == false)
        #expect(json["without"]?.array?.compactMap { $0["id"]?.string } == ["theme:food"])
        let without = try bank.page("/?q=alimentation&without=theme:food&without=%3Cb%3E&ui=en").body
        #expect(without.contains("<input type=\"hidden\" name=\"without\" value=\"theme:food\">"))
        #expect(without.contains("href=\"/?q=alimentation&amp;without=%3Cb%3E&amp;ui=en\"><span class=\"hidden\">Search again for "))
        #expect(without.contains("<a href=\"/?q=alimentation&amp;ui=en\">put all back</a>"))
        // The word alone would seem to be taken off and added at once, where the lexicon knows it.
        #expect(without.contains(" (concept)<span class=\"cross\""))
        #expect(!without.contains("<b>"))
        let many = Array(repeating: 0, count: 101).indices.map { "&without=w\($0)" }.joined()
        #expect(try bank.page("/search?q=x" + many).status == 400)
      }
    }

    @Test("a hit tells its bank, producers, date and other face")
    func hits() async throws {
      try await serving { bank in
        let page = try bank.page("/?q=Sainte-Aure&ui=fr").body
        #expect(page.contains("<span class=\"producers\">Commune de Sainte-Aure</span>"))
        #expect(page.contains("<span class=\"date\">1er mars 2021</span>"))
        #expect(page.contains("<span class=\"kind\">retour d&#39;expérience</span>"))
        #expect(page.contains("href=\"/records/canteen?ui=fr\" lang=\"en\" hreflang=\"en\""))
        #expect(page.contains("Décrit par : ") == false)
        #expect(try bank.page("/?facet=theme:food&ui=fr").body.contains("<p class=\"reason\">Décrit par : <mark>"))
      }
    }

    @Test("years are a picture whose bars narrow to them, and a table with the same links")
    func years() async throws {
      try await serving { bank in
        let page = try bank.page("/?q=cantine&ui=en").body
        #expect(page.contains("<svg role=\"group\" aria-labelledby=\"years-title\""))
        let link = "href=\"/?q=cantine&amp;facet=year%3A2023&amp;ui=en\""
        #expect(page.components(separatedBy: link).count == 3)
        #expect(page.contains("<title>2023: 2 documents</title>"))
        let chosen = try bank.page("/?q=cantine&facet=year:2023&ui=en").body
        #expect(chosen.contains("class=\"on\"") && chosen.contains("<h2 id=\"count\">2 documents</h2>"))
      }
    }

    @Test("years far apart share bars, which narrow by a range")
    func manyYears() async throws {
      var files = ServedBank.files
      files["old.md"] = "---\ntitle: Vieux\nlanguage: fr\npublished: 1789\n---\nUne cantine.\n"
      try await ServedBank.serving(files) { bank in
        let page = try bank.page("/?q=cantine&ui=fr").body
        #expect(page.contains("href=\"/?q=cantine%20year%3A1785..1789&amp;ui=fr\""))
        #expect(try bank.page("/?q=cantine%20year%3A1785..1789&ui=fr").body.contains("<h2 id=\"count\">1 document</h2>"))
      }
    }

    @Test("pages of results are numbered and the one shown is told")
    func pager() async throws {
      try await serving { bank in
        let page = try bank.page("/?q=cantine&from=10&ui=fr").body
        #expect(page.contains("aria-current=\"page\"><span class=\"hidden\">page </span>2</a>"))
        #expect(page.contains("rel=\"prev\" href=\"/?q=cantine&amp;ui=fr\""))
        #expect(!page.contains("rel=\"next\""))
      }
    }

    @Test("a bank of many values gives a small page")
    func size() async throws {
      try await serving { bank in
        var lines = ""
        for number in 0..<120 {
          let facets = (0..<20).flatMap { facet in
            (0..<6).map {
              "{\"facet\":\"f\(facet)\",\"value\":\"a value with a longish name, number \(number * 6 + $0)\",\"basis\":\"declared\",\"from\":\"x\"}"
            }
          }
          let title = String(repeating: "cantine infinie ", count: 100) + "\(number)"
          lines +=
            "{\"fonds\":1,\"id\":\"many-\(number)\",\"language\":\"fr\",\"visibility\":\"public\",\"titles\":[{\"lang\":\"fr\",\"text\":\"\(title)\",\"from\":\"h1\"}],"
            + "\"facets\":[\(facets.joined(separator: ","))]}\n"
        }
        try bank.folder.write(lines, to: "many.ndjson")
        let report = try await Catalogue(index: bank.folder.path + "/index").importRecords(from: [bank.folder.path + "/many.ndjson"])
        #expect(report.faults == [] && report.imported == 120)
        let page = try bank.page("/?q=infinie&ui=fr").body
        #expect(page.contains("<h2 id=\"count\">120 documents</h2>"))
        #expect(page.utf8.count < 100_000)
      }
    }

    @Test("an address of many choices gives a page with few links, and none of the choices is lost")
    func longAddress() async throws {
      try await serving { bank in
        let years = (1500..<1620).map { "&facet=year:\($0)" }.joined()
        let reply = try bank.page("/?q=cantine&ui=fr" + years + "&facet=year:2021")
        #expect(reply.status == 200 && reply.body.utf8.count < 100_000)
        #expect(reply.body.contains("<h2 id=\"count\">") && !reply.body.contains("class=\"groups\""))
        for year in 1500..<1620 { #expect(reply.body.contains("name=\"facet\" value=\"year:\(year)\"")) }
        let crossing = try bank.page("/cross?rows=theme&columns=actor&size=100&ui=fr&q=" + String(repeating: "cantine%20", count: 120))
        #expect(crossing.status == 200 && crossing.body.utf8.count < 100_000 && !crossing.body.contains("<td class=\"heat5\"><a"))
      }
    }

    @Test("what is missing is told in the reader's language with the way back, as a page to browsers and as JSON to programs")
    func missing() async throws {
      try await serving { bank in
        for (target, status) in [("/records/none?ui=fr", 404), ("/nowhere?ui=fr", 404)] {
          let reply = try bank.page(target)
          #expect(reply.status == status && reply.headers["content-type"]?.hasPrefix("text/html") == true)
          #expect(reply.body.contains("<h1>Introuvable</h1>") && reply.body.contains("href=\"/?ui=fr\""))
          #expect(try bank.json(target)["error"]?["code"]?.string == "not-found")
        }
        for (target, status) in [
          ("/search?q=%28cantine", 400), ("/search?size=dix", 400), ("/records/none", 404), ("/nowhere", 404), ("/near?of=theme:zzzz", 404),
          ("/crossings?rows=theme", 400), ("/sum?field=zorg", 400), ("/dossier?format=doc", 400)
        ] {
          // Programs are told in the language that they ask in; the code is the same in both.
          let mark = target.contains("?") ? "&" : "?"
          let french = try PlainHTTP.get(port: bank.port, target + mark + "ui=fr")
          let english = try PlainHTTP.get(port: bank.port, target + mark + "ui=en")
          #expect(french.status == status && english.status == status, "\(target)")
          let told = try [french, english].map { try JSONReader.parse(Array($0.body.utf8))["error"] }
          for member in ["message", "remedy"] { #expect(told[0]?[member]?.string != told[1]?[member]?.string, "\(target) \(member)") }
          #expect(told[0]?["code"]?.string == told[1]?["code"]?.string)
        }
        let fault = try bank.page("/?q=%28cantine&ui=fr")
        #expect(fault.status == 400 && fault.body.contains("role=\"alert\"") && fault.body.contains("caractère 1"))
        #expect(fault.body.contains("value=\"(cantine\""))
      }
    }

    @Test("style and script are files of our own, with their types")
    func files() async throws {
      try await serving { bank in
        let script = try bank.page("/page.js")
        #expect(script.headers["content-type"]?.hasPrefix("text/javascript") == true && !script.body.contains("innerHTML"))
        let style = try bank.page("/style.css")
        #expect(style.headers["content-type"]?.hasPrefix("text/css") == true)
        #expect(style.body.contains("prefers-color-scheme: dark") && style.body.contains("@media print") && !style.body.contains("url("))
      }
    }
  }
}

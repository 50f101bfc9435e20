import FondsCatalogue
import FondsRecord
import FondsServer
import FondsTestSupport
import Foundation
import Testing

// One suite of servers at a time: asking one over a socket holds a thread that it needs to answer.
extension SearchServerTests {
  @Suite("Dossiers over HTTP")
  struct DossierRouteTests {
    private func serving(_ body: @Sendable (ServedBank) async throws -> Void) async throws {
      var files = ServedBank.files
      files["budget.md"] =
        "---\nid: budget\ntitle: Un <b>budget</b>\nlanguage: fr\nproducers: [A & B]\nfacets: {territory: [sainte-aure]}\n---\n\nLe budget participatif réunit les habitants.\n"
      files["secret.md"] =
        "---\nid: secret\ntitle: Secret\nlanguage: fr\nvisibility: draft\nfacets: {territory: [val-cache]}\n---\n\nLe budget participatif en secret.\n"
      try await ServedBank.serving(files, body)
    }

    @Test("a form asks for a territory, the page answers question by question with links to records and to Markdown")
    func page() async throws {
      try await serving { bank in
        let form = try bank.page("/dossier?ui=fr").body
        #expect(form.contains("<option value=\"sainte-aure\">") && form.contains("<option value=\"inventory\" selected=\"\">"))
        #expect(!form.contains("val-cache") && !form.contains("class=\"dossier\""))
        let page = try bank.page("/dossier?territory=sainte-aure&scenario=inventory&ui=fr").body
        #expect(page.contains("<option value=\"sainte-aure\" selected=\"\">"))
        #expect(page.contains("<a href=\"/records/budget?ui=fr\">Un &lt;b&gt;budget&lt;/b&gt;</a>"))
        #expect(page.contains("href=\"/dossier?territory=sainte-aure&amp;scenario=inventory&amp;ui=fr&amp;format=md\""))
        #expect(page.contains("La banque n’en sait rien.") && !page.contains("<b>") && !page.contains("<style"))
        #expect(page.components(separatedBy: "<h1").count == 2)
        #expect(try bank.page("/?facet=territory:sainte-aure&ui=fr").body.contains("href=\"/dossier?territory=sainte-aure&amp;ui=fr\""))
      }
    }

    @Test("programs get JSON or Markdown; what nobody knows is 404 or 400, as a page to browsers") func data() async throws {
      try await serving { bank in
        let json = try bank.json("/dossier?territory=sainte-aure")
        #expect(json["records"]?.integer == 2 && json["questions"]?.array?.isEmpty == false)
        #expect(try bank.json("/dossier")["territory"] == .null)
        let markdown = try PlainHTTP.get(port: bank.port, "/dossier?territory=sainte-aure&format=md&ui=fr")
        #expect(markdown.headers["content-type"] == "text/markdown; charset=utf-8" && markdown.body.hasPrefix("# Dossier"))
        for (target, status) in [("territory=val-cache", 404), ("territory=%3Cb%3E", 404), ("scenario=zz", 400), ("format=zz", 400)] {
          #expect(try PlainHTTP.get(port: bank.port, "/dossier?" + target).status == status, "\(target)")
          let page = try bank.page("/dossier?" + target)
          #expect(page.status == status && page.body.contains("class=\"fault\"") && !page.body.contains("<b>"), "\(target)")
        }
      }
    }

    @Test("what to do next is said as a page can: a territory or the whole bank to choose, never an option of the command line")
    func remedies() async throws {
      try await serving { bank in
        let page = try bank.page("/dossier?territory=val-cache&ui=fr").body
        #expect(page.contains("La banque connaît : ") && page.contains("sainte-aure") && !page.contains("--territory"))
        #expect(try bank.page("/dossier?scenario=zz&ui=en").body.contains("Choose a scenario from the list"))
      }
      let bare = ["seul.md": "---\nid: seul\ntitle: Seul\nlanguage: fr\n---\n\nUn texte sans lieu.\n"]
      try await ServedBank.serving(bare) { bank in
        for (ui, remedy) in [("fr", "Choisissez toute la banque"), ("en", "Choose the whole bank")] {
          let page = try bank.page("/dossier?territory=nulle-part&ui=\(ui)")
          #expect(page.status == 404 && page.body.contains(remedy) && !page.body.contains("--territory"))
        }
        #expect(try bank.json("/dossier?territory=nulle-part")["error"]?["remedy"]?.string?.contains("--territory") == true)
      }
    }
  }
}

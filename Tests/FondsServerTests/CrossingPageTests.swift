import FondsCatalogue
import FondsRecord
import FondsServer
import FondsTestSupport
import Foundation
import Testing

// One suite of servers at a time: asking one over a socket holds a thread that it needs to answer.
extension SearchServerTests {
  @Suite("The crossing page")
  struct CrossingPageTests {
    private func serving(_ body: @Sendable (ServedBank) async throws -> Void) async throws {
      try await ServedBank.serving(ServedBank.files, body)
    }

    @Test("two facets cross in a table with headings, and each cell leads to its documents")
    func table() async throws {
      try await serving { bank in
        let page = try bank.page("/cross?rows=theme&columns=actor&ui=en").body
        #expect(page.contains("<caption id=\"caption\">") && page.contains("<th scope=\"col\">") && page.contains("<th scope=\"row\">"))
        #expect(page.contains("<option value=\"theme\" selected=\"\">"))
        let link = "/?q=between%3A%22theme%3Denergy%2Cactor%3Dcitizens%22&ui=en"
        #expect(page.contains("href=\"" + link.replacing("&", with: "&amp;") + "\""))
        #expect(try bank.page(link).body.contains("<h2 id=\"count\">14 documents</h2>"))
      }
    }

    @Test("facets of whole documents cross by choices of facets, within a search and its filters")
    func documents() async throws {
      try await serving { bank in
        let page = try bank.page("/cross?rows=bank&columns=year&q=cantine&facet=bank:account&ui=fr").body
        #expect(page.contains("href=\"/?q=cantine&amp;facet=bank%3Aaccount&amp;facet=year%3A2023&amp;ui=fr\""))
      }
    }

    @Test("a query with operators is kept whole when it is narrowed")
    func operators() async throws {
      try await serving { bank in
        let page = try bank.page("/cross?rows=theme&columns=actor&q=cantine+OR+soupe&ui=fr").body
        #expect(page.contains("href=\"/?q=%28cantine%20OR%20soupe%29%20between%3A"))
      }
    }

    @Test("a broad concept leads below it, and from there back up")
    func below() async throws {
      try await serving { bank in
        let page = try bank.page("/cross?rows=theme&columns=actor&ui=fr").body
        #expect(page.contains("rows=theme%3Aenergy&amp;"))
        let below = try bank.page("/cross?rows=theme:food&columns=actor&ui=fr")
        #expect(below.status == 200)
        let wrong = try bank.page("/cross?rows=theme:zz&columns=actor&ui=fr")
        #expect(wrong.status == 400 && wrong.body.contains("role=\"alert\""))
      }
    }

    @Test("the search page leads to it with its query, and it offers a first crossing by itself")
    func ways() async throws {
      try await serving { bank in
        #expect(
          try bank.page("/?q=cantine&facet=bank:reflection&ui=fr").body.contains(
            "href=\"/cross?q=cantine&amp;facet=bank%3Areflection&amp;ui=fr\""))
        let page = try bank.page("/cross?ui=fr")
        #expect(page.status == 200 && page.body.contains("<option value=\"actor\" selected=\"\">"))
      }
    }
  }
}

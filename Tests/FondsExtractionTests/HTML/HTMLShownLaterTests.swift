import FondsExtraction
import FondsRecord
import Testing

@Suite("Hidden HTML that a script shows")
struct HTMLShownLaterTests {
  private let text = (1...4).map { "<p>\(sentence($0))</p>" }.joined(separator: "\n")
  private var expected: [String] { (1...4).map(sentence) }

  private func content(_ html: String) throws -> [String] { try HTMLReader().read(Array(html.utf8)).blocks.map(\.text) }

  @Test(
    "a page whose text is hidden comes out with it, however little it is",
    arguments: [
      "<body style='display:none'>%</body>", "<div id=app hidden>%</div>", "<div hidden><div style='display:none'>%</div></div>",
      "<div aria-hidden=true>%</div><div class=modal>Cookies?</div>",
      "<header><nav><a href=a>A</a> <a href=b>B</a></nav></header><div hidden>%</div>",
      "<div class=modal hidden>%</div>"
    ])
  func little(frame: String) throws {
    let body = "<h1>Opening hours</h1><p>The mill is open from Tuesday to Saturday.</p>"
    #expect(
      try content(frame.replacing("%", with: body)).suffix(2) == ["Opening hours", "The mill is open from Tuesday to Saturday."])
  }

  @Test("a few words hidden beside a few shown ones stay hidden")
  func words() throws {
    #expect(try content("<body><p>Seen.</p><p style='display:none'>Not seen, though longer.</p><div hidden>Nor this.</div>") == ["Seen."])
  }

  @Test("hidden parts that together hold most of a page are its text")
  func halves() throws {
    let half = "<section style='display:none'>\(text)</section>"
    #expect(try content("<header><nav><a href=a>A</a></nav></header>\(half)\(half)") == expected + expected)
    let more = "<main><h1>Title</h1><p>\(sentence(7))</p><div style='display:none'>\(text)</div><button>Read on</button></main>"
    #expect(try content(more) == ["Title", sentence(7)] + expected)
  }

  @Test(
    "menus, layers and questions of consent stay hidden, and so does a small part of a page",
    arguments: [
      "<div class=modal hidden>%</div>", "<div class=cookie-banner hidden>%</div>", "<div class=menu hidden>%</div>",
      "<div role=dialog hidden>%</div>",
      "<nav hidden>%</nav>"
    ])
  func layers(frame: String) throws {
    let layer = frame.replacing("%", with: "<p>\(sentence(8))</p><p>\(sentence(9))</p>")
    #expect(try content("<main><h1>Title</h1><p>\(sentence(1))</p></main>\(layer)\(layer)") == ["Title", sentence(1)])
    #expect(try content("<main>\(text)</main><div hidden><p>\(sentence(9))</p></div>") == expected)
  }

  @Test("the name of a pane is no sign of the main content")
  func pane() throws {
    let tabs = "<ul role=tablist><li>One</li></ul><div class=tab-content><div class=tab-pane><p>\(sentence(9))</p></div></div>"
    let found = try content(
      "<main><h1>Title</h1>\(text)<div class=question><h3>Where?</h3><div hidden>At the mill.</div></div>\(tabs)</main>")
    #expect(found == ["Title"] + expected + ["Where?", "At the mill.", sentence(9)])
  }

  @Test("a pane of addresses is read, and a pane beneath tabs whatever its own name")
  func panes() throws {
    let contact =
      "<div class=tab-pane hidden><p><a href='tel:+33200000000'>02 00 00 00 00</a></p><p><a href='mailto:a@v.example'>a@v.example</a></p></div>"
    #expect(try content("<main>\(text)<div class=tab-content>\(contact)</div></main>") == expected + ["02 00 00 00 00", "a@v.example"])
    let tabs =
      "<div class=js-tabs><div class=x><p>\(sentence(8))</p></div><div class=x style='display:none'><p>\(sentence(9))</p></div></div>"
    #expect(try content("<main>\(text)\(tabs)\(text)</main>") == expected + [sentence(8), sentence(9)] + expected)
  }

  @Test("a form in one pane of an accordion does not take the others with it")
  func formInPane() throws {
    let panes =
      "<h3>Papers</h3><div class=collapse hidden><p>Ask at the mill.</p></div><h3>Form</h3><div class=collapse><p>Fill it in.</p><form><input name=a></form></div>"
    #expect(
      try content("<main>\(text)<div class=accordion>\(panes)</div></main>") == expected + [
        "Papers", "Ask at the mill.", "Form", "Fill it in."
      ])
  }

  @Test("a question that is a link to nowhere is text")
  func emptyLink() throws {
    let items = (1...4).map {
      "<div class=item><div role=button><a href=''>Question \($0)?</a></div><div role=region hidden><p>\(sentence($0))</p></div></div>"
    }
    #expect(
      try content("<body><div><h1>Questions</h1>\(items.joined())</div>") == ["Questions"]
        + (1...4).flatMap { ["Question \($0)?", sentence($0)] })
  }
}

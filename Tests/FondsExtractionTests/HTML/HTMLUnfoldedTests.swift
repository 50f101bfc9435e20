import FondsExtraction
import FondsRecord
import Testing

@Suite("Boxes, tabs and accordions of a page")
struct HTMLUnfoldedTests {
  private let text = (1...4).map { "<p>\(sentence($0))</p>" }.joined(separator: "\n")
  private let links = (1...12).map { "<li><a href='/\($0)'>Another page of this site, number \($0)</a></li>" }.joined()
  private var expected: [String] { (1...4).map(sentence) }

  private func content(_ html: String) throws -> [String] { try HTMLReader().read(Array(html.utf8)).blocks.map(\.text) }

  @Test(
    "a box that the author set into an article is a part of it",
    arguments: [
      "<aside class=encadre>%</aside>", "<aside class='note important'>%</aside>", "<aside role=note>%</aside>", "<aside>%</aside>"
    ])
  func box(frame: String) throws {
    let box = frame.replacing("%", with: "<p>\(sentence(9))</p>")
    #expect(
      try content("<body><ul class=menu>\(links)</ul><article>\(text)\(box)\(text)</article></body>") == expected + [sentence(9)] + expected
    )
  }

  @Test(
    "an aside of links, of other articles, of a form, or outside of the article is none",
    arguments: [
      "<aside class=encadre><ul>%</ul></aside>", "<aside class=related><p>\(sentence(9))</p></aside>",
      "<aside class=note><p>\(sentence(9))</p><input type=email></aside>",
      "<aside><h3><a href=a>Another article</a></h3><p>\(sentence(9))</p></aside>"
    ])
  func column(part: String) throws {
    let part = part.replacing("%", with: links)
    #expect(try content("<article>\(text)\(part)\(text)</article>") == expected + expected)
    #expect(try content("<body><article>\(text)</article><aside><p>\(sentence(9))</p></aside></body>") == expected)
  }

  @Test(
    "what one click shows is read: panes of tabs, bodies of accordions, answers under their questions",
    arguments: [
      "<div role=tabpanel hidden>%</div>", "<div class=tab-pane style='display:none'>%</div>", "<div class=ui-tabs-panel hidden>%</div>",
      "<div class=accordion><div class=item><div class=inner hidden>%</div></div></div>",
      "<div class='collapse hidden' aria-hidden=true>%</div>",
      "<h3>Who may come?</h3><div style='display: none'>%</div>", "<h3><button>Who may come?</button></h3>\n<section hidden>%</section>",
      "<ul><li><a href='#two'>Two</a></li></ul><div id=two hidden>%</div>", "<dl><dt>Who?</dt><dd hidden>%</dd></dl>"
    ])
  func unfolded(frame: String) throws {
    let hidden = frame.replacing("%", with: "<p>\(sentence(9))</p>")
    #expect(try content("<main>\(text)\(hidden)\(text)</main>").contains(sentence(9)))
    let small = frame.replacing("%", with: "<p>Write to the town hall.</p>")
    #expect(try content("<main><h1>Questions</h1><p>Here they are.</p>\(small)</main>").contains("Write to the town hall."))
  }

  @Test("the panes of tabs are read, the bar of tabs is not")
  func tabs() throws {
    let bar = "<ul class=x-tabs__list role=tablist><li><button role=tab>One</button></li></ul>"
    let panes =
      "<div class=x-tabs__panel role=tabpanel><p>\(sentence(9))</p></div><div class=x-tabs__panel hidden><p>\(sentence(8))</p></div>"
    #expect(try content("<main>\(text)<div class=x-tabs>\(bar)\(panes)</div></main>") == expected + [sentence(9), sentence(8)])
    let links = "<div class=tabs><a href='#a'>One pane</a><a href='#b'>Another pane</a></div>"
    #expect(try content("<main>\(text)\(links)\(text)</main>") == expected + expected)
  }

  @Test("addresses of mail and telephone numbers are text, though they are links")
  func addresses() throws {
    let list =
      "<ul><li><a href='mailto:mill@valmornes.example'>mill@valmornes.example</a></li><li><a href='tel:+33200000000'>02 00 00 00 00</a></li></ul>"
    let found = try HTMLReader().read(Array("<main><h1>Contact</h1><p>The mill of Valmornes</p>\(list)</main>".utf8)).blocks
    #expect(found.map(\.text) == ["Contact", "The mill of Valmornes", "mill@valmornes.example", "02 00 00 00 00"])
    #expect(found.allSatisfy { $0.quality == 100 })
    #expect(try content("<main>\(text)<ul><li><a href='mailto:?subject=x'>Send this by mail</a></li></ul></main>") == expected)
  }

  @Test(
    "what is hidden for good, or is a layer over the page, is not read",
    arguments: [
      "<p style='display:none'>%</p>", "<div hidden>%</div>", "<div role=dialog class=collapse hidden>%</div>",
      "<div class='modal collapse' hidden>%</div>",
      "<h3>Cookies</h3><div class=cookie-settings hidden>%</div>", "<div class='collapse navbar-collapse' hidden>%</div>",
      "<button>Search</button><div hidden><input name=q>%</div>", "<button>Menu</button><div hidden><a href=a>%</a></div>",
      "<template><div role=tabpanel>%</div></template>", "<div class=overlay aria-hidden=true>%</div>",
      "<div role=menu aria-hidden=true>%</div>"
    ])
  func layers(frame: String) throws {
    #expect(try !content("<main>\(text)\(frame.replacing("%", with: sentence(9)))\(text)</main>").contains(sentence(9)))
  }

  @Test("a sentence that is only kept from being read aloud is read; ornaments and repetitions are not")
  func unspoken() throws {
    let html =
      "<main>\(text)<p aria-hidden=true>\(sentence(9))</p><p aria-hidden=true>★ ★ ★</p><p>\(sentence(8))</p><p aria-hidden=true>\(sentence(8))</p>"
    #expect(try content(html) == expected + [sentence(9), sentence(8)])
  }

  @Test("a title that stands beside the parts of the content belongs to it")
  func cartouche() throws {
    let html = """
      <body><div id=entete>Valmornes</div><div id=contenu><div class=cartouche><h1>The mill</h1><p class=info-publi>samedi 1er mai</p></div>
      <div class=chapo><p>\(sentence(9))</p></div><div class=texte>\(text)</div><h2>More</h2><ul>\(links)</ul></div></body>
      """
    let found = try content(html)
    #expect(found.first == "The mill")
    #expect(Array(found.suffix(5)) == [sentence(9)] + expected)
  }

  @Test("a hundred thousand hidden elements within one another take no longer than as many others")
  func deep() throws {
    let count = 100_000
    let open = String(repeating: "<div class=collapse hidden><p aria-hidden=true>", count: count)
    #expect(try content(open + sentence(1) + String(repeating: "</p></div>", count: count)) == [sentence(1)])
  }

  @Test(
    "a page of few words gives the part that its markup points out, without the menu",
    arguments: ["<main>%</main>", "<div role=main>%</div>", "<article>%</article>", "<main><article>%</article></main>"])
  func small(frame: String) throws {
    let part = frame.replacing("%", with: "<h1>Opening hours</h1><p>Closed on Monday.</p>")
    let html = "<body><div class=m1><ul>\(links)</ul></div>\(part)<div class=f1><a href=a>Legal notice</a></div></body>"
    let blocks = try HTMLReader().read(Array(html.utf8)).blocks
    #expect(blocks.map(\.text) == ["Opening hours", "Closed on Monday."])
    #expect(blocks.allSatisfy { $0.quality == 100 })
  }

  @Test("a main part of few words beside more running text is not believed")
  func misplacedMain() throws {
    #expect(try content("<body><main><p>Loading the page.</p></main><div class=c>\(text)</div></body>").contains(sentence(2)))
  }

  @Test(
    "a sentence of the text may begin as a set phrase does",
    arguments: [
      "Lecture : le conte est lu par les enfants de la vallée, chaque soir.",
      "For the latest harvest they needed forty people and two mills.",
      "Add to this the work of the volunteers, and the figure doubles.", "Faites un don de semences à vos voisins, ils vous le rendront.",
      "Support our work on hedges came from three villages.",
      "Publié le 3 mars 2021, ce rapport montre que les communes avancent ensemble.",
      "Fiche créée le lendemain par les habitants, elle sert encore."
    ])
  func sentences(line: String) throws {
    #expect(try content("<article>\(text)<p>\(line)</p>\(text)</article>") == expected + [line] + expected)
  }

  @Test(
    "set phrases go where they are short, linked, or speak of letters and networks",
    arguments: [
      "Lecture : 4 min", "Fiche créée le 3 mars 2021", "Get the latest news in your inbox, every morning and every night.", "Faites un don",
      "<a href=a>Support our work with a gift of any size, today.</a>", "Publié le 3 mars 2021 par Ana Rey",
      "Ne manquez rien, suivez notre page."
    ])
  func phrases(line: String) throws {
    #expect(try content("<article>\(text)<p>\(line)</p>\(text)</article>") == expected + expected)
  }

  @Test("the type of a hidden field is read in any case: it asks nothing")
  func hiddenField() throws {
    #expect(try content("<main>\(text)<form><input type=HIDDEN name=t><p>\(sentence(9))</p></form></main>") == expected + [sentence(9)])
  }

  @Test("a page whose main part says nearly nothing gives the longer text that a script declares")
  func declaredBody() throws {
    let body = (1...4).map(sentence).joined(separator: "\\n")
    let html =
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"\(body)\"}</script><main><p>One moment…</p></main>"
    #expect(try content(html) == expected)
  }

  @Test("a declared text of many lines with markup is read in one go")
  func declaredLines() throws {
    let body = (1...10_000).map { "<b>Line</b> number \($0), with a comma &amp; more." }.joined(separator: "\\n")
    let html = "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"\(body)\"}</script><p>Subscribe</p>"
    let lines = try content(html)
    #expect(lines.first == "Line number 1, with a comma & more.")
    #expect(lines.count > 1000)
  }
}

import FondsExtraction
import FondsRecord
import FondsTestSupport
import Testing

struct HTMLContentTests {
  private let text = (1...6).map { "<p>\(sentence($0))</p>" }.joined(separator: "\n")
  private let links = (1...12).map { "<li><a href='/\($0)'>Another page of this site, number \($0)</a></li>" }.joined()

  private func content(_ html: String) throws -> [String] { try HTMLReader().read(Array(html.utf8)).blocks.map(\.text) }

  private var expected: [String] { (1...6).map(sentence) }

  @Test(
    "navigation, header, footer, asides, banners, sharing and comments are left out, by element, role or words",
    arguments: [
      "<nav><ul>%</ul></nav>", "<div role=navigation><ul>%</ul></div>", "<ul class=menu>%</ul>", "<div id=fil-ariane>%</div>",
      "<header><h1>Site</h1>%</header>", "<footer>%</footer>", "<div class=site-footer>Our address, our phone number, our hours.%</div>",
      "<aside>%</aside>", "<div class='widget sidebar'>%</div>",
      "<div id=cookie-banner>We use cookies, dear reader, to know you better.</div>",
      "<div class=share-buttons><a href=a>Facebook</a> <a href=b>Courriel</a></div>", "<div class=partage>Partager cette page</div>",
      "<div id=comments><p>First! I do not agree with this, not at all, and I say so here at some length, as one does.</p></div>",
      "<section class=related-posts><h2>Related</h2><ul>%</ul></section>", "<dialog>Subscribe now, dear reader, to our letter.</dialog>",
      "<form><input name=q><button>Search</button></form>"
    ])
  func surroundings(part: String) throws {
    let part = part.replacing("%", with: links)
    #expect(try content("<body>\(part)<div>\(text)</div></body>") == expected)
    #expect(try content("<body><div>\(text)</div>\(part)</body>") == expected)
  }

  @Test("content in several parts of a page is joined")
  func parts() throws {
    let html =
      "<div class=story><div class=first>\(text)</div><div class=ad>Buy this, buy that.</div><div class=second>\(text)</div></div><ul>\(links)</ul>"
    #expect(try content(html) == expected + expected)
  }

  @Test("a list of links inside the content goes with the heading that announces it")
  func announcement() throws {
    #expect(try content("<article>\(text)<h3>See these too</h3><ul>\(links)</ul></article>") == expected)
  }

  @Test("teasers of other articles are left out")
  func teasers() throws {
    let teasers = (1...5).map { "<div><h3><a href='/\($0)'>Other article \($0)</a></h3><p>\(sentence(10 + $0))</p></div>" }.joined()
    #expect(try content("<div class=c><div>\(text)</div><div>\(teasers)</div></div>") == expected)
  }

  @Test(
    "what stands among the paragraphs and is no part of them is left out",
    arguments: [
      "<div class=footer-content>Our address, our phone number, our hours, and who we are.</div>",
      "<div class=gallery><ul><li>1/9 A picture of the mill, taken from the bridge.</li><li>2/9 Another.</li></ul></div>",
      "<form><p>Tell us what you think of it, dear reader.</p><p>All fields are wanted.</p><p>Thank you.</p><textarea></textarea></form>",
      "<ul class=forum><li class=forum-fil><p>I do not agree with this, not at all, and I say so here at some length.</p></li></ul>",
      "<p>© 2019 The Press. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed without asking.</p>",
      "<p>(Crédit photo : la mairie)</p>", "<p>Temps de lecture : 4 min</p>", "<p>Recevez notre lettre chaque vendredi</p>"
    ])
  func among(part: String) throws {
    #expect(try content("<article>\(text)\(part)</article>") == expected)
  }

  @Test("an aside of more text than the article is still one")
  func longAside() throws {
    let long = (10...22).map { "<li><p>\(sentence($0))</p></li>" }.joined()
    #expect(try content("<div><div>\(text)</div></div><aside><ul>\(long)</ul></aside>") == expected)
  }

  @Test("teasers within the content are left out, whatever box they stand in")
  func innerTeasers() throws {
    let teasers = (1...4).map { "<div class=card><h3><a href='/\($0)'>Other article \($0)</a></h3><p>\(sentence(10 + $0))</p></div>" }
      .joined()
    #expect(try content("<main><section>\(text)</section><section>\(teasers)</section></main>") == expected)
  }

  @Test("a list of links between paragraphs is a part of the text")
  func listAmongProse() throws {
    let html = "<article>\(text)<ul><li><a href=a>The charter</a></li><li><a href=b>The map</a></li></ul>\(text)</article>"
    #expect(try content(html) == expected + ["The charter", "The map"] + expected)
  }

  @Test(
    "names that say `header`, `hidden` or `widget` of something else do not take the text away",
    arguments: [
      "<div class='field field--label-hidden'>%</div>", "<div class=elementor-widget-container>%</div>",
      "<div class='page-widget page'>%</div>"
    ])
  func innocent(frame: String) throws {
    let parts = (1...6).map { frame.replacing("%", with: "<p>\(sentence($0))</p>") }.joined()
    #expect(try content("<body><ul class=menu>\(links)</ul><main>\(parts)</main></body>") == expected)
    #expect(try content("<article><h2 class=section-header>Why</h2>\(text)</article>") == ["Why"] + expected)
  }

  @Test("the lead paragraph between the title and the text belongs to it")
  func lead() throws {
    let html = "<div class=top><h1>The mill</h1><p class=chapo>\(sentence(20))</p></div><div class=t><div class=u>\(text)</div></div>"
    #expect(try content(html).contains(sentence(20)))
  }

  @Test("the head of an article keeps its lead, whatever it is called; the head of a site does not")
  func head() throws {
    let lead = "The mill turns again, and the people of three villages bring their wheat to it."
    let html = "<body><div class=hero-header><h1>The mill of Valmornes</h1><p>\(lead)</p></div><div class=c>\(text)</div></body>"
    #expect(try content(html).contains(lead))
    let site = "<body><div class=site-header><h1><a href=/home>Valmornes</a></h1><p>\(lead)</p></div><div class=c>\(text)</div></body>"
    #expect(try !content(site).contains(lead))
  }

  @Test("a box that asks for an address is left out with the words around its form")
  func signup() throws {
    let box =
      "<div class=box><p>Once a month, news of the territories, and nothing else.</p><div class=subscribe><input type=email></div></div>"
    #expect(try content("<article>\(text)\(box)\(text)</article>") == expected + expected)
  }

  @Test("an accordion that unfolds by a button in its heading keeps the question")
  func accordion() throws {
    let html = "<article>\(text)<h3><button>Who may come?</button></h3><p>\(sentence(9))</p></article>"
    #expect(try content(html) == expected + ["Who may come?", sentence(9)])
  }

  @Test("a page whose text only a script declares gives that text")
  func declaredBody() throws {
    let body = (1...4).map(sentence).joined(separator: "\\n")
    let html = "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"\(body)\"}</script><p>Subscribe</p>"
    #expect(try content(html) == (1...4).map(sentence))
  }

  @Test("where no element stands out, the stretch with the most text counts and the rest stays")
  func densest() throws {
    let short = (1...90).map { "<b>Word \($0)</b> and so it is<hr>" }.joined()
    let document = try HTMLReader().read(Array("<ul class=menu>\(links)</ul>\(short)".utf8))
    #expect(!document.blocks.isEmpty)
  }

  @Test("set phrases of buttons, bylines and notices are left out")
  func residue() throws {
    let html = "<article><p>Publié le 3 mars 2021</p>\(text)<p>Lire la suite</p><p>Share this page</p><p>Tous droits réservés</p></article>"
    #expect(try content(html) == expected)
  }

  @Test(
    "a page with text is never empty",
    arguments: [
      "<p>x</p>", "plain", "<nav>only navigation</nav>", "<div class=comment>c</div>", "<noscript><p>no script</p></noscript>",
      "<footer>the end</footer>", "<ul><li><a href=x>a link</a></ul>", "<table><tr><td>cell</table>", "<h1>Title</h1>",
      "<aside>aside</aside>",
      "<header>head</header>", "<body class='sidebar hidden'>words</body>", "<head><p>text in the head"
    ])
  func neverEmpty(html: String) throws {
    #expect(try !content(html).isEmpty)
  }

  @Test("a page without text has no blocks", arguments: ["", " ", "<p></p>", "<!-- c -->", "<script>x</script>", "<title>t</title>"])
  func empty(html: String) throws {
    #expect(try content(html).isEmpty)
  }

  @Test("a million nested elements give their text")
  func deep() throws {
    let html = String(repeating: "<div>", count: 1_000_000) + "deepword" + String(repeating: "</div>", count: 1_000_000)
    #expect(try content(html) == ["deepword"])
  }

  @Test("damaged pages never trap and always agree with themselves", arguments: [11, 12, 13] as [UInt64])
  func damage(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let page = Array(
      "<html lang=fr><head><title>T</title></head><body><nav>\(links)</nav><main>\(text)<table><tr><td>a<td>b</table></main>".utf8)
    for _ in 0..<60 {
      var bytes = page
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        case 2: bytes.insert(contentsOf: page.prefix(Int.random(in: 0..<400, using: &generator)), at: place)
        default: bytes[place] = [0x3C, 0x3E, 0x26, 0x22, 0x2F].randomElement(using: &generator) ?? 0
        }
      }
      let first = try HTMLReader().read(bytes)
      #expect(try HTMLReader().read(bytes).blocks == first.blocks, "seed \(seed)")
      #expect(
        first.blocks.allSatisfy { block in
          !block.text.isEmpty && block.text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
        })
    }
  }
}

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

import FondsExtraction
import FondsRecord
import Testing

/// The blocks of a page as `kind level language: text` lines.
func lines(_ html: String) throws -> [String] {
  try HTMLReader().read(Array(html.utf8)).blocks.map { block in
    let level = block.level > 0 ? " \(block.level)" : ""
    let language = block.language == .undetermined ? "" : " " + block.language.rawValue
    return "\(block.kind.rawValue)\(level)\(language): \(block.text)"
  }
}

/// A sentence long enough to be content, with a number to tell it from the others.
func sentence(_ number: Int) -> String {
  "Sentence number \(number) tells, with a comma or two, how the territory of Valmornes brought its people, its fields and its mills together again."
}

struct HTMLBlockTests {
  @Test("headings, paragraphs, items, quotations, captions and code keep their kind and level")
  func kinds() throws {
    let html = """
      <main><h2>Title</h2><p>\(sentence(1))</p><ul><li>one</li><li>two<ol><li>deeper</li></ol></li></ul><blockquote><p>\(sentence(2))</p></blockquote>
      <figure><img src=x><figcaption>A mill</figcaption></figure><pre>if a {\n  b\n}</pre><dl><dt>Term</dt><dd>Meaning</dd></dl></main>
      """
    #expect(
      try lines(html) == [
        "heading 2: Title", "paragraph: " + sentence(1), "item 1: one", "item 1: two", "item 2: deeper", "quotation: " + sentence(2),
        "caption: A mill", "code: if a {\n  b\n}", "item 1: Term", "item 1: Meaning"
      ])
  }

  @Test("inline elements neither glue nor split words, blocks and line breaks part them")
  func words() throws {
    let html = "<div>co<b>op</b><i>éra</i>tion <span>des</span>\n  <a href=x>terri</a>toires<br>ensemble<div>ici</div>puis<p>là</div>"
    #expect(try lines(html) == ["paragraph: coopération des territoires ensemble", "paragraph: ici", "paragraph: puis", "paragraph: là"])
  }

  @Test("two line breaks make a paragraph")
  func breaks() throws {
    #expect(try lines("<div>one<br>line<br><br>two<br> <br>three</div>") == ["paragraph: one line", "paragraph: two", "paragraph: three"])
  }

  @Test("a table of data is one block of rows and cells, a table for layout is read as if it were not there")
  func tables() throws {
    let data = "<p>\(sentence(1))</p><table><tr><th>Year</th><th>Homes</th></tr><tr><td>2019</td><td>12 <b>new</b></td></tr></table>"
    #expect(try lines(data).last == "table: Year\tHomes\n2019\t12 new")
    let layout = "<table><tr><td><p>\(sentence(1))</p><h2>Head</h2><p>\(sentence(2))</p></td></tr></table>"
    #expect(try lines(layout) == ["paragraph: " + sentence(1), "heading 2: Head", "paragraph: " + sentence(2)])
  }

  @Test("the caption of a table of data goes before it")
  func tableCaption() throws {
    let table =
      "<table><caption>Homes <b>a year</b></caption><tr><th>Year</th><th>Homes</th></tr><tr><td>2019</td><td>12</td></tr></table>"
    #expect(
      try lines("<main><p>\(sentence(1))</p>\(table)</main>") == [
        "paragraph: " + sentence(1), "caption: Homes a year", "table: Year\tHomes\n2019\t12"
      ])
  }

  @Test(
    "who said a quotation stays with it",
    arguments: ["<footer>Ana Rey, miller</footer>", "<cite>Ana Rey, miller</cite>", "<p class=blockquote-footer>Ana Rey, miller</p>"])
  func source(foot: String) throws {
    let html = "<main><p>\(sentence(1))</p><blockquote><p>\(sentence(2))</p>\(foot)</blockquote><p>\(sentence(3))</p></main>"
    #expect(
      try lines(html) == [
        "paragraph: " + sentence(1), "quotation: " + sentence(2), "quotation: Ana Rey, miller", "paragraph: " + sentence(3)
      ])
  }

  @Test("what is quoted within a line bears the marks of its language")
  func quoted() throws {
    func page(_ language: String, _ line: String) -> String { "<html lang=\(language)><main><p>\(line)</p></main>" }
    #expect(try lines(page("fr", "Elle dit : <q>le <q>pain</q> lève</q>.")) == ["paragraph: Elle dit : «\u{A0}le “pain” lève\u{A0}»."])
    #expect(try lines(page("en", "<q>Bread <b>rises</b></q>, she <q>says</q>")) == ["paragraph: “Bread rises”, she “says”"])
    #expect(try lines(page("en", "<q>“Bread”</q><q></q> rises")) == ["paragraph: “Bread” rises"])
    #expect(try !lines("<div><q>Bread<p>rises</p></q><q><p>twice</p></q></div>").contains { $0.filter(\.isLetter) == "paragraph" })
  }

  @Test("a lang attribute below the body is the language of its blocks, the one of the page is not")
  func language() throws {
    let html =
      "<html lang=en><body><main><p lang=fr-FR>une œuvre qui se construit</p><div lang=fr><p>deux</p></div><p>\(sentence(1))</p></main>"
    #expect(try lines(html) == ["paragraph fr: une œuvre qui se construit", "paragraph fr: deux", "paragraph: " + sentence(1)])
  }

  @Test("a strapline in the other language stays the first block of the content")
  func strapline() throws {
    let html = """
      <html lang=en><body><nav><a href=/>Home</a></nav><main><p class=strapline>une œuvre qui se construit pas à pas</p><h1>The charter</h1>
      <p>\(sentence(1))</p><p>\(sentence(2))</p></main></body>
      """
    #expect(try lines(html).first == "paragraph: une œuvre qui se construit pas à pas")
  }

  @Test("hidden parts, scripts, styles, templates and comments are not read")
  func hidden() throws {
    let html = """
      <p hidden>h</p><p style="color:red; DISPLAY : none">d</p><p style='visibility:hidden'>v</p><p aria-hidden=true>a</p><script>s</script>
      <style>t</style><template>u</template><!-- c --><p>visible</p><p aria-hidden=false>too</p>
      """
    #expect(try lines(html) == ["paragraph: visible", "paragraph: too"])
  }

  @Test("a page hidden as a whole until its script runs is read")
  func hiddenPage() throws {
    let text = (1...5).map { "<p>\(sentence($0))</p>" }.joined()
    #expect(try lines("<body style='visibility: hidden'>\(text)</body>").count == 5)
  }

  @Test("lines of links have less quality than running text")
  func quality() throws {
    let blocks = try HTMLReader().read(Array("<main><p>\(sentence(1))</p><p><a href=x>all link</a></p></main>".utf8)).blocks
    #expect(blocks.map(\.quality) == [100, 50])
  }

  @Test(
    "among paragraphs, a line that only leads elsewhere stands beside the text; a sentence with a long link and a list of resources do not")
  func linkedLines() throws {
    func qualities(_ html: String) throws -> [Int] { try HTMLReader().read(Array(html.utf8)).blocks.map(\.quality) }
    let (one, two) = ("<p>\(sentence(1))</p>", "<p>\(sentence(2))</p>")
    #expect(try qualities("<main>\(one)<p><a href=x>Another mill opens its doors</a></p>\(two)</main>") == [100, BlockQuality.beside, 100])
    #expect(try qualities("<main>\(one)<p><a href=x>Another mill opens its doors.</a></p>\(two)</main>") == [100, 50, 100])
    let list = (1...9).map { "<p><a href=x>Resource number \($0) of the mill</a></p>" }.joined()
    #expect(try qualities("<main>\(one)\(list)\(two)</main>").filter { $0 == BlockQuality.beside }.isEmpty)
  }

  @Test("a limit on blocks or text cuts the page and is told")
  func limits() throws {
    var limits = ExtractionLimits()
    limits.blocks = 2
    let html = Array((1...5).map { "<p>\(sentence($0))</p>" }.joined().utf8)
    let document = try HTMLReader(limits: limits).read(html)
    #expect(document.blocks.count == 2)
    #expect(document.flags == [ExtractionFlag.truncated])
  }
}

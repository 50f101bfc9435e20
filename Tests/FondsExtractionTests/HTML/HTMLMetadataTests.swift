import FondsExtraction
import FondsRecord
import Testing

struct HTMLMetadataTests {
  /// The values of a page as `name = value (origin)`, with the language where there is one.
  private func metadata(_ html: String) throws -> [String] {
    try HTMLReader().read(Array(html.utf8)).metadata.map { value in
      "\(value.name.rawValue) = \(value.value) (\(value.origin.rawValue)\(value.language.map { ", " + $0.rawValue } ?? ""))"
    }
  }

  @Test("titles are read from JSON-LD, Open Graph, the main heading and the title element, each with its origin")
  func titles() throws {
    let html = """
      <title>Mills – Valmornes</title><meta property=og:title content=Mills><script type=application/ld+json>{"@type":"Article","headline":"The mills"}
      </script><body><h1>Our <b>mills</b></h1>
      """
    #expect(
      try metadata(html) == [
        "title = Mills – Valmornes (title)", "title = Mills (og)", "title = The mills (json-ld)", "title = Our mills (h1)"
      ])
  }

  @Test("a date of publication that an abbreviation spells out is read, in the content or where there is but one")
  func abbreviatedDate() throws {
    let date = "<abbr class=published title='2010-05-01T10:00:00Z'>samedi 1er mai 2010</abbr>"
    #expect(try metadata("<div>\(date)</div>") == ["published = 2010-05-01T10:00:00Z (time)"])
    let other = "<abbr class='value published' title='2012-01-01'>1/1</abbr>"
    #expect(try metadata("<div>\(other)</div><article>\(date)</article>") == ["published = 2010-05-01T10:00:00Z (time)"])
    #expect(try metadata("<div>\(other)\(date)</div>").isEmpty)
    #expect(try metadata("<abbr class=published title='soon'>s</abbr><abbr title='2010-05-01'>s</abbr>").isEmpty)
  }

  @Test(
    "the day of an event, and one of several days, is no date of publication",
    arguments: [
      "<article class=node--type-event><div class=field-date>%</div></article>", "<body class=agenda><main><header>%</header></main>",
      "<main><article itemscope itemtype='https://schema.org/Event'>%</article></main>",
      "<main>%<p>and</p><time datetime=2020-01-01>x</time></main>",
      "<script type='application/ld+json'>{\"@type\":\"Event\",\"startDate\":\"2019-04-04\"}</script><main>%</main>"
    ])
  func eventDay(frame: String) throws {
    let time = "<time datetime=2019-04-04>4 April</time>"
    #expect(try !metadata(frame.replacing("%", with: time)).contains { $0.hasPrefix("published") })
  }

  @Test(
    "a line about the author, the head of an article or an explicit mark says which of several days it is",
    arguments: [
      "<body class=page-event><main><p class=byline>By Ana Rey, %</p>#</main>", "<article><p>#</p><header>%</header>#</article>",
      "<main>#<time itemprop=datePublished datetime=2019-04-04>x</time></main>", "<article><p>%</p><p>%</p></article>",
      "<article><div class=events>#</div><span class=date>%</span></article>"
    ])
  func bylineDay(frame: String) throws {
    let html = frame.replacing("%", with: "<time datetime=2019-04-04>x</time>").replacing("#", with: "<time datetime=2020-01-01>y</time>")
    #expect(try metadata(html) == ["published = 2019-04-04 (time)"])
  }

  @Test("a heading that names the site is no title")
  func siteHeading() throws {
    #expect(try metadata("<title>Mills | Valmornes</title><body><h1>Valmornes</h1>") == ["title = Mills | Valmornes (title)"])
    #expect(try metadata("<body><h1><a href=/>Valmornes</a></h1><main><h1>Mills</h1></main>") == ["title = Mills (h1)"])
  }

  @Test("authors, publishers and producers are told apart in JSON-LD, references and graphs included")
  func people() throws {
    let html = """
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Valmornes"},{"@type":"Person","@id":"#a","name":"Ana Rey"},
      {"@type":["Article"],"author":[{"@id":"#a"},"Lou Bel",{"@type":"Organization","name":"La Coopé"}],"publisher":{"name":"Presse"},
      "keywords":["mill","water"],"inLanguage":"en","license":"https://l"}]}</script>
      """
    #expect(
      try metadata(html) == [
        "site = Valmornes (json-ld)", "keywords = mill (json-ld)", "keywords = water (json-ld)", "language = en (json-ld)",
        "author = Ana Rey (json-ld)", "author = Lou Bel (json-ld)", "producer = La Coopé (json-ld)", "publisher = Presse (json-ld)",
        "licence = https://l (json-ld)"
      ])
  }

  @Test("JSON-LD with comments, raw line feeds or a last semicolon is mended, anything worse says nothing")
  func repairs() throws {
    func script(_ text: String) -> String { "<script type='application/ld+json'>\(text)</script>" }
    #expect(try metadata(script("<!-- {\"headline\":\"a\nb\"}; -->")) == ["title = a b (json-ld)"])
    #expect(try metadata(script("//<![CDATA[\n{\"headline\":\"c\"}\n//]]>")) == ["title = c (json-ld)"])
    #expect(try metadata(script("[{\"headline\":\"d\"},{\"headline\":\"e\"}]")) == ["title = d (json-ld)", "title = e (json-ld)"])
    #expect(try metadata(script("{headline: 'f'}")).isEmpty)
    #expect(try metadata(script(String(repeating: "[", count: 100_000))).isEmpty)
  }

  @Test("Dublin Core, citation tags and plain elements are known by name in any case")
  func metas() throws {
    let html = """
      <meta name=DC.creator content="Ana Rey"><meta name=dcterms.issued content=2021-03-04><meta name=DC.Rights content="CC BY"><meta
      name=citation_author content="Bel, Lou"><meta name=Keywords content="a, b"><meta name=description content="About &amp;amp; more" lang=en>
      <meta property=article:modified_time content=2022-01-02T03:04:05Z><meta http-equiv=content-language content=fr>
      """
    #expect(
      try metadata(html) == [
        "author = Ana Rey (dc)", "published = 2021-03-04 (dc)", "licence = CC BY (dc)", "author = Bel, Lou (citation)",
        "keywords = a, b (meta)",
        "abstract = About & more (meta, en)", "modified = 2022-01-02T03:04:05Z (og)", "language = fr (meta)"
      ])
  }

  @Test("translations are read from links with a language, feeds and the page's own language aside")
  func translations() throws {
    let html = """
      <html lang=fr><link rel=alternate hreflang=en href=/en/x><link rel=alternate hreflang=fr href=/fr/x><link rel=alternate hreflang=x-default href=/x>
      <link rel=alternate hreflang=en type=application/rss+xml href=/feed><body><a hreflang=en href=x.en.html>English</a><a hreflang=en href=y>see</a>
      """
    #expect(
      try metadata(html) == [
        "language = fr (attribute)", "relation.translation = /en/x (link, en)", "relation.translation = x.en.html (link, en)"
      ])
  }

  @Test("addresses, licences, authors and times are read from links and elements")
  func links() throws {
    let html = """
      <link rel=canonical href=https://v.example/a><article><a rel=author href=/ana>Ana Rey</a><time datetime=2020-05-06>6 May</time>
      <a rel="license noopener" href=https://creativecommons.org/licenses/by/4.0/>CC</a></article><footer><time datetime=1999-01-01>x</time></footer>
      """
    #expect(
      try metadata(html) == [
        "url = https://v.example/a (link)", "author = Ana Rey (link)", "licence = https://creativecommons.org/licenses/by/4.0/ (link)",
        "published = 2020-05-06 (time)"
      ])
  }

  @Test("fonds.* elements mean what the same keys mean in a sidecar")
  func own() throws {
    let html = """
      <meta name=fonds.kind content=experience><meta name=fonds.theme content=mobility><meta name=fonds.theme content=energy>
      <meta name=fonds.translation-of content=x.fr.html><meta name=fonds.amount content=12><meta name=fonds.event.start content=2024-11-16>
      <meta name=fonds.event.end content=2024-12-21>
      """
    #expect(
      try metadata(html) == [
        "kind = experience (fonds-meta)", "facet.theme = mobility (fonds-meta)", "facet.theme = energy (fonds-meta)",
        "relation.translation = x.fr.html (fonds-meta)", "field.amount = 12 (fonds-meta)", "event = 2024-11-16/2024-12-21 (fonds-meta)"
      ])
  }

  @Test("an event tells its days and place")
  func event() throws {
    let html = """
      <script type="application/ld+json">{"@type":"Event","name":"Assembly","startDate":"2021-12-14","endDate":"2021-12-15","location":{"name":"Hall"}}</script>
      """
    #expect(
      try metadata(html) == ["title = Assembly (json-ld)", "event = 2021-12-14/2021-12-15 (json-ld)", "field.place = Hall (json-ld)"])
  }
}

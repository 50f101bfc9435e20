import FondsServer
import Testing

@Suite("Parameters of a URL")
struct QueryStringTests {
  @Test("escapes, plus signs and repeated names are read")
  func reading() {
    let query = QueryString("q=l%27%C3%A9nergie+verte&facet=a:b&facet=c%3Ad&empty=&bare")
    #expect(query["q"] == "l'énergie verte")
    #expect(query.all("facet") == ["a:b", "c:d"])
    #expect(query["empty"] == "" && query["bare"] == "" && query["none"] == nil)
  }

  @Test(
    "broken escapes stay as they are, bytes that are not UTF-8 are replaced", arguments: [("%", "%"), ("%g1", "%g1"), ("%ff", "\u{FFFD}")])
  func broken(text: String, wanted: String) {
    #expect(QueryString.decode(text[...]) == wanted)
  }

  @Test("what is encoded is decoded again", arguments: ["a b/c?d&e=f", "é’œ", "%41+", ""])
  func roundTrip(_ text: String) { #expect(QueryString.decode(QueryString.encode(text)[...], plusIsSpace: false) == text) }
}

@Suite("HTML")
struct HTMLWriterTests {
  @Test("no text and no attribute can open an element")
  func escaping() {
    var writer = HTMLWriter()
    writer.element("a", [("href", "\"><script>"), ("class", nil)], text: "<b>&'\u{0}")
    #expect(writer.text == "<a href=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;\u{FFFD}</a>")
  }
}

import FondsRecord
import Testing

@Suite("Values of a record")
struct RecordValueTests {
  @Test("dates that do not exist are refused, others are written as precisely as they are known")
  func dates() {
    for text in ["2021-02-29", "2021-13", "0000", "21", "2021-3-4", "2021-03-04x", "abcd", "2021/03/04"] {
      #expect(PartialDate(iso: text) == nil, "\(text)")
    }
    for text in ["2021", "2020-02-29", "2021-03"] { #expect(PartialDate(iso: text)?.description == text) }
    #expect(PartialDate(iso: "2021-03-04T10:20:30+01:00")?.description == "2021-03-04")
  }

  @Test("identifiers are bounded and hold no control character")
  func identifiers() {
    #expect(RecordID("") == nil)
    #expect(RecordID(" a") == nil)
    #expect(RecordID("a\nb") == nil)
    #expect(RecordID(String(repeating: "é", count: 101)) == nil)
    #expect(RecordID("Loi sur l’énergie")?.value == "Loi sur l’énergie")
  }

  @Test("the closure of a concept climbs to every broader one once, also around a cycle")
  func closure() {
    var cycling = Concept(facet: "theme", id: "cycling", uri: "a")
    cycling.broader = ["soft-mobility", "health"]
    var soft = Concept(facet: "theme", id: "soft-mobility", uri: "b")
    soft.broader = ["mobility", "cycling"]
    let thesaurus = Thesaurus(concepts: [cycling, soft])
    #expect(
      thesaurus.closure(of: cycling.value).map(\.value) == ["cycling", "soft-mobility", "health", "mobility"])
    #expect(thesaurus.closure(of: FacetValue("theme", "unknown")).map(\.value) == ["unknown"])
  }

  @Test("what is narrower than a concept is found down every way once, also around a cycle")
  func narrower() {
    func concept(_ id: String, _ narrower: [String], facet: String = "theme") -> Concept {
      var concept = Concept(facet: facet, id: id, uri: id)
      concept.narrower = narrower
      return concept
    }
    let thesaurus = Thesaurus(concepts: [
      concept("d", ["b", "e", "lost"]), concept("b", ["c", "a"]), concept("a", ["d"]), concept("c", []), concept("e", ["c"]),
      concept("c", ["x"], facet: "actor"), concept("x", [], facet: "actor")
    ])
    #expect(thesaurus.concepts.map(\.id) == ["c", "x", "a", "b", "c", "d", "e"])
    #expect(thesaurus.narrower(than: 5) == [2, 3, 4, 6])
    #expect(thesaurus.narrower(than: 6) == [4])
    #expect(thesaurus.narrower(than: 0) == [1])
    #expect(thesaurus.narrower(than: 4) == [])
    #expect(thesaurus.values(of: "actor").map(\.value) == ["c", "x"])
    #expect(thesaurus.values(of: "none").isEmpty)
  }

  @Test("a value is labelled as its concept is, in the reader's language or another")
  func labels() {
    var water = Concept(facet: "theme", id: "water", uri: "w")
    water.preferred = [.french: "eau"]
    let thesaurus = Thesaurus(concepts: [water, Concept(facet: "theme", id: "bare", uri: "b")])
    #expect(thesaurus.label(of: water.value, in: .french) == "eau")
    #expect(thesaurus.label(of: water.value, in: .english) == "eau")
    #expect(thesaurus.label(of: FacetValue("theme", "bare"), in: .english) == "bare")
    #expect(thesaurus.label(of: FacetValue("theme", "local"), in: .english) == nil)
  }

  @Test("language tags of every fashion are understood")
  func languages() {
    #expect(Language(tag: "fr-CA") == .french)
    #expect(Language(tag: "EN_gb") == .english)
    #expect(Language(tag: "fra") == .french)
    #expect(Language(tag: "de") == .undetermined)
  }
}

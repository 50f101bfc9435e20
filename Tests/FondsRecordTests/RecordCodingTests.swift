import FondsRecord
import FondsTestSupport
import Testing

@Suite("Canonical records")
struct RecordCodingTests {
  static func example() -> Record {
    guard let id = RecordID("exp-1") else { preconditionFailure("the identifier is valid") }
    var record = Record(id: id, language: .french, visibility: .internal)
    record.titles = [LocalizedText("L’œuvre \"commune\"\t", language: .french, origin: "h1")]
    record.keywords = [LocalizedText("énergie", language: .french, origin: "meta")]
    record.authors = [Sourced("Ana", origin: "sidecar")]
    if let start = PartialDate(iso: "2021-03"), let end = PartialDate(iso: "2021-04-01") {
      record.dates = [RecordDate(.event, start, end: end, origin: "sidecar")]
    }
    record.url = Sourced("https://a.example/", origin: "canonical")
    record.facets = [
      FacetAssignment(
        FacetValue("theme", "energy"), basis: .text, evidence: [Evidence(block: 0, label: "énergie", language: .french)])
    ]
    record.relations = [Relation(.translation, target: "sample:a.en.html", origin: "file-name")]
    record.fields = ["edition": ["2"], "amount": ["12.50", "3"]]
    record.blocks = [
      Block(.heading, "Titre", level: 2, language: .french), Block(.paragraph, "a\u{1}b\\c", language: .english, quality: 40, page: 3)
    ]
    record.source = SourceReference(root: "sample", path: "a.fr.html", format: "html", bytes: 12, sha256: "ab", pages: 3, extractor: "x 1")
    record.flags = ["bad-bytes:2"]
    return record
  }

  @Test("a record is read back as it was written, byte for byte")
  func roundTrip() throws {
    let bytes = RecordCoding.encode(Self.example())
    let read = try RecordCoding.decode(bytes)
    #expect(read == Self.example())
    #expect(RecordCoding.encode(read) == bytes)
  }

  @Test("a bare line becomes a record with one block a line, and keeps what it does not know as fields")
  func bareLine() throws {
    let record = try RecordCoding.decode(Array(#"{"id":"7","lang":"fr","title":"Sport","text":"un\n\n deux","pkg":"x","year":2019}"#.utf8))
    #expect(record.id.value == "7")
    #expect(record.titles.map(\.text) == ["Sport"])
    #expect(record.blocks.map(\.text) == ["un", " deux"])
    #expect(record.fields == ["pkg": ["x"], "year": ["2019"]])
  }

  @Test("a cut record is refused, wherever it is cut")
  func cuts() {
    let bytes = RecordCoding.encode(Self.example())
    for length in 0..<bytes.count {
      #expect(throws: RecordError.self) { try RecordCoding.decode(Array(bytes[..<length])) }
    }
  }

  @Test("an unknown member, a wrong type and a missing id are refused by name")
  func wrongMembers() throws {
    for (line, name) in [
      (#"{"fonds":1,"id":"a","colour":"x"}"#, "colour"), (#"{"fonds":1,"id":"a","titles":3}"#, "titles"), (#"{"title":"x"}"#, "id"),
      (#"{"id":"a","text":{}}"#, "text")
    ] {
      let error = try #require(throws: RecordError.self) { try RecordCoding.decode(Array(line.utf8)) }
      #expect(error.message.contains(name))
    }
  }
}

import FondsRecord
import FondsTestSupport
import Testing

@Suite("Entries of the desk as lines")
struct DeskCodingTests {
  private static func line(_ text: String) throws(RecordError) -> DeskEntry { try DeskCoding.decode(Array(text.utf8)) }

  @Test(
    "a canonical line is read and written to the same bytes",
    arguments: [
      #"{"do":"set","id":"a","values":{"title@fr":["Été"],"theme":[],"event":["2020-09-10/2020-09-11"],"field.amount":["12","3"]}}"#,
      #"{"do":"add","id":"a","facet":"theme","value":"food","by":"Anne","on":"2026-01"}"#,
      #"{"do":"remove","id":"a","facet":"theme","value":"food"}"#, #"{"do":"accept","id":"a","facet":"theme","value":"food"}"#,
      #"{"do":"reject","id":"a","facet":"river","value":"La Brenne"}"#,
      #"{"do":"candidate","facet":"theme","value":"x","labels":{"fr":"Ixe"},"broader":["food"]}"#,
      #"{"do":"accept-term","facet":"theme","value":"x"}"#, #"{"do":"merge-term","facet":"theme","value":"x","into":"food"}"#,
      #"{"do":"undo","entry":3}"#,
      #"{"do":"forget","salt":"00112233445566778899aabbccddeeff","names":[{"words":2,"digest":"00112233445566778899aabbccddeeff"}]}"#
    ])
  func roundTrip(text: String) throws {
    #expect(String(decoding: DeskCoding.encode(try Self.line(text)), as: UTF8.self) == text + "\n")
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      #"{"do":"sett","id":"a","values":{"theme":[]}}"#, #"{"do":"set","id":"a","values":{}}"#, #"{"do":"set","id":"a"}"#,
      #"{"do":"set","id":"a","values":{"published":["yesterday"]}}"#, #"{"do":"set","id":"a","values":{"published":["2020-02-30"]}}"#,
      #"{"do":"set","id":"a","values":{"event":["2020-02/2019"]}}"#, #"{"do":"set","id":"a","values":{"title@fr":["a","b"]}}"#,
      #"{"do":"set","id":"a","values":{"visibility":[]}}"#, #"{"do":"set","id":"a","values":{"thème":["food"]}}"#,
      #"{"do":"set","id":"a","values":{"url":["javascript:alert(1)"]}}"#, #"{"do":"add","id":"a","facet":"theme"}"#,
      #"{"do":"add","id":"a","facet":"theme","value":"x","extra":1}"#, #"{"do":"undo","entry":0}"#, #"{"do":"undo","entry":"1"}"#,
      #"{"do":"merge-term","facet":"theme","value":"x","into":"x"}"#, #"{"do":"forget","salt":"00","names":[]}"#, "[]", "{}", "{"
    ])
  func refused(text: String) {
    #expect(throws: RecordError.self) { try Self.line(text) }
  }

  @Test("lines with bytes changed, cut or doubled are refused or read, and never stop the program", arguments: [1, 2, 3, 4] as [UInt64])
  func damaged(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let line = Array(
      #"{"do":"set","id":"a","values":{"title@fr":["Été"],"event":["2020-09-10/2020-09-11"],"field.x":["12"]},"on":"2026-01"}"#.utf8)
    for _ in 0..<2_000 {
      var bytes = line
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
        case 1: bytes.remove(at: place)
        default: bytes.insert(bytes[place], at: place)
        }
      }
      guard let entry = try? DeskCoding.decode(bytes) else { continue }
      let again = try DeskCoding.decode(DeskCoding.encode(entry))
      #expect(again == entry)
    }
  }

  @Test("parts of a record are named in French too, and every name leads back to its part")
  func names() {
    #expect(DeskMember(named: "Titre@fr") == .title(.french))
    #expect(DeskMember(named: "Thème") == .facet("theme"))
    #expect(DeskMember(named: "publié") == .date(.published))
    #expect(DeskMember(named: "title") == nil && DeskMember(named: "year") == nil && DeskMember(named: "amount") == nil)
    let members: [DeskMember] = [
      .title(.english), .abstract(.undetermined), .keywords(.french), .authors, .date(.event), .facet("network"), .facet("river"),
      .relation(.partOf), .field("Montant (€)"), .licence
    ]
    for member in members { #expect(DeskMember(named: member.name) == member) }
  }

  @Test("a record with what was replaced is read and written to the same bytes, and gives back what its source says")
  func original() throws {
    var record = Record(id: RecordID("a")!)
    record.titles = [LocalizedText("Le nouveau", language: .french, origin: "desk")]
    record.fields = ["amount": ["2"]]
    record.rejected = [FacetValue("theme", "food")]
    var original = RecordOriginal()
    original.titles = []
    original.visibility = .draft
    original.url = []
    original.fields = ["amount": [], "place": ["Brenne"]]
    record.original = original
    let bytes = RecordCoding.encode(record)
    let read = try RecordCoding.decode(bytes)
    #expect(read == record)
    #expect(RecordCoding.encode(read) == bytes)
    record.restore()
    #expect(record.titles.isEmpty && record.visibility == .draft && record.fields == ["place": ["Brenne"]])
    #expect(record.rejected.isEmpty && record.original == nil)
  }
}

import FondsExchange
import FondsRecord
import FondsTestSupport
import Testing

@Suite("Thesauri written and read again")
struct ThesaurusRoundTripTests {
  @Test("any thesaurus written as SKOS reads back equal, and twice to the same bytes", arguments: 1...60)
  func skos(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let thesaurus = ExampleThesauri.random(&generator)
    let bytes = SKOSWriter.write(thesaurus)
    let read = try SKOSReader().read(bytes).thesaurus
    // Texts are read in NFC, whatever they were written in; the words of the examples compare equal either way.
    #expect(ThesaurusContent(read) == ThesaurusContent(thesaurus), "seed \(seed)")
    #expect(SKOSWriter.write(read) == SKOSWriter.write(try SKOSReader().read(SKOSWriter.write(read)).thesaurus), "seed \(seed)")
  }

  @Test("any thesaurus becomes an image that reads back equal, always the same bytes", arguments: 1...60)
  func image(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let thesaurus = ExampleThesauri.random(&generator)
    let bytes = ThesaurusImage.encode(thesaurus)
    let read = try ThesaurusImage.decode(bytes)
    #expect(ThesaurusContent(read) == ThesaurusContent(thesaurus), "seed \(seed)")
    #expect(ThesaurusImage.encode(read) == bytes, "seed \(seed)")
  }

  @Test("an image cut anywhere is refused with an offset")
  func cuts() throws {
    var generator = SeededGenerator(seed: 7)
    let bytes = ThesaurusImage.encode(ExampleThesauri.random(&generator))
    for length in bytes.indices {
      let error = #expect(throws: ExchangeError.self) { try ThesaurusImage.decode(Array(bytes[..<length])) }
      #expect(error?.offset != nil)
    }
    #expect(throws: ExchangeError.self) { try ThesaurusImage.decode(bytes + [0]) }
  }

  @Test("an image with any byte changed is read or refused, never a trap")
  func flips() {
    var generator = SeededGenerator(seed: 8)
    let bytes = ThesaurusImage.encode(ExampleThesauri.random(&generator))
    for index in bytes.indices {
      for value in [0, 0x7F, 0x80, 0xFF, bytes[index] ^ 1] {
        var changed = bytes
        changed[index] = value
        do {
          _ = try ThesaurusImage.decode(changed)
        } catch {
          #expect(error.offset != nil)
        }
      }
    }
  }

  @Test("an image of another version is refused with the remedy")
  func version() {
    var bytes = ThesaurusImage.encode(Thesaurus())
    bytes[8] = 9
    let error = #expect(throws: ExchangeError.self) { try ThesaurusImage.decode(bytes) }
    #expect(error?.code == .imageVersion)
    #expect(error?.remedy.contains("reindex") == true)
  }

  @Test("an empty thesaurus has an image, which is the one of the specification")
  func empty() throws {
    #expect(ThesaurusImage.encode(Thesaurus()) == Array("FONDSTHS".utf8) + [1, 0, 0, 0])
    #expect(try ThesaurusImage.decode(ThesaurusImage.encode(Thesaurus())).concepts.isEmpty)
  }
}

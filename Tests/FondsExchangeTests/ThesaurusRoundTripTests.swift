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
}

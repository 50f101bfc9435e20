import FondsRecord
import FondsSystemic
import Testing

@Suite("Blocks of two translations") struct BlockAlignmentTests {
  private func paragraph(_ text: String) -> Block { Block(.paragraph, text) }

  @Test("blocks of one kind and like lengths are pairs, in their order") func pairs() {
    let french = [
      Block(.heading, "La navette du lundi"), paragraph("Elle part à sept heures de la place du marché."), paragraph("Gratuite.")
    ]
    let english = [Block(.heading, "The Monday shuttle"), paragraph("It leaves the market square at seven."), paragraph("Free.")]
    let pairs = BlockAlignment.pairs(french: french, english: english)
    #expect(pairs.map(\.french) == french)
    #expect(pairs.map(\.english) == english)
  }

  @Test("a block that only one text has stays alone") func gap() {
    let common = [
      paragraph("Elle part à sept heures de la place du marché."),
      paragraph("Le maire et les habitants la conduisent ensemble depuis 2019.")
    ]
    let french = [common[0], Block(.item, "Note de la rédaction"), common[1]]
    let english = [
      paragraph("It leaves the market square at seven."), paragraph("The mayor and the inhabitants drive it together since 2019.")
    ]
    let pairs = BlockAlignment.pairs(french: french, english: english)
    #expect(pairs.map(\.french) == common)
    #expect(pairs.map(\.english) == english)
  }

  @Test("no text, no pairs; more blocks than anyone reads take no longer than the limit") func bounds() {
    #expect(BlockAlignment.pairs(french: [], english: [paragraph("Free.")]).isEmpty)
    let many = Array(repeating: paragraph("Une phrase comme une autre."), count: 5_000)
    #expect(BlockAlignment.pairs(french: many, english: many).count == BlockAlignment.limit)
  }
}

import FondsRecord
import FondsSystemic
import Testing

@Suite("Editions") struct EditionComparisonTests {
  private func blocks(_ texts: String...) -> [Block] { texts.map { Block(.paragraph, $0, language: .french) } }

  @Test("what stayed, went, came and was reworded is told in the order of the text") func changes() {
    let former = blocks("Article 1. Apprendre ensemble.", "Article 2. Chaque membre verse dix euros.", "Article 3. On se réunit en mai.")
    let later = blocks("ARTICLE 1. Apprendre   ensemble.", "Article 2. Chaque membre verse douze euros.", "Préambule neuf et sans rapport.")
    #expect(
      EditionComparison.changes(from: former, to: later) == [
        .kept(later[0]),
        .changed(
          [
            EditionPiece(.kept, "Article 2. Chaque membre verse"), EditionPiece(.removed, "dix"), EditionPiece(.added, "douze"),
            EditionPiece(.kept, "euros.")
          ], later[1]), .removed(former[2]), .added(later[2])
      ])
  }

  @Test("the same text has no change; residue is not compared") func same() {
    let text = blocks("Un.", "Deux.")
    #expect(EditionComparison.changes(from: text, to: text) == text.map { .kept($0) })
    let residue = Block(.paragraph, "Menu", language: .french, quality: 10)
    #expect(EditionComparison.changes(from: [residue] + text, to: text) == text.map { .kept($0) })
    #expect(EditionComparison.changes(from: [], to: text) == text.map { .added($0) })
    #expect(EditionComparison.changes(from: text, to: []) == text.map { .removed($0) })
  }
}

import FondsText
import Testing

@Suite("The word that was meant")
struct NearestWordTests {
  private static let known = ["theme", "territory", "form", "thème", "level"]

  @Test(
    "a slip or two are understood, accents and case do not count; what is merely as long as another word is not",
    arguments: [
      ("themme", "theme"), ("Territroy", "territory"), ("levle", "level"), ("THEME", "theme"), ("frm", "form"), ("zorg", nil), ("", nil),
      ("x", nil), ("territorial policies of the region", nil)
    ] as [(String, String?)])
  func slips(word: String, meant: String?) {
    #expect(NearestWord.nearest(to: word, among: Self.known) == meant)
  }

  @Test("a hostile word is compared within bounds")
  func bounds() {
    let long = String(repeating: "é", count: 1_000_000)
    #expect(NearestWord.nearest(to: long, among: [long + "x", "e"]) == long + "x")
  }
}

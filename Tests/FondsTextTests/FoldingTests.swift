import FondsText
import Foundation
import Testing

@Suite("Folding")
struct FoldingTests {
  @Test("every way to write a word folds to one form")
  func oneForm() {
    for written in ["énergie", "ÉNERGIE", "energie", "e\u{301}nergie", "Éner\u{AD}gie", "ｅnergie"] {
      #expect(Folding.fold(written) == "energie", "\(written)")
    }
    for written in ["œuvre", "Œuvre", "oeuvre", "OEUVRE"] { #expect(Folding.fold(written) == "oeuvre", "\(written)") }
    #expect(Folding.fold("Ex Æquo, Straße, ﬁn, ŀ, Kīnī") == "ex aequo, strasse, fin, l·, kini")
    #expect(Folding.fold("aujourd’hui") == Folding.fold("AUJOURD'HUI"))
    #expect(Folding.fold("cœlacanthe").hasPrefix("coelac"))
  }

  @Test("the table of Latin letters says what the general rules say")
  func tableEqualsRules() {
    for value in UInt32(0)..<0x180 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      // A Greek letter sends the whole text the general way.
      #expect(Folding.fold(text + "α") == Folding.fold(text) + "α", "U+\(String(value, radix: 16))")
    }
  }

  @Test("marks of scripts whose vowels are marks stay")
  func otherScripts() {
    #expect(Folding.fold("หนังสือ") == "หนังสือ")
    #expect(Folding.fold("がぎ") == "がぎ")
    #expect(Folding.fold("Ελλάδα Ёлка") == "ελλαδα елка")
  }

  @Test("normalisation composes what is decomposed and leaves the rest")
  func normalisation() {
    #expect(Array(Normalization.nfc("e\u{301}nergie \u{2000}").utf8) == Array("énergie \u{2002}".utf8))
    #expect(Normalization.nfc("l’œuvre — « déjà »…") == "l’œuvre — « déjà »…")
    #expect(Array(Normalization.nfc("\u{212B}").unicodeScalars) == ["Å"])
  }
}

import FondsTestSupport
import FondsText
import Foundation
import Testing

@Suite("Words")
struct TokenizerTests {
  /// The tokens of a text as it writes them; elided words end in an apostrophe.
  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Tokenizer().tokens(of: text).map {
      String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) + ($0.kind == .elision ? "'" : "")
    }
  }

  @Test("an elided article is a word of its own, whatever the apostrophe and the case", arguments: ["'", "’", "‘", "ʼ"])
  func elision(apostrophe: String) {
    #expect(words("l\(apostrophe)énergie") == ["l'", "énergie"])
    #expect(words("L\(apostrophe)ÉNERGIE") == ["L'", "ÉNERGIE"])
    #expect(words("Jusqu\(apostrophe)à") == ["Jusqu'", "à"])
    #expect(words("qu\(apostrophe)il s\(apostrophe)agisse d\(apostrophe)œuvre") == ["qu'", "il", "s'", "agisse", "d'", "œuvre"])
    #expect(
      words("LORSQU\(apostrophe)ELLE puisqu\(apostrophe)on quoiqu\(apostrophe)on") == ["LORSQU'", "ELLE", "puisqu'", "on", "quoiqu'", "on"])
  }

  @Test("words that only look elided stay whole")
  func lexicalApostrophes() {
    #expect(
      words("aujourd'hui presqu’île prud'hommes rock'n'roll don't") == ["aujourd'hui", "presqu’île", "prud'hommes", "rock'n'roll", "don't"])
    #expect(words("d’aujourd’hui, presqu’entier") == ["d'", "aujourd’hui", "presqu'", "entier"])
  }

  @Test("the English possessive belongs to no token")
  func possessive() {
    #expect(words("the nation's rock'n'roll’s children's") == ["the", "nation", "rock'n'roll", "children"])
    #expect(words("l's") == ["l"])
  }

  @Test("dots part words, join acronyms and stay in numbers")
  func dots() {
    #expect(
      words("La fin.Le début en 3.14 ou 14,2, www.exemple.org") == [
        "La", "fin", "Le", "début", "en", "3.14", "ou", "14,2", "www", "exemple", "org"
      ])
    #expect(words("à A.F.D.T. (e.g. U.S.)") == ["à", "A.F.D.T", "e.g", "U.S"])
    #expect(words("d’A.F.D.T.") == ["d'", "A.F.D.T"])
  }

  @Test("underscores, colons and narrow no-break spaces part words")
  func separators() {
    #expect(
      words("rapport_annuel_2019 objet:projet _mot_ «\u{202F}œuvre\u{202F}» 14\u{202F}000") == [
        "rapport", "annuel", "2019", "objet", "projet", "mot", "œuvre", "14", "000"
      ])
  }

  @Test("the endings of inclusive writing belong to no token")
  func inclusiveWriting() {
    #expect(words("habitant·e·s acteur·rice·s citoyen.ne.s lycéen·nes") == ["habitant", "acteur", "citoyen", "lycéen"])
  }

  @Test("a foreign letter sends only its own stretch to ICU and the rest is read the same")
  func foreignStretches() {
    #expect(words("énergie → дом l’été αβγ’δ fin ☀️ 東京 fin") == ["énergie", "дом", "l'", "été", "αβγ’δ", "fin", "東京", "fin"])
    #expect(words("l\u{2019}e\u{301}nergie") == ["l'", "e\u{301}nergie"])
  }

  @Test(
    "the word-break test of Unicode 15 passes, words being the segments with a letter or a digit", .enabled(if: Self.conformance != nil))
  func unicodeConformance() throws {
    let lines = try #require(Self.conformance).split(separator: "\n")
    var checked = 0
    for line in lines where !line.hasPrefix("#") {
      let parts = line.prefix { $0 != "#" }.split(whereSeparator: { $0 == " " || $0 == "\t" })
      var text = ""
      var segments: [Range<Int>] = []
      var start = 0
      for part in parts {
        if part == "÷" {
          if text.utf8.count > start { segments.append(start..<text.utf8.count) }
          start = text.utf8.count
        } else if part != "×", let value = UInt32(part, radix: 16), let scalar = Unicode.Scalar(value) {
          text.unicodeScalars.append(scalar)
        }
      }
      let bytes = Array(text.utf8)
      let expected = segments.filter { range in
        String(decoding: bytes[range], as: UTF8.self).unicodeScalars.contains {
          $0.properties.isAlphabetic || $0.properties.numericType == .decimal
        }
      }
      var found: [Range<Int>] = []
      WordSegmenter().forEachWord(in: text.utf8.span) { start, end in found.append(start..<end) }
      #expect(found == expected, "\(line)")
      checked += 1
    }
    #expect(checked > 1800)
  }

  private static let conformance = SharedData.path("sets/conformance/unicode/WordBreakTest.txt").flatMap {
    try? String(contentsOfFile: $0, encoding: .utf8)
  }
}

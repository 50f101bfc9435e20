import FondsText
import Testing

@Suite("Character sets")
struct CharsetTests {
  private let sample = "windowsword l’œuvre “coopération” 10 €"

  /// The bytes of a text in windows-1252, for the few characters of the samples.
  private func western(_ text: String) -> [UInt8] {
    let signs: [Unicode.Scalar: UInt8] = ["’": 0x92, "œ": 0x9C, "“": 0x93, "”": 0x94, "€": 0x80, "–": 0x96]
    return text.unicodeScalars.map { signs[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
  }

  private func wide(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test("UTF-8 is read as such, whatever is declared, and a lie is noted")
  func utf8() {
    let bytes = Array(sample.utf8)
    #expect(Charset.decode(bytes, declared: nil) == DecodedText(text: sample, charset: "utf-8"))
    #expect(Charset.decode(bytes, declared: "ISO-8859-1") == DecodedText(text: sample, charset: "utf-8", conflict: true))
    #expect(Charset.decode([0xEF, 0xBB, 0xBF] + bytes, declared: "UTF8") == DecodedText(text: sample, charset: "utf-8"))
    #expect(Charset.decode(Array("plain".utf8), declared: "latin1") == DecodedText(text: "plain", charset: "utf-8"))
    #expect(Charset.decode([], declared: nil) == DecodedText(text: "", charset: "utf-8"))
  }

  @Test("UTF-16 is known by its mark and by its zero bytes", arguments: [true, false])
  func utf16(bigEndian: Bool) {
    let name = bigEndian ? "utf-16be" : "utf-16le"
    let text = "nobomword coopération énergie 🎈"
    let bytes = wide(text, bigEndian: bigEndian)
    #expect(Charset.decode(bytes, declared: nil) == DecodedText(text: text, charset: name))
    #expect(Charset.decode(wide("\u{FEFF}", bigEndian: bigEndian) + bytes, declared: nil) == DecodedText(text: text, charset: name))
    #expect(Charset.decode(wide("\u{FEFF}", bigEndian: bigEndian) + bytes, declared: "iso-8859-1").conflict)
  }

  @Test("a lone surrogate and half a unit are bad bytes, unless the bytes were cut off there")
  func brokenUTF16() {
    let lone = wide("énergie ") + [0x00, 0xD8] + wide("fin")
    #expect(Charset.decode(lone, declared: nil) == DecodedText(text: "énergie \u{FFFD}fin", charset: "utf-16le", badBytes: 2))
    let half = wide("énergie") + [0x20]
    #expect(Charset.decode(half, declared: nil) == DecodedText(text: "énergie\u{FFFD}", charset: "utf-16le", badBytes: 1))
    #expect(Charset.decode(half, declared: nil, isPrefix: true) == DecodedText(text: "énergie", charset: "utf-16le"))
  }

  @Test(
    "bytes that are no UTF-8 are windows-1252, declared, undeclared or declared as a part of it",
    arguments: [nil, "windows-1252", "iso-8859-1", "us-ascii", "x-unknown-9"])
  func windows(declared: String?) {
    let decoded = Charset.decode(western(sample), declared: declared)
    #expect(decoded.text == sample)
    #expect(decoded.charset == "windows-1252" && decoded.badBytes == 0)
  }

  @Test("windows-1252 declared as UTF-8 is still windows-1252")
  func falseUTF8() {
    #expect(Charset.decode(western(sample), declared: "utf-8") == DecodedText(text: sample, charset: "windows-1252", conflict: true))
  }

  @Test("old Latin, Macintosh and DOS are known by what they would read like")
  func neighbours() {
    // « l'œuvre à la coopération : 10 € » in ISO 8859-15
    let latin9 =
      Array("l'".utf8) + [0xBD] + Array("uvre ".utf8) + [0xE0] + Array(" la coop".utf8) + [0xE9] + Array("ration 10 ".utf8) + [0xA4]
    #expect(Charset.decode(latin9, declared: nil).text == "l'œuvre à la coopération 10 €")
    // « été à la forêt » in Mac Roman and in code page 850
    let mac: [UInt8] = [0x8E, 0x74, 0x8E, 0x20, 0x88] + Array(" la for".utf8) + [0x90, 0x74]
    #expect(Charset.decode(mac, declared: nil).text == "été à la forêt")
    let dos: [UInt8] = [0x82, 0x74, 0x82, 0x20, 0x85] + Array(" la for".utf8) + [0x88, 0x74]
    #expect(Charset.decode(dos, declared: nil).text == "été à la forêt")
  }

  @Test("a true declaration of a rarer set is followed, a false one is not")
  func rare() {
    let russian: [UInt8] = [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4]
    #expect(Charset.decode(russian, declared: "koi8-r") == DecodedText(text: "Привет", charset: "koi8-r"))
    #expect(Charset.decode(western(sample), declared: "koi8-r") == DecodedText(text: sample, charset: "windows-1252", conflict: true))
  }

  @Test("damage in UTF-8 is replaced and counted, by its maximal parts")
  func damaged() {
    let bytes =
      Array("<p>badword ".utf8) + [0xFF, 0xFE] + Array(" coop".utf8) + [0xE9] + Array("ration ".utf8) + [0xE2, 0x82]
      + Array(" fin</p>".utf8)
    let declared = Charset.decode(bytes, declared: "utf-8")
    #expect(declared == DecodedText(text: "<p>badword \u{FFFD}\u{FFFD} coop\u{FFFD}ration \u{FFFD} fin</p>", charset: "utf-8", badBytes: 5))
    let mostlyGood = Array("déjà l’été ".utf8) + [0xC3] + Array(" fin".utf8)
    #expect(Charset.decode(mostlyGood, declared: nil) == DecodedText(text: "déjà l’été \u{FFFD} fin", charset: "utf-8", badBytes: 1))
  }

  @Test("a character cut in two at the end of a prefix is no fault")
  func prefix() {
    let bytes = Array("l’été".utf8).dropLast()
    #expect(Charset.decode(Array(bytes), declared: nil, isPrefix: true) == DecodedText(text: "l’ét", charset: "utf-8"))
    #expect(Charset.decode(Array(bytes), declared: nil).badBytes == 1)
    #expect(Charset.decode([0x61, 0xC3], declared: nil, isPrefix: true) == DecodedText(text: "a", charset: "utf-8"))
  }
}

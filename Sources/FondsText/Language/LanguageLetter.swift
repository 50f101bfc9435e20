/// A letter as the language model numbers it.
struct LanguageLetter {
  /// 1…26 for a…z, then the accented letters of French and their neighbours, 60 for any other letter, 0 for what is no letter.
  var code: UInt64
  /// Bytes of the character.
  var length: Int

  /// Reads the character at an index of well-formed UTF-8.
  @inline(__always) init(at index: Int, of text: Span<UInt8>) {
    let byte = text[index]
    if byte < 0x80 {
      code = WordClass.isLetter(byte) ? UInt64(byte | 0x20) - 0x60 : 0
      length = 1
    } else if byte == 0xC3 {
      code = Self.latin[Int(text[index + 1] & 0x3F)]
      length = 2
    } else if byte < 0xE0 {
      code = byte == 0xC2 ? 0 : byte == 0xC5 && text[index + 1] & 0xFE == 0x92 ? Self.ligature : Self.foreign
      length = 2
    } else {
      code = byte == 0xE2 || byte == 0xEF ? 0 : Self.foreign
      length = byte < 0xF0 ? 3 : 4
    }
  }

  static let foreign: UInt64 = 60
  private static let accented = Array("àâäçéèêëîïôöùûüÿœæñß".unicodeScalars)
  private static let ligature = UInt64(27 + (accented.firstIndex(of: "œ") ?? 0))

  /// U+00C0…U+00FF, capitals numbered as their small letters.
  private static let latin: [UInt64] = {
    var codes = [UInt64](repeating: foreign, count: 64)
    for (offset, scalar) in accented.enumerated() where scalar.value < 0x100 {
      codes[Int(scalar.value & 0x3F)] = UInt64(27 + offset)
      if scalar != "ß", scalar != "ÿ" { codes[Int(scalar.value & 0x1F)] = UInt64(27 + offset) }
    }
    codes[0x17] = 0
    codes[0x37] = 0
    return codes
  }()
}

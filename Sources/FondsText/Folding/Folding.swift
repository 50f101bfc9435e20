/// The one form under which words are compared: NFKC, without case, accents, ligatures and default ignorables, with straight apostrophes.
///
/// `Œuvre`, `œuvre` and `oeuvre` fold to `oeuvre`; `L’ÉNERGIE` and a decomposed `l'énergie` to `l'energie`; `Straße` to `strasse`. Folding is idempotent.
package enum Folding {
  /// The folded form of a text.
  package static func fold(_ text: String) -> String {
    String(decoding: fold(text.utf8.span), as: UTF8.self)
  }

  /// The folded form of well-formed UTF-8.
  ///
  /// O(bytes).
  package static func fold(_ text: Span<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    let isLatin = forEachLatinByte(of: text, 0..<text.count) { folded.append($0) }
    return isLatin ? folded : foldSlowly(text)
  }

  /// Calls `body` with the folded bytes of a range, as long as it is letters of `LatinFolding` and apostrophes; false where anything else ended it.
  @inline(__always)
  static func forEachLatinByte(of text: Span<UInt8>, _ range: Range<Int>, _ body: (UInt8) -> Void) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if byte < 0x80 {
        body(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        index += 1
      } else if byte < 0xC6 {
        var packed = LatinFolding.table[Int(byte & 0x1F) << 6 | Int(text[index + 1] & 0x3F)]
        guard packed != LatinFolding.unknown else { return false }
        let count = packed >> 24
        for _ in 0..<count {
          body(UInt8(truncatingIfNeeded: packed))
          packed >>= 8
        }
        index += 2
      } else {
        guard byte == 0xE2, text[index + 1] == 0x80, text[index + 2] == 0x98 || text[index + 2] == 0x99 else { return false }
        body(UInt8(ascii: "'"))
        index += 3
      }
    }
    return true
  }

  /// The folded form by the general rules: NFKC case folding, decomposition, marks taken off, letters without decomposition replaced, composition.
  static func foldSlowly(_ text: Span<UInt8>) -> [UInt8] {
    let decomposed = ICU.normalized(ICU.normalized(text, .nfkcCasefold).span, .nfkd)
    var folded: [UInt8] = []
    folded.reserveCapacity(decomposed.count)
    for scalar in String(decoding: decomposed, as: UTF8.self).unicodeScalars where !isAccent(scalar) {
      let letter = Array(scalar.utf8)
      let isLatin = scalar != "\u{2BC}" && forEachLatinByte(of: letter.span, 0..<letter.count) { folded.append($0) }
      if !isLatin { folded.append(contentsOf: scalar == "\u{2BC}" ? [UInt8(ascii: "'")] : letter) }
    }
    return ICU.normalized(folded.span, .nfc)
  }

  /// Combining diacritical marks of the Latin, Greek and Cyrillic scripts; marks of other scripts are letters of theirs and stay.
  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
    default: false
    }
  }
}

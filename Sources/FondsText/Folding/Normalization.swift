/// Unicode Normalisation Form C, in which all records are kept.
package enum Normalization {
  /// The text in NFC; the same text, at the price of one look at its bytes, where nothing in it can change.
  package static func nfc(_ text: String) -> String {
    isInert(text.utf8.span) ? text : String(decoding: ICU.normalized(text.utf8.span, .nfc), as: UTF8.self)
  }

  /// Whether every scalar is below U+0300 or general punctuation from U+2002 on: none of them composes, decomposes or changes place.
  private static func isInert(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
      } else if byte < 0xCC {
        index += 2
      } else {
        guard byte == 0xE2, text[index + 1] == 0x80, text[index + 2] >= 0x82 else { return false }
        index += 3
      }
    }
    return true
  }
}

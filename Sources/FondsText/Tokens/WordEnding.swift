/// Endings that belong to a word in writing and to no term of the index.
enum WordEnding {
  /// Whether a range after an apostrophe is the English possessive `s`.
  static func isPossessive(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    range.count == 1 && text[range.lowerBound] | 0x20 == UInt8(ascii: "s")
  }

  /// Whether the part after a word and a dot is an ending of French inclusive writing: the `e` and the `s` of `habitant·e·s`.
  ///
  /// A full stop instead of the middle dot (`citoyen.ne.s`) counts before the shortest endings alone: it may also end a sentence without a space after it.
  static func isInclusive(_ part: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard part.count <= 6 else { return false }
    return (text[part.lowerBound - 1] == 0xB7 ? afterMiddleDot : afterStop).contains { text.hasWord($0, in: part) }
  }

  private static let afterStop = ["e", "es", "s", "ne", "nes"].map { Array($0.utf8) }
  private static let afterMiddleDot = [
    "e", "es", "s", "x", "le", "les", "lle", "lles", "ne", "nes", "te", "tes", "se", "ses", "sse", "sses", "esse", "esses", "ve", "ves",
    "fe", "fes",
    "ive", "ives", "ice", "ices", "rice", "rices", "trice", "trices", "euse", "euses", "eure", "eures", "ère", "ères", "ière", "ières",
    "ale", "ales",
    "aux", "elle", "elles", "enne", "ennes", "onne", "onnes"
  ].map { Array($0.utf8) }
}

/// The small digits of formulas and units: the `₂` of `CO₂`, the `²` of `m²`.
///
/// Unicode Annex #29 puts a boundary before them; readers type `CO2` and `m2`. Behind longer words a raised digit is the mark of a footnote.
enum RaisedDigits {
  /// The most letters of a formula before its number.
  private static let formula = 3

  /// Bytes of the small digits that follow a word and belong to it; 0 for most.
  @inline(__always)
  static func length(after end: Int, of word: Range<Int>, in text: Span<UInt8>) -> Int {
    guard end < text.count, text[end] >= 0xC2, word.count <= formula else { return 0 }
    return slowLength(after: end, of: word, in: text)
  }

  private static func slowLength(after end: Int, of word: Range<Int>, in text: Span<UInt8>) -> Int {
    guard word.allSatisfy({ WordClass.isLetter(text[$0]) }) else { return 0 }
    var index = end
    while index + 2 < text.count, text[index] == 0xE2, text[index + 1] == 0x82, (0x80...0x89).contains(text[index + 2]) { index += 3 }
    if index > end { return index - end }
    // U+00B2 and U+00B3, behind units of length.
    guard index + 1 < text.count, text[index] == 0xC2, text[index + 1] == 0xB2 || text[index + 1] == 0xB3 else { return 0 }
    return units.contains { text.hasWord($0, in: word) } ? 2 : 0
  }

  private static let units = ["m", "mm", "cm", "dm", "dam", "hm", "km"].map { Array($0.utf8) }
}

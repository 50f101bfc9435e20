/// The French articles, pronouns and conjunctions that lose their vowel before a vowel, such as `l'`, `d'`, `qu'` and `jusqu'`.
enum Elision {
  /// Whether the letters before an apostrophe are an elided word, in any case, that stands before another word.
  ///
  /// `presqu'île` is one word, as are `aujourd'hui` and `prud'homme`, whose first halves are no elided words.
  static func applies(to prefix: Range<Int>, before rest: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard (1...7).contains(prefix.count), !rest.isEmpty, !WordEnding.isPossessive(rest, of: text) else { return false }
    if prefix.count == 1 { return isPronoun(text[prefix.lowerBound]) }
    guard conjunctions.contains(where: { text.hasWord($0, in: prefix) }) else { return false }
    return !(text.hasWord(almost, in: prefix) && islands.contains { text.hasWord($0, in: rest) })
  }

  /// The two words of a segment that is an elided letter, an apostrophe and a plain word, as most elisions are; `nil` for any other.
  @inline(__always)
  static func plainWords(from start: Int, to end: Int, of text: Span<UInt8>) -> (article: PlainWord, rest: (word: PlainWord, bytes: Int))? {
    guard end &- start > 3, isPronoun(text[start]) else { return nil }
    let next = text[start &+ 1]
    let isTypographic = next == 0xE2 && text[start &+ 2] == 0x80 && (text[start &+ 3] == 0x98 || text[start &+ 3] == 0x99)
    guard next == UInt8(ascii: "'") || isTypographic else { return nil }
    let rest = start &+ (isTypographic ? 4 : 2)
    guard rest < end, !WordEnding.isPossessive(rest..<end, of: text), let (word, wordEnd) = PlainWord.read(at: rest, of: text),
      wordEnd == end
    else { return nil }
    return (PlainWord(letter: text[start]), (word, end &- rest))
  }

  /// Whether an ASCII letter is one of `pronouns`.
  @inline(__always) private static func isPronoun(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "l"), UInt8(ascii: "d"), UInt8(ascii: "j"), UInt8(ascii: "m"), UInt8(ascii: "t"), UInt8(ascii: "s"),
      UInt8(ascii: "n"),
      UInt8(ascii: "c"):
      WordClass.isLetter(byte)
    default: false
    }
  }

  private static let conjunctions = ["qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu"].map { Array($0.utf8) }
  private static let almost = Array("presqu".utf8)
  private static let islands = ["île", "îles", "Île", "Îles", "ÎLE", "ÎLES", "ile", "iles"].map { Array($0.utf8) }
}

extension Span<UInt8> {
  /// Whether a range holds exactly these bytes, ASCII letters compared without case.
  func hasWord(_ word: [UInt8], in range: Range<Int>) -> Bool {
    guard word.count == range.count else { return false }
    for (offset, expected) in word.enumerated() {
      let found = self[range.lowerBound + offset]
      guard found == expected || (WordClass.isLetter(found) && found | 0x20 == expected) else { return false }
    }
    return true
  }
}

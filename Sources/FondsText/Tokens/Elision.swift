/// The French articles, pronouns and conjunctions that lose their vowel before a vowel, such as `l'`, `d'`, `qu'` and `jusqu'`.
enum Elision {
  /// Whether the letters before an apostrophe are an elided word, in any case, that stands before another word.
  ///
  /// `presqu'île` is one word, as are `aujourd'hui` and `prud'homme`, whose first halves are no elided words.
  static func applies(to prefix: Range<Int>, before rest: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard (1...7).contains(prefix.count), !rest.isEmpty, !WordEnding.isPossessive(rest, of: text) else { return false }
    if prefix.count == 1 { return pronouns.contains(text[prefix.lowerBound] | 0x20) }
    guard conjunctions.contains(where: { text.hasWord($0, in: prefix) }) else { return false }
    return !(text.hasWord(almost, in: prefix) && islands.contains { text.hasWord($0, in: rest) })
  }

  private static let pronouns = Array("ldjmtsnc".utf8)
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

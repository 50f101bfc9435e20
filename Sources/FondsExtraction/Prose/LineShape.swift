/// What the first and last letters of a line tell about where paragraphs begin and end.
enum LineShape {
  /// Whether a sentence or a title may begin here: a capital letter, perhaps behind an opening quotation mark or bracket.
  static func startsLikeSentence(_ line: ArraySlice<UInt8>) -> Bool {
    var rest = line
    while let opening = openings.first(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(opening.count) }
    guard let first = rest.first else { return false }
    if first < 0x80 { return (0x41...0x5A).contains(first) }
    guard let second = rest.dropFirst().first else { return false }
    // À…Þ, Œ, Ÿ
    return first == 0xC3 ? (0x80...0x9E).contains(second) : first == 0xC5 && (second == 0x92 || second == 0xB8)
  }

  /// Whether the line begins with a digit.
  static func startsWithDigit(_ line: ArraySlice<UInt8>) -> Bool { line.first?.isDigit == true }

  /// Whether the line begins with a lower-case Latin letter.
  static func startsLowercase(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return false }
    if first < 0x80 { return (0x61...0x7A).contains(first) }
    guard let second = line.dropFirst().first else { return false }
    return first == 0xC3 ? (0x9F...0xBF).contains(second) : first == 0xC5 && second == 0x93
  }

  /// Whether a sentence ends with the line: a full stop or its like, perhaps before a closing quotation mark or bracket.
  static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
    endings.contains { trimmed(line).ends(with: $0) }
  }

  /// How many sentences end within the line, behind a word and before another that begins with a capital; numbers and initials end none.
  static func innerSentences(_ line: ArraySlice<UInt8>) -> Int {
    line.indices.dropFirst(2).dropLast(2).count { index in
      (line[index] == UInt8(ascii: ".") || line[index] == UInt8(ascii: "?") || line[index] == UInt8(ascii: "!")) && line[index + 1] == 0x20
        && line[index - 1].isLetterOrHigh && line[index - 2].isLetterOrHigh && startsLikeSentence(line[(index + 2)...])
    }
  }

  /// Whether the line ends with a mark that a title does not end with.
  static func endsLikeProse(_ line: ArraySlice<UInt8>) -> Bool {
    endsSentence(line) && !line.ends(with: question) && !line.ends(with: exclamation) || line.last == UInt8(ascii: ",")
      || line.last == UInt8(ascii: ";")
  }

  /// Whether the line has a letter or digit, any byte above ASCII counting as one.
  static func hasWord(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains { $0.isDigit || $0.isLetter }
  }

  /// The sign a line consists of, if it is a rule or an underline of at least three equal signs.
  static func rule(_ line: ArraySlice<UInt8>) -> UInt8? {
    guard line.count >= 3, let sign = line.first, rules.contains(sign), line.allSatisfy({ $0 == sign }) else { return nil }
    return sign
  }

  /// What an entry of a table of contents says before its dot leaders; `nil` for any other line.
  static func contentsEntry(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let behind = line.reversed().drop { $0.isDigit || $0 == 0x20 }
    guard behind.first == UInt8(ascii: ".") else { return nil }
    let leader = behind.prefix { $0 == UInt8(ascii: ".") || $0 == 0x20 }
    guard leader.count(where: { $0 == UInt8(ascii: ".") }) >= 4 else { return nil }
    let entry = line.prefix(behind.count - leader.count)
    return hasWord(entry) ? entry : nil
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    while let closing = closings.first(where: { rest.ends(with: $0) }) { rest = rest.dropLast(closing.count) }
    return rest
  }

  private static let question = [UInt8(ascii: "?")]
  private static let exclamation = [UInt8(ascii: "!")]
  private static let rules = Set("=-~_*#^+\"'.".utf8)
  private static let openings = utf8(["\"", "(", "[", "« ", "« ", "«", "“", "‘", "„"])
  private static let closings = utf8(["\"", ")", "]", " »", " »", "»", "”", "’"])
  private static let endings = utf8([".", "!", "?", "…", ":"])

  private static func utf8(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}

extension ArraySlice<UInt8> {
  /// Whether the last bytes are these.
  func ends(with suffix: [UInt8]) -> Bool { count >= suffix.count && self[(endIndex - suffix.count)...].elementsEqual(suffix) }
}

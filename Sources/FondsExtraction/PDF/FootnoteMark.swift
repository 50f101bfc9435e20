/// The mark that a footnote begins with: `1`, `1.`, `[1]`, `¹`, `*` or `†` before a capital, a quotation mark or an address.
struct FootnoteMark {
  /// The digits or the sign, without brackets and points.
  let sign: [UInt8]

  init?(_ line: ArraySlice<UInt8>) {
    let isBracketed = line.first == UInt8(ascii: "[") || line.first == UInt8(ascii: "(")
    var rest = isBracketed ? line.dropFirst() : line
    let digits = rest.prefix(3).prefix(while: \.isDigit)
    if !digits.isEmpty {
      sign = Array(digits)
      rest = rest.dropFirst(digits.count)
    } else if let raised = Self.raised(rest) {
      sign = raised
      rest = rest.dropFirst(raised.count)
    } else {
      return nil
    }
    rest = rest.drop { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ".") }.drop { $0 == 0x20 }
    guard rest.count >= 4, LineShape.startsLikeSentence(rest) || AddressShape.ends(rest) else { return nil }
  }

  /// Whether a line is nothing but the number of a note: raised, or up to three digits.
  static func isAlone(_ line: ArraySlice<UInt8>) -> Bool {
    if line.count <= 3, line.allSatisfy(\.isDigit) { return true }
    return raised(line)?.count == line.count
  }

  /// Whether a text refers to the note: the mark between brackets, or glued to a word's end.
  func isReferred(in line: ArraySlice<UInt8>) -> Bool {
    for start in line.indices where line[start] == sign[0] && line[start...].starts(with: sign) {
      let end = start + sign.count
      let before = start > line.startIndex ? line[start - 1] : 0x20
      let after = end < line.endIndex ? line[end] : 0x20
      let isInBrackets =
        before == UInt8(ascii: "[") && after == UInt8(ascii: "]") || before == UInt8(ascii: "(") && after == UInt8(ascii: ")")
      let isGlued = before.isLetterOrHigh && !after.isLetterOrHigh && !after.isDigit
      if isInBrackets || isGlued { return true }
    }
    return false
  }

  /// The superscript digits, or the star or dagger, that a line begins with.
  private static func raised(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    var count = 0
    while count < 9, let sign = Superscript.first(of: line.dropFirst(count)) { count += sign.count }
    if count > 0 { return Array(line.prefix(count)) }
    return signs.first { line.starts(with: $0) }
  }

  private static let signs = "*†‡§".unicodeScalars.map { Array(String($0).utf8) }
}

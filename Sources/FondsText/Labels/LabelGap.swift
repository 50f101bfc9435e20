/// What may stand between two words of a label and what parts them.
enum LabelGap {
  /// Whether a stretch between two tokens joins them: white space, hyphens, apostrophes, quotation marks and slashes, and the endings that belong to no token
  /// (`'s`, `·e·s`); any other punctuation parts.
  static func isJoining(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if byte < 0x80 {
        let isEndingAfterStop = byte == UInt8(ascii: ".") && index + 1 < range.upperBound && WordClass.isLetter(text[index + 1])
        guard joining.contains(byte) || WordClass.isLetter(byte) || isEndingAfterStop else { return false }
        index += 1
      } else if byte == 0xC2 {
        // No-break space, soft hyphen, quotation marks, middle dot.
        guard [0xA0, 0xAB, 0xAD, 0xB7, 0xBB].contains(text[index + 1]) else { return false }
        index += 2
      } else if byte == 0xC3 {
        index += 2
      } else {
        // Hyphens, en dash, quotation marks, narrow no-break space; the em dash parts.
        guard byte == 0xE2, text[index + 1] == 0x80 else { return false }
        let third = text[index + 2]
        guard (0x90...0x93).contains(third) || (0x98...0x9F).contains(third) || third == 0xAF else { return false }
        index += 3
      }
    }
    return true
  }

  private static let joining = Array(" -'\"/\n\t".utf8)
}

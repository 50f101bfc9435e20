/// The stretches of a text that stand between quotation marks: « », “ ”, „ “, ‘ ’ around words, and straight ones in pairs.
package struct QuotedSpans: Sendable, Hashable {
  /// Ranges of UTF-8 bytes in ascending order, the marks themselves left out; inner quotations belong to the outer one.
  package private(set) var ranges: [Range<Int>] = []

  /// Reads a text; a quotation that is not closed counts where the text begins with it, as in a quotation of several paragraphs.
  ///
  /// O(bytes).
  package init(_ text: Span<UInt8>) {
    var depth = 0
    var start = 0
    var isStraight = false
    // How deep the mark „ was, which “ closes.
    var low = 0
    var single: Int?
    var index = 0
    while index < text.count {
      guard Self.mayBegin(text[index]) else {
        index += 1
        continue
      }
      guard let mark = QuotationMark(at: index, of: text) else {
        if depth == 0, !isStraight, let isOpening = Self.single(at: index, of: text) {
          if isOpening {
            single = index + 3
          } else if let start = single {
            ranges.append(start..<index)
            single = nil
          }
        }
        index += 1
        continue
      }
      single = nil
      let length = mark.kind == .straight ? 1 : mark.kind == .guillemets ? 2 : 3
      if mark.kind == .straight {
        if depth == 0 {
          if isStraight {
            ranges.append(start..<index)
            isStraight = false
          } else if index == 0 || !WordClass.isDigit(text[index - 1]) {
            // Behind a figure it is a sign of inches or seconds.
            start = index + length
            isStraight = true
          }
        }
      } else if isStraight {
        // What stands inside straight marks belongs to them.
      } else if mark.opens, depth == 0 || low != depth || mark.kind == .guillemets || text[index + 2] != 0x9C {
        if depth == 0 { start = index + length }
        depth += 1
        if mark.kind == .curved, text[index + 2] == 0x9E { low = depth }
      } else if depth > 0 {
        depth -= 1
        low = min(low, depth)
        if depth == 0 { ranges.append(start..<index) }
      }
      index += length
    }
    if depth > 0 || isStraight, start > 0, start <= 3 { ranges.append(start..<text.count) }
  }

  /// Whether a byte is the first of a quotation mark or of an apostrophe.
  @inline(__always)
  private static func mayBegin(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == 0xC2 || byte == 0xE2 }

  /// Whether ‘ before a word, or ’ behind one, stands at an index and opens; `nil` where neither does: an apostrophe is within a word.
  private static func single(at index: Int, of text: Span<UInt8>) -> Bool? {
    guard text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] | 1 == 0x99 else { return nil }
    let isOpening = text[index + 2] == 0x98
    let isInWord = isOpening ? index > 0 && isWord(text[index - 1]) : index + 3 < text.count && isWord(text[index + 3])
    return isInWord ? nil : isOpening
  }

  /// Whether a byte is of a letter or a digit; of those outside ASCII, every one but the first byte of a mark.
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 ? byte != 0xE2 && byte != 0xC2 : WordClass.isLetter(byte) || WordClass.isDigit(byte)
  }
}

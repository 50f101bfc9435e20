/// The stretches of a text that stand between quotation marks: « », “ ”, „ “, and straight ones in pairs.
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
    var index = 0
    while index < text.count {
      let (mark, length) = Self.mark(at: index, of: text)
      switch mark {
      case .none: break
      case .open:
        if depth == 0 { start = index + length }
        depth += 1
      case .close where depth > 0:
        depth -= 1
        if depth == 0 { ranges.append(start..<index) }
      case .close: break
      case .straight where depth == 0:
        if isStraight { ranges.append(start..<index) } else { start = index + length }
        isStraight.toggle()
      case .straight: break
      }
      index += length
    }
    if depth > 0 || isStraight, start > 0, start <= 3 { ranges.append(start..<text.count) }
  }

  private enum Mark {
    case none, open, close, straight
  }

  @inline(__always)
  private static func mark(at index: Int, of text: Span<UInt8>) -> (Mark, Int) {
    switch text[index] {
    case UInt8(ascii: "\""): return (.straight, 1)
    case 0xC2 where index + 1 < text.count:
      return text[index + 1] == 0xAB ? (.open, 2) : text[index + 1] == 0xBB ? (.close, 2) : (.none, 2)
    case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80:
      switch text[index + 2] {
      case 0x9C, 0x9E: return (.open, 3)
      case 0x9D: return (.close, 3)
      default: return (.none, 3)
      }
    default: return (.none, 1)
    }
  }
}

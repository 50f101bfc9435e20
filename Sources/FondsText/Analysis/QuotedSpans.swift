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
      guard let mark = QuotationMark(at: index, of: text) else {
        index += 1
        continue
      }
      let length = mark.kind == .straight ? 1 : mark.kind == .guillemets ? 2 : 3
      if mark.kind == .straight {
        if depth == 0 {
          if isStraight { ranges.append(start..<index) } else { start = index + length }
          isStraight.toggle()
        }
      } else if isStraight {
        // What stands inside straight marks belongs to them.
      } else if mark.opens {
        if depth == 0 { start = index + length }
        depth += 1
      } else if depth > 0 {
        depth -= 1
        if depth == 0 { ranges.append(start..<index) }
      }
      index += length
    }
    if depth > 0 || isStraight, start > 0, start <= 3 { ranges.append(start..<text.count) }
  }
}

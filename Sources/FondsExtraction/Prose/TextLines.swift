/// One line of a plain text, without the white space at its ends.
struct TextLine: Sendable, Hashable {
  /// Bytes of the text.
  var range: Range<Int>
  /// Columns of white space before it, a tab counting up to the next multiple of eight.
  var indent: Int
  /// Unicode scalars.
  var width: Int

  var isBlank: Bool { range.isEmpty }
}

/// The lines of a text in UTF-8, whatever ends them.
struct TextLines {
  let bytes: [UInt8]
  let lines: [TextLine]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = Self.split(bytes, 0..<bytes.count)
  }

  /// The bytes of a line.
  subscript(line: TextLine) -> ArraySlice<UInt8> { bytes[line.range] }

  /// Cuts a range of bytes into lines at LF, CR, CR LF, vertical tabs and form feeds.
  static func split(_ bytes: [UInt8], _ range: Range<Int>) -> [TextLine] {
    var lines: [TextLine] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, !(0x0A...0x0D).contains(bytes[end]) { end += 1 }
      lines.append(line(bytes, start..<end))
      let isPair = end + 1 < range.upperBound && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    return lines
  }

  private static func line(_ bytes: [UInt8], _ range: Range<Int>) -> TextLine {
    var (start, end, indent) = (range.lowerBound, range.upperBound, 0)
    while start < end {
      switch bytes[start] {
      case 0x09: indent += 8 - indent % 8
      case 0x00...0x20: indent += 1
      default:
        // A no-break space is white space too.
        guard bytes[start] == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 else {
          while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
          var width = 0
          for index in start..<end where bytes[index] & 0xC0 != 0x80 { width += 1 }
          return TextLine(range: start..<end, indent: indent, width: width)
        }
        start += 1
        indent += 1
      }
      start += 1
    }
    return TextLine(range: start..<start, indent: indent, width: 0)
  }
}

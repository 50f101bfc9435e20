/// Removes the marks of Markdown from plain texts that use them: `**strong**` and `[text](target)`.
enum InlineMarks {
  /// Whether a text uses such marks at all: three words behind double stars are no accident.
  static func areUsed(in bytes: [UInt8]) -> Bool {
    var words = 0
    for index in bytes.indices.dropFirst(2) where bytes[index] != star && bytes[index - 1] == star && bytes[index - 2] == star {
      if bytes[index] > 0x20 { words += 1 }
      if words == 3 { return true }
    }
    return false
  }

  /// The text without its marks.
  static func removed(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    // Where the last bracket opened in the output.
    var bracket: Int?
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let next = index + 1 < text.endIndex ? text[index + 1] : 0
      if byte == star, next == star {
        index += 2
        continue
      }
      if byte == UInt8(ascii: "["), bracket == nil { bracket = output.count }
      if byte == UInt8(ascii: "]"), let open = bracket {
        bracket = nil
        if next == UInt8(ascii: "("), let end = text[index...].prefix(2_000).firstIndex(of: UInt8(ascii: ")")) {
          output.remove(at: open)
          index = end + 1
          continue
        }
      }
      output.append(byte)
      index += 1
    }
    return output
  }

  private static let star = UInt8(ascii: "*")
}

/// Removes the marks of pandoc's Markdown that CommonMark takes for text: `{#id .class}`, the brackets of `[text]{.class}`, `:::` lines.
enum PandocMarks {
  /// The text without such marks; most texts have none and come back as they are.
  static func removed(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) || text.hasPrefix(":::") || text.contains("\n:::") else { return text }
    var output: [UInt8] = []
    var brackets: [Int] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{"), let end = attributes(bytes, index) {
        if output.last == UInt8(ascii: "]"), let open = brackets.popLast() {
          output.removeLast()
          output.remove(at: open)
        }
        index = end
        continue
      }
      if byte == UInt8(ascii: ":"), output.isEmpty || output.last == 0x0A, bytes[index...].starts(with: Array(":::".utf8)) {
        index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
        continue
      }
      if byte == UInt8(ascii: "[") { brackets.append(output.count) }
      // A bracket that closes is forgotten unless attributes follow it.
      if byte == UInt8(ascii: "]"), index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "{") { _ = brackets.popLast() }
      output.append(byte)
      index += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The index behind attributes in braces that begin at an index: `{#id}`, `{.class}`, `{key=value}`; `nil` where there are none.
  private static func attributes(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    guard let end = bytes[start...].prefix(512).firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let inside = bytes[(start + 1)..<end]
    guard let first = inside.first, !inside.contains(UInt8(ascii: "{")) else { return nil }
    let isMark = first == UInt8(ascii: "#") || first == UInt8(ascii: ".") || inside.contains(UInt8(ascii: "="))
    return isMark ? end + 1 : nil
  }
}

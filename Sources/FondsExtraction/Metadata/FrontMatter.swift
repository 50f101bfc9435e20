/// The YAML block at the head of a Markdown file: between a line `---` and a line `---` or `...`.
enum FrontMatter {
  /// The ranges of the YAML and of what follows it; `nil` where the text does not begin with such a block.
  static func split(_ text: [UInt8]) -> (yaml: Range<Int>, body: Range<Int>)? {
    guard isFence(text, 0, Array("---".utf8)) else { return nil }
    let start = next(text, 0)
    var line = start
    while line < text.count, line - start <= YAMLDocument.byteLimit {
      if fences.contains(where: { isFence(text, line, $0) }) { return (start..<line, next(text, line)..<text.count) }
      line = next(text, line)
    }
    return nil
  }

  /// Whether the line at an index consists of the fence, white space behind it aside.
  private static func isFence(_ text: [UInt8], _ start: Int, _ fence: [UInt8]) -> Bool {
    text[start...].starts(with: fence)
      && text[(start + fence.count)...].prefix { $0 != 0x0A && $0 != 0x0D }.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The index behind the line that holds an index.
  private static func next(_ text: [UInt8], _ index: Int) -> Int {
    (text[index...].firstIndex(of: 0x0A).map { $0 + 1 }) ?? text.count
  }

  private static let fences = ["---", "..."].map { Array($0.utf8) }
}

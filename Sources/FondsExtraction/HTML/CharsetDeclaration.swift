/// The charset a page says it is written in: by an XML declaration or by a `meta` element among its first bytes.
enum CharsetDeclaration {
  /// How far the declaration is looked for, in bytes; the standard asks authors for 1,024 (HTML Living Standard §4.2.5.4).
  private static let reach = 4096

  /// The name as declared, in lower case; `nil` where there is none in ASCII.
  static func find(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(reach).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if head.starts(with: "<?xml".utf8), let name = value(after: encoding, in: head, from: 5) { return name }
    var open = 0
    while open < head.count {
      if head[open] == UInt8(ascii: "<"), head[open...].starts(with: meta), let name = value(after: charset, in: head, from: open) {
        return name
      }
      open += 1
    }
    return nil
  }

  /// The value that follows a word and an equals sign before the tag ends.
  private static func value(after word: [UInt8], in head: [UInt8], from start: Int) -> String? {
    var index = start
    while index < head.count, head[index] != UInt8(ascii: ">") {
      defer { index += 1 }
      guard head[index] == word[0], head[index...].starts(with: word) else { continue }
      let rest = head[(index + word.count)...].drop(while: isSpace)
      guard rest.first == UInt8(ascii: "=") else { continue }
      let name = rest.dropFirst().drop(while: isSpace).prefix { !isSpace($0) && ![0x3B, 0x3E, 0x2F, 0x3F].contains($0) }
      return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  private static let meta = Array("<meta".utf8)
  private static let charset = Array("charset".utf8)
  private static let encoding = Array("encoding".utf8)
}

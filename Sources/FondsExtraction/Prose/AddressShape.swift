/// How addresses of the web begin.
enum AddressShape {
  /// The beginnings of addresses that name their protocol.
  static let schemes = ["http://", "https://", "ftp://"]
  private static let beginnings = (schemes + ["www."]).map { Array($0.utf8) }

  /// Whether a word, perhaps behind an opening bracket, is an address.
  static func begins(_ word: ArraySlice<UInt8>) -> Bool {
    let core = word.drop { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") }
    return beginnings.contains { core.starts(with: $0) }
  }

  /// Whether a value begins with the name of a protocol.
  static func hasScheme(_ value: String) -> Bool { schemes.contains { value.hasPrefix($0) } }

  /// Whether a line, or its last word, is an address.
  static func ends(_ line: ArraySlice<UInt8>) -> Bool {
    begins(line) || begins(line.suffix(from: line.lastIndex(of: 0x20).map { $0 + 1 } ?? line.startIndex))
  }
}

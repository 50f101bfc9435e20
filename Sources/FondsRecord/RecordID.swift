/// The permanent name of a record: declared by its source, or derived from its root label and relative path.
///
/// 1…200 bytes of UTF-8, no control character, no space at either end.
package struct RecordID: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let value: String

  /// The largest identifier, in bytes of UTF-8.
  package static let byteLimit = 200

  /// Takes a declared identifier; `nil` when it breaks the rules above.
  package init?(_ value: String) {
    guard (1...Self.byteLimit).contains(value.utf8.count) else { return nil }
    if Self.isPlain(value) {
      self.value = value
      return
    }
    guard !value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return nil }
    guard let first = value.unicodeScalars.first, let last = value.unicodeScalars.last else { return nil }
    guard !first.properties.isWhitespace, !last.properties.isWhitespace else { return nil }
    self.value = value
  }

  /// Whether a text is of visible ASCII characters, and so fit without a closer look.
  private static func isPlain(_ value: String) -> Bool {
    for byte in value.utf8 where byte < 0x21 || byte > 0x7E { return false }
    return true
  }

  /// The identifier of an undeclared source.
  ///
  /// - Parameter digest: lower-case hexadecimal SHA-256 of `label`, a NUL byte and the relative path, at least 20 digits.
  package init(sourceDigest digest: String) {
    value = "r-" + digest.prefix(20)
  }

  package static func < (left: RecordID, right: RecordID) -> Bool {
    left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
  }

  package var description: String { value }
}

/// Bytes of a source read as text.
package struct DecodedText: Sendable, Hashable {
  /// The characters, without a byte order mark, and with U+FFFD for what could not be decoded.
  ///
  /// Neither in NFC nor free of control characters.
  package var text: String
  /// The character set it was read in, lower-case (`utf-8`, `utf-16le`, `windows-1252`…).
  package var charset: String
  /// Bytes that could not be decoded.
  package var badBytes: Int
  /// The source declared another character set than its bytes show.
  package var conflict: Bool

  package init(text: String, charset: String, badBytes: Int = 0, conflict: Bool = false) {
    self.text = text
    self.charset = charset
    self.badBytes = badBytes
    self.conflict = conflict
  }
}

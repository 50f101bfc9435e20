/// Tells texts that were encoded twice: UTF-8 read as windows-1252 and written as UTF-8 once more, so that `é` became `Ã©`.
///
/// The first letter of every accented one is then `Ã`, `Â`, `Å` or `â`, and the second a sign or a control that French and English never set behind it.
package struct DoubleEncoding: Sendable {
  /// Pairs that look like one letter encoded twice.
  package private(set) var pairs = 0
  /// Letters beyond ASCII that stand as they should.
  package private(set) var accents = 0

  /// Fewer pairs may be an example in a text about encodings.
  private static let least = 3

  package init() {}

  /// Whether the texts read so far are encoded twice, at least for the larger part.
  package var isFound: Bool { pairs >= Self.least && pairs > accents }

  /// Reads one more text, in time linear in its length.
  package mutating func read(_ text: String) {
    let bytes = text.utf8.span
    var index = 0
    while index + 1 < bytes.count {
      // The letters of U+00C0…U+017F.
      guard bytes[index] >= 0xC3, bytes[index] <= 0xC5 else {
        index += 1
        continue
      }
      let letter = UInt32(bytes[index] & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
      index += 2
      if Self.isLead(letter), Self.isTrail(Self.scalar(at: index, of: bytes), after: letter) {
        pairs += 1
      } else if letter != 0xD7, letter != 0xF7 {
        accents += 1
      }
    }
  }

  /// The scalar that begins at an index of well-formed UTF-8, of two or three bytes; 0 where another stands there, or none.
  private static func scalar(at index: Int, of bytes: Span<UInt8>) -> UInt32 {
    guard index + 1 < bytes.count, bytes[index] >= 0xC2 else { return 0 }
    if bytes[index] < 0xE0 { return UInt32(bytes[index] & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F) }
    guard bytes[index] < 0xF0, index + 2 < bytes.count else { return 0 }
    return UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
  }

  /// Whether windows-1252 reads the first byte of an accented letter, of a ligature or of typographic signs as this letter: Ã, Â, Å or â.
  private static func isLead(_ letter: UInt32) -> Bool { letter == 0xC3 || letter == 0xC2 || letter == 0xC5 || letter == 0xE2 }

  private static func isTrail(_ scalar: UInt32, after lead: UInt32) -> Bool {
    // `€`, its byte as a control, `‚` and `„`.
    if lead == 0xE2 { return [0x20AC, 0x80, 0x201A, 0x201E].contains(scalar) }
    return (0x80...0xBF).contains(scalar) || signs.contains(scalar)
  }

  /// As which windows-1252 reads the bytes 80 to 9F.
  private static let signs = Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars.map(\.value))
}

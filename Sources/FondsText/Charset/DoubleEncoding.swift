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
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return }
    var first: Unicode.Scalar = " "
    for second in text.unicodeScalars {
      if isLead(first), isTrail(second, after: first) {
        pairs += 1
      } else if isLetter(first) {
        accents += 1
      }
      first = second
    }
    if isLetter(first) { accents += 1 }
  }

  /// The letters as which windows-1252 reads the first byte of an accented letter, of a ligature or of typographic signs.
  private func isLead(_ scalar: Unicode.Scalar) -> Bool { scalar == "Ã" || scalar == "Â" || scalar == "Å" || scalar == "â" }

  private func isTrail(_ scalar: Unicode.Scalar, after lead: Unicode.Scalar) -> Bool {
    if lead == "â" { return scalar == "€" || scalar == "\u{80}" || scalar == "‚" || scalar == "„" }
    return (0x80...0xBF).contains(scalar.value) || Self.signs.contains(scalar)
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool { (0xC0...0x17F).contains(scalar.value) && scalar != "×" && scalar != "÷" }

  /// As which windows-1252 reads the bytes 80 to 9F.
  private static let signs = Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars)
}

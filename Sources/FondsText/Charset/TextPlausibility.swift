/// How much a reading of bytes looks like French or English: a wrong character set puts signs inside words and capitals after small letters.
enum TextPlausibility {
  /// The share of the characters beyond ASCII that French or English text would have where they stand; 1 where there are none.
  static func share(of text: String) -> Double {
    var plausible = 0
    var total = 0
    var before: Unicode.Scalar = " "
    var current: Unicode.Scalar = " "
    for next in text.unicodeScalars {
      if !current.isASCII {
        total += 1
        if isPlausible(current, before: before, after: next) { plausible += 1 }
      }
      before = current
      current = next
    }
    if !current.isASCII {
      total += 1
      if isPlausible(current, before: before, after: " ") { plausible += 1 }
    }
    return total == 0 ? 1 : Double(plausible) / Double(total)
  }

  /// Whether a text has C1 controls, which nobody writes.
  static func hasControls(_ text: String) -> Bool { text.unicodeScalars.contains { (0x80...0x9F).contains($0.value) } }

  private static func isPlausible(_ scalar: Unicode.Scalar, before: Unicode.Scalar, after: Unicode.Scalar) -> Bool {
    if small.contains(scalar) { return true }
    if capital.contains(scalar) { return !isSmallLetter(before) }
    if inner.contains(scalar) { return true }
    if sign.contains(scalar) { return !(isLetter(before) && isLetter(after)) }
    return fraction.contains(scalar) && !isLetter(before) && !isLetter(after)
  }

  private static func isSmallLetter(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) || small.contains(scalar) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || small.contains(scalar) || capital.contains(scalar)
  }

  private static let small = Set("àâäçéèêëîïôöùûüœæñáíóúß".unicodeScalars)
  private static let capital = Set("ÀÂÇÉÈÊËÎÏÔÙÛÜŒÆŸ".unicodeScalars)
  /// What may stand between two letters: apostrophe, middle dot, soft hyphen, dashes, no-break space.
  private static let inner = Set("’·–—\u{AD}\u{A0}".unicodeScalars)
  private static let sign = Set("«»°€£‘“”…•§©®™²³×±µªº¿¡‹›\u{202F}".unicodeScalars)
  private static let fraction = Set("½¼¾¹".unicodeScalars)
}

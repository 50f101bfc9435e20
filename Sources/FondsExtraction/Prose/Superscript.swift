/// The raised digits of Unicode, by which notes are numbered.
enum Superscript {
  private static let digits = "¹²³⁴⁵⁶⁷⁸⁹⁰".unicodeScalars.map { Array(String($0).utf8) }

  /// The raised digit that a text begins with, in UTF-8; `nil` where it begins with another sign.
  @inline(__always)
  static func first(of text: ArraySlice<UInt8>) -> [UInt8]? {
    // ¹, ² and ³ begin with C2, the others with E2.
    guard let lead = text.first, lead == 0xC2 || lead == 0xE2 else { return nil }
    return digits.first { text.starts(with: $0) }
  }
}

/// The names of character sets: many spellings, one canonical name.
enum CharsetName {
  static let utf8 = "utf-8"
  static let western = "windows-1252"
  static let latin9 = "iso-8859-15"

  /// The sets in which French text outside the first two choices is found: newer Latin, old Macintosh, old DOS.
  static let neighbours = [latin9, "macintosh", "ibm850"]

  /// The canonical name, lower-case; `nil` for an empty name.
  ///
  /// ASCII and ISO 8859-1 are read as windows-1252, which holds them both (WHATWG Encoding, section 4.2). UTF-16 and UTF-32 show in the bytes; a declaration
  /// that can be read byte by byte is wrong about them and counts as UTF-8 (WHATWG HTML, section 13.2.3.2).
  static func canonical(_ name: String) -> String? {
    let plain = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:".contains($0)) }
    switch plain.replacing("_", with: "-") {
    case "": return nil
    case "utf-8", "utf8", "unicode-1-1-utf-8", "x-utf-8", "cp65001": return utf8
    case let wide
    where wide.hasPrefix("utf-16") || wide.hasPrefix("utf16") || wide.hasPrefix("utf-32") || wide == "unicode" || wide.contains("ucs-2"):
      return utf8
    case "windows-1252", "cp1252", "cp-1252", "x-cp1252", "1252", "ansi", "ascii", "us-ascii", "ansi-x3.4-1968", "latin1", "latin-1", "l1",
      "iso-8859-1",
      "iso8859-1", "iso88591", "8859-1", "iso-8859-1:1987", "cp819", "ibm819", "iso-ir-100":
      return western
    case "iso-8859-15", "iso8859-15", "iso885915", "8859-15", "latin9", "latin-9", "l9": return latin9
    case "macintosh", "mac", "macroman", "mac-roman", "x-mac-roman": return "macintosh"
    case "cp850", "ibm850", "850": return "ibm850"
    case let other: return other
    }
  }
}

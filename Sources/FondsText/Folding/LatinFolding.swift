/// The folded form of every letter up to U+017F, in one look-up.
enum LatinFolding {
  /// Marks a scalar that goes to ICU: signs and fractions that stand in no Latin word.
  static let unknown: UInt32 = .max

  /// For each scalar its folded bytes, the first in the lowest byte, and their number in the highest.
  static let table: InlineArray<0x180, UInt32> = {
    var table = InlineArray<0x180, UInt32>(repeating: unknown)
    for scalar in 0..<0x80 { table[scalar] = packed([UInt8(scalar)]) }
    for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") { table[Int(letter)] = packed([letter | 0x20]) }
    for (folded, letters) in letters {
      for scalar in letters.unicodeScalars { table[Int(scalar.value)] = packed(Array(folded.utf8)) }
    }
    return table
  }()

  /// The folded form of a letter U+00C0…U+00FF by its second byte, packed like those of `table`; of the two signs among them, none.
  @inline(__always) static func latin1(_ second: UInt8) -> UInt32 { table[0xC0 | Int(second & 0x3F)] }

  private static func packed(_ bytes: [UInt8]) -> UInt32 {
    bytes.enumerated().reduce(UInt32(bytes.count) << 24) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
  }

  private static let letters: [(folded: String, letters: String)] = [
    ("", "\u{AD}"), ("a", "ªÀÁÂÃÄÅàáâãäåĀāĂăĄą"), ("ae", "Ææ"), ("c", "ÇçĆćĈĉĊċČč"), ("d", "ÐðĎďĐđ"), ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚě"),
    ("g", "ĜĝĞğĠġĢģ"),
    ("h", "ĤĥĦħ"), ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİı"), ("ij", "Ĳĳ"), ("j", "Ĵĵ"), ("k", "Ķķĸ"), ("l", "ĹĺĻļĽľŁł"), ("l·", "Ŀŀ"),
    ("n", "ÑñŃńŅņŇňŊŋ"), ("'n", "ŉ"),
    ("o", "ºÒÓÔÕÖØòóôõöøŌōŎŏŐő"), ("oe", "Œœ"), ("r", "ŔŕŖŗŘř"), ("s", "ŚśŜŝŞşŠšſ"), ("ss", "ß"), ("t", "ŢţŤťŦŧ"), ("th", "Þþ"),
    ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų"), ("w", "Ŵŵ"), ("y", "ÝýÿŶŷŸ"), ("z", "ŹźŻżŽž"), ("μ", "µ")
  ]
}

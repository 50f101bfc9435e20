/// The bullet or number before a list item of a plain text.
struct ListMarker: Sendable, Hashable {
  /// Bytes up to the text of the item: the marker and the white space behind it.
  var length: Int
  /// Numbers and letters are part of what the item says; bullets are not.
  var isNumber: Bool

  /// Finds the marker at the start of a line without its indentation.
  init?(_ line: ArraySlice<UInt8>) {
    guard let first = line.first else { return nil }
    let marker =
      switch first {
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "o"): (1, false)
      case 0xC2: (line.starts(with: [0xC2, 0xB7]) ? 2 : 0, false)
      case 0xE2: (Self.bullets.contains(Array(line.prefix(3))) ? 3 : 0, false)
      case 0xEF: (Self.symbols.contains(Array(line.prefix(3))) ? 3 : 0, false)
      default: (Self.number(line), true)
      }
    guard marker.0 > 0 else { return nil }
    let rest = line.dropFirst(marker.0)
    let space = rest.prefix { $0 == 0x20 || $0 == 0x09 }.count + (rest.starts(with: [0xC2, 0xA0]) ? 2 : 0)
    // A symbol that is nothing but a bullet needs no space behind it.
    guard rest.count > space, space > 0 || (!marker.1 && marker.0 == 3 && !Self.dashes.contains(Array(line.prefix(3)))) else { return nil }
    length = marker.0 + space
    isNumber = marker.1
  }

  /// The length of `12.`, `12)`, `(12)`, `a)` or `(a)` at the start of a line; 0 without one.
  private static func number(_ line: ArraySlice<UInt8>) -> Int {
    let isOpened = line.first == UInt8(ascii: "(")
    let digits = line.dropFirst(isOpened ? 1 : 0)
    var count = digits.prefix(4).prefix(while: \.isDigit).count
    let isLetter = count == 0 && digits.first.map { (0x61...0x7A).contains($0) } == true
    if isLetter { count = 1 }
    guard count > 0, count <= 3, let end = digits.dropFirst(count).first else { return 0 }
    let isClosed = end == UInt8(ascii: ")") || (end == UInt8(ascii: ".") && !isOpened && !isLetter)
    return isClosed ? count + 1 + (isOpened ? 1 : 0) : 0
  }

  /// Whether a bullet is also a sign of sentences or a letter: a dash, `o`, `+`, `*`.
  static func isAmbiguous(_ bullet: [UInt8]) -> Bool { bullet.count == 1 || dashes.contains(bullet) }

  private static let dashes: Set<[UInt8]> = utf8("–—")
  private static let bullets: Set<[UInt8]> = utf8("–—•‣◦⁃▪▫■□●○►▶➢➤✓✔❖★☐∙")
  /// The private-use places of bullets in symbol fonts, as PDFs show them.
  private static let symbols: Set<[UInt8]> = utf8("\u{F0B7}\u{F0A7}\u{F0D8}\u{F076}\u{F02D}\u{F0FC}\u{F06C}\u{F06E}")

  private static func utf8(_ scalars: String) -> Set<[UInt8]> { Set(scalars.unicodeScalars.map { Array(String($0).utf8) }) }
}

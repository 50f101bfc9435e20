/// Undoes what printing did to the spaces and line breaks of a text, in one pass over its bytes.
///
/// - The line breaks that browsers put behind every soft hyphen, also where the line goes on: where it really ends, a visible hyphen
///   stands behind the break. In texts without that pair a soft hyphen at the end of a line is the hyphen itself, and stays.
/// - The gap of `L ’eau`, which is none: a wide letter before an apostrophe that is drawn far under it.
/// - The missing space between a word and the raised number of a note, `commune²` and `²Voir`; short words may be units, such as `km²`.
enum PrintedSpacing {
  /// The fewest letters of a word that is no unit.
  private static let shortestWord = 4

  static func undone(_ bytes: [UInt8]) -> [UInt8] {
    let hasUnseenBreaks = hasUnseenBreaks(bytes)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 64)
    var index = 0
    // Letters of the word so far, counting bytes.
    var letters = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        output.append(byte)
        let isLetter = byte.isASCIILetter
        let isGap = byte == UInt8(ascii: "L") && letters == 0 && gaps.contains { bytes[index...].starts(with: $0) }
        letters = isLetter ? letters + 1 : 0
        index += isGap ? 2 : 1
      } else if hasUnseenBreaks, byte == softBreak[0], bytes[index...].starts(with: softBreak) {
        index += softBreak.count
        if let hyphen = visible.first(where: { bytes[index...].starts(with: $0) }) {
          output += softBreak
          index += hyphen.count
        }
      } else if let sign = Superscript.first(of: bytes[index...]) {
        let isFirst = output.last.map { $0 <= 0x20 } ?? true
        if letters >= shortestWord { output.append(0x20) }
        output += sign
        index += sign.count
        letters = 0
        let next = index < bytes.count ? bytes[index] : 0x20
        if isFirst, (0x41...0x5A).contains(next) { output.append(0x20) }
      } else {
        output.append(byte)
        letters = byte == 0xC2 || byte == 0xE2 ? 0 : letters + 1
        index += 1
      }
    }
    return output
  }

  /// Whether a visible hyphen stands behind a break at a soft one.
  private static func hasUnseenBreaks(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index + softBreak.count < bytes.count {
      if bytes[index] == softBreak[0], bytes[index + 1] == softBreak[1], bytes[index + 2] == softBreak[2] {
        index += softBreak.count
        if visible.contains(where: { bytes[index...].starts(with: $0) }) { return true }
      } else {
        index += 1
      }
    }
    return false
  }

  /// A soft hyphen before a line feed.
  private static let softBreak: [UInt8] = [0xC2, 0xAD, 0x0A]
  /// The hyphens that browsers draw, before a line feed.
  private static let visible: [[UInt8]] = [[0xE2, 0x80, 0x90, 0x0A], [0x2D, 0x0A]]
  private static let gaps = ["L '", "L ’"].map { Array($0.utf8) }
}

internal import FondsText

/// A word, a number or a mark of a text, as the finder of dates sees it.
struct DateToken: Equatable {
  enum Kind: Equatable {
    /// `digits` as written; `1er` and `14th` are numbers too.
    case number(Int, digits: Int)
    case month(Int)
    case weekday
    /// A word, folded; `nil` where it is too long to matter.
    case word(String?)
    /// A character that is neither; every dash is `-`, every other character outside ASCII is 0.
    case mark(UInt8)
  }

  var kind: Kind
  /// Whether the name of a month is written as the English verb: `may`, `march`.
  var isVerb = false
  /// Where it stands in the text, in UTF-8 bytes.
  var range: Range<Int>

  /// The folded word, else `nil`.
  var word: String? { if case .word(let word) = kind { word } else { nil } }

  /// Whether the token is this mark.
  func isMark(_ character: Unicode.Scalar) -> Bool { kind == .mark(UInt8(truncatingIfNeeded: character.value)) }

  /// Bytes of a word that may matter.
  private static let wordLimit = 24
  private static let weekdays: Set<String> = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday"
  ]
  private static let ordinals: Set<String> = ["er", "st", "nd", "rd", "th", "e", "eme"]

  /// Cuts a text into tokens, at most `limit` of them; white space belongs to none.
  static func tokens(of text: Span<UInt8>, limit: Int = 4_000) -> [DateToken] {
    var tokens: [DateToken] = []
    var index = 0
    while index < text.count, tokens.count < limit {
      let start = index
      let byte = text[index]
      if byte <= 0x20 {
        index += 1
      } else if isDigit(byte) {
        while index < text.count, isDigit(text[index]) { index += 1 }
        var value = 0
        for place in start..<min(index, start + 9) { value = value * 10 + Int(text[place] - 0x30) }
        let digits = index - start
        // The ending of an ordinal is part of the number; any other letters make a word of it: `2e` is one, `3D` is not.
        let end = wordEnd(text, from: index)
        if end > index, let ending = folded(text, index..<end), !ordinals.contains(ending), ending.first != "t" || digits > 2 {
          tokens.append(DateToken(kind: .word(nil), range: start..<end))
          index = end
        } else {
          if end > index, let ending = folded(text, index..<end), ordinals.contains(ending) { index = end }
          tokens.append(DateToken(kind: .number(value, digits: digits), range: start..<index))
        }
      } else if isLetter(text, index) {
        index = wordEnd(text, from: index)
        let word = folded(text, start..<index)
        let kind: Kind = word.map { weekdays.contains($0) ? .weekday : MonthNames.numbers[$0].map(Kind.month) ?? .word($0) } ?? .word(nil)
        let isVerb = word == "march" && byte == UInt8(ascii: "m") || word == "may" && byte == UInt8(ascii: "m")
        tokens.append(DateToken(kind: kind, isVerb: isVerb, range: start..<index))
      } else {
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        index = min(text.count, index + length)
        // A no-break space is white space; U+2010…U+2015 and U+2212 are dashes.
        if byte == 0xC2, index == start + 2, text[start + 1] == 0xA0 { continue }
        if byte == 0xE2, index == start + 3, text[start + 1] == 0x80, text[start + 2] == 0xAF || text[start + 2] <= 0x8A { continue }
        tokens.append(DateToken(kind: .mark(mark(text, start..<index)), range: start..<index))
      }
    }
    return tokens
  }

  private static func mark(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt8 {
    if range.count == 1 { return text[range.lowerBound] }
    guard range.count == 3, text[range.lowerBound] == 0xE2 else { return 0 }
    let (second, third) = (text[range.lowerBound + 1], text[range.lowerBound + 2])
    if second == 0x80 && (0x90...0x95).contains(third) || second == 0x88 && third == 0x92 { return UInt8(ascii: "-") }
    return second == 0x80 && third == 0xA6 ? UInt8(ascii: ".") : 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether a letter begins at an index: of ASCII, or of the Latin supplements; superscripts of ordinals (`1ᵉʳ`) count.
  private static func isLetter(_ text: Span<UInt8>, _ index: Int) -> Bool {
    let byte = text[index]
    if byte < 0x80 { return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
    if byte == 0xE1 { return true }
    return byte >= 0xC3 && byte < 0xE0 && !(byte == 0xC3 && index + 1 < text.count && text[index + 1] | 0x20 == 0xB7)
  }

  private static func wordEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count, isLetter(text, index) {
      let byte = text[index]
      index = min(text.count, index + (byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3))
    }
    return index
  }

  private static func folded(_ text: Span<UInt8>, _ range: Range<Int>) -> String? {
    range.count <= wordLimit ? String(decoding: Folding.fold(text.extracting(range)), as: UTF8.self) : nil
  }
}

/// Cuts one word of Unicode Annex #29 into the tokens that a reader sees in it.
enum WordSplitter {
  /// The tokens of the word in a range of well-formed UTF-8, in order; none where it has neither letter nor digit.
  static func tokens(from start: Int, to end: Int, of text: Span<UInt8>) -> [Token] {
    var tokens: [Token] = []
    var piece = start
    var index = start
    while index < end {
      let length = scalarLength(text[index])
      if isSeparator(at: index, length: length, of: text) {
        splitAtDots(piece..<index, of: text, into: &tokens)
        piece = index + length
      }
      index += length
    }
    splitAtDots(piece..<end, of: text, into: &tokens)
    return tokens
  }

  private static func scalarLength(_ first: UInt8) -> Int {
    if first < 0x80 { return 1 }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  /// Colons, and the joiners (ExtendNumLet): underscores and the narrow no-break space that French typography sets beside `;:!?«»` and in numbers.
  private static func isSeparator(at index: Int, length: Int, of text: Span<UInt8>) -> Bool {
    switch length {
    case 1: text[index] == UInt8(ascii: "_") || text[index] == UInt8(ascii: ":")
    case 3: separators.contains { $0.0 == text[index] && $0.1 == text[index + 1] && $0.2 == text[index + 2] }
    default: false
    }
  }

  /// U+202F, U+203F, U+2040, U+2054, U+2027, U+FE13, U+FE33, U+FE34, U+FE4D…U+FE4F, U+FE55, U+FF1A, U+FF3F.
  private static let separators: [(UInt8, UInt8, UInt8)] = [
    (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0xBF), (0xE2, 0x81, 0x80), (0xE2, 0x81, 0x94), (0xE2, 0x80, 0xA7), (0xEF, 0xB8, 0x93),
    (0xEF, 0xB8, 0xB3), (0xEF, 0xB8, 0xB4), (0xEF, 0xB9, 0x8D), (0xEF, 0xB9, 0x8E), (0xEF, 0xB9, 0x8F), (0xEF, 0xB9, 0x95),
    (0xEF, 0xBC, 0x9A), (0xEF, 0xBC, 0xBF)
  ]

  // MARK: Dots

  /// Cuts at full stops and middle dots between letters, unless the parts are an acronym; drops the endings of inclusive writing.
  private static func splitAtDots(_ piece: Range<Int>, of text: Span<UInt8>, into tokens: inout [Token]) {
    guard hasDot(piece, of: text) else {
      splitAtApostrophes(piece, of: text, into: &tokens)
      return
    }
    let word = takeElisions(piece, of: text, into: &tokens)
    let parts = dottedParts(word, of: text)
    if parts.count > 1, parts.allSatisfy({ $0.count == scalarLength(text[$0.lowerBound]) }) {
      tokens.append(Token(start: word.lowerBound, end: word.upperBound, kind: .acronym))
      return
    }
    var next = 0
    while next < parts.count {
      let base = parts[next]
      splitAtApostrophes(base, of: text, into: &tokens)
      next += 1
      if base.count > 1 { next += WordEnding.inclusiveCount(parts[next...], of: text) }
    }
  }

  private static func hasDot(_ piece: Range<Int>, of text: Span<UInt8>) -> Bool {
    piece.contains { text[$0] == UInt8(ascii: ".") || (text[$0] == 0xB7 && text[$0 - 1] == 0xC2) }
  }

  private static func dottedParts(_ piece: Range<Int>, of text: Span<UInt8>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = piece.lowerBound
    for index in piece {
      let isStop = text[index] == UInt8(ascii: ".") && !isDigitPair(around: index, piece, of: text)
      let isMiddleDot = text[index] == 0xB7 && index > piece.lowerBound && text[index - 1] == 0xC2
      guard isStop || isMiddleDot else { continue }
      let end = isStop ? index : index - 1
      if end > start { parts.append(start..<end) }
      start = index + 1
    }
    if start < piece.upperBound { parts.append(start..<piece.upperBound) }
    return parts
  }

  private static func isDigitPair(around index: Int, _ piece: Range<Int>, of text: Span<UInt8>) -> Bool {
    index > piece.lowerBound && index + 1 < piece.upperBound && WordClass.isDigit(text[index - 1]) && WordClass.isDigit(text[index + 1])
  }

  // MARK: Apostrophes

  /// Makes tokens of the elided words at the start of a piece; returns what is left of it.
  private static func takeElisions(_ piece: Range<Int>, of text: Span<UInt8>, into tokens: inout [Token]) -> Range<Int> {
    var start = piece.lowerBound
    while let apostrophe = firstApostrophe(start..<piece.upperBound, of: text),
      Elision.applies(to: start..<apostrophe.lowerBound, before: apostrophe.upperBound..<piece.upperBound, of: text)
    {
      tokens.append(Token(start: start, end: apostrophe.lowerBound, kind: .elision))
      start = apostrophe.upperBound
    }
    return start..<piece.upperBound
  }

  /// Makes tokens of the elided words and of the word after them, without its English possessive.
  private static func splitAtApostrophes(_ piece: Range<Int>, of text: Span<UInt8>, into tokens: inout [Token]) {
    let word = takeElisions(piece, of: text, into: &tokens)
    var rest = word
    while let apostrophe = firstApostrophe(rest, of: text) {
      rest = apostrophe.upperBound..<word.upperBound
      if WordEnding.isPossessive(rest, of: text), apostrophe.lowerBound > word.lowerBound {
        tokens.append(Token(start: word.lowerBound, end: apostrophe.lowerBound))
        return
      }
    }
    if !word.isEmpty { tokens.append(Token(start: word.lowerBound, end: word.upperBound)) }
  }

  /// The first apostrophe of a range: U+0027, U+2018, U+2019, U+02BC or U+FF07.
  private static func firstApostrophe(_ range: Range<Int>, of text: Span<UInt8>) -> Range<Int>? {
    for index in range {
      switch text[index] {
      case UInt8(ascii: "'"): return index..<index + 1
      case 0xE2 where text[index + 1] == 0x80 && (text[index + 2] == 0x98 || text[index + 2] == 0x99): return index..<index + 3
      case 0xCA where text[index + 1] == 0xBC: return index..<index + 2
      case 0xEF where text[index + 1] == 0xBC && text[index + 2] == 0x87: return index..<index + 3
      default: continue
      }
    }
    return nil
  }
}

/// Cuts one word of Unicode Annex #29 into the tokens that a reader sees in it.
enum WordSplitter {
  /// Calls `body` with the tokens of the word in a range of well-formed UTF-8, in order; none where it has neither letter nor digit.
  static func forEachToken(from start: Int, to end: Int, of text: Span<UInt8>, _ body: (Token) -> Void) {
    var piece = start
    var index = start
    while index < end {
      let length = scalarLength(text[index])
      if isSeparator(at: index, length: length, of: text) {
        split(piece..<index, of: text, body)
        piece = index + length
      }
      index += length
    }
    split(piece..<end, of: text, body)
  }

  private static func scalarLength(_ first: UInt8) -> Int {
    if first < 0x80 { return 1 }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  /// Colons, and the joiners (ExtendNumLet): underscores and the narrow no-break space that French typography sets beside `;:!?«»` and in numbers.
  private static func isSeparator(at index: Int, length: Int, of text: Span<UInt8>) -> Bool {
    switch length {
    case 1: text[index] == UInt8(ascii: "_") || text[index] == UInt8(ascii: ":")
    case 3: isWideSeparator(text[index], text[index + 1], text[index + 2])
    default: false
    }
  }

  /// U+202F, U+203F, U+2040, U+2054, U+2027, U+FE13, U+FE33, U+FE34, U+FE4D…U+FE4F, U+FE55, U+FF1A, U+FF3F.
  private static func isWideSeparator(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE2, 0x80): third == 0xAF || third == 0xBF || third == 0xA7
    case (0xE2, 0x81): third == 0x80 || third == 0x94
    case (0xEF, 0xB8): third == 0x93 || third == 0xB3 || third == 0xB4
    case (0xEF, 0xB9): (0x8D...0x8F).contains(third) || third == 0x95
    case (0xEF, 0xBC): third == 0x9A || third == 0xBF
    default: false
    }
  }

  /// Cuts a piece between separators at its dots and apostrophes; most have none.
  private static func split(_ piece: Range<Int>, of text: Span<UInt8>, _ body: (Token) -> Void) {
    var hasDot = false
    var mayHaveApostrophe = false
    for index in piece {
      let byte = text[index]
      hasDot = hasDot || byte == UInt8(ascii: ".") || (byte == 0xB7 && text[index - 1] == 0xC2)
      mayHaveApostrophe = mayHaveApostrophe || byte == UInt8(ascii: "'") || byte >= 0xCA
    }
    if hasDot {
      splitAtDots(piece, of: text, body)
    } else if mayHaveApostrophe {
      splitAtApostrophes(piece, of: text, body)
    } else if !piece.isEmpty {
      body(Token(start: piece.lowerBound, end: piece.upperBound))
    }
  }

  // MARK: Dots

  /// Cuts at full stops and middle dots between letters, unless the parts are an acronym; drops the endings of inclusive writing.
  private static func splitAtDots(_ piece: Range<Int>, of text: Span<UInt8>, _ body: (Token) -> Void) {
    let word = takeElisions(piece, of: text, body)
    if isAcronym(word, of: text) {
      body(Token(start: word.lowerBound, end: word.upperBound, kind: .acronym))
      return
    }
    var part = nextPart(from: word.lowerBound, in: word, of: text)
    while let base = part {
      splitAtApostrophes(base, of: text, body)
      part = nextPart(from: base.upperBound, in: word, of: text)
      guard base.count > 1 else { continue }
      while let ending = part, WordEnding.isInclusive(ending, of: text) { part = nextPart(from: ending.upperBound, in: word, of: text) }
    }
  }

  /// Whether a word is two letters or more with dots between them.
  private static func isAcronym(_ word: Range<Int>, of text: Span<UInt8>) -> Bool {
    var count = 0
    var next = nextPart(from: word.lowerBound, in: word, of: text)
    while let part = next {
      guard part.count == scalarLength(text[part.lowerBound]) else { return false }
      count += 1
      next = nextPart(from: part.upperBound, in: word, of: text)
    }
    return count > 1
  }

  /// The next stretch without a dot, from the start of a word or the end of the part before; `nil` after the last.
  private static func nextPart(from start: Int, in word: Range<Int>, of text: Span<UInt8>) -> Range<Int>? {
    var first = start
    while first < word.upperBound, let length = dotLength(at: first, in: word, of: text) { first += length }
    guard first < word.upperBound else { return nil }
    var end = first + 1
    while end < word.upperBound, dotLength(at: end, in: word, of: text) == nil { end += 1 }
    return first..<end
  }

  /// The bytes of the dot at an index that parts letters; `nil` where there is none: a full stop between digits parts nothing.
  private static func dotLength(at index: Int, in word: Range<Int>, of text: Span<UInt8>) -> Int? {
    switch text[index] {
    case UInt8(ascii: "."): isDigitPair(around: index, word, of: text) ? nil : 1
    case 0xC2 where index + 1 < word.upperBound && text[index + 1] == 0xB7: 2
    default: nil
    }
  }

  private static func isDigitPair(around index: Int, _ piece: Range<Int>, of text: Span<UInt8>) -> Bool {
    index > piece.lowerBound && index + 1 < piece.upperBound && WordClass.isDigit(text[index - 1]) && WordClass.isDigit(text[index + 1])
  }

  // MARK: Apostrophes

  /// Makes tokens of the elided words at the start of a piece; returns what is left of it.
  private static func takeElisions(_ piece: Range<Int>, of text: Span<UInt8>, _ body: (Token) -> Void) -> Range<Int> {
    var start = piece.lowerBound
    while let apostrophe = firstApostrophe(start..<piece.upperBound, of: text),
      Elision.applies(to: start..<apostrophe.lowerBound, before: apostrophe.upperBound..<piece.upperBound, of: text)
    {
      body(Token(start: start, end: apostrophe.lowerBound, kind: .elision))
      start = apostrophe.upperBound
    }
    return start..<piece.upperBound
  }

  /// Makes tokens of the elided words and of the word after them, without its English possessive.
  private static func splitAtApostrophes(_ piece: Range<Int>, of text: Span<UInt8>, _ body: (Token) -> Void) {
    let word = takeElisions(piece, of: text, body)
    var rest = word
    while let apostrophe = firstApostrophe(rest, of: text) {
      rest = apostrophe.upperBound..<word.upperBound
      if WordEnding.isPossessive(rest, of: text), apostrophe.lowerBound > word.lowerBound {
        body(Token(start: word.lowerBound, end: apostrophe.lowerBound))
        return
      }
    }
    if !word.isEmpty { body(Token(start: word.lowerBound, end: word.upperBound)) }
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

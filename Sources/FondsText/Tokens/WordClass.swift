/// The word-break classes of Unicode Annex #29, table 3, for the characters that the fast path knows.
///
/// They are the Latin letters up to U+02AF and those of Latin Extended Additional, Greek and Cyrillic letters, the general punctuation without format
/// controls, the currency signs, and the arrows, symbols and dingbats from U+2190 on that are no letters.
/// Everything else is `foreign` and goes to ICU.
enum WordClass: UInt8 {
  case other
  /// ALetter.
  case letter
  /// Numeric.
  case digit
  /// ExtendNumLet: underscores, and the narrow no-break space of French typography.
  case joiner
  /// MidLetter: colon, middle dot.
  case midLetter
  /// MidNum: comma, semicolon, fraction slash.
  case midNumber
  /// MidNumLet and Single_Quote: full stop and apostrophes.
  case midBoth
  /// Format: of these the fast path knows the soft hyphen alone.
  case format
  case foreign
}

/// A class with the length of its character in bytes.
struct ClassifiedCharacter {
  var wordClass: WordClass
  var length: Int
}

extension WordClass {
  /// Whether an ASCII byte is a letter.
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether an ASCII byte is a digit.
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The class of the character that starts at an index of well-formed UTF-8.
  static func at(_ index: Int, of text: Span<UInt8>) -> ClassifiedCharacter {
    let first = text[index]
    switch first {
    case 0..<0x80: return ClassifiedCharacter(wordClass: ascii(first), length: 1)
    case 0xC2: return ClassifiedCharacter(wordClass: latinPunctuation(text[index + 1]), length: 2)
    case 0xC3:
      let second = text[index + 1]
      return ClassifiedCharacter(wordClass: second == 0x97 || second == 0xB7 ? .other : .letter, length: 2)
    case 0xC4...0xC9: return ClassifiedCharacter(wordClass: .letter, length: 2)
    case 0xE2: return ClassifiedCharacter(wordClass: symbol(text[index + 1], text[index + 2]), length: 3)
    case 0xCA..<0xE0: return ClassifiedCharacter(wordClass: isFurtherLetter(first, text[index + 1]) ? .letter : .foreign, length: 2)
    case 0xE1 where (0xB8...0xBB).contains(text[index + 1]):
      // Latin Extended Additional, U+1E00…U+1EFF.
      return ClassifiedCharacter(wordClass: .letter, length: 3)
    case 0xE0..<0xF0: return ClassifiedCharacter(wordClass: .foreign, length: 3)
    default: return ClassifiedCharacter(wordClass: .foreign, length: 4)
    }
  }

  private static func ascii(_ byte: UInt8) -> WordClass {
    if isLetter(byte) { return .letter }
    if isDigit(byte) { return .digit }
    switch byte {
    case UInt8(ascii: "_"): return .joiner
    case UInt8(ascii: ":"): return .midLetter
    case UInt8(ascii: ","), UInt8(ascii: ";"): return .midNumber
    case UInt8(ascii: "."), UInt8(ascii: "'"): return .midBoth
    default: return .other
    }
  }

  /// U+0080…U+00BF.
  private static func latinPunctuation(_ second: UInt8) -> WordClass {
    switch second {
    case 0xAA, 0xB5, 0xBA: .letter
    case 0xAD: .format
    case 0xB7: .midLetter
    default: .other
    }
  }

  /// Letters of U+0280…U+02AF, of Greek (U+0386…U+03FF) and of Cyrillic (U+0400…U+052F).
  private static func isFurtherLetter(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xCA: second < 0xB0
    case 0xCE: second >= 0xA3 || (0x8E...0xA1).contains(second) || (0x88...0x8A).contains(second) || second == 0x86 || second == 0x8C
    case 0xCF: second != 0xB6
    case 0xD0, 0xD1, 0xD3: true
    case 0xD2: !(0x82...0x89).contains(second)
    case 0xD4: second < 0xB0
    default: false
    }
  }

  /// U+2000…U+2BFF, from the second and third byte.
  private static func symbol(_ second: UInt8, _ third: UInt8) -> WordClass {
    let scalar = 0x2000 | (Int(second & 0x3F) << 6) | Int(third & 0x3F)
    switch scalar {
    case 0x2018, 0x2019, 0x2024: return .midBoth
    case 0x2027: return .midLetter
    case 0x202F, 0x203F, 0x2040, 0x2054: return .joiner
    case 0x2044: return .midNumber
    case 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x209F, 0x20C1...0x218F: return .foreign
    case 0x2000...0x23FF, 0x2500...0x2BFF: return .other
    default: return .foreign
    }
  }
}

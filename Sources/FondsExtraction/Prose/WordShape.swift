/// What the letters of one token say: a word of a language, the noise of bad character recognition, or neither.
enum WordShape {
  case word, noise, neutral

  /// Judges a token without white space.
  init(_ token: ArraySlice<UInt8>) {
    let core = Self.trimmed(token)
    guard let shape = Shape(core) else {
      self = .neutral
      return
    }
    self = shape.isNoise ? .noise : shape.letters < 2 ? .neutral : .word
  }

  /// The token without punctuation at its ends.
  private static func trimmed(_ token: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var (start, end) = (token.startIndex, token.endIndex)
    while start < end, isPunctuation(token[start]) { start += 1 }
    while end > start, isPunctuation(token[end - 1]) { end -= 1 }
    return token[start..<end]
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: ","),
      UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
      true
    default: false
    }
  }

  /// The counts of a Latin token; `nil` for numbers, addresses and other scripts.
  private struct Shape {
    var letters = 0
    private var capitals = 0
    private var vowels = 0
    private var signs = 0
    private var digits = 0
    /// Steps from a small letter to a capital, and between letters and digits.
    private var breaks = 0
    private var consonants = 0
    private var mostConsonants = 0
    private var repeated = 1
    private var mostRepeated = 1

    private enum Kind { case small, capital, digit, sign }

    init?(_ token: ArraySlice<UInt8>) {
      guard !token.isEmpty, !token.contains(UInt8(ascii: "@")), token.count <= 40 else { return nil }
      var last: (kind: Kind, byte: UInt8)?
      var index = token.startIndex
      while index < token.endIndex {
        let byte = token[index]
        // Latin letters with marks are two bytes of C3…C5; they count as vowels, which most are.
        if byte >= 0xC3, byte <= 0xC5, index + 1 < token.endIndex {
          note(.small, byte, isVowel: true, after: &last)
          index += 2
          continue
        }
        guard byte < 0x80 else { return nil }
        switch byte {
        case 0x61...0x7A: note(.small, byte, isVowel: Self.isVowel(byte), after: &last)
        case 0x41...0x5A: note(.capital, byte | 0x20, isVowel: Self.isVowel(byte | 0x20), after: &last)
        case 0x30...0x39: note(.digit, byte, isVowel: false, after: &last)
        default: note(.sign, byte, isVowel: false, after: &last)
        }
        index += 1
      }
      // Numbers, addresses and signs by themselves say nothing.
      guard letters > 0, signs <= 1 || signs * 2 > letters else { return nil }
    }

    private mutating func note(_ kind: Kind, _ byte: UInt8, isVowel: Bool, after last: inout (kind: Kind, byte: UInt8)?) {
      switch kind {
      case .small, .capital:
        letters += 1
        if kind == .capital { capitals += 1 }
        if isVowel { vowels += 1 }
        consonants = isVowel ? 0 : consonants + 1
        mostConsonants = max(mostConsonants, consonants)
      case .digit: digits += 1
      case .sign: signs += 1
      }
      if let last {
        if kind == .capital && last.kind == .small { breaks += 1 }
        if (kind == .digit) != (last.kind == .digit), kind != .sign, last.kind != .sign { breaks += 1 }
        repeated = byte == last.byte && byte < 0x80 ? repeated + 1 : 1
        mostRepeated = max(mostRepeated, repeated)
      }
      last = (kind, byte)
    }

    /// True for what no language writes: no vowel in four letters, six consonants in a row, a letter four times, capitals and digits strewn in.
    var isNoise: Bool {
      if capitals == letters, letters <= 6, breaks <= 1, signs == 0 { return false }
      return letters >= 4 && vowels == 0 || mostConsonants >= 6 || mostRepeated >= 4 && letters >= 4
        || breaks >= (digits > 0 ? 3 : 2) && letters >= 3
        || signs >= 2 && signs * 2 > letters
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
      switch letter {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y"): true
      default: false
      }
    }
  }
}

/// What the letters of a text say about its language.
struct LanguageEvidence {
  /// Natural log-odds of French and of English against any other language.
  private(set) var french = 0.0
  private(set) var english = 0.0
  private(set) var words = 0

  /// Log-odds of French against English; negative for English.
  var frenchOverEnglish: Double { french - english }

  private var letters = 0
  private var foreignLetters = 0

  /// At least four words that are rather of another language than of French or English, or most letters of another alphabet.
  var isForeign: Bool { words >= 4 && max(french, english) < 0 || 2 * foreignLetters > letters }

  /// Letters of a word that count.
  private static let letterLimit = 24
  /// Bytes of a text that are read: enough to be sure.
  private static let byteLimit = 4096
  /// A weight of the model is this part of a unit of log-odds.
  private static let unit = 12.0

  /// Reads a text, or its first 4 KiB.
  init(_ text: Span<UInt8>) {
    var sum = (french: 0, english: 0)
    // The last letters, six bits each, the newest in the lowest bits; 0 stands for the edge of a word.
    var window: UInt64 = 0
    var length = 0
    var index = 0
    let end = min(text.count, Self.byteLimit)
    let weights = LanguageModel.weights.span
    while index < end {
      let letter = LanguageLetter(at: index, of: text)
      index += letter.length
      if letter.code != 0 {
        letters += 1
        if letter.code == LanguageLetter.foreign { foreignLetters += 1 }
        guard length < Self.letterLimit else { continue }
        window = window << 6 | letter.code
        length += 1
        Self.count(window, length, weights, &sum)
      } else if length > 0 {
        Self.count(window << 6, length + 1, weights, &sum)
        words += 1
        length = 0
        window = 0
      }
    }
    if length > 0 {
      Self.count(window << 6, length + 1, weights, &sum)
      words += 1
    }
    french = Double(sum.french) / Self.unit
    english = Double(sum.english) / Self.unit
  }

  /// Adds the weights of the sequences of 2, 3 and 4 letters that end at the newest one, which has `length` before it, the first edge included.
  @inline(__always)
  private static func count(_ window: UInt64, _ length: Int, _ weights: Span<LanguageWeight>, _ sum: inout (french: Int, english: Int)) {
    var letters: UInt64 = 2
    while letters <= 4, letters <= length + 1 {
      let weight = weights[LanguageModel.place(length: letters, letters: window & (1 << (6 * letters) - 1))]
      sum.french += Int(weight.french)
      sum.english += Int(weight.english)
      letters += 1
    }
  }
}

/// A letter as the language model numbers it.
struct LanguageLetter {
  /// 1…26 for a…z, then the accented letters of French and their neighbours, 60 for any other letter, 0 for what is no letter.
  var code: UInt64
  /// Bytes of the character.
  var length: Int

  /// Reads the character at an index of well-formed UTF-8.
  @inline(__always) init(at index: Int, of text: Span<UInt8>) {
    let byte = text[index]
    if byte < 0x80 {
      code = WordClass.isLetter(byte) ? UInt64(byte | 0x20) - 0x60 : 0
      length = 1
    } else if byte == 0xC3 {
      code = Self.latin[Int(text[index + 1] & 0x3F)]
      length = 2
    } else if byte < 0xE0 {
      code = byte == 0xC2 ? 0 : byte == 0xC5 && text[index + 1] & 0xFE == 0x92 ? Self.ligature : Self.foreign
      length = 2
    } else {
      code = byte == 0xE2 || byte == 0xEF ? 0 : Self.foreign
      length = byte < 0xF0 ? 3 : 4
    }
  }

  static let foreign: UInt64 = 60
  private static let accented = Array("àâäçéèêëîïôöùûüÿœæñß".unicodeScalars)
  private static let ligature = UInt64(27 + (accented.firstIndex(of: "œ") ?? 0))

  /// U+00C0…U+00FF, capitals numbered as their small letters.
  private static let latin: [UInt64] = {
    var codes = [UInt64](repeating: foreign, count: 64)
    for (offset, scalar) in accented.enumerated() where scalar.value < 0x100 {
      codes[Int(scalar.value & 0x3F)] = UInt64(27 + offset)
      if scalar != "ß", scalar != "ÿ" { codes[Int(scalar.value & 0x1F)] = UInt64(27 + offset) }
    }
    codes[0x17] = 0
    codes[0x37] = 0
    return codes
  }()
}

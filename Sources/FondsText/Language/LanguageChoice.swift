internal import CLanguage

/// The weights by which the letters of a word speak for French against English.
///
/// Features are the sequences of 1…5 letters of lower-case words with their two edges, and the whole word, hashed into 131,072 places; a weight is a
/// 24th of a natural log-odds. Logistic regression on the words of word lists of the web (tesseract-ocr/langdata and langdata_lstm, Apache License 2.0), of
/// the spelling dictionaries hunspell-fr-classical (MPL 2.0) and hunspell-en-us (SCOWL), of Canadian federal acts (Open Government Licence – Canada) and of GEMET
/// (CC BY 2.5 DK), of which it holds no text: `Benchmarks/language/train_language_choice.py`. On sentences of Tatoeba that it never saw, odds of 1 or more
/// are right for 85 words of 100, odds of 2.5 or more for 98.
enum LanguageChoice {
  /// A weight is this part of a unit of log-odds.
  static let unit = 24.0
  /// The longest sequence of letters.
  static let longest: UInt64 = 5

  /// Weights by place; positive for French.
  static let weights: [Int8] = unsafe [Int8](UnsafeBufferPointer(start: fonds_language_choice(), count: Int(fonds_language_choice_size())))

  /// The place of a sequence: its length and its letters, six bits each, by multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4).
  @inline(__always) static func place(length: UInt64, letters: UInt64) -> Int {
    Int(truncatingIfNeeded: ((letters << 3 | length) &* factor) >> shift)
  }

  /// The place of a whole word, whose letters ``step(_:_:)`` has gone through.
  @inline(__always) static func place(word: UInt64) -> Int { Int(truncatingIfNeeded: (word &* factor) >> shift) }

  /// A word, 0 at its beginning, with one letter more.
  @inline(__always) static func step(_ word: UInt64, _ letter: UInt64) -> UInt64 {
    let mixed = (word ^ letter) &* factor
    return mixed ^ mixed >> 32
  }

  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// 2¹⁷ places.
  private static let shift: UInt64 = 47
}

/// What letters say about the language of a text, added up; sums of texts are sums of sums.
struct LanguageSums {
  /// Weights for French against English, in parts of ``LanguageChoice/unit``.
  var choice = 0
  /// Weights for French and for English against any other language, in parts of ``LanguageModel/unit``.
  var french = 0
  var english = 0
  var words = 0
  var letters = 0
  var foreignLetters = 0

  static func += (left: inout LanguageSums, right: LanguageSums) {
    left.choice += right.choice
    left.french += right.french
    left.english += right.english
    left.words += right.words
    left.letters += right.letters
    left.foreignLetters += right.foreignLetters
  }
}

/// A word being read letter by letter.
struct LanguageWord {
  /// The last letters, six bits each, the newest in the lowest bits; 0 stands for the edge of a word.
  private var window: UInt64 = 0
  private var whole: UInt64 = 0
  private var length: UInt64 = 0

  /// Letters of a word that count.
  private static let letterLimit: UInt64 = 24

  var isEmpty: Bool { length == 0 }

  /// Takes one more letter, and adds what the sequences say that end with it.
  @inline(__always)
  mutating func append(_ letter: UInt64, _ choice: Span<Int8>, _ weights: Span<LanguageWeight>, _ sums: inout LanguageSums) {
    guard length < Self.letterLimit else { return }
    window = window << 6 | letter
    whole = LanguageChoice.step(whole, letter)
    length += 1
    sums.choice += Int(choice[LanguageChoice.place(length: 1, letters: letter)])
    count(length, choice, weights, &sums)
  }

  /// Ends the word: adds what the sequences that end at its edge say, and the whole word.
  @inline(__always)
  mutating func end(_ choice: Span<Int8>, _ weights: Span<LanguageWeight>, _ sums: inout LanguageSums) {
    window <<= 6
    count(length + 1, choice, weights, &sums)
    sums.choice += Int(choice[LanguageChoice.place(word: whole)])
    sums.words += 1
    self = LanguageWord()
  }

  /// Adds the weights of the sequences of two and more letters that end at the newest one, which has `length` before it, the first edge included.
  @inline(__always)
  private func count(_ length: UInt64, _ choice: Span<Int8>, _ weights: Span<LanguageWeight>, _ sums: inout LanguageSums) {
    var letters: UInt64 = 2
    while letters <= LanguageChoice.longest, letters <= length + 1 {
      let sequence = window & (1 << (6 * letters) - 1)
      sums.choice += Int(choice[LanguageChoice.place(length: letters, letters: sequence)])
      if letters <= LanguageModel.longest {
        let weight = weights[LanguageModel.place(length: letters, letters: sequence)]
        sums.french += Int(weight.french)
        sums.english += Int(weight.english)
      }
      letters += 1
    }
  }
}

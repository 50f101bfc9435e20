/// What the letters of a text say about its language.
///
/// What a text quotes is weighed apart: a French paragraph that quotes a sentence in English stays French, as long as there are words enough around it.
struct LanguageEvidence {
  /// Log-odds of French against English; negative for English.
  let frenchOverEnglish: Double
  let words: Int
  /// At least four words that are rather of another language than of French or English, or most letters of another alphabet.
  let isForeign: Bool

  /// Words around quotations that are enough to tell the language by, unless they leave it in doubt: what is quoted then counts as well.
  private static let enough = 4
  /// One unit of log-odds.
  private static let doubtful = Int(LanguageChoice.unit)
  /// Bytes of a text that are read: enough to be sure.
  private static let byteLimit = 1024

  /// Reads a text, or its first KiB.
  init(_ text: Span<UInt8>) {
    var own = LanguageSums()
    var quoted = LanguageSums()
    // The quotation that is open, in which words count for it alone; one that is never closed was none.
    var open = LanguageSums()
    var opened: QuotationMark.Kind?
    var word = LanguageWord()
    var index = 0
    let end = min(text.count, Self.byteLimit)
    let choice = LanguageChoice.weights.span
    let weights = LanguageModel.weights.span
    while index < end {
      let letter = LanguageLetter(at: index, of: text)
      if letter.code != 0 {
        open.letters += 1
        if letter.code == LanguageLetter.foreign { open.foreignLetters += 1 }
        word.append(letter.code, choice, weights, &open)
      } else {
        if !word.isEmpty { word.end(choice, weights, &open) }
        if let mark = QuotationMark(at: index, of: text) {
          if opened == nil, mark.opens {
            own += open
            open = LanguageSums()
            opened = mark.kind
          } else if opened == mark.kind, mark.closes {
            quoted += open
            open = LanguageSums()
            opened = nil
          }
        }
      }
      index += letter.length
    }
    if !word.isEmpty { word.end(choice, weights, &open) }
    own += open
    let all = own.words + quoted.words
    if own.words < Self.enough || abs(own.choice) < Self.doubtful { own += quoted }
    words = all
    frenchOverEnglish = Double(own.choice) / LanguageChoice.unit
    isForeign = own.words >= 4 && max(own.french, own.english) < 0 || 2 * own.foreignLetters > own.letters
  }
}

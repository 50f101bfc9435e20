/// What the letters of a text say about its language.
///
/// What a text quotes is weighed apart: a French paragraph that quotes a sentence in English stays French, as long as there are words enough around it.
struct LanguageEvidence {
  /// Log-odds of French against English; negative for English.
  let frenchOverEnglish: Double
  let words: Int
  /// At least four words, not all names, that are rather of another language than of French or English, or most letters of another alphabet.
  let isForeign: Bool

  /// Words around quotations that are enough to tell the language by, unless they leave it in doubt: what is quoted then counts as well.
  private static let enough = 4
  /// One unit of log-odds.
  private static let doubtful = Int(LanguageChoice.unit)
  /// Log-odds from which two words around a quotation are enough.
  private static let sure = 4 * Int(LanguageChoice.unit)
  /// The part of their weight that names have: they travel between languages.
  private static let nameWeight = 0.3
  /// Bytes of a text that are read: enough to be sure.
  private static let byteLimit = 1024

  /// Reads a text, or its first KiB.
  init(_ text: Span<UInt8>) {
    var own = LanguageSums()
    var quoted = LanguageSums()
    // The quotation that is open, in which words count for it alone; one that is never closed was none.
    var open = LanguageSums()
    var opened: QuotationMark.Kind?
    // What counted before the run of signs under way, which may turn out to be an address.
    var before = LanguageSums()
    var word = LanguageWord()
    var figures = Figures()
    var index = 0
    let end = min(text.count, Self.byteLimit)
    let choice = LanguageChoice.weights.span
    let weights = LanguageModel.weights.span
    while index < end {
      let letter = LanguageLetter(at: index, of: text)
      if letter.code != 0 {
        open.letters += 1
        if letter.code == LanguageLetter.foreign { open.foreignLetters += 1 }
        if word.isEmpty { figures.countWord(at: index, of: text) }
        figures.letters += 1
        word.append(letter.code, choice, weights, &open)
      } else {
        if Self.isAddress(at: index, of: text) {
          open = before
          open.words += 1
          word = LanguageWord()
          while index < end, text[index] > 0x20, text[index] < 0x80, text[index] != UInt8(ascii: "\"") { index += 1 }
          before = open
          continue
        }
        if !word.isEmpty { word.end(choice, weights, &open) }
        if text[index] <= 0x20 { before = open } else if (0x30...0x39).contains(text[index]) { figures.digits += 1 }
        if let mark = QuotationMark(at: index, of: text) {
          if opened == nil, mark.opens {
            own += open
            open = LanguageSums()
            before = open
            opened = mark.kind
          } else if opened == mark.kind, mark.closes {
            quoted += open
            open = LanguageSums()
            before = open
            opened = nil
          }
        }
      }
      index += letter.length
    }
    if !word.isEmpty { word.end(choice, weights, &open) }
    // A quotation may end behind what is read.
    if opened != nil, end < text.count, own.words >= Self.enough { quoted += open } else { own += open }
    words = own.words + quoted.words
    let isClear = own.words >= Self.enough ? abs(own.choice) >= Self.doubtful : own.words >= 2 && abs(own.choice) >= Self.sure
    if !isClear { own += quoted }
    frenchOverEnglish = Double(own.choice) / LanguageChoice.unit * (figures.isWeak ? Self.nameWeight : 1)
    isForeign = own.words >= 4 && max(own.french, own.english) < 0 && !figures.isWeak || 2 * own.foreignLetters > own.letters
  }

  /// True for the sign within an address of the web or of mail by which it is known: `://`, `@`, or a full stop between small letters.
  @inline(__always)
  private static func isAddress(at index: Int, of text: Span<UInt8>) -> Bool {
    let byte = text[index]
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: ":"), index > 1, index + 2 < text.count else {
      return false
    }
    if byte == UInt8(ascii: ":") { return text[index + 1] == UInt8(ascii: "/") && text[index + 2] == UInt8(ascii: "/") }
    guard text[index - 1] > 0x20, (0x61...0x7A).contains(text[index + 1]) else { return false }
    // Abbreviations have single letters: `e.g.`
    return byte == UInt8(ascii: "@")
      || WordClass.isLetter(text[index - 1]) && text[index - 2] > 0x2E && (0x61...0x7A).contains(text[index + 2])
  }

  /// What tells a list of names or numbers from words of a language.
  private struct Figures {
    var letters = 0
    var digits = 0
    private var words = 0
    private var names = 0

    /// Counts a word by its first letters.
    @inline(__always)
    mutating func countWord(at index: Int, of text: Span<UInt8>) {
      words += 1
      let byte = text[index]
      let isCapital = (0x41...0x5A).contains(byte) || byte == 0xC3 && (0x80...0x9E).contains(text[index + 1])
      let next = index + (byte == 0xC3 ? 2 : 1)
      if isCapital, next >= text.count || !(0x41...0x5A).contains(text[next]) { names += 1 }
    }

    /// At least two words, each with a capital before small letters; or more digits than letters.
    var isWeak: Bool { words > 1 && names == words || digits > letters }
  }
}

/// The sentence around a date, and what it says about events.
struct Sentence {
  /// Among the tokens of the text.
  let range: Range<Int>
  /// The tense in which it says that something takes place; `nil` where it does not.
  let tense: EventWords.Tense?
  /// Whether a word for an event stands in it.
  let isNamed: Bool

  /// No sentence, which holds no date.
  init() {
    range = 0..<0
    tense = nil
    isNamed = false
  }

  init(around date: Range<Int>, in tokens: [DateToken]) {
    var (start, end) = (date.lowerBound, date.upperBound)
    while start > 0, !Self.isEnd(start - 1, of: tokens) { start -= 1 }
    while end < tokens.count, !Self.isEnd(end, of: tokens) { end += 1 }
    range = start..<end
    // A month, a weekday or a number takes the place of a word, so that phrases do not reach over it; `s’y est tenue` says what `s’est tenue` says.
    let words = tokens[range].compactMap { token -> String? in
      switch token.kind {
      case .month, .weekday, .number: ""
      case .word(let word): word == "y" ? nil : word
      case .mark: nil
      }
    }
    tense = EventWords.tense(of: words)
    isNamed = words.contains(where: EventWords.isEvent)
  }

  private static func isEnd(_ index: Int, of tokens: [DateToken]) -> Bool {
    if tokens[index].isMark("!") || tokens[index].isMark("?") || tokens[index].isMark(";") {
      // `(quel élan !)` goes on.
      return index + 1 == tokens.count || !tokens[index + 1].isMark(")")
    }
    // A point behind an initial or an abbreviation is no end, one before a space and a new word is.
    return tokens[index].isMark(".") && index > 0 && tokens[index - 1].range.count > 3 && index + 1 < tokens.count
      && tokens[index + 1].range.lowerBound > tokens[index].range.upperBound
  }
}

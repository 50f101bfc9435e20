/// The sentence around a date.
struct Sentence {
  /// Among the tokens of the text.
  let range: Range<Int>

  /// No sentence, which holds no date.
  init() { range = 0..<0 }

  init(around date: Range<Int>, in tokens: [DateToken]) {
    var (start, end) = (date.lowerBound, date.upperBound)
    while start > 0, !Self.isEnd(start - 1, of: tokens) { start -= 1 }
    while end < tokens.count, !Self.isEnd(end, of: tokens) { end += 1 }
    range = start..<end
  }

  private static func isEnd(_ index: Int, of tokens: [DateToken]) -> Bool {
    if tokens[index].isMark("!") || tokens[index].isMark("?") || tokens[index].isMark(";") {
      // `(quel élan !)` goes on.
      return index + 1 == tokens.count || !tokens[index + 1].isMark(")")
    }
    // `12 sept. 2019` goes on.
    if tokens[index].isMark("."), index > 0, index + 1 < tokens.count, case .month = tokens[index - 1].kind,
      case .number = tokens[index + 1].kind
    {
      return false
    }
    // A point behind an initial or an abbreviation is no end, one before a space and a new word is.
    return tokens[index].isMark(".") && index > 0 && tokens[index - 1].range.count > 3 && index + 1 < tokens.count
      && tokens[index + 1].range.lowerBound > tokens[index].range.upperBound
  }
}

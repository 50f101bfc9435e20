/// The part of a sentence that a date belongs to, and whether it says of the record's own event that it takes place.
struct DateClause {
  /// The tense in which it says that something takes place; `nil` where it does not, or of something else.
  let tense: EventWords.Tense?
  /// Whether a word for an event stands in it.
  let isNamed: Bool
  /// Whether it says that something did not take place, or on another day.
  let isUndone: Bool
  /// Whether it is of the edition to come: `la prochaine rencontre`.
  let isOfNext: Bool

  /// Reads the clause around a date.
  ///
  /// A comma ends a clause (`l'école, ouverte le 2 septembre, a accueilli une visite`), but for a date that stands between commas with no more than a
  /// place: that belongs to the whole sentence.
  /// - Parameters:
  ///   - topics: folded words of the titles, of which the record's event is one.
  ///   - isDeclared: whether the record is said to be of an event: then what is announced is that one, whatever it is called.
  init(around date: Range<Int>, in sentence: Range<Int>, of tokens: [DateToken], topics: Set<String>, isDeclared: Bool) {
    let clause = Self.clause(date, sentence.clamped(to: date.lowerBound - Self.reach..<date.upperBound + Self.reach), tokens)
    // A month, a weekday or a number takes the place of a word, so that phrases do not reach over it; `s’y est tenue` says what `s’est tenue` says.
    let words = clause.compactMap { index -> String? in
      if date.contains(index) { return index == date.lowerBound ? "" : nil }
      switch tokens[index].kind {
      case .month, .weekday, .number: return ""
      case .word(let word): return word == "y" ? nil : word
      case .mark: return nil
      }
    }
    let isNamed = words.contains(where: EventWords.isEvent)
    self.isNamed = isNamed
    isOfNext = words.contains(where: EventWords.isNext)
    let phrase = EventWords.phrase(in: words)
    let isOwn = phrase.map { Self.isOwn($0, words, isNamed: isNamed, topics: topics, isDeclared: isDeclared) } ?? false
    isUndone = words.contains(where: EventWords.isUndone)
    tense = isOwn ? phrase?.tense : nil
  }

  /// Whether what a phrase says is said of an event that may be the record's.
  private static func isOwn(_ phrase: EventWords.Found, _ words: [String], isNamed: Bool, topics: Set<String>, isDeclared: Bool)
    -> Bool
  {
    let before = words[..<phrase.start].filter { !$0.isEmpty }
    switch phrase.role {
    case .people:
      // `Rendez-vous le 3 mai`, but not `rendez-vous pris avec le préfet`.
      guard words[phrase.start] == "rendez", phrase.start + 2 < words.count else { return true }
      let next = words[phrase.start + 2]
      return next.isEmpty || EventWords.isIntroduction(next) || EventWords.isPreposition(next)
    case .object: return isNamed
    case .event:
      // `Le 3 mai s'est tenue la conférence`: the subject follows.
      let isInverted = before.allSatisfy { EventWords.isFiller($0) }
      let subject = isInverted ? words[phrase.start...].filter { !$0.isEmpty } : Array(before)
      if subject.contains(where: EventWords.isOtherEdition) { return false }
      if isDeclared, phrase.tense == .coming { return true }
      let isPronoun = isInverted && before.contains(where: EventWords.isPronoun)
      return isPronoun || subject.contains { EventWords.isEvent($0) || topics.contains($0) }
    }
  }

  private static func clause(_ date: Range<Int>, _ sentence: Range<Int>, _ tokens: [DateToken]) -> Range<Int> {
    let segment = segment(date, sentence, tokens)
    if isBare(segment, date, tokens) { return sentence }
    // A relative clause has its subject before the comma.
    guard segment.lowerBound > sentence.lowerBound, tokens[segment.lowerBound].word.map({ relatives.contains($0) }) ?? false else {
      return segment
    }
    let before = Self.segment(segment.lowerBound - 1..<segment.lowerBound - 1, sentence, tokens)
    return before.lowerBound..<segment.upperBound
  }

  private static let relatives: Set<String> = ["qui", "which", "that", "dont", "laquelle", "lequel"]

  /// What stands between the commas around a date.
  private static func segment(_ date: Range<Int>, _ sentence: Range<Int>, _ tokens: [DateToken]) -> Range<Int> {
    var (start, end) = (date.lowerBound, date.upperBound)
    while start > sentence.lowerBound, !tokens[start - 1].isMark(",") { start -= 1 }
    while end < sentence.upperBound, !tokens[end].isMark(",") { end += 1 }
    return start..<end
  }

  /// Whether a stretch says no more than when and where.
  private static func isBare(_ segment: Range<Int>, _ date: Range<Int>, _ tokens: [DateToken]) -> Bool {
    let before = tokens[segment.lowerBound..<date.lowerBound].compactMap(\.word).filter { !EventWords.isIntroduction($0) }
    let after = tokens[date.upperBound..<segment.upperBound].compactMap(\.word)
    guard after.count <= placeWords else { return false }
    return before.isEmpty || before.count <= placeWords && EventWords.isPreposition(before[0])
  }

  /// Tokens of a sentence that are read on either side of the date.
  private static let reach = 60
  /// Words of a place.
  private static let placeWords = 4
}

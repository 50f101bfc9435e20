package import FondsRecord

/// Finds the dates of a text: French and English days, ranges and months, numeric dates whose order is certain, ISO 8601.
///
/// `14 et 15 décembre 2007`, `du 3 au 5 mars 2010`, `1er mai 2012`, `March 3–5, 2010`, `in June 2009`, `12/03/2011` in French text, `les 14 et 15
/// décembre derniers`. A year alone is no date, nor as a rule is a day without year unless `dernier`, `last`, `prochain` or `next` stands with it.
/// Every pattern is of bounded length, so the search is linear in the text.
package struct DateFinder {
  let tokens: [DateToken]
  private let language: Language
  private let takesYearless: Bool

  /// Days that one date may list: `3, 4, 5 et 6 mars`.
  private static let dayLimit = 8

  /// - Parameters:
  ///   - language: decides about `04/03/2021`, which is certain in French text only.
  ///   - takesYearless: whether a day without year is found as well, for who knows the year.
  package init(_ text: String, language: Language, takesYearless: Bool = false) {
    tokens = DateToken.tokens(of: text.utf8.span)
    self.language = language
    self.takesYearless = takesYearless
  }

  /// Every date, in the order of the text.
  package func dates() -> [FoundDate] {
    var found: [FoundDate] = []
    var index = 0
    while index < tokens.count {
      if let date = date(at: index) {
        found.append(date)
        index = date.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private typealias Step<Value> = (value: Value, next: Int)

  private func date(at index: Int) -> FoundDate? {
    switch tokens[index].kind {
    case .number: iso(index) ?? numeric(index) ?? dayFirst(index)
    case .month: monthFirst(index) ?? monthOnly(index)
    default: nil
    }
  }

  private func found(_ first: FoundDate.Point, _ last: FoundDate.Point?, _ direction: FoundDate.Direction, _ range: Range<Int>)
    -> FoundDate?
  {
    let isDated = (last ?? first).year != nil || direction != .none
    guard isDated || takesYearless && first.day != nil, isPossible(first, last), last.map({ isPossible($0, nil) }) ?? true else {
      return nil
    }
    let bytes = tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    return FoundDate(first: first, last: last == first ? nil : last, direction: direction, tokens: range, range: bytes)
  }

  /// Whether a day is in its month; of a date without year 29 February is.
  private func isPossible(_ point: FoundDate.Point, _ last: FoundDate.Point?) -> Bool {
    PartialDate(year: point.year ?? last?.year ?? 2_000, month: point.month, day: point.day) != nil || point.year == nil && point.day == 29
  }

  // Numbers

  private func number(_ index: Int, digits: ClosedRange<Int>, _ values: ClosedRange<Int>) -> Int? {
    guard tokens.indices.contains(index), case .number(let value, let count) = tokens[index].kind else { return nil }
    return digits.contains(count) && values.contains(value) ? value : nil
  }

  /// Whether a mark stands at an index without space around it.
  private func isTight(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    guard tokens.indices.contains(index), index > 0, index + 1 < tokens.count, tokens[index].isMark(mark) else { return false }
    return tokens[index - 1].range.upperBound == tokens[index].range.lowerBound
      && tokens[index].range.upperBound == tokens[index + 1].range.lowerBound
  }

  private func iso(_ index: Int) -> FoundDate? {
    guard let year = number(index, digits: 4...4, Self.years), isTight(index + 1, "-"), isTight(index + 3, "-"), !isTight(index + 5, "-"),
      let month = number(index + 2, digits: 2...2, 1...12), let day = number(index + 4, digits: 2...2, 1...31)
    else { return nil }
    return found(.init(year: year, month: month, day: day), nil, .none, index..<index + 5)
  }

  /// `12/03/2011`; two of them with `au`, `to` or a dash between make a range.
  private func numeric(_ index: Int) -> FoundDate? {
    guard let first = numericPoint(index) else { return nil }
    if let next = joiner(first.next), let last = numericPoint(next) { return found(first.value, last.value, .none, index..<last.next) }
    return found(first.value, nil, .none, index..<first.next)
  }

  private func numericPoint(_ index: Int) -> Step<FoundDate.Point>? {
    guard let a = number(index, digits: 1...2, 1...31), let b = number(index + 2, digits: 1...2, 1...31),
      let year = number(index + 4, digits: 4...4, Self.years), let mark = ["/", ".", "-"].first(where: { isTight(index + 1, $0) }),
      isTight(index + 3, mark), !isTight(index + 5, mark)
    else { return nil }
    // French, and everybody who writes points, puts the day first; English on either side of the ocean does not agree.
    let isDayFirst = language == .french || mark == "." || a > 12
    let point = isDayFirst ? FoundDate.Point(year: year, month: b, day: a) : FoundDate.Point(year: year, month: a, day: b)
    guard point.month <= 12, isDayFirst || b > 12 || a == b else { return nil }
    return (point, index + 5)
  }

  // Names of months

  /// `14 et 15 décembre 2007`, `du 30 mars au 2 avril 2010`, `the 14th of December last`.
  private func dayFirst(_ index: Int) -> FoundDate? {
    guard let first = day(index) else { return nil }
    var next = first.next
    var last = first.value
    for _ in 0..<Self.dayLimit {
      if let month = month(next) {
        let tail = tail(month.next)
        let start = FoundDate.Point(year: tail.year, month: month.value, day: first.value)
        // A second month makes a range of it: `30 mars [2010] au 2 avril 2010`.
        if last == first.value, let between = joiner(tail.next), let end = dayAndMonth(between) {
          return found(start, end.value, end.direction, index..<end.next)
        }
        let end = last == first.value ? nil : FoundDate.Point(year: tail.year, month: month.value, day: last)
        return found(start, end, tail.direction, index..<tail.next)
      }
      guard let between = listJoiner(next), let another = day(between) else { return nil }
      last = another.value
      next = another.next
    }
    return nil
  }

  private func dayAndMonth(_ index: Int) -> (value: FoundDate.Point, direction: FoundDate.Direction, next: Int)? {
    guard let day = day(index), let month = month(day.next) else { return nil }
    let tail = tail(month.next)
    return (FoundDate.Point(year: tail.year, month: month.value, day: day.value), tail.direction, tail.next)
  }

  /// `March 3–5, 2010`, `March 30 to April 2, 2010`.
  private func monthFirst(_ index: Int) -> FoundDate? {
    guard language != .french, case .month(let month) = tokens[index].kind, !tokens[index].isVerb, let first = day(index + 1) else {
      return nil
    }
    var next = first.next
    var last = FoundDate.Point(year: nil, month: month, day: first.value)
    var tail = tail(next)
    for _ in 0..<Self.dayLimit where tail.year == nil && tail.direction == .none {
      guard let between = listJoiner(next) else { break }
      if case .month(let month)? = tokens.indices.contains(between) ? tokens[between].kind : nil, let day = day(between + 1) {
        last = FoundDate.Point(year: nil, month: month, day: day.value)
        next = day.next
      } else if let day = day(between) {
        last.day = day.value
        next = day.next
      } else {
        break
      }
      tail = self.tail(next)
    }
    last.year = tail.year
    let start = FoundDate.Point(year: last.month >= month ? tail.year : nil, month: month, day: first.value)
    return found(start, start == last ? nil : last, tail.direction, index..<tail.next)
  }

  /// `juin 2009`, `June to August 2009`, `en juin dernier`, `last June`.
  private func monthOnly(_ index: Int) -> FoundDate? {
    // A day before it that did not make a date with it is one that is in no calendar.
    guard case .month(let month) = tokens[index].kind, !tokens[index].isVerb, index == 0 || number(index - 1, digits: 1...2, 0...99) == nil
    else { return nil }
    let next = self.month(index)?.next ?? index + 1
    var tail = tail(next)
    var last: FoundDate.Point?
    if tail.year == nil, tail.direction == .none, let between = listJoiner(next), let other = self.month(between) {
      tail = self.tail(other.next)
      last = FoundDate.Point(year: tail.year, month: other.value)
    }
    var start = index
    if tail.year == nil, tail.direction == .none, last == nil, index > 0, let before = tokens[index - 1].word {
      if before == "last" || before == "next" {
        tail.direction = before == "last" ? .past : .future
        start = index - 1
      }
    }
    let isAcross = last.map { $0.month < month } ?? false
    return found(FoundDate.Point(year: isAcross ? nil : tail.year, month: month), last, tail.direction, start..<max(tail.next, index + 1))
  }

  // Pieces

  /// A day of a month, an article or a weekday before it.
  private func day(_ index: Int) -> Step<Int>? {
    var index = index
    for _ in 0..<4 where tokens.indices.contains(index) {
      let kind = tokens[index].kind
      guard
        kind == .weekday || kind == .word("le") || kind == .word("the")
          || kind == .mark(0x2C) && index > 0 && tokens[index - 1].kind == .weekday
      else { break }
      index += 1
    }
    return number(index, digits: 1...2, 1...31).map { ($0, index + 1) }
  }

  private func month(_ index: Int) -> Step<Int>? {
    let index = tokens.indices.contains(index) && ["of", "de"].contains(tokens[index].word) ? index + 1 : index
    guard tokens.indices.contains(index), case .month(let month) = tokens[index].kind else { return nil }
    let hasPoint = index + 1 < tokens.count && tokens[index + 1].isMark(".") && tokens[index].range.count <= 5
    return (month, hasPoint && number(index + 2, digits: 4...4, Self.years) != nil ? index + 2 : index + 1)
  }

  /// The year or the direction behind a month or day.
  private func tail(_ index: Int) -> (year: Int?, direction: FoundDate.Direction, next: Int) {
    let place = tokens.indices.contains(index) && tokens[index].isMark(",") ? index + 1 : index
    if let year = number(place, digits: 4...4, Self.years) { return (year, .none, place + 1) }
    guard tokens.indices.contains(index), let word = tokens[index].word else { return (nil, .none, index) }
    if ["dernier", "derniers", "last"].contains(word) { return (nil, .past, index + 1) }
    let isPlace = word == "next" && index + 1 < tokens.count && tokens[index + 1].word == "to"
    return ["prochain", "prochains", "next"].contains(word) && !isPlace ? (nil, .future, index + 1) : (nil, .none, index)
  }

  /// Behind what stands between the ends of a range.
  private func joiner(_ index: Int) -> Int? {
    guard tokens.indices.contains(index) else { return nil }
    if tokens[index].isMark("-") || ["au", "to", "until", "till"].contains(tokens[index].word) { return index + 1 }
    let isUntil = tokens[index].word == "jusqu" && index + 2 < tokens.count && tokens[index + 2].word == "au"
    return isUntil ? index + 3 : nil
  }

  /// Behind what stands between days of a list or the ends of a range.
  private func listJoiner(_ index: Int) -> Int? {
    guard tokens.indices.contains(index) else { return nil }
    let isListed =
      tokens[index].isMark(",") || tokens[index].isMark("/") || tokens[index].isMark("&")
      || ["et", "and", "ou", "or", "a"].contains(tokens[index].word)
    return isListed ? index + 1 : joiner(index)
  }

  private static let years = 1_000...2_200
}

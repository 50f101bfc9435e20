package import FondsRecord

/// Reads the dates people and programs write: ISO 8601, `4 mars 2021`, `March 4, 2021`, `04/03/2021`, RFC 5322, PDF's `D:20210304`.
package enum DateReader {
  /// A date as precise as it is written, or `nil`.
  ///
  /// Of `04/03/2021` the first number is the day, as in French.
  package static func date(_ text: String) -> PartialDate? {
    let trimmed = TextCleaner.cleaned(text)
    if let date = PartialDate(iso: trimmed) { return date }
    let tokens = tokens(of: trimmed)
    return textual(tokens) ?? numeric(tokens)
  }

  /// Two dates with a slash between them of which the second is before the first; `nil` for anything else.
  static func inverted(_ text: String) -> (start: PartialDate, end: PartialDate)? {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let start = PartialDate(iso: String(parts[0])), let end = PartialDate(iso: String(parts[1])) else { return nil }
    return Chronology.isBefore(end, start) ? (start, end) : nil
  }

  /// Whether a text has two parts of which the first is a date and the second no date from then on: read as a date, it would lose its end.
  package static func losesEnd(_ text: String) -> Bool {
    guard interval(text)?.end == nil else { return false }
    for separator in separators {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 2, let start = date(String(parts[0])) else { continue }
      if let end = date(String(parts[1])) { return end < start }
      // `2024/05` is a month; behind a dash there may stand words.
      if separator == "/", start.day != nil { return true }
    }
    return false
  }

  /// What stands between a start and an end.
  private static let separators = ["/", " – ", " - ", " au ", " to "]

  /// A date, or two of them with a slash or ` – ` between.
  package static func interval(_ text: String) -> (start: PartialDate, end: PartialDate?)? {
    for separator in separators {
      let parts = text.split(separator: separator)
      if parts.count == 2, let start = date(String(parts[0])), let end = date(String(parts[1])), start <= end { return (start, end) }
    }
    return date(text).map { ($0, nil) }
  }

  private enum Token {
    case number(Int, digits: Int)
    case month(Int)
    case word
  }

  private static func tokens(of text: String) -> [Token] {
    text.lowercased().unicodeScalars.prefix(80).split { !$0.properties.isAlphabetic && !("0"..."9").contains($0) }.flatMap {
      part -> [Token] in
      let word = String(String.UnicodeScalarView(part))
      let digits = word.prefix { ("0"..."9").contains($0) }
      guard !digits.isEmpty, digits.count <= 14 else { return [MonthNames.numbers[word].map { .month($0) } ?? .word] }
      let rest = word.dropFirst(digits.count)
      // `1er`, `4th`; but `04t10` is a day before a time.
      if rest.isEmpty || ["er", "st", "nd", "rd", "th"].contains(rest) || rest.hasPrefix("t") {
        return number(digits)
      }
      return [.word]
    }
  }

  /// A number, or the year, month and day of eight and more digits.
  private static func number(_ digits: Substring) -> [Token] {
    guard digits.count >= 8 else { return [.number(Int(digits) ?? 0, digits: digits.count)] }
    let parts = [digits.prefix(4), digits.dropFirst(4).prefix(2), digits.dropFirst(6).prefix(2)]
    return parts.map { .number(Int($0) ?? 0, digits: $0.count) }
  }

  private static func textual(_ tokens: [Token]) -> PartialDate? {
    for (index, token) in tokens.enumerated() {
      guard case .month(let month) = token else { continue }
      let years = tokens[(index + 1)...].prefix(3).compactMap { token -> Int? in
        if case .number(let year, digits: 4) = token { year } else { nil }
      }
      guard let year = years.first else { continue }
      let day = day(tokens, index - 1) ?? day(tokens, index + 1)
      return PartialDate(year: year, month: month, day: day) ?? PartialDate(year: year, month: month)
    }
    return nil
  }

  private static func day(_ tokens: [Token], _ index: Int) -> Int? {
    guard tokens.indices.contains(index), case .number(let day, let digits) = tokens[index], digits <= 2 else { return nil }
    return day
  }

  private static func numeric(_ tokens: [Token]) -> PartialDate? {
    let numbers = tokens.prefix { if case .number = $0 { true } else { false } }.compactMap { token -> (value: Int, digits: Int)? in
      if case .number(let value, let digits) = token { (value, digits) } else { nil }
    }
    guard let first = numbers.first else {
      // `D:20210304`, `Publié le 04/03/2021`: words may come first.
      guard let start = tokens.firstIndex(where: { if case .number = $0 { true } else { false } }), start > 0 else { return nil }
      return numeric(Array(tokens[start...]))
    }
    if first.digits == 4 {
      let month = numbers.count > 1 ? numbers[1].value : nil
      let day = numbers.count > 2 ? numbers[2].value : nil
      return PartialDate(year: first.value, month: month, day: day)
    }
    if numbers.count >= 3, numbers[2].digits == 4 {
      return PartialDate(year: numbers[2].value, month: numbers[1].value, day: first.value)
        ?? PartialDate(year: numbers[2].value, month: first.value, day: numbers[1].value)
    }
    return numbers.count == 2 && numbers[1].digits == 4 ? PartialDate(year: numbers[1].value, month: first.value) : nil
  }
}

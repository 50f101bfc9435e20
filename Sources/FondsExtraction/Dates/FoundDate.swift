package import FondsRecord

/// A date, or dates that belong together, as a text has them.
package struct FoundDate: Equatable {
  /// Whether a word puts a date without a year before or after the day it was written.
  enum Direction: Equatable {
    case none, past, future
  }

  /// A day or a month, with a year or without.
  struct Point: Equatable {
    var year: Int?
    var month: Int
    var day: Int?

    /// The date; `nil` without a year, or where it is in no calendar.
    var date: PartialDate? { year.flatMap { PartialDate(year: $0, month: month, day: day) } }
  }

  var first: Point
  /// The last day or month, where there are several.
  var last: Point?
  var direction = Direction.none
  /// Where it stands among the tokens.
  var tokens: Range<Int>
  /// Where it stands in the text, in UTF-8 bytes.
  package var range: Range<Int>

  /// Whether neither a year nor a word for one stands with it.
  var isYearless: Bool { (last ?? first).year == nil && direction == .none }

  /// What it says in the calendar; a date like `14 décembre dernier` is the nearest one before the day it was published.
  ///
  /// - Parameter year: the year of a date that has none and no such word.
  /// - Returns: `nil` where the year can't be told, or the day is in no calendar.
  package func resolved(published: PartialDate?, year: Int? = nil) -> (start: PartialDate, end: PartialDate?)? {
    var (first, last) = (first, last)
    if (last ?? first).year == nil {
      guard let year = direction == .none ? year : published.flatMap({ self.year(of: last ?? first, $0) }) else { return nil }
      if last != nil { last?.year = year } else { first.year = year }
    }
    if let last, first.year == nil {
      // `du 30 décembre au 2 janvier 2010` begins in the year before.
      let isAcross = (first.month, first.day ?? 0) > (last.month, last.day ?? 0) && first.month != last.month
      first.year = last.year.map { isAcross ? $0 - 1 : $0 }
    }
    guard let start = first.date else { return nil }
    guard let last else { return (start, nil) }
    return last.date.map { (start, $0) }
  }

  /// The year that makes a day or month the last before, or the first after, the date of publication; `nil` where that is too vague to tell.
  private func year(of point: Point, _ published: PartialDate) -> Int? {
    guard let month = published.month else { return nil }
    let isLater: Bool
    if point.month != month {
      isLater = point.month > month
    } else {
      guard let day = point.day, let publishedDay = published.day else { return nil }
      isLater = day == publishedDay ? direction == .future : day > publishedDay
    }
    return switch direction {
    case .past: isLater ? published.year - 1 : published.year
    case .future: isLater ? published.year : published.year + 1
    case .none: nil
    }
  }
}

/// A calendar date known to the year, the month or the day (ISO 8601-1 reduced precision).
package struct PartialDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 1…9999.
  package let year: Int
  /// 1…12.
  package let month: Int?
  /// 1…31, valid in its month.
  package let day: Int?

  /// Makes a date; `nil` when it does not exist in the calendar.
  package init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard day >= 1, day <= Self.days(in: month, of: year) else { return nil }
      }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2021`, `2021-03` or `2021-03-04`, also when a time follows (`2021-03-04T10:00:00Z`).
  package init?(iso text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4) else { return nil }
    switch bytes.count {
    case 4: self.init(year: year)
    case 7:
      guard bytes[4] == 0x2D, let month = number(5..<7) else { return nil }
      self.init(year: year, month: month)
    case 10...:
      guard bytes[4] == 0x2D, bytes[7] == 0x2D, let month = number(5..<7), let day = number(8..<10) else { return nil }
      guard bytes.count == 10 || bytes[10] == 0x54 || bytes[10] == 0x20 else { return nil }
      self.init(year: year, month: month, day: day)
    default: return nil
    }
  }

  /// The number of days of a month of the Gregorian calendar.
  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The last day that it may be.
  package var lastDay: PartialDate {
    let month = month ?? 12
    return PartialDate(year: year, month: month, day: day ?? Self.days(in: month, of: year)) ?? self
  }

  package static func < (left: PartialDate, right: PartialDate) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }

  /// ISO 8601, as precise as the date is known.
  package var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }
}

/// What a date of a record says.
package enum DateKind: String, Sendable, Hashable, CaseIterable {
  case published
  case modified
  case created
  case event
}

/// A date of a record; an event may last.
package struct RecordDate: Sendable, Hashable {
  package var kind: DateKind
  package var start: PartialDate
  package var end: PartialDate?
  package var origin: String

  package init(_ kind: DateKind, _ start: PartialDate, end: PartialDate? = nil, origin: String) {
    self.kind = kind
    self.start = start
    self.end = end
    self.origin = origin
  }
}

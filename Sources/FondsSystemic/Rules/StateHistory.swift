package import FondsRecord

/// The states of something over time, as a field of the type `history` tells them.
package enum StateHistory {
  /// A date and the state from then on: `2024-03-01 open`.
  package static func entry(_ text: String) -> (from: PartialDate, state: String)? {
    let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard parts.count == 2, let date = PartialDate(iso: String(parts[0])) else { return nil }
    return (date, String(parts[1]))
  }

  /// The state at the end of a day, a month or a year; `nil` before the first one.
  package static func state(_ entries: [String], at date: PartialDate) -> String? {
    entries.compactMap(entry).filter { $0.from <= date.lastDay }.max { $0.from < $1.from }?.state
  }
}

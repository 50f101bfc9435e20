/// The states of something over time, as a field of the type `history` tells them.
///
/// Such a field is named after what it tells the history of: `state-history` of the field `state`, `status-history` of the facet `status`.
package enum StateHistory {
  /// What the names of such fields end with.
  package static let ending = "-history"

  /// The fields that say when something began and ended, where no history does.
  package static let (opened, closed) = ("opened", "closed")

  /// The fields that say when something began, whenever somebody wrote of it: a chantier was opened, an ally signed on.
  package static let beginnings = [opened, "signed"]

  /// The facet that such a beginning and end speak of.
  package static let status = "status"

  /// Its value in between.
  package static let running = "running"

  /// What a field tells the history of; `nil` for a field of another name.
  package static func subject(of field: String) -> String? {
    field.hasSuffix(ending) && field.utf8.count > ending.utf8.count ? String(field.dropLast(ending.count)) : nil
  }

  /// A date and the state from then on: `2024-03-01 open`.
  package static func entry(_ text: String) -> (from: PartialDate, state: String)? {
    let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard parts.count == 2, let date = PartialDate(iso: String(parts[0])) else { return nil }
    return (date, String(parts[1]))
  }

  /// The state at the end of a day, a month or a year and since when it held; `nil` before the first one.
  ///
  /// Of several of one day the last one that is written counts.
  package static func latest(_ entries: [String], at date: PartialDate) -> (from: PartialDate, state: String)? {
    var latest: (from: PartialDate, state: String)?
    for one in entries.compactMap(entry) where one.from <= date.lastDay {
      if latest.map({ one.from >= $0.from }) ?? true { latest = one }
    }
    return latest
  }

  /// The entries that hold: of several of one day the last one that is written, of others each; what is no entry is left out.
  package static func lasting(_ entries: [String]) -> [String] {
    var last: [PartialDate: Int] = [:]
    for (place, text) in entries.enumerated() { if let date = entry(text)?.from { last[date] = place } }
    return last.values.sorted().map { entries[$0] }
  }

  /// The state at the end of a day, a month or a year; `nil` before the first one.
  package static func state(_ entries: [String], at date: PartialDate) -> String? { latest(entries, at: date)?.state }

  /// The status at the end of a day, a month or a year of what says when it was opened and closed.
  ///
  /// - Parameter present: its status today, which it has had since it was closed; what it was in between is known where it was closed later,
  ///   or is running still.
  /// - Returns: `nil` before it was opened, and where nobody noted it.
  package static func status(
    opened: PartialDate, closed: PartialDate?, present: String?, at date: PartialDate
  ) -> (from: PartialDate, state: String)? {
    let day = date.lastDay
    guard opened <= day else { return nil }
    if let closed, closed <= day { return present.map { (closed, $0) } }
    return closed != nil || present == running ? (opened, running) : nil
  }
}

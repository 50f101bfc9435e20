internal import FondsRecord

/// In which order a column writes day and month, told by those of its dates that can be read in one way only.
struct DateColumn: Sendable, Hashable {
  /// Whether the month comes first; else the day does, as in French.
  private(set) var isMonthFirst = false
  /// The places of the cells that cannot be read in the order of the column.
  private(set) var contradicting: [Int] = []

  /// Looks at the cells of a column: the order of most of those that leave no choice is that of all, the day first where there are as many of both.
  init(_ cells: some Sequence<String>) {
    var dayFirst: [Int] = []
    var monthFirst: [Int] = []
    for (place, cell) in cells.enumerated() {
      guard let parts = Self.parts(of: cell) else { continue }
      if parts.first > 12, parts.second <= 12 { dayFirst.append(place) }
      if parts.second > 12, parts.first <= 12 { monthFirst.append(place) }
    }
    isMonthFirst = monthFirst.count > dayFirst.count
    contradicting = isMonthFirst ? dayFirst : monthFirst
  }

  /// A date written with the month first, in a writing that has one order only; any other text as it is.
  static func iso(monthFirst text: String) -> String {
    guard let parts = parts(of: text), let date = PartialDate(year: parts.year, month: parts.first, day: parts.second) else { return text }
    return date.description
  }

  /// The numbers of `03/04/2022`, `3.4.2022` or `03-04-2022`; `nil` for anything else.
  private static func parts(of text: String) -> (first: Int, second: Int, year: Int)? {
    let cell = text.trimmed
    guard cell.utf8.count <= 10, let separator = cell.first(where: { "/.-".contains($0) }) else { return nil }
    let words = cell.split(separator: separator, omittingEmptySubsequences: false)
    guard words.count == 3, words[0].utf8.count <= 2, words[1].utf8.count <= 2, words[2].utf8.count == 4 else { return nil }
    let numbers = words.compactMap { word in word.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(word) : nil }
    return numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : nil
  }
}

extension TableTarget {
  /// Whether its cells are dates that stand alone.
  var isDate: Bool {
    guard case .key(let key, _) = self else { return false }
    return ["published", "date", "modified", "updated", "created", "event", "event.start", "event.end"].contains(key)
  }
}

internal import FondsRecord

/// Finds dates of a record that can't be true together.
enum Chronology {
  /// Two dates of which one should not be before the other.
  struct Contradiction: Equatable {
    enum Kind: String {
      /// Reported as past, later than the publication.
      case publishedBeforeEvent = "published-before-event"
      case modifiedBeforePublished = "modified-before-published"
      case endBeforeStart = "end-before-start"
      /// Dated headings rise, and one falls back: columns may have been read out of order.
      case timeline
    }

    var kind: Kind
    /// The date that is earlier and should not be.
    var early: PartialDate
    var late: PartialDate

    init(_ kind: Kind, _ early: PartialDate, _ late: PartialDate) {
      self.kind = kind
      self.early = early
      self.late = late
    }

    /// The flag of the report.
    var flag: String { ExtractionFlag.chronology(kind.rawValue, early.description, late.description) }
  }

  /// Whether a date is certainly before another, as precise as both are known.
  static func isBefore(_ date: PartialDate, _ other: PartialDate) -> Bool {
    if date.year != other.year { return date.year < other.year }
    guard let month = date.month, let otherMonth = other.month else { return false }
    if month != otherMonth { return month < otherMonth }
    guard let day = date.day, let otherDay = other.day else { return false }
    return day < otherDay
  }

  /// Days from one day to another; `nil` where one is not known to the day.
  static func days(from date: PartialDate, to other: PartialDate) -> Int? {
    guard let start = dayNumber(date), let end = dayNumber(other) else { return nil }
    return end - start
  }

  /// Counts days from 1 March of the year 0, whose leap day then ends it (Richards, in: Explanatory Supplement to the Astronomical Almanac, 2013, §15.11).
  private static func dayNumber(_ date: PartialDate) -> Int? {
    guard let month = date.month, let day = date.day else { return nil }
    let year = month > 2 ? date.year : date.year - 1
    let shifted = (month + 9) % 12
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * shifted + 2) / 5 + day
  }

  /// A record modified before it was published, by more than the day that time zones may differ.
  static func contradictions(in dates: [RecordDate]) -> [Contradiction] {
    guard let published = dates.first(where: { $0.kind == .published })?.start,
      let modified = dates.first(where: { $0.kind == .modified })?.start, isBefore(modified, published),
      days(from: modified, to: published).map({ $0 > 1 }) ?? true
    else { return [] }
    return [Contradiction(.modifiedBeforePublished, modified, published)]
  }

  /// Blocks that may be a date alone, in bytes; how many such a timeline has at least, and how many are read.
  private static let dateline = (bytes: 64, least: 4, most: 2_000)

  /// Where the dated headings of a text turn back: at least four blocks that are dates alone, of which most follow one another in one direction.
  static func timeline(of blocks: [Block], language: Language) -> Contradiction? {
    var dates: [PartialDate] = []
    for block in blocks where block.text.utf8.count <= dateline.bytes && dates.count < dateline.most {
      guard block.text.utf8.contains(where: { $0 &- 0x30 < 10 }) else { continue }
      let finder = DateFinder(block.text, language: block.language == .undetermined ? language : block.language)
      guard let date = finder.dates().first, isAlone(date, finder.tokens), let start = date.resolved(published: nil)?.start else {
        continue
      }
      dates.append(start)
    }
    guard dates.count >= dateline.least else { return nil }
    let steps = zip(dates, dates.dropFirst())
    let rises = steps.count { isBefore($0, $1) }
    let falls = steps.count { isBefore($1, $0) }
    if falls > 0, rises >= 3 * falls, let (late, early) = steps.first(where: { isBefore($1, $0) }) {
      return Contradiction(.timeline, early, late)
    }
    if rises > 0, falls >= 3 * rises, let (early, late) = steps.first(where: { isBefore($0, $1) }) {
      return Contradiction(.timeline, early, late)
    }
    return nil
  }

  private static func isAlone(_ date: FoundDate, _ tokens: [DateToken]) -> Bool {
    tokens.enumerated().allSatisfy { index, token in
      if date.tokens.contains(index) { return true }
      if case .mark = token.kind { return true }
      return token.kind == .weekday || ["le", "les", "du", "the", "en", "in", "on", "from"].contains(token.word)
    }
  }
}

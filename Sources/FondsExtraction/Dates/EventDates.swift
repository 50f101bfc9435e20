internal import FondsRecord

/// Finds in title and text when the event took place that a record tells of; rather none than a wrong one.
///
/// A date of the text is taken where it is certain that it is the event's:
/// 1. it stands in the title beside a word for an event (`Séminaire du 12 mars 2015`), or behind a label (`Dates : …`, `When: …`);
/// 2. or the title has a word for an event, and the date stands among the first blocks in a sentence that says that something took or takes place, or with
///    such a word where the title gives the year (which is then the one of a day without year), or at the head of a line of its own, as a range of days;
/// 3. or the record is declared to be of an event, and a day that is not before the publication stands in the very first blocks;
/// 4. or such a sentence with a word for an event stands in the very first blocks, and the day is near the day of publication, as in news.
/// Never one behind `publié le`, `loi du`, `depuis le` or the like, nor in a year that is not in the title where the title has years. Days that follow one
/// another are one event; several events that are equally certain are none, as in an agenda.
struct EventDates {
  /// An event found in the text.
  struct Event: Equatable {
    var start: PartialDate
    var end: PartialDate?
    /// Whether the text tells of it as past, so that it can't be later than the publication.
    var isPast: Bool
  }

  /// The event of the record; `nil` where there is none or it is not certain which.
  private(set) var event: Event?
  /// Ranges and reports that can't be: what the report is told.
  private(set) var contradictions: [Chronology.Contradiction] = []

  private let published: PartialDate?
  private let titleYears: Set<Int>
  private let isTitled: Bool
  private let isDeclared: Bool

  /// Blocks and bytes from the beginning in which an event is looked for, and those that count as the very first.
  private static let reach = (blocks: 80, bytes: 12_288, first: 4)
  /// Contradictions that are told of; more of them say nothing more.
  private static let contradictionLimit = 4
  /// Words before a date among which one may say that it is of something else.
  private static let before = 6
  /// How many days before the publication the event of news is, and one whose day is told without a year; negative for days after it.
  private static let news = -120...400
  private static let recent = -200...120
  /// Bytes of a line that may be no more than when and where.
  private static let dateline = 120

  /// - Parameters:
  ///   - published: the day of publication, by which `14 décembre dernier` is resolved.
  ///   - isDeclared: whether the record is said to be of an event, if not of which day.
  init(titles: [LocalizedText], blocks: [Block], language: Language, published: PartialDate?, isDeclared: Bool) {
    self.published = published
    self.isDeclared = isDeclared
    let words = titles.flatMap { DateToken.tokens(of: $0.text.utf8.span, limit: 200) }
    isTitled = isDeclared || words.contains { $0.word.map(EventWords.isEvent) ?? false }
    titleYears = Set(
      words.compactMap { if case .number(let year, digits: 4) = $0.kind, (1_900...2_100).contains(year) { year } else { nil } })
    var classes: [[Event]] = [[], [], []]
    if isTitled {
      for title in titles { read(title.text, title.language, isTitle: true, place: 0, into: &classes) }
    }
    var bytes = 0
    for (place, block) in blocks.prefix(Self.reach.blocks).enumerated() where block.kind != .code {
      bytes += block.text.utf8.count
      guard bytes <= Self.reach.bytes || place < Self.reach.first else { break }
      guard block.text.utf8.contains(where: { $0 &- 0x30 < 10 }), block.text.utf8.count <= Self.reach.bytes else { continue }
      let language = block.language == .undetermined ? language : block.language
      read(block.text, language, isTitle: false, place: place, into: &classes)
    }
    event = classes.lazy.filter { !$0.isEmpty }.first.flatMap(Self.one)
  }

  private mutating func read(_ text: String, _ language: Language, isTitle: Bool, place: Int, into classes: inout [[Event]]) {
    let finder = DateFinder(text, language: language, takesYearless: true)
    var sentence = Sentence()
    for date in finder.dates() {
      if !sentence.range.contains(date.tokens.lowerBound) { sentence = Sentence(around: date.tokens, in: finder.tokens) }
      guard !isOfSomethingElse(date, finder.tokens, from: sentence.range.lowerBound) else { continue }
      let (tense, isNamed) = (sentence.tense, sentence.isNamed)
      let before = finder.tokens[..<date.tokens.lowerBound]
      let isLabelled = !isTitle && Self.isLabel(before)
      let isOpening = place < Self.reach.first && text.utf8.count <= Self.dateline && before.allSatisfy(Self.isIntroduction)
      let isOfSeries = isTitled && date.last != nil && (isNamed && !titleYears.isEmpty || isOpening)
      let isOfTitle = isTitle && Self.isNamed(near: date.tokens, in: finder.tokens)
      let isFirst = isDeclared && place < Self.reach.first && !isTitle
      guard isOfTitle || isLabelled || isOfSeries || isFirst || tense != nil && (isNamed || isTitled) else { continue }
      guard let (start, end) = resolved(date, tense) else { continue }
      if let end, Chronology.isBefore(end, start) {
        contradict(.endBeforeStart, end, start)
        continue
      }
      let event = Event(start: start, end: end, isPast: tense == .past)
      guard isInYear(event) else { continue }
      if event.isPast, let published, Chronology.isBefore(published, start) {
        contradict(.publishedBeforeEvent, published, start)
        continue
      }
      if isOfTitle || isLabelled {
        classes[0].append(event)
      } else if isTitled, tense != nil || isOfSeries {
        classes[1].append(event)
      } else if isFirst, tense == nil, start.day != nil, published.map({ !Chronology.isBefore(start, $0) && start != $0 }) ?? true {
        classes[2].append(event)
      } else if place < Self.reach.first, isNamed, start.day != nil, isNear(start, Self.news) {
        classes[2].append(event)
      }
    }
  }

  /// The days of a date; without a year those of the year in the title, else the nearest before or after the publication that the tense tells.
  private func resolved(_ date: FoundDate, _ tense: EventWords.Tense?) -> (start: PartialDate, end: PartialDate?)? {
    if let days = date.resolved(published: published, year: isTitled && titleYears.count == 1 ? titleYears.first : nil) { return days }
    guard let tense, date.isYearless else { return nil }
    var date = date
    date.direction = tense == .past ? .past : .future
    guard let days = date.resolved(published: published), isNear(days.start, Self.recent) else { return nil }
    return days
  }

  private mutating func contradict(_ kind: Chronology.Contradiction.Kind, _ early: PartialDate, _ late: PartialDate) {
    if contradictions.count < Self.contradictionLimit { contradictions.append(.init(kind, early, late)) }
  }

  private func isInYear(_ event: Event) -> Bool {
    titleYears.isEmpty || titleYears.contains { ($0...$0).overlaps(event.start.year...max(event.start.year, event.end?.year ?? 0)) }
  }

  /// Whether a day is so many days before the publication.
  private func isNear(_ start: PartialDate, _ window: ClosedRange<Int>) -> Bool {
    guard let published, let days = Chronology.days(from: start, to: published) else { return false }
    return window.contains(days)
  }

  /// The one event of equally certain ones: days of one event follow one another, or one holds the others.
  private static func one(_ events: [Event]) -> Event? {
    let sorted = events.sorted { ($0.start, $0.end ?? $0.start) < ($1.start, $1.end ?? $1.start) }
    guard var one = sorted.first else { return nil }
    for event in sorted.dropFirst() {
      let last = one.end ?? one.start
      let holds =
        event.start <= last || event.start.day == nil && event.start.year == one.start.year && event.start.month == one.start.month
      let follows = Chronology.days(from: last, to: event.start) == 1
      guard holds || follows else { return nil }
      one.isPast = one.isPast || event.isPast
      let end = max(last, event.end ?? event.start)
      if end > one.start { one.end = end }
    }
    return one
  }

  /// Whether a word for an event stands shortly before a date of a title, or right behind it.
  private static func isNamed(near date: Range<Int>, in tokens: [DateToken]) -> Bool {
    let before = tokens[max(0, date.lowerBound - 2 * Self.before)..<date.lowerBound]
    let behind = tokens[date.upperBound..<min(tokens.count, date.upperBound + 4)]
    return (before + behind).contains { $0.word.map(EventWords.isEvent) ?? false }
  }

  private func isOfSomethingElse(_ date: FoundDate, _ tokens: [DateToken], from start: Int) -> Bool {
    let before = tokens[max(start, date.tokens.lowerBound - Self.before)..<date.tokens.lowerBound]
    if before.contains(where: { $0.word.map(EventWords.isOther) ?? false }), !Self.isLabel(tokens[..<date.tokens.lowerBound]) {
      return true
    }
    let isRange = date.last != nil
    return !isRange && before.suffix(3).contains { $0.word.map(EventWords.isEdge) ?? false }
  }

  /// Whether a line begins with `Date :`, `Quand :`, `When:` or the like, and nothing else stands before the date.
  private static func isLabel(_ before: ArraySlice<DateToken>) -> Bool {
    guard let colon = before.prefix(6).firstIndex(where: { $0.isMark(":") }) else { return false }
    let label = before[..<colon].compactMap(\.word)
    return labels.contains(label.joined(separator: " "))
      && before[(colon + 1)...].allSatisfy { $0.word.map(introductions.contains) ?? true }
  }

  private static func isIntroduction(_ token: DateToken) -> Bool {
    token.kind == .weekday || token.word.map { introductions.contains($0) } ?? false
  }

  private static let labels: Set<String> = [
    "date", "dates", "quand", "when", "date et lieu", "dates et lieu", "lieu et date", "date et heure", "date de l evenement",
    "dates de l evenement", "date and place", "date and time", "dates and venue", "event date", "event dates", "date of the event"
  ]
  private static let introductions: Set<String> = ["le", "les", "du", "the", "from", "on", "de"]
}

internal import FondsRecord

/// Finds in title and text when the event took place that a record tells of; rather none than a wrong one.
///
/// A date of the text is taken where it is certain that it is the event's:
/// 1. it stands in the title beside a word for an event (`Séminaire du 12 mars 2015`), or behind a label (`Dates : …`, `When: …`);
/// 2. or the title has a word for an event, and the date stands among the first blocks in a clause that says that this event took or takes place, or with
///    such a word where the title gives the year (which is then the one of a day without year), or at the head of a line of its own, as a range of days
///    or behind the word for the event (`Réunion du 4 mars 2019`);
/// 3. or the record is declared to be of an event, and a day after the publication stands in the very first blocks;
/// 4. or such a sentence with a word for an event stands in the very first blocks, and the day is near the day of publication, as in news.
/// Never one behind `publié le`, `loi du`, `depuis le` or the like, of another edition (`le premier festival`), of what is no event (`the strike of 3 May
/// 1968`), in a year that is not in the title where the title has years, nor years away from the publication. A report is of no event to come. Days that
/// follow one another are one event; of several, those already past go before those to come; several that are equally certain are none, as in an agenda.
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
  private let isCertain: Bool
  private let titleYears: Set<Int>
  private let isTitled: Bool
  private let isDeclared: Bool
  private let isReport: Bool
  /// The day of publication or of the last change, whichever is later: what was written by then may be told.
  private let written: PartialDate?
  /// Folded words of the titles that may name the event.
  private let topics: Set<String>

  /// Blocks and bytes from the beginning in which an event is looked for, and those that count as the very first.
  private static let reach = (blocks: 80, bytes: 12_288, first: 4)
  /// Contradictions that are told of; more of them say nothing more.
  private static let contradictionLimit = 4
  /// Words before a date among which one may say that it is of something else.
  private static let before = 6
  /// How many days before the publication the event of news is, and one whose day is told without a year; negative for days after it.
  private static let news = -120...400
  /// How many years before the publication an event is that a sentence tells of.
  private static let years = -2...3
  /// The years an event of a record may be in.
  private static let possibleYears = 1_900...2_100
  /// Years after its publication of which a document can't have meant to tell as past: beyond, it tells a story.
  private static let slipYears = 3
  private static let recent = -200...120
  /// The fewest bytes of a word of the title that may name an event.
  private static let topicBytes = 5
  /// Bytes of a line that may be no more than when and where.
  private static let dateline = 120

  /// - Parameters:
  ///   - published: the day of publication, by which `14 décembre dernier` is resolved.
  ///   - isCertain: whether somebody said that it is the day of publication; that on which a file was made contradicts no text.
  ///   - isDeclared: whether the record is said to be of an event, if not of which day.
  init(
    titles: [LocalizedText], blocks: [Block], language: Language, published: PartialDate?, isCertain: Bool = true,
    modified: PartialDate? = nil, isDeclared: Bool
  ) {
    self.published = published
    self.isCertain = isCertain
    self.isDeclared = isDeclared
    written = [published, modified].compactMap(\.self).max()
    let words = titles.flatMap { DateToken.tokens(of: $0.text.utf8.span, limit: 200) }
    let names = words.compactMap(\.word)
    isTitled = isDeclared || names.contains(where: EventWords.isEvent)
    isReport = names.contains(where: EventWords.isReport)
    topics = Set(names.filter { $0.utf8.count >= Self.topicBytes && !EventWords.isOther($0) })
    titleYears = Set(
      words.compactMap { if case .number(let year, digits: 4) = $0.kind, Self.possibleYears.contains(year) { year } else { nil } })
    guard !EventWords.isUndone(title: names) else { return }
    var classes: [[Event]] = [[], [], [], []]
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
      // The point of an abbreviated month may have ended the sentence of the date before.
      if !sentence.range.contains(date.tokens.lowerBound) || sentence.range.upperBound < date.tokens.upperBound {
        sentence = Sentence(around: date.tokens, in: finder.tokens)
      }
      guard !isOfSomethingElse(date, finder.tokens, from: sentence.range.lowerBound) else { continue }
      let clause = DateClause(around: date.tokens, in: sentence.range, of: finder.tokens, topics: topics, isDeclared: isDeclared)
      guard !clause.isUndone else { continue }
      let (tense, isNamed) = (clause.tense, clause.isNamed)
      let before = finder.tokens[..<date.tokens.lowerBound]
      let isLabelled = !isTitle && Self.isLabel(before)
      let isVeryFirst = place < Self.reach.first && !isTitle
      let isOpening = isVeryFirst && text.utf8.count <= Self.dateline && before.allSatisfy(Self.isIntroduction)
      let isHeadline = isVeryFirst && isTitled && tense == nil && Self.isHeadline(date.tokens, sentence.range, finder.tokens)
      let isOfSeries = isTitled && (date.last != nil && (isNamed && !titleYears.isEmpty || isOpening) || isHeadline)
      let isOfTitle = isTitle && Self.isNamed(near: date.tokens, in: finder.tokens)
      let isFirst = isDeclared && isVeryFirst
      guard isOfTitle || isLabelled || isOfSeries || isFirst || tense != nil && (isNamed || isTitled) else { continue }
      guard let (start, end) = resolved(date, tense), Self.possibleYears.contains(start.year) else { continue }
      if let end, Chronology.isBefore(end, start) {
        contradict(.endBeforeStart, end, start)
        continue
      }
      let event = Event(start: start, end: end, isPast: tense == .past)
      guard isInYear(event) else { continue }
      if event.isPast, let published, let written, Chronology.isBefore(written, start) {
        if isCertain, isSlip(published, start) { contradict(.publishedBeforeEvent, published, start) }
        continue
      }
      let isToCome = tense == .coming || clause.isOfNext
      if isOfTitle || isLabelled {
        classes[0].append(event)
      } else if isToCome && isReport {
        continue
      } else if isTitled, tense != nil || isOfSeries {
        if isWithinYears(start) { classes[isToCome ? 2 : 1].append(event) }
      } else if isFirst, tense == nil, start.day != nil, published.map({ !Chronology.isBefore(start, $0) && start != $0 }) ?? true {
        classes[3].append(event)
      } else if isVeryFirst, isNamed, start.day != nil, isNear(start, Self.news) {
        classes[3].append(event)
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

  /// Whether a document of one day can by a slip alone tell of a later one as past.
  private func isSlip(_ published: PartialDate, _ start: PartialDate) -> Bool {
    guard start.year - published.year <= Self.slipYears else { return false }
    return published.day != nil || start.year > published.year
  }

  private func isWithinYears(_ start: PartialDate) -> Bool {
    !isCertain || (published.map { Self.years.contains($0.year - start.year) } ?? true)
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
    guard date.last == nil else { return false }
    return before.suffix(3).contains { $0.word.map(EventWords.isEdge) ?? false } || Self.isOfNoEvent(before)
  }

  /// Whether a day is that of something that is no event: `the strike of 3 May 1968`, `la grève du 3 mai 1968`.
  private static func isOfNoEvent(_ before: ArraySlice<DateToken>) -> Bool {
    let before = before.reversed().drop { $0.kind == .weekday || $0.word == "the" || $0.word == "le" }
    guard let link = before.first?.word, link == "of" || link == "du" || link == "de" else { return false }
    // In French, what the event is of stands between: `la réunion du conseil municipal du 4 mai`.
    let head = before.dropFirst().prefix(link == "of" ? 1 : Self.before).compactMap(\.word)
    return !head.contains(where: EventWords.isEvent)
  }

  /// Whether a sentence is no more than a word for an event and a day, perhaps with whose it is (`Réunion du conseil du 4 mars 2019`).
  private static func isHeadline(_ date: Range<Int>, _ sentence: Range<Int>, _ tokens: [DateToken]) -> Bool {
    let (before, after) = (tokens[sentence.lowerBound..<date.lowerBound], tokens[date.upperBound..<sentence.upperBound])
    return (1...Self.before).contains(before.count) && after.count <= Self.before
      && before.prefix(2).contains { $0.word.map(EventWords.isEvent) ?? false }
      && !(before + after).contains {
        $0.word.map { EventWords.isUndone($0) || EventWords.isNext($0) || EventWords.isOtherEdition($0) } ?? false
      }
  }

  /// Whether a line begins with `Date :`, `Quand :`, `When:` or the like, and nothing else stands before the date.
  private static func isLabel(_ before: ArraySlice<DateToken>) -> Bool {
    guard let colon = before.prefix(6).firstIndex(where: { $0.isMark(":") }) else { return false }
    let label = before[..<colon].compactMap(\.word)
    return labels.contains(label.joined(separator: " "))
      && before[(colon + 1)...].allSatisfy { $0.word.map(EventWords.isIntroduction) ?? true }
  }

  private static func isIntroduction(_ token: DateToken) -> Bool {
    token.kind == .weekday || token.word.map(EventWords.isIntroduction) ?? false
  }

  private static let labels: Set<String> = [
    "date", "dates", "quand", "when", "date et lieu", "dates et lieu", "lieu et date", "date et heure", "date de l evenement",
    "dates de l evenement", "date and place", "date and time", "dates and venue", "event date", "event dates", "date of the event"
  ]
}

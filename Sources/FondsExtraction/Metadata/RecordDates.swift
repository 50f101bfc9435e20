internal import FondsRecord

/// Chooses the dates of a record: of each kind the most trusted one that can be read and believed.
///
/// The day of an event is never taken from the day of publication nor the other way round: where none is declared, the text is asked.
enum RecordDates {
  /// What the dates of a record are, and which of those that the source gives can't be true together.
  static func dates(from table: MetadataTable, titles: [LocalizedText], blocks: [Block], language: Language) -> (
    dates: [RecordDate], contradictions: [Chronology.Contradiction]
  ) {
    var dates = declared(in: table)
    var contradictions = Chronology.contradictions(in: dates)
    contradictions += table[.eventDate].compactMap { DateReader.inverted($0.value) }.map { .init(.endBeforeStart, $0.end, $0.start) }
    let publication = dates.first { $0.kind == .published }
    let published = publication?.start
    // When a file was made is not when what it tells was published.
    let isCertain = ![MetadataOrigin.office.rawValue, MetadataOrigin.pdf.rawValue].contains(publication?.origin)
    let modified = dates.first { $0.kind == .modified }?.start
    let isEvent = table.best(.kind).contains { ["event", "événement", "evenement"].contains($0.value.lowercased()) }
    let told = EventDates(
      titles: titles, blocks: blocks, language: language, published: published, isCertain: isCertain, modified: modified,
      isDeclared: isEvent)
    contradictions += told.contradictions
    if let event = told.event, !dates.contains(where: { $0.kind == .event }) {
      dates.append(RecordDate(.event, event.start, end: event.end, origin: MetadataOrigin.text.rawValue))
    }
    if let turn = Chronology.timeline(of: blocks, language: language) { contradictions.append(turn) }
    return (dates, contradictions)
  }

  private static func declared(in table: MetadataTable) -> [RecordDate] {
    var dates: [RecordDate] = []
    if let published = date(.published, .published, table) ?? date(.created, .published, table) { dates.append(published) }
    if let modified = date(.modified, .modified, table) { dates.append(modified) }
    if let created = date(.created, .created, table) { dates.append(created) }
    if let event = date(.eventDate, .event, table) { dates.append(event) }
    return dates
  }

  private static func date(_ name: MetadataName, _ kind: DateKind, _ table: MetadataTable) -> RecordDate? {
    table[name].lazy.compactMap { value -> RecordDate? in
      let isEvent = kind == .event
      guard let (start, end) = isEvent ? DateReader.interval(value.value) : DateReader.date(value.value).map({ ($0, nil) }) else {
        return nil
      }
      guard (1000...2200).contains(start.year), isEvent || !epochs.contains("\(start)") else { return nil }
      return RecordDate(kind, start, end: end, origin: value.origin.rawValue)
    }.first
  }

  /// What clocks say that were never set.
  private static let epochs: Set<String> = ["1601-01-01", "1899-12-30", "1904-01-01", "1970-01-01", "1980-01-01"]
}

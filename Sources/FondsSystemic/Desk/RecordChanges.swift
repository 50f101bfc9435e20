internal import FondsRecord

/// What the desk says of one record, all entries together.
struct RecordChanges: Sendable {
  /// Of each facet: the values that replace those of the source, where any do, and those added to them.
  private struct FacetChange: Sendable {
    var declared: [String]?
    var added: [String] = []
  }

  /// Each member once, in the order in which they were first set.
  private var given: [DeskValue] = []
  private var facets: [(facet: String, change: FacetChange)] = []
  private var rejected: [FacetValue] = []

  /// Takes the next entry about the record.
  mutating func take(_ action: DeskEntry.Action) {
    switch action {
    case .set(_, let values): for value in values { set(value) }
    case .add(_, let value), .accept(_, let value): add(value)
    case .remove(_, let value), .reject(_, let value): remove(value)
    case .candidate, .acceptTerm, .mergeTerm, .undo, .forget: break
    }
  }

  private mutating func set(_ value: DeskValue) {
    if case .facet(let facet) = value.member {
      update(facet) { $0 = FacetChange(declared: value.values) }
      rejected.removeAll { $0.facet == facet && value.values.contains($0.value) }
    } else if let position = given.firstIndex(where: { $0.member == value.member }) {
      given[position] = value
    } else {
      given.append(value)
    }
  }

  private mutating func add(_ value: FacetValue) {
    guard value.value != ForgottenNames.mark else { return }
    rejected.removeAll { $0 == value }
    update(value.facet) { change in
      if change.declared?.contains(value.value) != true, !change.added.contains(value.value) { change.added.append(value.value) }
    }
  }

  private mutating func remove(_ value: FacetValue) {
    guard value.value != ForgottenNames.mark else { return }
    update(value.facet) { change in
      change.declared?.removeAll { $0 == value.value }
      change.added.removeAll { $0 == value.value }
    }
    if !rejected.contains(value) { rejected.append(value) }
  }

  private mutating func update(_ facet: String, _ body: (inout FacetChange) -> Void) {
    let position = facets.firstIndex { $0.facet == facet } ?? facets.count
    if position == facets.count { facets.append((facet, FacetChange())) }
    body(&facets[position].change)
  }

  /// Changes a record that is as its source says, and keeps what that was; of the facets whoever tags the record keeps it.
  func apply(to record: inout Record) {
    var original = record.original ?? RecordOriginal()
    for value in given { apply(value, to: &record, keeping: &original) }
    record.original = original.isEmpty ? nil : original
    for (facet, change) in facets {
      if let declared = change.declared {
        record.facets.removeAll { $0.value.facet == facet }
        record.facets += declared.map { Self.assignment(facet, $0) }
      }
      for value in change.added {
        record.facets.removeAll { $0.value == FacetValue(facet, value) }
        record.facets.append(Self.assignment(facet, value))
      }
    }
    record.rejected = rejected.sorted()
  }

  private static func assignment(_ facet: String, _ value: String) -> FacetAssignment {
    FacetAssignment(FacetValue(facet, value), basis: .desk, origin: Desk.origin)
  }

  private func apply(_ value: DeskValue, to record: inout Record, keeping original: inout RecordOriginal) {
    let sourced = value.values.map { Sourced($0, origin: Desk.origin) }
    switch value.member {
    case .title(let language): Self.replace(&record.titles, &original.titles, language, value.values)
    case .abstract(let language): Self.replace(&record.abstracts, &original.abstracts, language, value.values)
    case .keywords(let language): Self.replace(&record.keywords, &original.keywords, language, value.values)
    case .authors: Self.exchange(&record.authors, &original.authors, sourced)
    case .producers: Self.exchange(&record.producers, &original.producers, sourced)
    case .publishers: Self.exchange(&record.publishers, &original.publishers, sourced)
    case .date(let kind): Self.exchange(&record.dates, &original.dates, Self.dates(record.dates, kind, value.values))
    case .url:
      original.url = record.url.map { [$0] } ?? []
      record.url = sourced.first
    case .licence:
      original.licence = record.licence.map { [$0] } ?? []
      record.licence = sourced.first
    case .language:
      original.language = record.language
      record.language = value.values.first.flatMap { Language(rawValue: $0) } ?? record.language
    case .visibility:
      original.visibility = record.visibility
      record.visibility = value.values.first.flatMap { Visibility(rawValue: $0) } ?? record.visibility
    case .relation(let kind):
      let others = record.relations.filter { $0.kind != kind }
      Self.exchange(&record.relations, &original.relations, others + value.values.map { Relation(kind, target: $0, origin: Desk.origin) })
    case .field(let name):
      original.fields[name] = record.fields[name] ?? []
      record.fields[name] = value.values.isEmpty ? nil : value.values
    case .facet: break
    }
  }

  /// Puts new values in place of old ones; of several changes of one list the first keeps what it was.
  private static func exchange<Value>(_ values: inout [Value], _ original: inout [Value]?, _ new: [Value]) {
    if original == nil { original = values }
    values = new
  }

  /// Puts the texts of a language where the first of it stands, else at the end.
  private static func replace(
    _ texts: inout [LocalizedText], _ original: inout [LocalizedText]?, _ language: Language, _ values: [String]
  ) {
    let place = texts.firstIndex { $0.language == language } ?? texts.count
    var new = texts.filter { $0.language != language }
    let before = texts[..<place].count { $0.language != language }
    new.insert(contentsOf: values.map { LocalizedText($0, language: language, origin: Desk.origin) }, at: before)
    exchange(&texts, &original, new)
  }

  private static func dates(_ dates: [RecordDate], _ kind: DateKind, _ values: [String]) -> [RecordDate] {
    let given = values.compactMap { value in
      DeskMember.dates(value, of: kind).map { RecordDate(kind, $0.start, end: $0.end, origin: Desk.origin) }
    }
    let place = dates.firstIndex { $0.kind == kind } ?? dates.count
    var new = dates.filter { $0.kind != kind }
    new.insert(contentsOf: given, at: dates[..<place].count { $0.kind != kind })
    return new
  }
}

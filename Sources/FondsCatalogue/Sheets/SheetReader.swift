internal import FondsRecord
internal import FondsSystemic
internal import FondsText

/// Reads a table of records and says what it changes.
struct SheetReader {
  private let reading: DeskReading
  private let present: (RecordID) throws(CatalogueError) -> Record?
  private(set) var report: SheetReport
  /// What existing records become.
  private(set) var actions: [DeskEntry.Action] = []
  /// Records that there were none of.
  private(set) var records: [Record] = []

  private struct Column {
    var index: Int
    var member: DeskMember
  }

  /// - Parameter present: gives the record of an identifier.
  init(path: String, reading: DeskReading, present: @escaping (RecordID) throws(CatalogueError) -> Record?) {
    self.reading = reading
    self.present = present
    report = SheetReport(path: path)
  }

  /// Takes the rows of a table; a row with a fault is left out, and the others pass.
  mutating func read(_ table: Table) throws(CatalogueError) {
    for fault in table.faults { note(1, nil, "\(fault)", "le tableau n’est pas entier (\(fault))") }
    guard let header = table.rows.first else { return note(1, nil, "the table is empty", "le tableau est vide") }
    guard let (identifier, columns) = columns(of: header) else { return }
    var seen: [String: Int] = [:]
    for row in table.rows.dropFirst() {
      if report.faults.count >= Self.faultLimit { return giveUp(row.line) }
      if let fault = row.fault {
        note(row.line, nil, "\(fault)", "la ligne n’est pas bien formée (\(fault))")
        continue
      }
      let name = ValueList.trimmed(RecordSheet.original(row[identifier]))
      if let line = seen.updateValue(row.line, forKey: name) {
        note(
          row.line, identifier, "the identifier \"\(name)\" stands in line \(line) already",
          "l’identifiant « \(name) » figure déjà à la ligne \(line)", part: RecordSheet.identifier)
        continue
      }
      guard let id = RecordID(name) else {
        note(
          row.line, identifier, "\"\(name)\" is no identifier", "« \(name) » n’est pas un identifiant", part: RecordSheet.identifier)
        continue
      }
      if let record = try present(id) { change(record, row, columns) } else { make(id, row, identifier, columns) }
    }
  }

  /// Takes nothing of a table that is wrong as a whole.
  private mutating func giveUp(_ line: Int) {
    actions = []
    records = []
    report.changes = []
    report.makings = []
    report.faults.append(
      .init(
        line: line, english: "there are too many errors: nothing of the table is taken",
        french: "il y a trop d’erreurs : rien du tableau n’est pris"))
  }

  private mutating func columns(of header: Table.Row) -> (identifier: Int, columns: [Column])? {
    var identifier: Int?
    var columns: [Column] = []
    let faults = report.faults.count
    for (index, cell) in header.cells.enumerated() {
      let name = ValueList.trimmed(RecordSheet.original(cell))
      if name.isEmpty { continue }
      if name.lowercased() == RecordSheet.identifier, identifier == nil {
        identifier = index
      } else if let member = RecordSheet.member(named: name) {
        if columns.contains(where: { $0.member == member }) {
          note(header.line, index, "the column \"\(name)\" stands twice", "la colonne « \(name) » figure deux fois", part: name)
        }
        columns.append(Column(index: index, member: member))
      } else {
        do throws(DeskReading.Fault) {
          _ = try DeskReading.member(named: name)
        } catch {
          note(header.line, index, error.english, error.french, part: name)
        }
      }
    }
    guard let identifier else {
      note(header.line, nil, "there is no column \"id\"", "il n’y a pas de colonne « id »")
      return nil
    }
    return report.faults.count == faults ? (identifier, columns) : nil
  }

  /// What a row changes of a record: a cell that is as it was written says nothing.
  private mutating func change(_ record: Record, _ row: Table.Row, _ columns: [Column]) {
    var values: [DeskValue] = []
    var changes: [SheetReport.Change] = []
    let faults = report.faults.count
    for column in columns {
      let after = ValueList.trimmed(Normalization.nfc(RecordSheet.original(row[column.index])))
      let before = RecordSheet.cell(column.member, of: record)
      if after == ValueList.trimmed(before) || Self.isSameText(after, before) || (after.isEmpty && column.member.isRequired) { continue }
      guard let value = value(after, column, row.line) else { continue }
      if isSelfRelation(value, of: record.id, column, row.line) { continue }
      if value.values == RecordSheet.values(of: column.member, in: record) { continue }
      values.append(value)
      let shown = column.member.isSingle ? value.values.first ?? "" : ValueList.joined(value.values)
      changes.append(
        .init(line: row.line, id: record.id.value, part: RecordSheet.name(of: column.member), before: before, after: shown))
    }
    guard !values.isEmpty, report.faults.count == faults else { return }
    actions.append(.set(record.id, values))
    report.changes += changes
  }

  /// Whether two cells differ in their line ends alone, which programs write as they like.
  private static func isSameText(_ left: String, _ right: String) -> Bool {
    func lines(_ text: String) -> [Substring] { text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" } }
    return lines(left) == lines(ValueList.trimmed(right))
  }

  private mutating func value(_ cell: String, _ column: Column, _ line: Int) -> DeskValue? {
    let texts = column.member.isSingle ? [cell].filter { !$0.isEmpty } : ValueList.split(cell)
    do throws(DeskReading.Fault) {
      return try reading.value(column.member, texts)
    } catch {
      note(line, column.index, error.english, error.french, part: RecordSheet.name(of: column.member))
      return nil
    }
  }

  /// Whether a cell ties a record to itself, which is noted.
  private mutating func isSelfRelation(_ value: DeskValue, of id: RecordID, _ column: Column, _ line: Int) -> Bool {
    guard case .relation(let kind) = value.member, value.values.contains(id.value) else { return false }
    let fault = DeskReading.selfRelation(kind, of: id)
    note(line, column.index, fault.english, fault.french, part: RecordSheet.name(of: column.member))
    return true
  }

  /// A record of a row whose identifier is new.
  private mutating func make(_ id: RecordID, _ row: Table.Row, _ identifier: Int, _ columns: [Column]) {
    let faults = report.faults.count
    var values: [DeskValue] = []
    for column in columns {
      let cell = ValueList.trimmed(Normalization.nfc(RecordSheet.original(row[column.index])))
      if !cell.isEmpty, let value = value(cell, column, row.line), !isSelfRelation(value, of: id, column, row.line) { values.append(value) }
    }
    guard report.faults.count == faults else { return }
    let isDerived = id.value.utf8.count == 22 && id.value.hasPrefix("r-") && id.value.dropFirst(2).allSatisfy(\.isHexDigit)
    let hasTitle = values.contains { value in
      if case .title = value.member { true } else { false }
    }
    guard hasTitle, !isDerived else {
      return note(
        row.line, identifier, "there is no record \"\(id)\"" + (isDerived ? "" : ", and no title to make one with"),
        "il n’y a pas de notice « \(id) »" + (isDerived ? "" : ", et pas de titre pour en faire une"), part: RecordSheet.identifier)
    }
    var record = Record(id: id)
    record.apply(values, from: Self.origin)
    records.append(record)
    report.makings.append(.init(line: row.line, id: id.value))
  }

  /// What says that a value comes from a table.
  static let origin = "csv"

  private mutating func note(_ line: Int, _ index: Int?, _ english: String, _ french: String, part: String? = nil) {
    report.faults.append(.init(line: line, column: index.map { $0 + 1 }, part: part, english: english, french: french))
  }

  /// Rows with so many faults together are no table of ours.
  private static let faultLimit = 1_000
}

extension Record {
  /// Gives a new record the values of a row.
  fileprivate mutating func apply(_ values: [DeskValue], from origin: String) {
    for value in values {
      func texts(_ language: Language) -> [LocalizedText] { value.values.map { LocalizedText($0, language: language, origin: origin) } }
      let sourced = value.values.map { Sourced($0, origin: origin) }
      switch value.member {
      case .title(let language): titles += texts(language)
      case .abstract(let language): abstracts += texts(language)
      case .keywords(let language): keywords += texts(language)
      case .authors: authors = sourced
      case .producers: producers = sourced
      case .publishers: publishers = sourced
      case .date(let kind):
        dates += value.values.compactMap { text in
          DeskMember.dates(text, of: kind).map { RecordDate(kind, $0.start, end: $0.end, origin: origin) }
        }
      case .url: url = sourced.first
      case .licence: licence = sourced.first
      case .language: language = value.values.first.flatMap { Language(rawValue: $0) } ?? language
      case .visibility: visibility = value.values.first.flatMap { Visibility(rawValue: $0) } ?? visibility
      case .facet(let facet):
        facets += value.values.map { FacetAssignment(FacetValue(facet, $0), basis: .declared, origin: origin) }
      case .relation(let kind): relations += value.values.map { Relation(kind, target: $0, origin: origin) }
      case .field(let name): fields[name] = value.values
      }
    }
    if !values.contains(where: { $0.member == .language }), let title = titles.first { language = title.language }
  }
}

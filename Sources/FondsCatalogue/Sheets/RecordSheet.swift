internal import FondsRecord
internal import FondsSystemic
internal import FondsText

/// Records as a table that people edit: one row a record, one column for each part that can be corrected.
enum RecordSheet {
  /// The column that says which record a row is about.
  static let identifier = "id"

  /// The name of the column of a part.
  static func name(of member: DeskMember) -> String { member == .facet("bank") ? "kind" : member.name }

  /// What a column is about; `nil` where its name means nothing.
  static func member(named name: String) -> DeskMember? { name.lowercased() == "kind" ? .facet("bank") : DeskMember(named: name) }

  /// The columns that every table has, in their order.
  private static let usual: [DeskMember] =
    [
      .facet("bank"), .title(.french), .title(.english), .abstract(.french), .abstract(.english), .keywords(.french), .keywords(.english),
      .language, .authors, .producers, .publishers, .date(.published), .date(.event), .url, .licence
    ] + DeskMember.facets.filter { $0 != "bank" }.map { .facet($0) }

  /// The columns for some records: the usual ones, those that some record has something for, and the visibility.
  static func columns(for records: [Record]) -> [DeskMember] {
    var more: Set<DeskMember> = []
    for record in records { more.formUnion(members(of: record)) }
    let rest = more.subtracting(usual).subtracting([.visibility]).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return usual + rest + [.visibility]
  }

  /// The parts that a record has something for.
  private static func members(of record: Record) -> [DeskMember] {
    var members: [DeskMember] = record.titles.map { .title($0.language) }
    members += record.abstracts.map { .abstract($0.language) }
    members += record.keywords.map { .keywords($0.language) }
    members += record.dates.map { .date($0.kind) }
    members += record.facets.filter(isDeclared).map { .facet($0.value.facet) }
    members += record.relations.map { .relation($0.kind) }
    return members + record.fields.keys.map { .field($0) }
  }

  /// Whether people gave the record a value; what its text and its keywords give is no matter for a table.
  private static func isDeclared(_ assignment: FacetAssignment) -> Bool {
    assignment.basis != .text && assignment.origin != ConceptTagger.keywordOrigin
  }

  /// The values that a record has of a part, in their canonical form.
  static func values(of member: DeskMember, in record: Record) -> [String] {
    func texts(_ texts: [LocalizedText], _ language: Language) -> [String] { texts.filter { $0.language == language }.map(\.text) }
    switch member {
    case .title(let language): return Array(texts(record.titles, language).prefix(1))
    case .abstract(let language): return Array(texts(record.abstracts, language).prefix(1))
    case .keywords(let language): return texts(record.keywords, language)
    case .authors: return record.authors.map(\.value)
    case .producers: return record.producers.map(\.value)
    case .publishers: return record.publishers.map(\.value)
    case .date(let kind):
      return record.date(kind).map { [$0.start.description + ($0.end.map { "/" + $0.description } ?? "")] } ?? []
    case .url: return record.url.map { [$0.value] } ?? []
    case .licence: return record.licence.map { [$0.value] } ?? []
    case .language: return [record.language.rawValue]
    case .visibility: return [record.visibility.rawValue]
    case .facet(let facet): return record.facets.filter { $0.value.facet == facet && isDeclared($0) }.map(\.value.value)
    case .relation(let kind): return record.relations.filter { $0.kind == kind }.map(\.target)
    case .field(let name): return record.fields[name] ?? []
    }
  }

  /// What stands in the cell of a part of a record.
  static func cell(_ member: DeskMember, of record: Record) -> String {
    let values = values(of: member, in: record)
    return member.isSingle ? values.first ?? "" : ValueList.joined(values)
  }

  /// The whole table as separated values, with a byte order mark; the columns of `members`, or all of them.
  static func csv(of records: [Record], columns members: [DeskMember]? = nil) -> [UInt8] {
    let columns = members ?? columns(for: records)
    var writer = CSVWriter(hasMark: true)
    writer.add([identifier] + columns.map(name))
    for record in records {
      writer.add([harmless(record.id.value)] + columns.map { harmless(cell($0, of: record)) })
    }
    return writer.bytes
  }

  /// A cell that no spreadsheet program takes for a formula: an apostrophe goes first; also where one already does, so that it can be told from ours.
  static func harmless(_ cell: String) -> String { cell.utf8.first.map(marked.contains) == true ? "'" + cell : cell }

  /// The cell that was made harmless.
  static func original(_ cell: String) -> String {
    let bytes = cell.utf8
    guard bytes.first == UInt8(ascii: "'"), let next = bytes.dropFirst().first, marked.contains(next) else { return cell }
    return String(cell.unicodeScalars.dropFirst())
  }

  private static let marked: Set<UInt8> = [
    UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "'"), 0x09, 0x0D
  ]
}

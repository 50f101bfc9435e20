internal import FondsExtraction
internal import FondsRecord
internal import FondsSystemic
internal import FondsText

/// Reads what people write of records and terms into the canonical values of the desk: labels become concepts, dates ISO 8601.
///
/// Not to be shared between threads.
final class DeskReading {
  private let names: ConceptNames
  private let schema: Schema

  /// What is wrong with what somebody wrote, in both languages.
  struct Fault: Error, Sendable, Hashable {
    var english: String
    var french: String

    init(fr: String, en: String) {
      english = en
      french = fr
    }

    /// The error of a command.
    var error: CatalogueError {
      CatalogueError(
        .usage, english, remedy: "see `fonds desk --help`", french: .init(french, remedy: "voyez `fonds desk --help`"))
    }
  }

  init(_ tagging: IndexSession.Tagging) {
    names = ConceptNames(thesaurus: tagging.thesaurus, labels: tagging.labels)
    schema = tagging.schema
  }

  /// The part of a record that a name stands for.
  static func member(named name: String) throws(Fault) -> DeskMember {
    if let member = DeskMember(named: name) { return member }
    let isText = ["title", "titre", "abstract", "résumé", "keywords"].contains(name.lowercased())
    throw isText
      ? Fault(fr: "« \(name) » demande une langue : \(name)@fr ou \(name)@en", en: "\"\(name)\" needs a language: \(name)@fr or \(name)@en")
      : Fault(
        fr: "« \(name) » n’est pas une partie d’une notice : une facette, title@fr, published… ; un champ s’écrit field.\(name)",
        en: "\"\(name)\" is no part of a record: a facet, title@fr, published…; a field is written field.\(name)")
  }

  /// The values of a part of a record as the desk has them.
  func value(_ member: DeskMember, _ texts: [String]) throws(Fault) -> DeskValue {
    var value = DeskValue(member, [])
    for text in texts {
      let one = try canonical(text, of: member)
      if !value.values.contains(one) { value.values.append(one) }
    }
    if let fault = value.fault { throw Fault(fr: "\(member.name) : cette valeur ne convient pas (\(fault))", en: fault) }
    return value
  }

  private func canonical(_ text: String, of member: DeskMember) throws(Fault) -> String {
    // As in a sidecar: one line, no control characters.
    let text = Normalization.nfc(TextCleaner.cleaned(text))
    switch member {
    case .date(let kind):
      if kind == .event, DateReader.losesEnd(text) {
        throw Fault(
          fr: "« \(text) » n’est pas un début puis une fin (2021-03-04/2021-03-06)",
          en: "\"\(text)\" is no start and then an end (2021-03-04/2021-03-06)")
      }
      let dates = kind == .event ? DateReader.interval(text) : DateReader.date(text).map { ($0, nil) }
      guard let dates, (1000...2200).contains(dates.start.year) else {
        throw Fault(fr: "« \(text) » n’est pas une date (2021-03-04)", en: "\"\(text)\" is no date (2021-03-04)")
      }
      return dates.start.description + (dates.end.map { "/" + $0.description } ?? "")
    case .language:
      let language = Language(tag: text)
      guard language != .undetermined || text == language.rawValue else {
        throw Fault(fr: "« \(text) » n’est pas fr, en ou und", en: "\"\(text)\" is not fr, en or und")
      }
      return language.rawValue
    case .visibility:
      guard let visibility = Visibility(word: text) else {
        throw Fault(fr: "« \(text) » n’est pas draft, internal ou public", en: "\"\(text)\" is not draft, internal or public")
      }
      return visibility.rawValue
    case .facet(let facet): return try concept(FacetValue(facet, text)).value
    case .field(let name) where schema.field(named: name)?.type == .amount:
      guard Amount(text) != nil else {
        throw Fault(
          fr: "« \(text) » n’est pas un montant (-1234,50 ou 12,50 EUR)", en: "\"\(text)\" is no amount (-1234.50 or 12.50 EUR)")
      }
      return text
    case .title, .abstract, .keywords, .authors, .producers, .publishers, .url, .licence, .relation, .field: return text
    }
  }

  /// What is wrong with a relation of a record to itself.
  static func selfRelation(_ kind: RelationKind, of id: RecordID) -> Fault {
    Fault(fr: "\(id) ne peut être lié à lui-même (\(kind.rawValue))", en: "\(id) cannot be tied to itself (\(kind.rawValue))")
  }

  /// What a value means.
  func meaning(of value: FacetValue) -> ConceptNames.Meaning { names.meaning(of: value) }

  /// The value that people mean by one; an unknown concept is refused with the nearest known one.
  func concept(_ value: FacetValue) throws(Fault) -> FacetValue {
    guard value.isValid else {
      throw Fault(fr: "« \(value.value) » ne peut être une valeur", en: "\"\(value.value)\" cannot be a value")
    }
    switch names.meaning(of: value) {
    case .concept(let concept): return concept
    case .open(let value): return value
    case .unknown(let nearest, let label):
      let name = "\(value.facet):\(value.value)"
      guard let nearest, let label else {
        throw Fault(
          fr: "« \(name) » n’est pas dans le thésaurus : proposez-le par `fonds desk candidate`",
          en: "\"\(name)\" is not in the thesaurus: propose it with `fonds desk candidate`")
      }
      throw Fault(
        fr: "« \(name) » n’est pas dans le thésaurus ; vouliez-vous dire « \(label) » (\(nearest.facet):\(nearest.value)) ?",
        en: "\"\(name)\" is not in the thesaurus; did you mean \"\(label)\" (\(nearest.facet):\(nearest.value))?")
    }
  }

  /// A facet and a value as they are written in `theme:mobility` or `thème=mobilité`.
  static func facetValue(_ text: String) throws(Fault) -> FacetValue {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "=" }
    guard parts.count == 2, case .facet(let facet)? = DeskMember(named: String(parts[0])), !ValueList.trimmed(String(parts[1])).isEmpty
    else {
      throw Fault(
        fr: "« \(text) » n’est pas facette:valeur, comme theme:mobility", en: "\"\(text)\" is not facet:value, such as theme:mobility")
    }
    return FacetValue(facet, Normalization.nfc(TextCleaner.cleaned(String(parts[1]))))
  }
}

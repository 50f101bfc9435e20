/// A part of a record that can be corrected, by the name that it bears on the desk, on the command line and as a column of a table.
package enum DeskMember: Sendable, Hashable {
  case title(Language)
  case abstract(Language)
  case keywords(Language)
  case authors
  case producers
  case publishers
  case date(DateKind)
  case url
  case licence
  case language
  case visibility
  /// The declared values of a facet.
  case facet(String)
  case relation(RelationKind)
  case field(String)

  /// Facets whose values a record declares: `theme`, `territory`, `network`…; others of that list follow from the record.
  package static let facets = FacetName.order.filter { FacetName.systemic.contains($0) || $0 == "network" }

  /// The name: `title@fr`, `published`, `theme`, `facet.river`, `relation.part-of`, `field.amount`.
  package var name: String {
    switch self {
    case .title(let language): "title@" + language.rawValue
    case .abstract(let language): "abstract@" + language.rawValue
    case .keywords(let language): "keywords@" + language.rawValue
    case .authors: "authors"
    case .producers: "producers"
    case .publishers: "publishers"
    case .date(let kind): kind.rawValue
    case .url: "url"
    case .licence: "licence"
    case .language: "language"
    case .visibility: "visibility"
    case .facet(let facet): Self.facets.contains(facet) ? facet : "facet." + facet
    case .relation(let kind): "relation." + kind.rawValue
    case .field(let field): "field." + field
    }
  }

  /// Reads a name as it is written above, or as French people write it (`titre@fr`, `thème`, `publié`); `nil` for anything else.
  package init?(named name: String) {
    if let part = Self.part(of: name, behind: "field.") {
      guard (1...FacetValue.valueLimit).contains(part.utf8.count), !part.utf8.contains(where: { $0 < 0x20 }) else { return nil }
      self = .field(part)
    } else if let part = Self.part(of: name, behind: "relation.") {
      guard let kind = RelationKind(rawValue: part) else { return nil }
      self = .relation(kind)
    } else if let part = Self.part(of: name, behind: "facet.") {
      guard FacetValue(part, "x").isValid else { return nil }
      self = .facet(FacetName.identifier(named: part) ?? part)
    } else {
      self.init(known: name.lowercased())
    }
  }

  private init?(known name: String) {
    let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let language = Language(rawValue: String(parts[1])) else { return nil }
      switch parts[0] {
      case "title", "titre": self = .title(language)
      case "abstract", "résumé", "resume": self = .abstract(language)
      case "keywords", "mots-clés", "mots-cles": self = .keywords(language)
      default: return nil
      }
    } else if let member = Self.plain[name] {
      self = member
    } else if let facet = FacetName.identifier(named: name), Self.facets.contains(facet) {
      self = .facet(facet)
    } else {
      return nil
    }
  }

  private static let plain: [String: DeskMember] = [
    "authors": .authors, "auteurs": .authors, "producers": .producers, "producteurs": .producers, "publishers": .publishers,
    "éditeurs": .publishers, "published": .date(.published), "publié": .date(.published), "modified": .date(.modified),
    "modifié": .date(.modified), "created": .date(.created), "créé": .date(.created), "event": .date(.event),
    "événement": .date(.event), "url": .url, "licence": .licence, "license": .licence, "language": .language, "langue": .language,
    "visibility": .visibility, "visibilité": .visibility, "translation-of": .relation(.translation)
  ]

  private static func part(of name: String, behind prefix: String) -> String? {
    name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
  }

  /// Whether it has one value at most.
  package var isSingle: Bool {
    switch self {
    case .title, .abstract, .date, .url, .licence, .language, .visibility: true
    case .keywords, .authors, .producers, .publishers, .facet, .relation, .field: false
    }
  }

  /// Whether it always has a value, so that it cannot be emptied.
  package var isRequired: Bool { self == .language || self == .visibility }

  /// What is wrong with a value in its canonical form, in English; `nil` where it will do.
  ///
  /// Dates are ISO 8601, an event may be `start/end`; languages and visibilities are identifiers.
  package func fault(in value: String) -> String? {
    guard !value.isEmpty, value.utf8.count <= Self.valueLimit else { return "a value has 1 to \(Self.valueLimit) bytes" }
    switch self {
    case .date(let kind): return Self.dates(value, of: kind) == nil ? "\"\(value)\" is no date" : nil
    case .url: return WebAddress.isValid(value) ? nil : "\"\(value)\" is no web address"
    case .language: return Language(rawValue: value) == nil ? "\"\(value)\" is not fr, en or und" : nil
    case .visibility: return Visibility(rawValue: value) == nil ? "\"\(value)\" is not draft, internal or public" : nil
    case .facet(let facet): return FacetValue(facet, value).isValid ? nil : "\"\(value)\" cannot be a value of \(facet)"
    case .title, .abstract, .keywords, .authors, .producers, .publishers, .licence, .relation, .field: return nil
    }
  }

  /// The most bytes of one value.
  package static let valueLimit = 64 << 10

  /// The dates of a canonical value: one, or for an event also `start/end`.
  package static func dates(_ value: String, of kind: DateKind) -> (start: PartialDate, end: PartialDate?)? {
    let parts = value.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= (kind == .event ? 2 : 1), let start = PartialDate(iso: String(parts[0])) else { return nil }
    guard parts.count == 2 else { return (start, nil) }
    guard let end = PartialDate(iso: String(parts[1])), start <= end else { return nil }
    return (start, end)
  }
}

internal import FondsRecord

/// Another search that would find something where this one found nothing.
public struct AnswerAdvice: Sendable, Hashable {
  /// What is different.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Words spelled otherwise.
    case spelling
    /// A similar value instead of one that nothing has.
    case value
    /// Words side by side no longer have to be.
    case quotations
    /// Words no longer have to be there.
    case obligations
    /// Words no longer have to be missing.
    case exclusions
    /// One filter is taken off.
    case filter
    /// All filters are taken off.
    case filters
    /// All of these.
    case everything
  }

  /// What is different.
  public var kind: Kind
  /// In the reader's language.
  public var text: String
  /// The query to ask instead.
  public var query: String
  /// The choices beside it that remain, `facet:value`.
  public var filters: [String]
  /// How many works it would find.
  public var total: Int

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", kind.rawValue)
      writer.member("text", text)
      writer.member("query", query)
      writer.member("filters", filters)
      writer.member("total", total)
    }
  }
}

extension AnswerAdvice.Kind {
  /// What is different, for people; `name` is the query or filter that it is about.
  func wording(_ name: String, in ui: Language) -> String {
    switch self {
    case .spelling: ui(fr: "Vouliez-vous dire « \(name) » ?", en: "Did you mean “\(name)”?")
    case .value: ui(fr: "Avec « \(name) » à la place", en: "With “\(name)” instead")
    case .quotations:
      ui(fr: "Sans les guillemets : les mots où qu’ils soient", en: "Without the quotation marks: the words wherever they stand")
    case .obligations: ui(fr: "Sans exiger chaque mot (+, ET)", en: "Without demanding every word (+, AND)")
    case .exclusions: ui(fr: "Sans rien exclure (-, SAUF)", en: "Without excluding anything (-, NOT)")
    case .filter: ui(fr: "Sans le filtre « \(name) »", en: "Without the filter “\(name)”")
    case .filters: ui(fr: "Sans aucun filtre", en: "Without any filter")
    case .everything:
      ui(fr: "Seulement les mots, sans guillemets, signes ni filtres", en: "The words alone, without marks, signs or filters")
    }
  }
}

internal import FondsRecord

/// What the name before a colon stands for.
package enum QueryField: Sendable, Hashable {
  case text(TextScope)
  case language
  /// A facet whose values are years.
  case years(String)
  case facet(String)
  /// Concepts that meet in a passage.
  case meeting
  /// A day, a month or a year at whose end things are looked at.
  case asOf
}

/// The names that a query may put before a colon, in both languages.
///
/// Any other word with a colon (`http://…`, `10:30`) is plain text.
package struct FieldVocabulary: Sendable {
  private var fields: [String: QueryField]

  /// The names that every bank has.
  package static let standard = FieldVocabulary()

  private init() {
    fields = [
      "title": .text(.title), "titre": .text(.title), "author": .text(.author), "auteur": .text(.author), "auteure": .text(.author),
      "autrice": .text(.author), "lang": .language, "language": .language, "langue": .language, "year": .years("year"),
      "année": .years("year"), "annee": .years("year"), "event-year": .years("event-year"), "between": .meeting, "entre": .meeting,
      "as-of": .asOf, "à-fin": .asOf, "a-fin": .asOf
    ]
    for facet in FacetName.order where fields[facet] == nil { fields[facet] = .facet(facet) }
    for (name, facet) in FacetName.french where fields[name] == nil { fields[name] = .facet(facet) }
  }

  /// Adds a facet of the bank's own with the names it is shown under; a name of several words or already taken is passed over.
  package mutating func add(facet: String, labels: [String] = []) {
    for name in [facet] + labels {
      let key = name.lowercased()
      guard !key.isEmpty, !key.contains(where: { $0.isWhitespace || $0 == ":" }), fields[key] == nil else { continue }
      fields[key] = .facet(facet)
    }
  }

  /// The field of a name in any case; `nil` for a word that is no field.
  package subscript(name: String) -> QueryField? { fields[name.lowercased()] }
}

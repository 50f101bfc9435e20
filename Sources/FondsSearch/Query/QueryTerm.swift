internal import FondsRecord

/// Readings of single terms.
enum QueryTerm {
  /// A word, or a prefix where it ends with a star.
  static func word(_ text: String, _ scope: TextScope) -> Query {
    guard text.unicodeScalars.last == "*" else { return .word(text, scope) }
    let stem = String(text.unicodeScalars.prefix { $0 != "*" })
    let isPrefix = !stem.isEmpty && stem.unicodeScalars.count + 1 == text.unicodeScalars.count
    return isPrefix ? .prefix(stem, scope) : .word(text, scope)
  }

  /// A language by tag or by name.
  static func language(_ text: String, column: Int) throws(QueryError) -> Query {
    let language = Language(tag: text)
    guard language != .undetermined || text.lowercased() == Language.undetermined.rawValue else {
      throw QueryError(.badLanguage, column: column, message: "“\(text)” is no language of the bank", remedy: "write fr, en or und")
    }
    return .facet("lang", [language.rawValue])
  }

  /// Names of concepts or `facet=value` with commas between them (`food,cooperation`), two at least; with semicolons where a value has a comma.
  static func meeting(_ text: String, column: Int) throws(QueryError) -> Query {
    let names = text.split(separator: text.contains(";") ? ";" : ",").map { $0.split(separator: " ").joined(separator: " ") }.filter {
      !$0.isEmpty
    }
    guard (2...meetingLimit).contains(names.count) else {
      throw QueryError(
        .badMeeting, column: column, message: "“\(text)” does not name two to \(meetingLimit) concepts",
        remedy:
          "write them with commas: between:food,cooperation, or between:\"local food,public policy\"; with semicolons where a name has a comma"
      )
    }
    return .meeting(names)
  }

  /// The most concepts that may be asked to meet.
  private static let meetingLimit = 5

  /// A year, a month or a day (`as-of:2022`, `as-of:2022-06`, `as-of:2022-06-30`).
  static func asOf(_ text: String, column: Int) throws(QueryError) -> Query {
    guard text.utf8.count <= 10, let date = PartialDate(iso: text) else {
      throw QueryError(
        .badDate, column: column, message: "“\(text)” is no date",
        remedy: "write as-of:2022, as-of:2022-06 or as-of:2022-06-30 for how things stood at its end")
    }
    return .asOf(date)
  }

  /// A year (`2021`) or a range (`2019..2022`, `2019..`, `..2022`; an ellipsis and a dash do as well).
  static func years(_ text: String, facet: String, column: Int) throws(QueryError) -> Query {
    let bad = QueryError(
      .badYear, column: column, message: "“\(text)” is no year and no range of years", remedy: "write 2021, 2019..2022, 2019.. or ..2022")
    var bounds = [""]
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": bounds[bounds.count - 1].unicodeScalars.append(scalar)
      case ".", "…", "-", "–": bounds.append("")
      default: throw bad
      }
    }
    // Two dots leave an empty piece between them.
    if bounds.count == 3, bounds[1].isEmpty, text.unicodeScalars.contains(".") { bounds.remove(at: 1) }
    guard bounds.count <= 2, bounds.allSatisfy({ $0.isEmpty || (1...4).contains($0.utf8.count) }) else { throw bad }
    let first = Int(bounds[0])
    let last = Int(bounds[bounds.count - 1])
    guard first != nil || last != nil else { throw bad }
    if let first, let last, first > last { throw bad }
    return .years(facet, YearRange(first: first, last: last))
  }
}

/// Several values in one text, with ` | ` between them: as a cell of a table has them, and an argument of a command.
///
/// A bar or a backslash in a value has a backslash before it.
enum ValueList {
  static let separator = " | "

  static func joined(_ values: [String]) -> String { values.map(escaped).joined(separator: separator) }

  /// The values of a text, without the spaces at their ends; empty ones are left out.
  static func split(_ text: String) -> [String] {
    var values: [String] = []
    var value = ""
    var isEscaped = false
    for character in text.unicodeScalars {
      switch character {
      case _ where isEscaped:
        value.unicodeScalars.append(character)
        isEscaped = false
      case "\\": isEscaped = true
      case "|":
        values.append(value)
        value = ""
      default: value.unicodeScalars.append(character)
      }
    }
    if isEscaped { value += "\\" }
    return (values + [value]).map(trimmed).filter { !$0.isEmpty }
  }

  private static func escaped(_ value: String) -> String {
    var text = ""
    for character in value.unicodeScalars {
      if character == "|" || character == "\\" { text += "\\" }
      text.unicodeScalars.append(character)
    }
    return text
  }

  /// A text without white space at its ends.
  static func trimmed(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[first...last]))
  }
}

/// What the parser of the command line says of itself, in French: its sentences are English, ours stand in both languages beside each option.
///
/// What it says otherwise stays as it is: a sentence that is not known here is better than half of one.
package enum UsageWords {
  /// The message about a command line that makes no sense, with its help and usage lines.
  package static func french(ofError text: String) -> String { lines(of: text).joined(separator: "\n") }

  /// A help page: headings, and the words in brackets behind an option.
  package static func french(ofHelp text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      var line = String(line)
      for (english, french) in headings {
        if line == english { return french }
        if english.hasSuffix(" "), line.hasPrefix(english) { line = french + line.dropFirst(english.count) }
      }
      for (english, french) in sentences where line.hasSuffix(english) { line = line.dropLast(english.count) + french }
      if let (before, names, after) = cut(line, "See '", "' for detailed help.") {
        line = before + "« " + named(names) + " » donne le détail de chacune." + after
      }
      return line.replacing("(default: ", with: "(par défaut : ").replacing("(values: ", with: "(valeurs : ").replacing(
        "; default: ", with: " ; par défaut : ")
    }
    return lines.map { named($0, keepingColumns: true) }.joined(separator: "\n")
  }

  /// The names of values, which stand in `<…>`, word by word.
  private static let names = [
    "subcommand": "commande", "dir": "dossier", "file": "fichier", "files": "fichiers", "path": "chemin", "query": "requête",
    "queries": "requêtes",
    "facet": "facette", "facets": "facettes", "value": "valeur", "word": "mot", "words": "mots", "text": "texte", "kind": "genre",
    "field": "champ",
    "address": "adresse", "level": "niveau", "territory": "territoire", "scenario": "scénario", "name": "nom",
    "folder": "dossier",
    "term": "terme", "number": "numéro", "label": "libellé", "record": "notice", "least": "seuil", "count": "nombre",
    "confidence": "confiance", "share": "part",
    "columns": "colonnes", "rows": "lignes", "part": "partie", "other": "autre"
  ]

  /// A line with the names of values in French.
  ///
  /// - Parameter keepingColumns: whether what stands behind a gap stays where it is.
  private static func named(_ line: String, keepingColumns: Bool = false) -> String {
    var result = ""
    var rest = line[...]
    while let opening = rest.firstIndex(of: "<"), let closing = rest[opening...].firstIndex(of: ">") {
      let inside = rest[rest.index(after: opening)..<closing]
      result += rest[...opening]
      var word = ""
      for character in inside {
        if character.isLetter {
          word.append(character)
        } else {
          result += (names[word] ?? word) + String(character)
          word = ""
        }
      }
      result += (names[word] ?? word) + ">"
      rest = rest[rest.index(after: closing)...]
      let gap = rest.prefix { $0 == " " }.count
      guard keepingColumns, gap > 1 else { continue }
      let wanted = line.count - rest.count + gap
      result += String(repeating: " ", count: max(2, wanted - result.count))
      rest = rest.dropFirst(gap)
    }
    return result + rest
  }

  private static let headings = [
    ("OVERVIEW: ", ""), ("USAGE: ", "EMPLOI : "), ("ARGUMENTS:", "ARGUMENTS :"), ("OPTIONS:", "OPTIONS :"), ("SUBCOMMANDS:", "COMMANDES :")
  ]

  private static let sentences = [
    ("Show help information.", "Montrer cette aide."), ("Show subcommand help information.", "Montrer l’aide d’une commande."),
    ("Show the version.", "Dire la version.")
  ]

  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = String(line)
      if let rest = rest(of: line, after: "Error: ") { return "Erreur : " + sentence(rest) }
      if let rest = rest(of: line, after: "   or: ") { return "    ou : " + sentence(rest) }
      if let rest = rest(of: line, after: "Help:  ") { return "Aide :  " + named(rest) }
      if let rest = rest(of: line, after: "Usage: ") { return "Emploi : " + named(rest) }
      if let (before, names, after) = cut(line, "See '", "' for more information.") {
        return before + "« " + names + " » en dit plus." + after
      }
      return line
    }
  }

  /// One sentence of an error; as it is where it is not known.
  package static func sentence(_ text: String) -> String {
    switch text {
    case "Missing required subcommand.": return "il manque une commande"
    default: break
    }
    for (before, between, after, french) in patterns {
      guard text.hasPrefix(before), text.hasSuffix(after), text.utf8.count >= before.utf8.count + after.utf8.count else { continue }
      let inner = String(text.dropFirst(before.count).dropLast(after.count))
      guard !between.isEmpty else { return french(inner, "") }
      if let place = inner.firstRange(of: between) {
        return french(String(inner[..<place.lowerBound]), String(inner[place.upperBound...]))
      }
    }
    return text
  }

  /// What stands around the one or two things that a sentence names; longer patterns first.
  private static let patterns: [(before: String, between: String, after: String, french: @Sendable (String, String) -> String)] = [
    ("Unknown option '", "'. Did you mean '", "'?", { "l’option « \($0) » n’est pas connue ; vouliez-vous dire « \($1) » ?" }),
    ("Unknown option '", "", "'", { name, _ in "l’option « \(name) » n’est pas connue" }),
    ("Invalid option: ", "", "", { name, _ in "l’option « \(name) » n’est pas connue" }),
    ("Missing value for '", "' in '", "'", { "il manque une valeur à « \(named($0)) » dans « \($1) »" }),
    ("Missing value for '", "", "'", { name, _ in "il manque une valeur à « \(named(name)) »" }),
    (
      "The option '", "' does not take any value, but '", "' was specified.",
      { "l’option « \($0) » ne prend pas de valeur, mais « \($1) » est donné" }
    ),
    ("Unexpected argument '", "", "'", { name, _ in "« \(name) » est de trop" }),
    ("", " unexpected arguments: '", "'", { _, names in "ces arguments sont de trop : « \(listed(names)) »" }),
    (
      "Value to be set with flag '", "' had already been set with flag '", "'",
      { "« \($0) » contredit « \($1) », déjà donné" }
    ),
    ("Missing expected argument '", "", "'", { name, _ in "il manque l’argument « \(named(name)) »" }),
    ("Missing one of: '", "", "'", { names, _ in "il manque l’un de : « \(listed(names)) »" }),
    (
      "The value '", "' is invalid for '", "'", { "la valeur « \($0) » ne convient pas à « \(named($1)) »" }
    ),
    (
      "The value '", "' is invalid for '", "",
      { value, rest in
        guard let place = rest.firstRange(of: "'. Please provide one of ") else { return "la valeur « \(value) » ne convient pas" }
        let choices = rest[place.upperBound...].split(separator: "'").enumerated().filter { $0.offset % 2 == 0 }.map { "« \($0.element) »" }
        return "la valeur « \(value) » ne convient pas à « \(rest[..<place.lowerBound]) » ; il faut : " + choices.joined(separator: ", ")
      }
    )
  ]

  private static func listed(_ names: String) -> String { names.replacing("', '", with: " », « ") }

  private static func rest(of line: String, after beginning: String) -> String? {
    line.hasPrefix(beginning) ? String(line.dropFirst(beginning.count)) : nil
  }

  private static func cut(_ line: String, _ opening: String, _ closing: String) -> (before: String, inside: String, after: String)? {
    guard let start = line.firstRange(of: opening), let end = line[start.upperBound...].firstRange(of: closing) else { return nil }
    return (String(line[..<start.lowerBound]), String(line[start.upperBound..<end.lowerBound]), String(line[end.upperBound...]))
  }
}

internal import FondsExtraction
internal import FondsIndex
internal import FondsRecord

/// The French of errors that the rooms below tell in English alone: by their code, with the name that they quote.
extension CatalogueError.Wording {
  init(_ error: RecordError) {
    let name = Self.quoted(in: error.message)
    switch error.code {
    case .syntax: self.init("ce n’est pas du JSON lisible", remedy: "vérifiez guillemets, virgules et accolades à cet endroit")
    case .tooDeep: self.init("trop de listes les unes dans les autres", remedy: "aplatissez la valeur")
    case .tooLarge: self.init("la ligne est trop longue", remedy: "partagez la notice")
    case .encoding: self.init("un texte n’est pas de l’UTF-8", remedy: "enregistrez le fichier en UTF-8")
    case .missingField: self.init(name.map { "il manque « \($0) »" } ?? "il manque un membre", remedy: "ajoutez-le à la ligne")
    case .badValue:
      self.init(name.map { "« \($0) » a une valeur qui ne convient pas" } ?? "une valeur ne convient pas", remedy: "corrigez la ligne")
    case .unknownField:
      self.init(
        name.map { "« \($0) » n’est pas un membre d’une notice" } ?? "un membre n’est pas connu",
        remedy: "mettez sous « fields » ce qui est propre à un genre")
    }
  }

  init(_ error: ExtractionError) {
    let remedy =
      switch error.code {
      case .permission: "donnez au compte qui lance fonds le droit de le lire"
      case .io: "vérifiez le chemin, et que son disque est monté"
      case .tool: "installez-le, puis recommencez"
      case .link: "nommez ce vers quoi mène le lien, dans la racine"
      default: "vérifiez ce fichier"
      }
    self.init(error.code == .io ? "il n’y est pas, ou le système ne peut pas le lire" : error.code.explanation(in: .french), remedy: remedy)
  }

  /// The first name that an English message puts between quotation marks.
  private static func quoted(in message: String) -> String? {
    let parts = message.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 && !parts[1].isEmpty ? String(parts[1]) : nil
  }
}

extension CatalogueError {
  /// A line of records or of the desk that cannot be taken in.
  init(_ error: RecordError, path: String, line: Int) {
    self.init(
      .record, error.message, remedy: error.remedy, path: path, line: line, cause: error.cause, french: Wording(error))
  }
}

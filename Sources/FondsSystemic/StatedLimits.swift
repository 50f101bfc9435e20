internal import FondsRecord
internal import FondsText

/// Tells whether a record states the limits of what it reports, as the charter asks of every experience feedback.
enum StatedLimits {
  private static let limits: Set<String> = ["limite", "limites", "limit", "limits", "limitation", "limitations"]

  /// Words that a heading of such a section may have beside: others make it a heading about limits of something (`planetary limits`).
  private static let companions: Set<String> = [
    "les", "la", "le", "l", "des", "de", "du", "d", "et", "nos", "leurs", "ses", "notre", "cette", "ce", "quelques", "principales",
    "points",
    "difficultes", "difficulte", "obstacles", "freins", "vigilance", "conditions", "portee", "apports", "resultats", "enseignements",
    "reussites", "forces", "faiblesses", "perspectives", "rencontrees", "rencontres", "observees", "identifiees", "constatees", "reconnues",
    "enoncees", "exercice", "experience", "demarche", "methode", "outil", "projet", "action", "dispositif", "the", "of", "and", "our",
    "its",
    "their", "this", "some", "main", "known", "stated", "acknowledged", "observed", "scope", "difficulties", "challenges", "lessons",
    "results", "strengths", "weaknesses", "successes", "outlook", "experiment", "approach", "method", "tool", "project", "work", "a", "an"
  ]

  /// True where a heading opens such a section, or a field of the record gives them.
  static func areIn(_ record: Record) -> Bool {
    if record.fields.contains(where: { limits.contains(Folding.fold($0.key)) && !$0.value.isEmpty }) { return true }
    return record.blocks.contains { $0.kind == .heading && isHeading($0.text) }
  }

  private static func isHeading(_ text: String) -> Bool {
    guard text.utf8.count <= 120 else { return false }
    let words = Folding.fold(text).split { !$0.isLetter }.map(String.init)
    return words.contains { limits.contains($0) } && words.allSatisfy { limits.contains($0) || companions.contains($0) }
  }
}

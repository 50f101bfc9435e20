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
    if record.fields.contains(where: { mentionsLimits($0.key.utf8.span) && limits.contains(Folding.fold($0.key)) && !$0.value.isEmpty }) {
      return true
    }
    return record.blocks.contains { $0.kind == .heading && isHeading($0.text) }
  }

  /// Whether the letters `limit` stand in a text: few headings have them, and the others need not be cut into words.
  private static func mentionsLimits(_ text: Span<UInt8>) -> Bool {
    var matched = 0
    for index in text.indices {
      let letter = text[index] | 0x20
      matched = letter == stem[matched] ? matched + 1 : letter == stem[0] ? 1 : 0
      if matched == stem.count { return true }
    }
    return false
  }

  private static let stem: [5 of UInt8] = [0x6C, 0x69, 0x6D, 0x69, 0x74]

  private static func isHeading(_ text: String) -> Bool {
    guard text.utf8.count <= 120, mentionsLimits(text.utf8.span) else { return false }
    let words = Folding.fold(text).split { !$0.isLetter }.map(String.init)
    return words.contains { limits.contains($0) } && words.allSatisfy { limits.contains($0) || companions.contains($0) }
  }
}

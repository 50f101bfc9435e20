internal import FondsCatalogue

/// How a score adds up, for people: a line a part, with the parts of a part set in.
enum ExplanationLines {
  /// Parts that the record does not have are left out.
  static func lines(of explanation: AnswerExplanation) -> [String] { explanation.shown.map { lines(of: $0, under: "") } ?? [] }

  private static func lines(of part: AnswerExplanation, under indent: String) -> [String] {
    let number = AnswerExplanation.number(part.score ?? 0, in: ui)
    let line = indent + String(repeating: " ", count: max(0, 6 - number.count)) + number + "  " + Terminal.harmless(part.wording(in: ui))
    return [line] + part.parts.flatMap { lines(of: $0, under: indent + "  ") }
  }
}

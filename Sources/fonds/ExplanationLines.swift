internal import FondsCatalogue

/// How a score adds up, for people: a line a part, with the parts of a part set in.
enum ExplanationLines {
  /// Parts that the record does not have are left out.
  static func lines(of explanation: AnswerExplanation) -> [String] {
    guard let score = explanation.score, explanation.kind != "excluded" else { return [] }
    let parts = explanation.parts.flatMap(lines).map { "  " + $0 }
    // A sum of one is that one.
    if parts.count == 1, explanation.kind == "sum" || explanation.kind == "best" { return parts.map { String($0.dropFirst(2)) } }
    return [number(score) + "  " + name(of: explanation)] + parts
  }

  private static func number(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded())
    let text = "\(hundredths / 100)" + ui(fr: ",", en: ".") + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
    return String(repeating: " ", count: max(0, 6 - text.count)) + text
  }

  private static func name(of part: AnswerExplanation) -> String {
    let text = Terminal.harmless(part.text)
    return switch part.kind {
    case "sum": ui(fr: "en tout, la somme de :", en: "in all, the sum of:")
    case "best": ui(fr: "le meilleur de :", en: "the best of:")
    case "exact": ui(fr: "« \(text) » tel quel", en: "\"\(text)\" as it is")
    case "stem": ui(fr: "« \(text)… », le mot sous ses formes", en: "\"\(text)…\", the word in its forms")
    case "title": ui(fr: "« \(text) » dans le titre", en: "\"\(text)\" in the title")
    case "author": ui(fr: "« \(text) » parmi les auteurs", en: "\"\(text)\" among the authors")
    case "concept": ui(fr: "le descripteur \(text)", en: "the descriptor \(text)")
    case "phrase": ui(fr: "« \(text) » côte à côte", en: "\"\(text)\" side by side")
    case "translation": ui(fr: "« \(text)… », traduction d’un mot", en: "\"\(text)…\", a translation of a word")
    case "nearness": ui(fr: "les mots proches les uns des autres", en: "the words near one another")
    case "feedback": ui(fr: "ce qu’il partage avec les meilleurs : \(text)", en: "what it shares with the best: \(text)")
    case "documents": ui(fr: "le choix d’une facette", en: "the choice of a facet") + (text.isEmpty ? "" : " (\(text))")
    default: text
    }
  }
}

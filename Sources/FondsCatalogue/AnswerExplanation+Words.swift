package import FondsRecord

/// How a score adds up, in words.
extension AnswerExplanation {
  /// The parts that the record has; a sum or a choice of one part is that part.
  ///
  /// `nil` where the record has none of it.
  package var shown: AnswerExplanation? {
    guard score != nil, kind != "excluded" else { return nil }
    var shown = self
    shown.parts = parts.compactMap(\.shown)
    return shown.parts.count == 1 && (kind == "sum" || kind == "best") ? shown.parts[0] : shown
  }

  /// What the part is.
  package func wording(in ui: Language) -> String {
    switch kind {
    case "sum": ui(fr: "en tout, la somme de :", en: "in all, the sum of:")
    case "best": ui(fr: "le meilleur de :", en: "the best of:")
    case "exact": ui(fr: "« \(text) » tel quel", en: "“\(text)” as it is")
    case "stem": ui(fr: "« \(text)… », le mot sous ses formes", en: "“\(text)…”, the word in its forms")
    case "title": ui(fr: "« \(text) » dans le titre", en: "“\(text)” in the title")
    case "author": ui(fr: "« \(text)… », dans un nom d’auteur ou de producteur", en: "“\(text)…”, in the name of an author or a producer")
    case "concept": ui(fr: "le descripteur \(text)", en: "the descriptor \(text)")
    case "phrase": ui(fr: "« \(text) » côte à côte", en: "“\(text)” side by side")
    case "translation": ui(fr: "« \(text)… », traduction d’un mot", en: "“\(text)…”, a translation of a word")
    case "nearness": ui(fr: "les mots proches les uns des autres", en: "the words near one another")
    case "feedback": ui(fr: "ce qu’il partage avec les meilleurs : \(text)", en: "what it shares with the best: \(text)")
    case "documents": ui(fr: "le choix d’une facette", en: "the choice of a facet") + (text.isEmpty ? "" : " (\(text))")
    default: text
    }
  }

  /// A score with two decimals.
  package static func number(_ score: Double, in ui: Language) -> String {
    let hundredths = Int((abs(score) * 100).rounded())
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    return (score < 0 && hundredths > 0 ? "−" : "") + "\(whole)" + ui(fr: ",", en: ".") + (rest < 10 ? "0" : "") + "\(rest)"
  }
}

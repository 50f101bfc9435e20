internal import FondsCatalogue
internal import FondsRecord

/// How the score of a hit adds up, behind a line that opens it.
struct ExplanationList {
  let explanation: AnswerExplanation
  let ui: Language

  func write(to writer: inout HTMLWriter) {
    guard let shown = explanation.shown else { return }
    writer.element("details", [("class", "why")]) { writer in
      writer.element("summary", text: ui(fr: "note ", en: "score ") + AnswerExplanation.number(shown.score ?? 0, in: ui))
      writer.element("ul") { writer in write(shown, to: &writer) }
    }
  }

  private func write(_ part: AnswerExplanation, to writer: inout HTMLWriter) {
    writer.element("li") { writer in
      writer.write(AnswerExplanation.number(part.score ?? 0, in: ui) + " " + part.wording(in: ui))
      guard !part.parts.isEmpty else { return }
      writer.element("ul") { writer in for part in part.parts { write(part, to: &writer) } }
    }
  }
}

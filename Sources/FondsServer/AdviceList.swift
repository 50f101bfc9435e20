internal import FondsCatalogue
internal import FondsRecord

/// What else to ask, above the results: another spelling, and where nothing was found what would find something.
struct AdviceList {
  let answer: Answer
  let ui: Language
  /// Where another query is answered, with choices (`facet:value`) instead of those of now where some are given.
  let address: (_ query: String, _ filters: [String]?) -> String

  func write(to writer: inout HTMLWriter) {
    if let spelling = answer.suggestions.first, answer.advice.first?.kind != .spelling {
      writer.element("p", [("class", "spelling")]) { writer in
        writer.write(ui(fr: "Vouliez-vous dire ", en: "Did you mean "))
        writer.element("a", [("href", address(spelling, nil))], text: spelling)
        writer.write(ui(fr: " ?", en: "?"))
      }
    }
    for value in answer.unknown {
      writer.element(
        "p", text: ui(fr: "Aucun document n’a la valeur « \(value.label) ».", en: "No document has the value “\(value.label)”."))
    }
    if !answer.advice.isEmpty {
      writer.element("p", text: ui(fr: "Rien ne répond à cette demande. Autrement :", en: "Nothing answers this. Otherwise:"))
      writer.element("ul", [("class", "advice")]) { writer in
        for advice in answer.advice {
          writer.element("li") { writer in
            writer.element("a", [("href", address(advice.query, advice.filters))], text: advice.text)
            writer.write(" (\(advice.total))")
          }
        }
      }
    } else if answer.hits.isEmpty, answer.unknown.isEmpty {
      writer.element(
        "p",
        text: ui(
          fr: "Rien ne répond à cette demande. Essayez avec moins de mots, le début d’un mot suivi de *, ou sans filtre.",
          en: "Nothing answers this. Try fewer words, the beginning of a word followed by *, or no filter."))
    }
  }
}

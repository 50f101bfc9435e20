internal import FondsCatalogue
internal import FondsRecord

/// What was searched besides the words that were typed, and the way to take it off or to have it again.
struct ExpansionNote {
  let answer: Answer
  let address: PageAddress
  let expands: Bool

  private var ui: Language { address.ui }

  func write(to writer: inout HTMLWriter) {
    if !expands {
      writer.element("p", [("class", "expansions")]) { writer in
        writer.write(ui(fr: "Vos mots seulement. ", en: "Your words only. "))
        writer.element("a", [("href", address.setting("expand", nil).text)], text: ui(fr: "élargir", en: "search more widely"))
      }
    }
    guard !answer.expansions.isEmpty else { return }
    writer.element("div", [("class", "expansions")]) { writer in
      writer.element("details") { writer in
        writer.element("summary") { writer in
          writer.write(ui(fr: "Cherché aussi : ", en: "Also searched: "))
          var seen: Set<String> = []
          let shown = answer.expansions.flatMap { $0.shownLabels.prefix(2) }.filter { seen.insert($0).inserted }
          writer.write(shown.prefix(4).joined(separator: ", ") + (shown.count > 4 ? "…" : ""))
        }
        writer.element("ul") { writer in
          for expansion in answer.expansions {
            writer.element("li", text: expansion.words + " → " + expansion.shownLabels.joined(separator: ", "))
          }
        }
      }
      writer.element("a", [("href", address.setting("expand", "0").text)], text: ui(fr: "seulement mes mots", en: "only my words"))
    }
  }
}

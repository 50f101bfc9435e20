internal import FondsCatalogue
internal import FondsRecord

/// What was searched besides the words that were typed, each with the way to take it off, and what was taken off with the way to have it again.
struct ExpansionNote {
  let answer: Answer
  let address: PageAddress
  let expands: Bool

  private var ui: Language { address.ui }

  /// Labels of one concept, and things taken off, that have a link each; each holds the address of the search.
  private static let most = 8

  func write(to writer: inout HTMLWriter) {
    if !expands {
      writer.element("p", [("class", "expansions")]) { writer in
        writer.write(ui(fr: "Vos mots seulement. ", en: "Your words only. "))
        writer.element("a", [("href", address.setting("expand", nil).text)], text: ui(fr: "élargir", en: "search more widely"))
      }
      return
    }
    if !answer.expansions.isEmpty {
      writer.element("div", [("class", "expansions")]) { writer in
        // What was just taken off may leave others to go: the list stays open as the reader left it.
        writer.element("details", [("open", answer.without.isEmpty ? nil : "")]) { writer in
          writer.element("summary") { writer in
            writer.write(ui(fr: "Cherché aussi : ", en: "Also searched: "))
            var seen: Set<String> = []
            let shown = answer.expansions.flatMap { $0.shownTexts.prefix(2) }.filter { seen.insert($0.text).inserted }
            writer.labels(shown.prefix(4).map { ($0.text, foreign($0.language)) }, separator: ", ")
            if shown.count > 4 { writer.write("…") }
          }
          writer.element("ul") { writer in
            for expansion in answer.expansions { writer.element("li") { writer in line(expansion, &writer) } }
          }
        }
        writer.element("a", [("href", address.setting("expand", "0").text)], text: ui(fr: "seulement mes mots", en: "only my words"))
      }
    }
    takenOff(&writer)
  }

  /// A language where it is not the page's.
  private func foreign(_ language: String) -> String? { language == ui.rawValue ? nil : languageTag(language) }

  private func line(_ expansion: AnswerExpansion, _ writer: inout HTMLWriter) {
    writer.write(expansion.words + " → ")
    list(expansion.shownTexts.map { ($0.text, $0.text, $0.language) }, &writer)
    if !expansion.narrower.isEmpty {
      writer.write(ui(fr: "et plus précis : ", en: "and narrower: "))
      list(expansion.narrower.map { ($0.id, $0.label, $0.language) }, &writer)
    }
    writer.element("a", [("href", address.without(expansion.name).text)]) { writer in
      writer.write(ui(fr: "ne pas élargir", en: "do not widen"))
      writer.hidden(" " + expansion.words)
    }
  }

  /// Things that were searched as well, by what takes them off and how they are called; the first ones with a link that does.
  private func list(_ names: [(name: String, label: String, language: String?)], _ writer: inout HTMLWriter) {
    let linked = address.isLong ? 0 : Self.most
    for (name, label, language) in names.prefix(linked) {
      writer.element("a", [("class", "off"), ("href", address.without(name).text)]) { writer in
        writer.hidden(ui(fr: "Ne pas chercher ", en: "Do not search for "))
        writer.label(label, language.flatMap(foreign))
        writer.element("span", [("class", "cross"), ("aria-hidden", "true")], text: " ×")
      }
      writer.write(" ")
    }
    if names.count > linked {
      writer.labels(names.dropFirst(linked).map { ($0.label, $0.language.flatMap(foreign)) }, separator: ", ")
      writer.write(" ")
    }
  }

  private func takenOff(_ writer: inout HTMLWriter) {
    guard !answer.without.isEmpty else { return }
    writer.element("p", [("class", "expansions")]) { writer in
      writer.write(ui(fr: "Non cherché : ", en: "Not searched: "))
      for value in answer.without.prefix(address.isLong ? 4 : Self.most) {
        writer.element("a", [("class", "off"), ("href", address.withAgain(value.id).text)]) { writer in
          writer.hidden(ui(fr: "Chercher de nouveau ", en: "Search again for "))
          writer.label(value.label, value.language)
          // The lexicon may add the very word that names the concept: without this the note would seem to say both.
          if value.id != value.label { writer.write(ui(fr: " (concept)", en: " (concept)")) }
          writer.element("span", [("class", "cross"), ("aria-hidden", "true")], text: " +")
        }
        writer.write(" ")
      }
      writer.element("a", [("href", address.widened.text)], text: ui(fr: "tout remettre", en: "put all back"))
    }
  }
}

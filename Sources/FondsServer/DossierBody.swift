internal import FondsCatalogue
internal import FondsRecord

/// What a dossier says below its title: a summary, each question with its passages, tools, and what nobody knows.
struct DossierBody {
  let view: Dossier
  let ui: Language
  /// Where a record is, where the page can lead there.
  var address: ((_ id: String) -> String)?

  func write(to writer: inout HTMLWriter) {
    writer.element("p", text: view.summary(in: ui))
    for section in view.sections {
      writer.element("section", [("id", section.id)]) { writer in
        writer.element("h2", text: section.question)
        if section.passages.isEmpty {
          writer.element("p", [("class", "gap")], text: ui(fr: "La banque n’en sait rien.", en: "The bank knows nothing of it."))
        }
        for passage in section.passages { quotation(passage, &writer) }
        if !section.elsewhere.isEmpty {
          writer.element("h3", text: ui(fr: "Ailleurs", en: "Elsewhere"))
          for passage in section.elsewhere { quotation(passage, &writer) }
        }
      }
    }
    list(ui(fr: "Outils, méthodes, formations", en: "Tools, methods, trainings"), view.tools, &writer) { tool, writer in
      title(of: tool, &writer)
    }
    list(ui(fr: "Ce dont la banque ne sait rien", en: "What the bank knows nothing of"), view.gaps, &writer) { gap, writer in
      if address == nil {
        writer.write(gap.question)
      } else {
        writer.element("a", [("href", "#" + gap.id)], text: gap.question)
      }
    }
  }

  private func list<Item>(
    _ title: String, _ items: [Item], _ writer: inout HTMLWriter, _ item: (Item, inout HTMLWriter) -> Void
  ) {
    guard !items.isEmpty else { return }
    writer.element("h2", text: title)
    writer.element("ul") { writer in for one in items { writer.element("li") { writer in item(one, &writer) } } }
  }

  private func quotation(_ passage: PassageView, _ writer: inout HTMLWriter) {
    let language = passage.language == .undetermined ? nil : passage.language.rawValue
    writer.element("figure", [("class", "quoted")]) { writer in
      writer.element("blockquote", [("lang", language)], text: passage.text)
      let page = passage.page.map { ["p. \($0)"] } ?? []
      let rest = passage.producers + page + (address == nil ? [passage.id] : [])
      writer.element("figcaption") { writer in
        title(of: passage, &writer)
        writer.write(rest.map { " · " + $0 }.joined())
      }
    }
  }

  private func title(of passage: PassageView, _ writer: inout HTMLWriter) {
    let language = passage.titleLanguage == ui ? nil : languageTag(passage.titleLanguage.rawValue)
    guard let address else { return writer.label(passage.title, language) }
    writer.element("a", [("href", address(passage.id)), ("lang", language)], text: passage.title)
  }
}

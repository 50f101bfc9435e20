package import FondsCatalogue
package import FondsRecord

/// A dossier as a page of its own: to be read on a screen or printed, without anything from elsewhere.
package struct DossierPage {
  private let view: DossierView
  private let ui: Language

  package init(_ view: DossierView, ui: Language) {
    self.view = view
    self.ui = ui
  }

  package var html: String {
    var writer = HTMLWriter()
    writer.doctype()
    writer.element("html", [("lang", ui.rawValue)]) { writer in
      writer.element("head") { writer in
        writer.void("meta", [("charset", "utf-8")])
        writer.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
        writer.element("title", text: view.title(in: ui))
        writer.element("style", text: Self.style)
      }
      writer.element("body") { writer in
        writer.element("main") { writer in body(&writer) }
      }
    }
    return writer.text
  }

  private func body(_ writer: inout HTMLWriter) {
    writer.element("h1", text: view.title(in: ui))
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
    list(ui(fr: "Outils, méthodes, formations", en: "Tools, methods, trainings"), view.tools.map(\.title), &writer)
    list(ui(fr: "Ce dont la banque ne sait rien", en: "What the bank knows nothing of"), view.gaps.map(\.question), &writer)
  }

  private func list(_ title: String, _ items: [String], _ writer: inout HTMLWriter) {
    guard !items.isEmpty else { return }
    writer.element("h2", text: title)
    writer.element("ul") { writer in for item in items { writer.element("li", text: item) } }
  }

  private func quotation(_ passage: PassageView, _ writer: inout HTMLWriter) {
    let language = passage.language == .undetermined ? nil : passage.language.rawValue
    writer.element("figure") { writer in
      writer.element("blockquote", [("lang", language)], text: passage.text)
      let page = passage.page.map { ["p. \($0)"] } ?? []
      writer.element("figcaption", text: ([passage.title] + passage.producers + page + [passage.id]).joined(separator: " · "))
    }
  }

  /// Black on white, wide margins, nothing torn between pages.
  private static let style =
    "body{margin:0 auto;max-width:44rem;padding:1rem;font:1rem/1.5 Georgia,serif;color:#1b1b1b;background:#fff}h1,h2,h3{line-height:1.25}"
    + "h2{margin-top:2rem;border-top:1px solid #767676;padding-top:1rem}figure{margin:1rem 0 1rem 1rem}blockquote{margin:0}"
    + "figcaption{font:.85rem/1.4 system-ui,sans-serif;color:#4a4a4a}.gap{font-style:italic}figure,h2{break-inside:avoid;break-after:auto}"
}

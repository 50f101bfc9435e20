internal import FondsCatalogue
internal import FondsRecord

/// What every page shares: head, header with the language switch, footer.
struct PageFrame {
  let ui: Language
  let title: String
  /// The name of the bank, as its documentalist wrote it.
  let bank: String
  /// Where the same page is in the other language.
  let otherLanguage: String

  /// Writes a whole document around what the body writes into `main`.
  func html(_ body: (inout HTMLWriter) -> Void) -> HTMLWriter {
    var writer = HTMLWriter()
    writer.doctype()
    writer.element("html", [("lang", ui.rawValue)]) { writer in
      writer.element("head") { writer in
        writer.void("meta", [("charset", "utf-8")])
        writer.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
        writer.element("title", text: title.isEmpty ? bank : title + " — " + bank)
        writer.void("link", [("rel", "stylesheet"), ("href", "/style.css")])
      }
      writer.element("body") { writer in
        writer.element("a", [("class", "skip"), ("href", "#main")], text: ui(fr: "Aller au contenu", en: "Skip to content"))
        writer.element("header") { writer in
          writer.element("a", [("class", "bank"), ("href", "/?ui=" + ui.rawValue)], text: bank)
          let other: Language = ui == .french ? .english : .french
          writer.element(
            "a", [("class", "switch"), ("href", otherLanguage), ("lang", other.rawValue), ("hreflang", other.rawValue)],
            text: other == .french ? "Français" : "English")
        }
        writer.element("main", [("id", "main")], body)
        writer.element("footer") { writer in
          writer.write(
            ui(
              fr: "Chaque document reste à ses producteurs, nommés avec chaque résultat.",
              en: "Each document belongs to its producers, named with every result."))
        }
      }
    }
    return writer
  }
}

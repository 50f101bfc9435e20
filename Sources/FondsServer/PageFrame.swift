internal import FondsCatalogue
internal import FondsRecord

/// What every page shares: head, header with its landmarks and the language switch, footer.
struct PageFrame {
  /// The rooms that the header leads to.
  enum Room {
    case search
    case crossing
    case dossier
    case other
  }

  let ui: Language
  let title: String
  /// The name of the bank, as its documentalist wrote it.
  let bank: String
  /// Where the same page is in a language.
  let address: (Language) -> String
  var room = Room.other
  /// The language of the title, where it is not the reader's.
  var titleLanguage: String?
  /// What this page alone has in its head.
  var head: ((inout HTMLWriter) -> Void)?
  /// Further places to skip to.
  var skips: [(target: String, text: String)] = []

  /// Writes a whole document around what the body writes into `main`.
  func html(_ body: (inout HTMLWriter) -> Void) -> HTMLWriter {
    var writer = HTMLWriter()
    writer.doctype()
    writer.element("html", [("lang", ui.rawValue)]) { writer in
      writer.element("head") { writer in
        writer.void("meta", [("charset", "utf-8")])
        writer.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
        writer.void("meta", [("name", "color-scheme"), ("content", "light dark")])
        writer.element("title", [("lang", titleLanguage)], text: title.isEmpty ? bank : title + " — " + bank)
        writer.void("link", [("rel", "stylesheet"), ("href", "/style.css")])
        head?(&writer)
        writer.element("script", [("src", "/page.js"), ("defer", "")]) { _ in }
      }
      writer.element("body") { writer in
        writer.element("a", [("class", "skip"), ("href", "#main")], text: ui(fr: "Aller au contenu", en: "Skip to content"))
        for skip in skips { writer.element("a", [("class", "skip"), ("href", skip.target)], text: skip.text) }
        header(&writer)
        writer.element("main", [("id", "main"), ("tabindex", "-1")], body)
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

  private func header(_ writer: inout HTMLWriter) {
    writer.element("header") { writer in
      writer.element("a", [("class", "bank"), ("href", "/?ui=" + ui.rawValue)], text: bank)
      writer.element("nav", [("aria-label", ui(fr: "Rubriques", en: "Sections"))]) { writer in
        writer.element(
          "a", [("href", "/?ui=" + ui.rawValue), ("aria-current", room == .search ? "page" : nil)], text: ui(fr: "Chercher", en: "Search"))
        writer.element(
          "a", [("href", "/cross?ui=" + ui.rawValue), ("aria-current", room == .crossing ? "page" : nil)],
          text: ui(fr: "Croiser", en: "Cross-tabulate"))
        writer.element(
          "a", [("href", "/dossier?ui=" + ui.rawValue), ("aria-current", room == .dossier ? "page" : nil)],
          text: ui(fr: "Dossiers", en: "Dossiers"))
      }
      writer.element("nav", [("aria-label", ui(fr: "Langue", en: "Language"))]) { writer in
        for language in [Language.french, .english] {
          writer.element(
            "a",
            [
              ("href", address(language)), ("lang", language.rawValue), ("hreflang", language.rawValue),
              ("aria-current", language == ui ? "true" : nil)
            ], text: language == .french ? "Français" : "English")
        }
      }
    }
  }
}

/// The tag of a language for `lang` and `hreflang`; `nil` where it is not determined.
func languageTag(_ language: String) -> String? { language == Language.undetermined.rawValue ? nil : language }

extension String {
  /// The same as a sentence begins.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension HTMLWriter {
  /// Writes a label, with its language where that is not the one of the page.
  mutating func label(_ text: String, _ language: String?) {
    guard let language = language.flatMap(languageTag) else { return write(text) }
    element("span", [("lang", language)], text: text)
  }

  /// Writes labels one after another, each with its language where that is not the one of the page.
  mutating func labels(_ labels: some Sequence<(text: String, language: String?)>, separator: String) {
    for (place, label) in labels.enumerated() {
      if place > 0 { write(separator) }
      self.label(label.text, label.language)
    }
  }

  /// Writes a text that is heard, not seen.
  mutating func hidden(_ text: String) { element("span", [("class", "hidden")], text: text) }
}

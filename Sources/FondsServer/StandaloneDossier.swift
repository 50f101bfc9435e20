package import FondsCatalogue
package import FondsRecord

/// A dossier as a page of its own: to be read on a screen or printed, without anything from elsewhere.
package struct StandaloneDossier {
  private let view: Dossier
  private let ui: Language

  package init(_ view: Dossier, ui: Language) {
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
        writer.element("main") { writer in
          writer.element("h1", text: view.title(in: ui))
          DossierBody(view: view, ui: ui).write(to: &writer)
        }
      }
    }
    return writer.text
  }

  /// Black on white, wide margins, nothing torn between pages.
  private static let style =
    "body{margin:0 auto;max-width:44rem;padding:1rem;font:1rem/1.5 Georgia,serif;color:#1b1b1b;background:#fff}h1,h2,h3{line-height:1.25}"
    + "h2{margin-top:2rem;border-top:1px solid #767676;padding-top:1rem}figure{margin:1rem 0 1rem 1rem}blockquote{margin:0}"
    + "figcaption{font:.85rem/1.4 system-ui,sans-serif;color:#4a4a4a}.gap{font-style:italic}figure,h2{break-inside:avoid;break-after:auto}"
}

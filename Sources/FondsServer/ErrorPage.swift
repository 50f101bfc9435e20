internal import FondsCatalogue
internal import FondsRecord
internal import HTTPTypes
internal import Hummingbird

/// What went wrong, for people who came with a browser, and the way back.
struct ErrorPage {
  let error: CatalogueError
  let ui: Language
  let bank: String
  /// Where the same page is in a language.
  let address: (Language) -> String

  var html: HTMLWriter {
    let title =
      error.code == .notFound ? ui(fr: "Introuvable", en: "Not found") : ui(fr: "Cela n’a pas marché", en: "That did not work")
    return PageFrame(ui: ui, title: title, bank: bank, address: address).html { writer in
      writer.element("h1", text: title)
      FaultNote(error: error, ui: ui).write(to: &writer)
      writer.element("p") { writer in
        writer.element("a", [("href", "/?ui=" + ui.rawValue)], text: ui(fr: "← Chercher dans la banque", en: "← Search the bank"))
      }
    }
  }
}

/// An error as a page tells it: what happened, where in the query, what to do next.
struct FaultNote {
  let error: CatalogueError
  let ui: Language

  func write(to writer: inout HTMLWriter) {
    writer.element("div", [("class", "fault"), ("role", "alert")]) { writer in
      let place = error.column.map { ui(fr: " (caractère \($0))", en: " (character \($0))") } ?? ""
      let wording = error.pageWording(in: ui)
      writer.element("p") { writer in writer.element("strong", text: wording.message.capitalised + place) }
      writer.element("p", text: wording.remedy.capitalised)
    }
  }
}

extension Response {
  /// An error: a page for browsers, JSON for programs.
  static func failure(
    _ error: CatalogueError, status: HTTPResponse.Status? = nil, to request: Request, _ catalogue: Catalogue, _ options: ServerOptions
  ) async -> Response {
    let reading = RequestReading(request, default: options.ui)
    var response: Response
    if reading.wantsPage {
      let path = request.uri.path
      let page = ErrorPage(
        error: error, ui: reading.ui, bank: await catalogue.bankTitle(in: reading.ui), address: { path + "?ui=" + $0.rawValue })
      response = Response(status: .init(error.code), page: page.html)
    } else {
      response = Response(error: error, in: reading.ui)
    }
    if let status { response.status = status }
    return response
  }
}

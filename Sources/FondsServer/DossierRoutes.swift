internal import FondsCatalogue
internal import FondsRecord
internal import HTTPTypes
internal import Hummingbird

/// The route of dossiers: a page for people, Markdown for those who work on, JSON for programs.
struct DossierRoutes: Sendable {
  let catalogue: Catalogue
  let options: ServerOptions

  /// `GET /dossier?territory=…&scenario=…`, with `format=md` or `format=json` where the request does not say it otherwise.
  func dossier(_ request: Request) async -> Response {
    let reading = RequestReading(request, default: options.ui)
    let format = reading.parameters["format"] ?? ""
    do throws(CatalogueError) {
      guard ["", "md", "json", "html"].contains(format) else {
        throw CatalogueError(
          .usage, "there is no format \"\(format)\"", remedy: "ask for md, json or html",
          french: .init("il n’y a pas de format « \(format) »", remedy: "demandez md, json ou html"))
      }
      if format == "html" || format.isEmpty && reading.wantsPage { return try await page(reading) }
      let view = try await view(reading)
      if format == "md" {
        return Response(
          status: .ok, headers: [.contentType: "text/markdown; charset=utf-8"],
          body: ResponseBody(byteBuffer: ByteBuffer(string: MarkdownDossier(view, ui: reading.ui).text)))
      }
      var writer = JSONWriter()
      view.write(to: &writer)
      var response = Response(json: writer)
      response.headers[.vary] = "Accept"
      return response
    } catch {
      return await .failure(error, to: request, catalogue, options)
    }
  }

  private func view(_ reading: RequestReading) async throws(CatalogueError) -> Dossier {
    var asked = DossierRequest(ui: reading.ui)
    asked.territory = reading.parameters["territory"].flatMap { $0.isEmpty ? nil : $0 }
    asked.scenario = DossierAddress.scenario(reading)
    asked.visibilities = options.shown
    asked.seconds = ServerOptions.searchSeconds
    return try await catalogue.dossier(asked)
  }

  /// The error with what to do on the page, where its remedy is for the command line.
  private static func onPage(_ error: CatalogueError, hasTerritories: Bool) -> CatalogueError {
    var error = error
    switch error.code {
    case .timeout:
      error.onPage = .init(
        fr: "choisissez un seul territoire, ou demandez le dossier à la personne qui tient cette banque",
        en: "choose one territory, or ask the person who keeps this bank for the dossier")
    case .notFound where !hasTerritories:
      error.onPage = .init(fr: "choisissez toute la banque", en: "choose the whole bank")
    default: break
    }
    return error
  }

  private func page(_ reading: RequestReading) async throws(CatalogueError) -> Response {
    let territories = try catalogue.territories(ui: reading.ui, visibilities: options.shown, seconds: ServerOptions.searchSeconds)
    var page = DossierPage(
      reading: reading, bank: await catalogue.bankTitle(in: reading.ui), territories: Array(territories.prefix(DossierPage.most)),
      scenarios: try catalogue.dossierScenarios(ui: reading.ui))
    guard reading.parameters["territory"] != nil || reading.parameters["scenario"] != nil else { return Response(page: page.html) }
    do throws(CatalogueError) {
      page.outcome = .dossier(try await view(reading))
      return Response(page: page.html)
    } catch {
      page.outcome = .fault(Self.onPage(error, hasTerritories: !territories.isEmpty))
      return Response(status: .init(error.code), page: page.html)
    }
  }
}

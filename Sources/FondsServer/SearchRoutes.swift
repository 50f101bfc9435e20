internal import FondsCatalogue
internal import FondsRecord
internal import HTTPTypes
internal import Hummingbird

/// The routes that search: the page, its JSON, the facets, the health of the server.
struct SearchRoutes: Sendable {
  let catalogue: Catalogue
  let options: ServerOptions

  /// `GET /search`.
  func answer(_ request: Request) async -> Response {
    await answering(request, options) { (reading) throws(CatalogueError) in
      let answer = try catalogue.search(reading.search(shown: options.shown))
      var writer = JSONWriter()
      answer.write(to: &writer)
      return Response(json: writer)
    }
  }

  /// `GET /facets`, `GET /facets?facet=theme`.
  func facets(_ request: Request) async -> Response {
    await answering(request, options) { (reading) throws(CatalogueError) in
      let facets = try catalogue.facets(
        reading.parameters["facet"], ui: reading.ui, visibilities: options.shown, seconds: ServerOptions.searchSeconds)
      var writer = JSONWriter()
      writer.object { writer in
        writer.name("facets")
        writer.object { writer in for facet in facets { facet.write(to: &writer) } }
      }
      return Response(json: writer)
    }
  }

  /// `GET /suggest?q=…`: what completes a text, and where nothing does its other spellings.
  func suggestions(_ request: Request) async -> Response {
    await answering(request, options) { (reading) throws(CatalogueError) in
      let suggestions = try catalogue.suggestions(reading.suggestions(shown: options.shown))
      var writer = JSONWriter()
      suggestions.write(to: &writer)
      return Response(json: writer)
    }
  }

  /// `GET /health`.
  func health(_ request: Request) async -> Response {
    await answering(request, options) { (_) throws(CatalogueError) in
      let pulse = try await catalogue.pulse(visibilities: options.shown)
      var writer = JSONWriter()
      writer.object { writer in
        writer.member("status", "ok")
        writer.member("generation", Int(pulse.generation))
        writer.member("works", pulse.works)
      }
      return Response(json: writer)
    }
  }

  private func start(_ request: Request, _ reading: RequestReading) async -> Response {
    do throws(CatalogueError) {
      let opening = try catalogue.opening(ui: reading.ui, visibilities: options.shown, seconds: ServerOptions.searchSeconds)
      return Response(page: StartPage(reading: reading, bank: await catalogue.bankTitle(in: reading.ui), opening: opening).html)
    } catch {
      return await .failure(error, to: request, catalogue, options)
    }
  }

  /// `GET /`: what the bank opens with, or the answer to a search.
  func page(_ request: Request) async throws -> Response {
    let reading = RequestReading(request, default: options.ui)
    if StartPage.isAsked(by: reading) { return await start(request, reading) }
    var page = SearchPage(reading: reading, bank: await catalogue.bankTitle(in: reading.ui))
    do throws(CatalogueError) {
      page.outcome = .answer(try catalogue.search(reading.search(shown: options.shown)))
      return Response(page: page.html)
    } catch {
      page.outcome = .fault(error)
      return Response(status: .init(error.code), page: page.html)
    }
  }
}

/// Gives the response of the body, or the JSON of the error that stopped it, in the language of the request.
func answering(
  _ request: Request, _ options: ServerOptions, _ body: (RequestReading) async throws(CatalogueError) -> Response
) async -> Response {
  let reading = RequestReading(request, default: options.ui)
  do throws(CatalogueError) {
    return try await body(reading)
  } catch {
    return Response(error: error, in: reading.ui)
  }
}

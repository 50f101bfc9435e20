internal import FondsCatalogue
internal import HTTPTypes
internal import Hummingbird

/// Refuses what is out of bounds before anything looks at it, and tells browsers what a page of ours never does.
struct SecurityMiddleware<Context: RequestContext>: RouterMiddleware {
  let catalogue: Catalogue
  let options: ServerOptions

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    var response: Response
    if request.uri.string.utf8.count > ServerOptions.targetLimit {
      response = await refusal(
        .uriTooLong,
        CatalogueError(
          .usage, "the address has more than \(ServerOptions.targetLimit) bytes", remedy: "ask for fewer words",
          french: .init("l’adresse a plus de \(ServerOptions.targetLimit) octets", remedy: "demandez moins de mots")), of: request)
    } else if request.method != .get, request.method != .head {
      response = await refusal(
        .methodNotAllowed,
        CatalogueError(
          .usage, "this server only reads", remedy: "use GET or HEAD",
          french: .init("ce serveur ne fait que lire", remedy: "utilisez GET ou HEAD")), of: request)
      response.headers[.allow] = "GET, HEAD"
    } else {
      do {
        response = try await next(request, context)
      } catch let error as HTTPError {
        response = await refusal(error.status, error.status == .notFound ? Self.nothing : Self.misfit(error), of: request)
      }
    }
    for (name, value) in Self.headers { response.headers[name] = value }
    return response
  }

  private static var nothing: CatalogueError {
    CatalogueError(
      .notFound, "there is nothing at this address", remedy: "see /, /search, /records/{id}, /facets, /health",
      french: .init("il n’y a rien à cette adresse", remedy: "repartez de la page de recherche"),
      onPage: .init(fr: "repartez de la page de recherche", en: "start again from the search page"))
  }

  private static func misfit(_ error: HTTPError) -> CatalogueError {
    let french =
      switch error.status.code {
      case 413: "la requête est trop grande"
      case 405: "cette adresse ne se lit pas ainsi"
      case 500...: "le serveur n’a pas pu répondre"
      default: "la requête est mal formée"
      }
    return CatalogueError(
      .usage, error.body ?? error.status.reasonPhrase, remedy: "correct the request",
      french: .init(french, remedy: "corrigez l’adresse"),
      onPage: .init(fr: "repartez de la page de recherche", en: "start again from the search page"))
  }

  private func refusal(_ status: HTTPResponse.Status, _ error: CatalogueError, of request: Request) async -> Response {
    await .failure(error, status: status, to: request, catalogue, options)
  }

  private static var headers: [(HTTPField.Name, String)] {
    var headers: [(HTTPField.Name, String)] = [
      (
        .contentSecurityPolicy,
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
      ),
      (.xContentTypeOptions, "nosniff")
    ]
    for (name, value) in [("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"), ("Cross-Origin-Resource-Policy", "same-origin")]
    {
      if let name = HTTPField.Name(name) { headers.append((name, value)) }
    }
    return headers
  }
}

internal import FondsCatalogue
internal import HTTPTypes
internal import Hummingbird

/// Refuses what is out of bounds before anything looks at it, and tells browsers what a page of ours never does.
struct SecurityMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    var response: Response
    if request.uri.string.utf8.count > ServerOptions.targetLimit {
      response = Self.refusal(
        .uriTooLong, CatalogueError(.usage, "the address has more than \(ServerOptions.targetLimit) bytes", remedy: "ask for fewer words"))
    } else if request.method != .get, request.method != .head {
      response = Self.refusal(.methodNotAllowed, CatalogueError(.usage, "this server only reads", remedy: "use GET or HEAD"))
      response.headers[.allow] = "GET, HEAD"
    } else {
      do {
        response = try await next(request, context)
      } catch let error as HTTPError {
        response = Self.refusal(
          error.status,
          error.status == .notFound
            ? CatalogueError(.notFound, "there is nothing at this address", remedy: "see /, /search, /records/{id}, /facets, /health")
            : CatalogueError(.usage, error.body ?? error.status.reasonPhrase, remedy: "correct the request"))
      }
    }
    for (name, value) in Self.headers { response.headers[name] = value }
    return response
  }

  private static func refusal(_ status: HTTPResponse.Status, _ error: CatalogueError) -> Response {
    var response = Response(error: error)
    response.status = status
    return response
  }

  private static var headers: [(HTTPField.Name, String)] {
    var headers: [(HTTPField.Name, String)] = [
      (
        .contentSecurityPolicy,
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
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

internal import HTTPTypes
internal import Hummingbird

/// Refuses what is out of bounds before anything looks at it, and tells browsers what a page of ours never does.
struct SecurityMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    var response: Response
    if request.uri.string.utf8.count > ServerOptions.targetLimit {
      response = Response(status: .uriTooLong)
    } else if request.method != .get, request.method != .head {
      response = Response(status: .methodNotAllowed, headers: [.allow: "GET, HEAD"])
    } else {
      do {
        response = try await next(request, context)
      } catch let error as HTTPError {
        response = Response(status: error.status)
      }
    }
    for (name, value) in Self.headers { response.headers[name] = value }
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

internal import FondsCatalogue
internal import FondsRecord
internal import HTTPTypes
internal import Hummingbird

/// Gives the answer to a question that was asked before of the same generation of the index, byte for byte.
///
/// A bank is asked the same again and again: the first page, a link that is shared, the next letter of a word. An answer hangs on the address,
/// on what the headers choose (language, page or JSON) and on the generation, and on nothing else; a new generation answers all of it anew.
struct AnswerMemory<Context: RequestContext>: RouterMiddleware {
  let catalogue: Catalogue
  let options: ServerOptions
  private let answers = RecentAnswers<Question, Response>(limit: Self.byteLimit)

  private static var byteLimit: Int { 32 << 20 }
  /// About what an answer takes besides its body, in bytes.
  private static var overhead: Int { 1024 }

  init(catalogue: Catalogue, options: ServerOptions) {
    self.catalogue = catalogue
    self.options = options
  }

  private struct Question: Hashable {
    var address: String
    var language: Language
    var wantsPage: Bool
    var generation: UInt64
  }

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    guard request.method == .get, request.uri.path != "/health", let question = question(of: request) else {
      return try await next(request, context)
    }
    if let known = answers[question] { return known }
    let response = try await next(request, context)
    // What is read from a file as it is sent cannot be sent twice.
    // And what came out shorter for want of time may be longer the next time.
    let isWhole = response.headers[.contentDisposition] == nil && response.headers[.cacheControl] == nil
    if response.status == .ok, isWhole, let length = response.body.contentLength {
      answers.keep(response, for: question, size: length + question.address.utf8.count + Self.overhead)
    }
    return response
  }

  /// Asked before the answer is found: one that a newer generation gave is kept under an older one, which nobody asks again.
  private func question(of request: Request) -> Question? {
    let reading = RequestReading(request, default: options.ui)
    do throws(CatalogueError) {
      return Question(
        address: request.uri.string, language: reading.ui, wantsPage: reading.wantsPage, generation: try catalogue.generation())
    } catch {
      // Whoever answers tells what is wrong.
      return nil
    }
  }
}

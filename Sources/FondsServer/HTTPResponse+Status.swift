internal import FondsCatalogue
internal import FondsRecord
internal import HTTPTypes
internal import Hummingbird

/// The HTTP statuses of what goes wrong, and the only place that chooses them.
extension HTTPResponse.Status {
  init(_ code: CatalogueError.Code) {
    switch code {
    case .usage, .query, .record: self = .badRequest
    case .notFound: self = .notFound
    case .withheld: self = .forbidden
    case .locked, .indexMissing, .tool: self = .serviceUnavailable
    case .configuration, .indexDamaged, .io: self = .internalServerError
    case .timeout: self = .serviceUnavailable
    }
  }
}

extension Response {
  /// A JSON answer.
  init(status: HTTPResponse.Status = .ok, json: JSONWriter) {
    self.init(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
  }

  /// A page.
  init(status: HTTPResponse.Status = .ok, page: HTMLWriter) {
    self.init(
      status: status, headers: [.contentType: "text/html; charset=utf-8", .vary: "Accept-Language, Accept"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: page.text)))
  }

  /// The JSON of an error.
  ///
  /// What concerns this machine alone (paths, the words of the system) is not told to the other side.
  init(error: CatalogueError, in ui: Language) {
    var error = error
    error.path = nil
    error.cause = nil
    var writer = JSONWriter()
    error.write(to: &writer, in: ui)
    self.init(status: .init(error.code), json: writer)
  }
}

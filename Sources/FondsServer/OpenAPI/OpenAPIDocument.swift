internal import FondsRecord
internal import HTTPTypes
internal import Hummingbird

/// What the endpoint says of itself: OpenAPI 3.1 (`GET /openapi.json`).
///
/// Each theme describes its routes and what they answer in a file of its own; a test holds the paths to the routes.
package enum OpenAPIDocument {
  /// Routes of one theme, and the schemas that they name.
  struct Part: Sendable {
    var operations: [OpenAPIOperation]
    var schemas: [(name: String, schema: OpenAPISchema)]
  }

  static func response() -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "max-age=3600"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// The document as it is sent: written once.
  package static let bytes: [UInt8] = {
    var writer = JSONWriter()
    writer.value(json)
    return writer.bytes
  }()

  private static var json: JSONValue {
    let parts = [searching, records, relating, dossiers, service]
    let schemas = parts.flatMap(\.schemas).map { JSONValue.Member($0.name, $0.schema.json) }
    return .object([
      JSONValue.Member("openapi", .string("3.1.0")), JSONValue.Member("info", info),
      JSONValue.Member("paths", .object(parts.flatMap(\.operations).map { JSONValue.Member($0.path, $0.json) })),
      JSONValue.Member(
        "components",
        .object([
          JSONValue.Member("parameters", .object(parameters.map { JSONValue.Member($0.name, $0.parameter.json) })),
          JSONValue.Member("responses", .object([JSONValue.Member("Error", failure)])), JSONValue.Member("schemas", .object(schemas))
        ]))
    ])
  }

  private static var info: JSONValue {
    .object([
      JSONValue.Member("title", .string("fonds")), JSONValue.Member("version", .string("0.1.0")),
      JSONValue.Member(
        "description",
        .string(
          "A documentary search engine of a French/English resource bank. Read-only. Errors are one object with a code, and in the reader's language a message and what to do next."
        )),
      JSONValue.Member(
        "license",
        .object([JSONValue.Member("name", .string("Apache-2.0")), JSONValue.Member("identifier", .string("Apache-2.0"))]))
    ])
  }
}

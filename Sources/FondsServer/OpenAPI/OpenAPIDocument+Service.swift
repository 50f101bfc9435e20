internal import FondsRecord

extension OpenAPIDocument {
  /// What the server says of itself.
  static var service: Part {
    Part(operations: [health, description], schemas: [("Error", error)])
  }

  private static var health: OpenAPIOperation {
    OpenAPIOperation(
      "/health", id: "health", "The generation of the index that answers", answer: "It answers",
      .object([.required("status", .constant("ok")), .required("generation", .integer), .required("works", .integer)]))
  }

  private static var description: OpenAPIOperation {
    OpenAPIOperation("/openapi.json", id: "openapi", "This description", answer: "OpenAPI 3.1", .anything)
  }

  private static var error: OpenAPISchema {
    .object([
      .required(
        "error",
        .object([
          .required("code", .string), .required("message", .string), .required("remedy", .string), .optional("column", .integer.orNull)
        ]))
    ])
  }

  /// What every route answers where it cannot.
  static var failure: JSONValue {
    let text =
      "400 the request makes no sense (column: where in the query), 403 a name that was erased stands in it, 404 there is no such thing, 405 only GET and HEAD, 414 the address is too long, 500 and 503 the index cannot answer; a page to those who ask for one"
    return .object([
      JSONValue.Member("description", .string(text)),
      JSONValue.Member("content", OpenAPIOperation.content(.named("Error"), also: ["text/html"]))
    ])
  }
}

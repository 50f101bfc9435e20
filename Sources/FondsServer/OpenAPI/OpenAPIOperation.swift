internal import FondsRecord

/// A route that is read with GET: what it takes and what it answers.
struct OpenAPIOperation: Sendable {
  let path: String
  let json: JSONValue

  /// - Parameters:
  ///   - answer: what the answer is called.
  ///   - schema: what it is as JSON.
  ///   - others: media types in which it can be had as well.
  init(
    _ path: String, id: String, _ summary: String, parameters: [OpenAPIParameter] = [], answer: String, _ schema: OpenAPISchema,
    also others: [String] = []
  ) {
    self.init(path, id: id, summary, parameters: parameters, answer: answer, content: Self.content(schema, also: others))
  }

  /// - Parameter content: by media type, the schema of the body.
  init(_ path: String, id: String, _ summary: String, parameters: [OpenAPIParameter], answer: String, content: JSONValue) {
    self.path = path
    var members = [JSONValue.Member("operationId", .string(id)), JSONValue.Member("summary", .string(summary))]
    if !parameters.isEmpty { members.append(JSONValue.Member("parameters", .array(parameters.map(\.json)))) }
    let success = JSONValue.object([
      JSONValue.Member("description", .string(answer)), JSONValue.Member("content", content)
    ])
    let failure = JSONValue.object([JSONValue.Member("$ref", .string("#/components/responses/Error"))])
    members.append(JSONValue.Member("responses", .object([JSONValue.Member("200", success), JSONValue.Member("default", failure)])))
    json = .object([JSONValue.Member("get", .object(members))])
  }

  /// A body as JSON of a schema, and as text of other types.
  static func content(_ schema: OpenAPISchema, also others: [String] = []) -> JSONValue {
    content([("application/json", schema)] + others.map { ($0, OpenAPISchema.string) })
  }

  /// A body in one of some media types.
  static func content(_ types: [(String, OpenAPISchema)]) -> JSONValue {
    .object(types.map { JSONValue.Member($0, .object([JSONValue.Member("schema", $1.json)])) })
  }
}

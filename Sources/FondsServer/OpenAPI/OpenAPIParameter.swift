internal import FondsRecord

/// A parameter of a route: one of its own, or one that several share.
struct OpenAPIParameter: Sendable {
  let json: JSONValue

  /// One of the components.
  static func shared(_ name: String) -> OpenAPIParameter {
    OpenAPIParameter(json: .object([JSONValue.Member("$ref", .string("#/components/parameters/" + name))]))
  }

  /// One behind the question mark.
  ///
  /// - Parameter isRepeatable: whether it may stand there several times, once for each value.
  static func query(
    _ name: String, _ schema: OpenAPISchema, _ description: String? = nil, isRequired: Bool = false, isRepeatable: Bool = false,
    example: JSONValue? = nil
  ) -> OpenAPIParameter {
    OpenAPIParameter("query", name, schema, description, isRequired: isRequired, isRepeatable: isRepeatable, example: example)
  }

  /// A part of the path.
  static func path(_ name: String, _ schema: OpenAPISchema, _ description: String) -> OpenAPIParameter {
    OpenAPIParameter("path", name, schema, description, isRequired: true, isRepeatable: false, example: nil)
  }

  private init(json: JSONValue) { self.json = json }

  private init(
    _ place: String, _ name: String, _ schema: OpenAPISchema, _ description: String?, isRequired: Bool, isRepeatable: Bool,
    example: JSONValue?
  ) {
    var members = [JSONValue.Member("name", .string(name)), JSONValue.Member("in", .string(place))]
    if isRequired { members.append(JSONValue.Member("required", .bool(true))) }
    if let description { members.append(JSONValue.Member("description", .string(description))) }
    if isRepeatable { members += [JSONValue.Member("style", .string("form")), JSONValue.Member("explode", .bool(true))] }
    members.append(JSONValue.Member("schema", schema.json))
    if let example { members.append(JSONValue.Member("example", example)) }
    json = .object(members)
  }
}

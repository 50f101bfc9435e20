internal import FondsRecord

/// A JSON Schema as OpenAPI 3.1 has them (JSON Schema 2020-12), made of small pieces.
struct OpenAPISchema: Sendable {
  /// A member of an object.
  struct Member: Sendable {
    let name: String
    /// `nil` for one of which only the name is promised.
    let schema: OpenAPISchema?
    let isRequired: Bool

    static func required(_ name: String, _ schema: OpenAPISchema) -> Member { Member(name: name, schema: schema, isRequired: true) }
    static func required(_ name: String) -> Member { Member(name: name, schema: nil, isRequired: true) }
    static func optional(_ name: String, _ schema: OpenAPISchema) -> Member { Member(name: name, schema: schema, isRequired: false) }
  }

  private var members: [JSONValue.Member]

  var json: JSONValue { .object(members) }

  private init(type: String, _ members: [JSONValue.Member] = []) { self.members = [JSONValue.Member("type", .string(type))] + members }

  private init(_ members: [JSONValue.Member]) { self.members = members }

  static var string: OpenAPISchema { OpenAPISchema(type: "string") }
  static var integer: OpenAPISchema { OpenAPISchema(type: "integer") }
  static var number: OpenAPISchema { OpenAPISchema(type: "number") }
  static var boolean: OpenAPISchema { OpenAPISchema(type: "boolean") }
  /// An object of which nothing is promised here.
  static var anything: OpenAPISchema { OpenAPISchema(type: "object") }

  /// A whole number from 0, or within a range.
  static func whole(_ range: ClosedRange<Int>? = nil, default value: Int? = nil) -> OpenAPISchema {
    var schema = OpenAPISchema.integer.with("minimum", .number(String(range?.lowerBound ?? 0)))
    if let range { schema = schema.with("maximum", .number(String(range.upperBound))) }
    return value.map { schema.with("default", .number(String($0))) } ?? schema
  }

  static func list(of item: OpenAPISchema) -> OpenAPISchema { OpenAPISchema(type: "array", [JSONValue.Member("items", item.json)]) }

  /// An object whose names are data.
  static func map(of value: OpenAPISchema) -> OpenAPISchema {
    OpenAPISchema(type: "object", [JSONValue.Member("additionalProperties", value.json)])
  }

  static func object(_ members: [Member]) -> OpenAPISchema {
    let properties = members.compactMap { member in member.schema.map { JSONValue.Member(member.name, $0.json) } }
    var parts = [JSONValue.Member("required", .array(members.filter(\.isRequired).map { .string($0.name) }))]
    if !properties.isEmpty { parts.append(JSONValue.Member("properties", .object(properties))) }
    return OpenAPISchema(type: "object", parts)
  }

  /// One of the components.
  static func named(_ name: String) -> OpenAPISchema {
    OpenAPISchema([JSONValue.Member("$ref", .string("#/components/schemas/" + name))])
  }

  /// One of a few words.
  static func choice(_ words: [String]) -> OpenAPISchema { .string.with("enum", .array(words.map(JSONValue.string))) }

  static func constant(_ word: String) -> OpenAPISchema { OpenAPISchema([JSONValue.Member("const", .string(word))]) }

  /// The same, or null.
  var orNull: OpenAPISchema {
    if members.count == 1, members[0].name == "type" {
      return OpenAPISchema([JSONValue.Member("type", .array([members[0].value, .string("null")]))])
    }
    return OpenAPISchema([JSONValue.Member("anyOf", .array([json, OpenAPISchema(type: "null").json]))])
  }

  func described(_ text: String) -> OpenAPISchema { with("description", .string(text)) }

  /// The same with one keyword more.
  func with(_ keyword: String, _ value: JSONValue) -> OpenAPISchema { OpenAPISchema(members + [JSONValue.Member(keyword, value)]) }
}

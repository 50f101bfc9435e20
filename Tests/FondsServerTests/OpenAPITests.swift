import FondsRecord
import FondsServer
import Testing

@Suite("The description of the endpoint") struct OpenAPITests {
  private func document() throws -> JSONValue { try JSONReader.parse(OpenAPIDocument.bytes) }

  /// Every value of the members of a name, wherever they stand.
  private func values(of name: String, in value: JSONValue) -> [JSONValue] {
    let below = (value.members?.map(\.value) ?? []) + (value.array ?? [])
    return (value[name].map { [$0] } ?? []) + below.flatMap { values(of: name, in: $0) }
  }

  @Test("it is JSON, and every reference in it leads somewhere") func references() throws {
    let value = try document()
    #expect(value["openapi"]?.string == "3.1.0")
    let references = values(of: "$ref", in: value).compactMap(\.string)
    #expect(references.count > 50)
    for reference in references {
      var place: JSONValue? = value
      for name in reference.split(separator: "/").dropFirst() { place = place?[String(name)] }
      #expect(reference.hasPrefix("#/") && place != nil, "\(reference)")
    }
  }

  @Test("every route says what it takes, what it answers and how it fails; every component is used") func routes() throws {
    let value = try document()
    let paths = try #require(value["paths"]?.members)
    #expect(
      paths.map(\.name).sorted() == [
        "/crossings", "/dossier", "/facets", "/health", "/near", "/openapi.json", "/records/{id}", "/records/{id}/near",
        "/records/{id}/source",
        "/search", "/suggest", "/sum"
      ])
    var ids: Set<String> = []
    for path in paths {
      let operation = path.value["get"]
      #expect(ids.insert(try #require(operation?["operationId"]?.string)).inserted)
      let type = path.name.hasSuffix("/source") ? "application/octet-stream" : "application/json"
      #expect(operation?["responses"]?["200"]?["content"]?[type]?["schema"] != nil, "\(path.name)")
      #expect(operation?["responses"]?["default"]?["$ref"]?.string == "#/components/responses/Error", "\(path.name)")
      // What stands in braces in the path is a parameter.
      let names = operation?["parameters"]?.array?.compactMap { $0["$ref"]?.string } ?? []
      #expect(!path.name.contains("{id}") || names.contains("#/components/parameters/id"))
    }
    let used = Set(values(of: "$ref", in: value).compactMap(\.string))
    for kind in ["schemas", "parameters", "responses"] {
      for component in value["components"]?[kind]?.members ?? [] {
        #expect(used.contains("#/components/\(kind)/\(component.name)"), "\(component.name)")
      }
    }
  }
}

import FondsRecord
import FondsServer
import Testing

@Suite("The description of the endpoint") struct OpenAPITests {
  @Test("it is JSON, and every reference in it leads somewhere") func references() throws {
    let value = try JSONReader.parse(Array(OpenAPIDocument.text.utf8))
    #expect(value["openapi"]?.string == "3.1.0")
    for part in OpenAPIDocument.text.split(separator: "\"$ref\":\"#/").dropFirst() {
      let path = part.prefix { $0 != "\"" }.split(separator: "/").map(String.init)
      var place: JSONValue? = value
      for name in path { place = place?[name] }
      #expect(place != nil, "\(path)")
    }
  }
}

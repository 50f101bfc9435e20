internal import FondsRecord

extension OpenAPIDocument {
  /// Records and what is near them.
  static var records: Part {
    Part(
      operations: [record, source, nearRecord, near],
      schemas: [("FacetValue", facetValue), ("RecordView", recordView), ("Neighbour", neighbour), ("Near", neighbourhood)])
  }

  private static var record: OpenAPIOperation {
    OpenAPIOperation(
      "/records/{id}", id: "record",
      "One record with its facets, its ties from both ends and its quotations; HTML for those who ask for it",
      parameters: [.shared("id"), .shared("ui"), .shared("as-of")], answer: "The record", .named("RecordView"), also: ["text/html"])
  }

  private static var source: OpenAPIOperation {
    let binary = OpenAPISchema.string.with("format", .string("binary"))
    return OpenAPIOperation(
      "/records/{id}/source", id: "source",
      "The source of a record, as it was brought in, where the bank hands out originals; 403 where a name that was erased stands in it, or that cannot be ruled out",
      parameters: [.shared("id"), .shared("ui")], answer: "The bytes of the source, as a download",
      content: OpenAPIOperation.content([("application/octet-stream", binary), ("text/*", .string), ("application/*", binary)]))
  }

  private static var nearRecord: OpenAPIOperation {
    OpenAPIOperation(
      "/records/{id}/near", id: "nearRecord", "Works described like a record, and what they share",
      parameters: [.shared("id"), .shared("ui"), .shared("neighbours"), .shared("as-of")], answer: "The neighbourhood", .named("Near"))
  }

  private static var near: OpenAPIOperation {
    OpenAPIOperation(
      "/near", id: "near", "The neighbourhood of a record or of a concept",
      parameters: [
        .query("of", .string, "An identifier, or facet:value", isRequired: true, example: .string("theme:food")), .shared("ui"),
        .shared("neighbours"), .shared("as-of")
      ], answer: "The neighbourhood", .named("Near"))
  }

  private static var facetValue: OpenAPISchema {
    .object([.required("facet", .string), .required("id", .string), .required("label", .string), foreign])
  }

  private static var recordView: OpenAPISchema {
    let tie = OpenAPISchema.object([
      .required("kind", .string), .required("id", .string), .required("title", .string), .required("language", .string)
    ])
    let kin = OpenAPISchema.object([
      .required("kind", .choice(["same-territory", "answers-obstacle", "obstacle-answered-by"])), .required("reason", .named("FacetValue")),
      .required("via", .list(of: .named("FacetValue"))), .required("total", .integer), .required("records", .list(of: .named("Face")))
    ])
    return .object([
      .required("record", .object([.required("fonds"), .required("id"), .required("language"), .required("visibility")])),
      .optional("as_of", .named("Then").described("As of a date: states, histories and ties in the record are those of then")),
      .required("facets", .map(of: .list(of: .named("Value")))), .required("relations", .list(of: tie)),
      .required(
        "kin",
        .list(of: kin).described(
          "Works akin by a value, found when the record is read and declared by nobody; at most ten of a kind")),
      .required("quotations", .list(of: .anything))
    ])
  }

  private static var neighbour: OpenAPISchema {
    .object([
      .required("id", .string), .required("title", .string), .required("language", .string), .required("producers", .list(of: .string)),
      .required("kind", .string.orNull), .required("score", .number), .required("shared", .list(of: .named("FacetValue")))
    ])
  }

  private static var neighbourhood: OpenAPISchema {
    let concept = OpenAPISchema.object([
      .required("concept", .named("FacetValue")), .required("passages", .integer), .required("ratio", .number),
      .required("log_likelihood", .number)
    ])
    return .object([
      .required("record", .string.orNull), .required("concept", .named("FacetValue").orNull), .required("title", .string),
      .required("works", .list(of: .named("Neighbour"))), .required("concepts", .list(of: concept))
    ])
  }
}

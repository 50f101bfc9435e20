internal import FondsRecord

extension OpenAPIDocument {
  /// Crossings and sums.
  static var relating: Part {
    Part(operations: [crossings, sums], schemas: [("Side", side), ("Crossing", crossing), ("Sum", sum), ("Sums", allSums)])
  }

  /// What narrows the works that are counted.
  private static let narrowing: [OpenAPIParameter] = [
    .shared("q"), .shared("facet"), .shared("expand"), .shared("without"), .shared("as-of"), .shared("ui")
  ]

  private static var crossings: OpenAPIOperation {
    OpenAPIOperation(
      "/crossings", id: "crossings", "How often the values of two facets meet in one passage (one work), and what that says",
      parameters: [
        .query(
          "rows", .string, "A facet, or facet:value for what is narrower than a concept", isRequired: true, example: .string("theme")),
        .query("columns", .string, isRequired: true, example: .string("actor"))
      ] + narrowing + [.query("size", .whole(1...100, default: 12), "Values of each side")], answer: "The crossing", .named("Crossing"))
  }

  private static var sums: OpenAPIOperation {
    OpenAPIOperation(
      "/sum", id: "sum", "Amounts added up to the cent, each currency apart",
      parameters: [
        .query("field", .string, isRequired: true, example: .string("amount")),
        .query("by", .string, "Facets with commas, four at most", example: .string("nature,purpose"))
      ] + narrowing, answer: "The sums", .named("Sums"))
  }

  private static var side: OpenAPISchema {
    let value = OpenAPISchema.object([
      .required("id", .string), .required("label", .string), foreign, .required("count", .integer)
    ])
    return .object([.required("facet", .string), .required("label", .string), .required("values", .list(of: value))])
  }

  private static var crossing: OpenAPISchema {
    let cell = OpenAPISchema.object([
      .required("count", .integer), .required("expected", .number), .required("ratio", .number), .required("log_likelihood", .number),
      .optional("pmi", .number)
    ])
    return .object([
      .required("unit", .choice(["passages", "works"])), .required("total", .integer), .required("rows", .named("Side")),
      .required("columns", .named("Side")), .required("cells", .list(of: .list(of: cell.orNull)))
    ])
  }

  private static var sum: OpenAPISchema {
    .object([
      .required("currency", .string.orNull),
      .required("sum", .string.with("pattern", .string(#"^-?[0-9]+\.[0-9]{2,4}$"#))), .required("works", .integer)
    ])
  }

  private static var allSums: OpenAPISchema {
    .object([
      .required("field", .string), .required("by", .list(of: .string)), .optional("as_of", .string),
      .required("sums", .list(of: .named("Sum"))), .required("totals", .list(of: .named("Sum"))),
      .required("in_several_groups", .integer), .required("not_understood", .integer)
    ])
  }
}

internal import FondsRecord

extension OpenAPIDocument {
  /// Dossiers of territories.
  static var dossiers: Part {
    Part(operations: [dossier], schemas: [("Passages", passages), ("Dossier", compiled)])
  }

  private static var dossier: OpenAPIOperation {
    OpenAPIOperation(
      "/dossier", id: "dossier", "What the bank knows of a territory, question by question, with its sources and gaps",
      parameters: [
        .query("territory", .string, "A value of the facet territory; none for the whole bank"),
        .query("scenario", .string.with("default", .string("inventory")), "A way of accompanying: there are questions for it"),
        .query("format", .choice(["json", "md", "html"]), "Instead of Accept"), .shared("ui")
      ], answer: "The dossier", .named("Dossier"), also: ["text/markdown", "text/html"])
  }

  private static var passages: OpenAPISchema {
    .list(
      of: .object([
        .required("id", .string), .required("title", .string), .required("language", .string), .required("producers", .list(of: .string)),
        .required("source", .string.orNull), .required("page", .integer.orNull), .required("year", .integer.orNull),
        .required("text", .string)
      ]))
  }

  private static var compiled: OpenAPISchema {
    let question = OpenAPISchema.object([
      .required("id", .string), .required("question", .string), .required("passages", .named("Passages")),
      .required("elsewhere", .named("Passages"))
    ])
    return .object([
      .required("territory", .string.orNull), .required("scenario", .string), .required("records", .integer),
      .required("questions", .list(of: question)), .required("gaps", .list(of: .string)), .required("tools", .named("Passages"))
    ])
  }
}

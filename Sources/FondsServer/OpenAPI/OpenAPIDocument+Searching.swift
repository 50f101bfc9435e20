internal import FondsRecord

extension OpenAPIDocument {
  /// Searches, suggestions and facets.
  static var searching: Part {
    Part(
      operations: [search, suggest, facets],
      schemas: [
        ("Range", range), ("Value", value), ("Count", count), ("Facets", .map(of: .list(of: .named("Count")))), ("Face", face),
        ("Hit", hit),
        ("Then", then), ("Answer", answer), ("Suggestions", suggestions)
      ])
  }

  private static var search: OpenAPIOperation {
    OpenAPIOperation(
      "/search", id: "search", "The works that answer a query, best first, with facets and snippets",
      parameters: [
        .shared("q"), .shared("ui"), .shared("facet"), .query("size", .whole(1...100, default: 10)),
        .query("from", .whole(0...900, default: 0)), .shared("expand"), .shared("without"),
        .query("like", .string, "A record, to find others like it"), .query("explain", .choice(["0", "1"]), "1: how each score adds up")
      ], answer: "The answer", .named("Answer"))
  }

  private static var suggest: OpenAPIOperation {
    OpenAPIOperation(
      "/suggest", id: "suggest", "Titles, concepts and producers that complete a text, and other spellings",
      parameters: [.shared("q"), .shared("ui"), .query("size", .whole(1...50, default: 10))], answer: "What completes it",
      .named("Suggestions"))
  }

  private static var facets: OpenAPIOperation {
    OpenAPIOperation(
      "/facets", id: "facets", "The facets of the bank, or one of them, with the works under each value",
      parameters: [.query("facet", .string), .shared("ui")], answer: "The facets", .object([.required("facets", .named("Facets"))]))
  }

  private static var range: OpenAPISchema {
    .list(of: .integer).with("minItems", .number("2")).with("maxItems", .number("2")).described("Unicode scalars of the text, from and to")
  }

  /// The language of a label, told only where it is not the reader's.
  static var foreign: OpenAPISchema.Member {
    .optional("language", .choice(["fr", "en"]).described("Of the label, where it is not the reader's"))
  }

  private static var value: OpenAPISchema { .object([.required("id", .string), .required("label", .string), foreign]) }

  private static var count: OpenAPISchema {
    .object([
      .required("id", .string), .required("label", .string), foreign, .required("count", .whole()), .required("parent", .string.orNull),
      .required("selected", .boolean)
    ])
  }

  private static var face: OpenAPISchema {
    .object([.required("id", .string), .required("language", .string), .required("title", .string)])
  }

  private static var hit: OpenAPISchema {
    .object([
      .required("id", .string), .required("score", .number), .required("title", .string),
      .required("title_highlights", .list(of: .named("Range"))), .required("language", .string), .required("source", .string.orNull),
      .required("url", .string.orNull), .required("snippet", snippet), .required("producers", .list(of: .string)),
      .required("facets", .map(of: .list(of: .named("Value")))), .required("faces", .list(of: .named("Face"))),
      .optional("as_of", .named("Then")), .optional("explanation", .anything)
    ])
  }

  private static var snippet: OpenAPISchema {
    let tail = OpenAPISchema.object([
      .required("from", .whole().described("The first Unicode scalar of it")), .required("language", .choice(["fr", "en"]))
    ])
    return .object([
      .required("record", .string.described("The face of the work that it stands in.")), .required("text", .string),
      .required("language", .string), .required("page", .integer.orNull), .required("highlights", .list(of: .named("Range"))),
      .optional("tail", tail.described("The end of the text, where that is in another language"))
    ])
  }

  private static var then: OpenAPISchema {
    let state = OpenAPISchema.object([
      .required("field", .string), .required("id", .string), .required("label", .string), .required("since", .string)
    ])
    return .object([.required("date", .string), .required("existed", .boolean), .required("states", .list(of: state))])
  }

  private static var answer: OpenAPISchema {
    let expansion = OpenAPISchema.object([
      .required("words", .string), .required("concept", .string.orNull), .required("labels", .list(of: .string)),
      .required("languages", .list(of: .string).described("By label: fr, en or und")), .optional("weights", .list(of: .number)),
      .optional("narrower", .list(of: .named("Value")))
    ])
    return .object([
      .required("query", .string), .optional("as_of", .string), .required("total", .whole()),
      .required(
        "took_us",
        .integer.described("What finding it took, in microseconds; of an answer that is remembered, the first time.")),
      .required("hits", .list(of: .named("Hit"))), .required("facets", .named("Facets")), .required("expansions", .list(of: expansion)),
      .required("without", .list(of: .named("Value"))), .required("suggestions", .list(of: .string)),
      .required("advice", .list(of: .anything)),
      .optional(
        "unknown",
        .list(of: .named("Value")).described("Where nothing is found: values that were asked for and that nothing has, as facet:value")),
      .optional("like", .anything)
    ])
  }

  private static var suggestions: OpenAPISchema {
    let completion = OpenAPISchema.object([
      .required("text", .string), .required("kind", .string), .required("language", .string), .required("id", .string),
      .required("count", .integer)
    ])
    return .object([
      .required("text", .string), .required("completions", .list(of: completion)), .required("spellings", .list(of: .string)),
      .required("took_us", .anything)
    ])
  }
}

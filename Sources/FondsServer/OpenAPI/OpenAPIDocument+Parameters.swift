internal import FondsRecord

extension OpenAPIDocument {
  /// The parameters that several routes share.
  static var parameters: [(name: String, parameter: OpenAPIParameter)] {
    [
      (
        "q",
        .query(
          "q", .string,
          #"Words, "phrases", +must, -not, AND OR NOT, prefix*, field:value, between:a,b, as-of:2022-06; at most 2,000 characters"#)
      ),
      ("ui", .query("ui", .choice(["fr", "en"]), "The language of labels, faces and errors")),
      (
        "facet",
        .query(
          "facet", .list(of: .string), "facet:value, repeatable: values of one facet are alternatives", isRepeatable: true,
          example: .array([.string("theme:mobility")]))
      ),
      ("expand", .query("expand", .choice(["0", "1"]), "0: no synonyms, no translations")),
      (
        "as-of",
        .query(
          "as-of", .string.with("pattern", .string("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")),
          "How things stood at the end of a year, a month or a day (in q: as-of:2022-06); facets of an answer are those of now",
          example: .string("2024-06"))
      ),
      (
        "without",
        .query(
          "without", .list(of: .string).with("maxItems", .number("100")),
          "Something that the thesaurus or the lexicon may not add, repeatable: a concept as facet:value, an added label or translation, or the word of the query that was widened",
          isRepeatable: true, example: .array([.string("theme:mobility")]))
      ),
      ("id", .path("id", .string.with("minLength", .number("1")), "An identifier, label:relative/path, or a URL")),
      ("neighbours", .query("size", .whole(1...100, default: 10)))
    ]
  }
}

/// The canonical form of a record: one line of JSON, members in a fixed order, empty ones left out.
///
/// Reading a canonical line and writing it again gives the same bytes.
package enum RecordCoding {
  /// The schema that canonical lines declare in their member `fonds`.
  package static let schema = 1

  /// Writes a record on one line, without the line feed.
  package static func encode(_ record: Record) -> [UInt8] {
    var writer = JSONWriter(reserving: 1024)
    write(record, to: &writer)
    return writer.bytes
  }

  /// Writes a record as one JSON object.
  package static func write(_ record: Record, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("fonds", schema)
      writer.member("id", record.id.value)
      writer.member("language", record.language.rawValue)
      writer.member("visibility", record.visibility.rawValue)
      texts("titles", record.titles, &writer)
      texts("abstracts", record.abstracts, &writer)
      texts("keywords", record.keywords, &writer)
      names("authors", record.authors, &writer)
      names("producers", record.producers, &writer)
      names("publishers", record.publishers, &writer)
      list("dates", record.dates, &writer, date)
      if let url = record.url { names("url", [url], &writer) }
      if let licence = record.licence { names("licence", [licence], &writer) }
      list("facets", record.facets, &writer, facet)
      list("relations", record.relations, &writer, relation)
      fields(record.fields, &writer)
      if !record.blocks.isEmpty {
        writer.name("blocks")
        writer.array { writer in for block in record.blocks { write(block, to: &writer) } }
      }
      if let source = record.source { write(source, &writer) }
      if !record.flags.isEmpty { writer.member("flags", record.flags) }
      list("rejected", record.rejected, &writer) { value, writer in
        writer.member("facet", value.facet)
        writer.member("value", value.value)
      }
      if let original = record.original { write(original, &writer) }
    }
  }

  /// Writes what was replaced; here an empty list is a value like any other.
  private static func write(_ original: RecordOriginal, _ writer: inout JSONWriter) {
    writer.name("original")
    writer.object { writer in
      if let language = original.language { writer.member("language", language.rawValue) }
      if let visibility = original.visibility { writer.member("visibility", visibility.rawValue) }
      if let values = original.titles { texts("titles", values, &writer, keepsEmpty: true) }
      if let values = original.abstracts { texts("abstracts", values, &writer, keepsEmpty: true) }
      if let values = original.keywords { texts("keywords", values, &writer, keepsEmpty: true) }
      if let values = original.authors { names("authors", values, &writer, keepsEmpty: true) }
      if let values = original.producers { names("producers", values, &writer, keepsEmpty: true) }
      if let values = original.publishers { names("publishers", values, &writer, keepsEmpty: true) }
      if let values = original.dates { list("dates", values, &writer, keepsEmpty: true, date) }
      if let values = original.url { names("url", values, &writer, keepsEmpty: true) }
      if let values = original.licence { names("licence", values, &writer, keepsEmpty: true) }
      if let values = original.facets { list("facets", values, &writer, keepsEmpty: true, facet) }
      if let values = original.relations { list("relations", values, &writer, keepsEmpty: true, relation) }
      fields(original.fields, &writer)
    }
  }

  private static func list<Element>(
    _ name: String, _ elements: [Element], _ writer: inout JSONWriter, keepsEmpty: Bool = false,
    _ body: (Element, inout JSONWriter) -> Void
  ) {
    guard keepsEmpty || !elements.isEmpty else { return }
    writer.name(name)
    writer.array { writer in for element in elements { writer.object { writer in body(element, &writer) } } }
  }

  private static func texts(_ name: String, _ texts: [LocalizedText], _ writer: inout JSONWriter, keepsEmpty: Bool = false) {
    list(name, texts, &writer, keepsEmpty: keepsEmpty) { text, writer in
      writer.member("lang", text.language.rawValue)
      writer.member("text", text.text)
      writer.member("from", text.origin)
    }
  }

  private static func names(_ name: String, _ values: [Sourced<String>], _ writer: inout JSONWriter, keepsEmpty: Bool = false) {
    list(name, values, &writer, keepsEmpty: keepsEmpty) { value, writer in
      writer.member("value", value.value)
      writer.member("from", value.origin)
    }
  }

  private static func date(_ date: RecordDate, _ writer: inout JSONWriter) {
    writer.member("kind", date.kind.rawValue)
    writer.member("start", date.start.description)
    if let end = date.end { writer.member("end", end.description) }
    writer.member("from", date.origin)
  }

  private static func relation(_ relation: Relation, _ writer: inout JSONWriter) {
    writer.member("kind", relation.kind.rawValue)
    writer.member("target", relation.target)
    writer.member("from", relation.origin)
  }

  private static func facet(_ assignment: FacetAssignment, _ writer: inout JSONWriter) {
    writer.member("facet", assignment.value.facet)
    writer.member("value", assignment.value.value)
    writer.member("basis", assignment.basis.rawValue)
    if !assignment.origin.isEmpty { writer.member("from", assignment.origin) }
    list("evidence", assignment.evidence, &writer) { evidence, writer in
      writer.member("block", evidence.block)
      writer.member("label", evidence.label)
      writer.member("lang", evidence.language.rawValue)
    }
  }

  /// Writes a block as one JSON object.
  package static func write(_ block: Block, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", block.kind.rawValue)
      if block.level != 0 { writer.member("level", block.level) }
      writer.member("lang", block.language.rawValue)
      if block.quality != 100 { writer.member("quality", block.quality) }
      if let page = block.page { writer.member("page", page) }
      writer.member("text", block.text)
    }
  }

  private static func fields(_ fields: [String: [String]], _ writer: inout JSONWriter) {
    guard !fields.isEmpty else { return }
    writer.name("fields")
    writer.object { writer in
      for (name, values) in fields.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) { writer.member(name, values) }
    }
  }

  private static func write(_ source: SourceReference, _ writer: inout JSONWriter) {
    writer.name("source")
    writer.object { writer in
      writer.member("root", source.root)
      writer.member("path", source.path)
      if let row = source.row { writer.member("row", row) }
      writer.member("format", source.format)
      writer.member("bytes", source.bytes)
      writer.member("sha256", source.sha256)
      if let pages = source.pages { writer.member("pages", pages) }
      writer.member("extractor", source.extractor)
    }
  }
}

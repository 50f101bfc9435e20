extension RecordCoding {
  /// Reads one line of records: the canonical form, or a bare `{"id", "lang", "title", "text"}` line.
  ///
  /// Throws `RecordError` with the offset of a syntax fault, or naming the member that is wrong.
  package static func decode(_ bytes: [UInt8], in range: Range<Int>? = nil) throws(RecordError) -> Record {
    let value = try JSONReader.parse(bytes, in: range)
    guard let members = value.members else { throw wrong("a line", "an object") }
    return value["fonds"] == nil ? try bare(members) : try canonical(members)
  }

  private static func canonical(_ members: [JSONValue.Member]) throws(RecordError) -> Record {
    var record: Record?
    for member in members where member.name == "id" { record = Record(id: try identifier(member.value)) }
    guard var record else { throw missing("id") }
    for member in members {
      let value = member.value
      switch member.name {
      case "fonds":
        guard value.integer == schema else {
          throw RecordError(.badValue, message: "the record is of another schema", remedy: "write it again with this version of fonds")
        }
      case "id": break
      case "language": record.language = try choice(value, "language")
      case "visibility": record.visibility = try choice(value, "visibility")
      case "titles": record.titles = try list(value, "titles", text)
      case "abstracts": record.abstracts = try list(value, "abstracts", text)
      case "keywords": record.keywords = try list(value, "keywords", text)
      case "authors": record.authors = try list(value, "authors", sourced)
      case "producers": record.producers = try list(value, "producers", sourced)
      case "publishers": record.publishers = try list(value, "publishers", sourced)
      case "dates": record.dates = try list(value, "dates", date)
      case "url": record.url = try list(value, "url", sourced).first
      case "licence": record.licence = try list(value, "licence", sourced).first
      case "facets": record.facets = try list(value, "facets", facet)
      case "relations": record.relations = try list(value, "relations", relation)
      case "fields": record.fields = try fields(value)
      case "blocks": record.blocks = try list(value, "blocks", block)
      case "source": record.source = try source(value)
      case "flags": record.flags = try list(value, "flags") { (value) throws(RecordError) in try string(value, "flags") }
      case "rejected": record.rejected = try list(value, "rejected", facetValue)
      case "original": record.original = try original(value)
      default: throw unknown(member.name)
      }
    }
    return record
  }

  private static func original(_ value: JSONValue) throws(RecordError) -> RecordOriginal {
    guard let members = value.members else { throw wrong("original", "an object") }
    var original = RecordOriginal()
    for member in members {
      let value = member.value
      switch member.name {
      case "language": original.language = try choice(value, "language")
      case "visibility": original.visibility = try choice(value, "visibility")
      case "titles": original.titles = try list(value, "titles", text)
      case "abstracts": original.abstracts = try list(value, "abstracts", text)
      case "keywords": original.keywords = try list(value, "keywords", text)
      case "authors": original.authors = try list(value, "authors", sourced)
      case "producers": original.producers = try list(value, "producers", sourced)
      case "publishers": original.publishers = try list(value, "publishers", sourced)
      case "dates": original.dates = try list(value, "dates", date)
      case "url": original.url = try list(value, "url", sourced)
      case "licence": original.licence = try list(value, "licence", sourced)
      case "facets": original.facets = try list(value, "facets", facet)
      case "relations": original.relations = try list(value, "relations", relation)
      case "fields": original.fields = try fields(value)
      default: throw unknown("original." + member.name)
      }
    }
    return original
  }

  /// Other members of a bare line are kept as fields when they are strings, numbers or lists of them.
  private static func bare(_ members: [JSONValue.Member]) throws(RecordError) -> Record {
    var record: Record?
    for member in members where member.name == "id" { record = Record(id: try identifier(member.value)) }
    guard var record else { throw missing("id") }
    for member in members where member.name == "lang" { record.language = Language(tag: try string(member.value, "lang")) }
    for member in members {
      switch member.name {
      case "id", "lang": break
      case "title":
        let title = try string(member.value, "title")
        if !title.isEmpty { record.titles = [LocalizedText(title, language: record.language, origin: "title")] }
      case "text":
        let text = try string(member.value, "text")
        record.blocks = paragraphs(of: text).map { Block(.paragraph, $0, language: record.language) }
      default: record.fields[member.name] = try scalars(member.value, member.name)
      }
    }
    return record
  }

  /// The lines of a text that are not blank.
  private static func paragraphs(of text: String) -> [String] {
    let lines = isOneLine(text.utf8.span) ? [text] : text.utf8.split(whereSeparator: isLineBreak).map { String(Substring($0)) }
    return lines.filter { $0.utf8.contains { $0 > 0x20 } }
  }

  private static func isOneLine(_ text: Span<UInt8>) -> Bool {
    var breaks: UInt8 = 0
    for index in text.indices { breaks |= isLineBreak(text[index]) ? 1 : 0 }
    return breaks == 0
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0x0C }

  private static func scalars(_ value: JSONValue, _ name: String) throws(RecordError) -> [String] {
    switch value {
    case .null: return []
    case .string(let text), .number(let text): return [text]
    case .bool(let flag): return [flag ? "true" : "false"]
    case .array(let elements):
      var texts: [String] = []
      for element in elements {
        guard element.array == nil else { throw wrong(name, "a list of texts") }
        texts += try scalars(element, name)
      }
      return texts
    case .object: throw wrong(name, "a text or a list of texts")
    }
  }

  private static func text(_ value: JSONValue) throws(RecordError) -> LocalizedText {
    LocalizedText(try string(value["text"], "text"), language: try choice(value["lang"], "lang"), origin: try string(value["from"], "from"))
  }

  private static func sourced(_ value: JSONValue) throws(RecordError) -> Sourced<String> {
    Sourced(try string(value["value"], "value"), origin: try string(value["from"], "from"))
  }

  private static func date(_ value: JSONValue) throws(RecordError) -> RecordDate {
    func day(_ name: String) throws(RecordError) -> PartialDate {
      guard let date = PartialDate(iso: try string(value[name], name)) else { throw wrong(name, "a date such as 2021-03-04") }
      return date
    }
    return RecordDate(
      try choice(value["kind"], "kind"), try day("start"), end: value["end"] == nil ? nil : try day("end"),
      origin: try string(value["from"], "from"))
  }

  static func facetValue(_ value: JSONValue) throws(RecordError) -> FacetValue {
    let assigned = FacetValue(try string(value["facet"], "facet"), try string(value["value"], "value"))
    guard assigned.isValid else { throw wrong("facets", "a list of facets with short names and values") }
    return assigned
  }

  private static func facet(_ value: JSONValue) throws(RecordError) -> FacetAssignment {
    let assigned = try facetValue(value)
    let origin = value["from"] == nil ? "" : try string(value["from"], "from")
    let evidence = try list(value["evidence"] ?? .array([]), "evidence") { (value) throws(RecordError) in
      Evidence(
        block: try integer(value["block"], "block"), label: try string(value["label"], "label"), language: try choice(value["lang"], "lang")
      )
    }
    return FacetAssignment(assigned, basis: try choice(value["basis"], "basis"), origin: origin, evidence: evidence)
  }

  private static func relation(_ value: JSONValue) throws(RecordError) -> Relation {
    Relation(try choice(value["kind"], "kind"), target: try string(value["target"], "target"), origin: try string(value["from"], "from"))
  }

  private static func block(_ value: JSONValue) throws(RecordError) -> Block {
    var block = Block(try choice(value["kind"], "kind"), try string(value["text"], "text"), language: try choice(value["lang"], "lang"))
    if let level = value["level"] { block.level = try integer(level, "level") }
    if let quality = value["quality"] { block.quality = try integer(quality, "quality") }
    if let page = value["page"] { block.page = try integer(page, "page") }
    return block
  }

  private static func fields(_ value: JSONValue) throws(RecordError) -> [String: [String]] {
    guard let members = value.members else { throw wrong("fields", "an object") }
    var fields: [String: [String]] = [:]
    for member in members {
      fields[member.name] = try list(member.value, member.name) { (value) throws(RecordError) in try string(value, member.name) }
    }
    return fields
  }

  private static func source(_ value: JSONValue) throws(RecordError) -> SourceReference {
    SourceReference(
      root: try string(value["root"], "root"), path: try string(value["path"], "path"),
      row: value["row"] == nil ? nil : try string(value["row"], "row"), format: try string(value["format"], "format"),
      bytes: try integer(value["bytes"], "bytes"), sha256: try string(value["sha256"], "sha256"),
      pages: value["pages"] == nil ? nil : try integer(value["pages"], "pages"), extractor: try string(value["extractor"], "extractor"))
  }

  static func list<Element>(
    _ value: JSONValue, _ name: String, _ read: (JSONValue) throws(RecordError) -> Element
  ) throws(RecordError) -> [Element] {
    guard let elements = value.array else { throw wrong(name, "a list") }
    var result: [Element] = []
    result.reserveCapacity(elements.count)
    for element in elements { result.append(try read(element)) }
    return result
  }

  static func string(_ value: JSONValue?, _ name: String) throws(RecordError) -> String {
    guard let value else { throw missing(name) }
    guard let text = value.string else { throw wrong(name, "a text") }
    return text
  }

  static func integer(_ value: JSONValue?, _ name: String) throws(RecordError) -> Int {
    guard let value else { throw missing(name) }
    guard let number = value.integer else { throw wrong(name, "a whole number") }
    return number
  }

  static func choice<Choice: RawRepresentable<String>>(_ value: JSONValue?, _ name: String) throws(RecordError) -> Choice {
    let text = try string(value, name)
    guard let choice = Choice(rawValue: text) else {
      throw RecordError(.badValue, message: "\"\(name)\" cannot be \"\(text)\"", remedy: "see the record format in the documentation")
    }
    return choice
  }

  static func identifier(_ value: JSONValue) throws(RecordError) -> RecordID {
    guard let id = RecordID(value.string ?? value.integer.map(String.init) ?? "") else {
      throw wrong("id", "a text of 1 to \(RecordID.byteLimit) bytes without control characters")
    }
    return id
  }

  static func missing(_ name: String) -> RecordError {
    RecordError(.missingField, message: "\"\(name)\" is missing", remedy: "add it to the line")
  }

  static func wrong(_ name: String, _ wanted: String) -> RecordError {
    RecordError(.badValue, message: "\"\(name)\" is not \(wanted)", remedy: "correct the line")
  }

  static func unknown(_ name: String) -> RecordError {
    RecordError(.unknownField, message: "\"\(name)\" is no member of a record", remedy: "put what is particular to a kind under \"fields\"")
  }
}

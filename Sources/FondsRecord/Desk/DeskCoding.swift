/// The canonical form of the desk: one entry a line of JSON, members in a fixed order.
///
/// Reading a canonical line and writing it again gives the same bytes.
package enum DeskCoding {
  /// The longest line, in bytes.
  package static let lineLimit = 1 << 20

  /// Writes an entry on one line, with the line feed.
  package static func encode(_ entry: DeskEntry) -> [UInt8] {
    var writer = JSONWriter(reserving: 128)
    write(entry, to: &writer)
    writer.endLine()
    return writer.bytes
  }

  /// Writes an entry as one JSON object.
  package static func write(_ entry: DeskEntry, to writer: inout JSONWriter) {
    writer.object { writer in
      switch entry.action {
      case .set(let id, let values):
        writer.member("do", "set")
        writer.member("id", id.value)
        writer.name("values")
        writer.object { writer in for value in values { writer.member(value.member.name, value.values) } }
      case .add(let id, let value): facet("add", id, value, &writer)
      case .remove(let id, let value): facet("remove", id, value, &writer)
      case .accept(let id, let value): facet("accept", id, value, &writer)
      case .reject(let id, let value): facet("reject", id, value, &writer)
      case .candidate(let term):
        facet("candidate", nil, term.value, &writer)
        writer.name("labels")
        writer.object { writer in
          for language in Language.allCases { if let label = term.labels[language] { writer.member(language.rawValue, label) } }
        }
        if !term.broader.isEmpty { writer.member("broader", term.broader) }
      case .acceptTerm(let value): facet("accept-term", nil, value, &writer)
      case .mergeTerm(let value, let target):
        facet("merge-term", nil, value, &writer)
        writer.member("into", target)
      case .undo(let number):
        writer.member("do", "undo")
        writer.member("entry", number)
      case .forget(let name):
        writer.member("do", "forget")
        writer.member("salt", name.salt)
        writer.name("names")
        writer.array { writer in
          for form in name.forms {
            writer.object { writer in
              writer.member("words", form.words)
              writer.member("digest", form.digest)
            }
          }
        }
      }
      if let by = entry.by { writer.member("by", by) }
      if let on = entry.on { writer.member("on", on.description) }
    }
  }

  private static func facet(_ action: String, _ id: RecordID?, _ value: FacetValue, _ writer: inout JSONWriter) {
    writer.member("do", action)
    if let id { writer.member("id", id.value) }
    writer.member("facet", value.facet)
    writer.member("value", value.value)
  }

  /// Reads one line.
  ///
  /// Throws `RecordError` with the offset of a syntax fault, or naming the member that is wrong.
  package static func decode(_ bytes: [UInt8], in range: Range<Int>? = nil) throws(RecordError) -> DeskEntry {
    try decode(try JSONReader.parse(bytes, in: range))
  }

  /// Reads an entry from a JSON object.
  package static func decode(_ value: JSONValue) throws(RecordError) -> DeskEntry {
    guard let members = value.members else { throw RecordCoding.wrong("a line", "an object") }
    let verb = try RecordCoding.string(value["do"], "do")
    guard let known = self.members[verb] else {
      throw RecordError(.badValue, message: "\"do\" cannot be \"\(verb)\"", remedy: "correct the line")
    }
    for member in members where member.name != "do" && member.name != "by" && member.name != "on" {
      guard known.contains(member.name) else { throw RecordCoding.unknown(member.name) }
    }
    var entry = DeskEntry(try action(verb, value))
    if let by = value["by"] { entry.by = try RecordCoding.string(by, "by") }
    if let on = value["on"] {
      guard let date = PartialDate(iso: try RecordCoding.string(on, "on")) else {
        throw RecordCoding.wrong("on", "a date such as 2021-03-04")
      }
      entry.on = date
    }
    return entry
  }

  /// The members of each kind of entry.
  private static let members: [String: Set<String>] = [
    "set": ["id", "values"], "add": ["id", "facet", "value"], "remove": ["id", "facet", "value"], "accept": ["id", "facet", "value"],
    "reject": ["id", "facet", "value"], "candidate": ["facet", "value", "labels", "broader"], "accept-term": ["facet", "value"],
    "merge-term": ["facet", "value", "into"], "undo": ["entry"], "forget": ["salt", "names"]
  ]

  private static func action(_ verb: String, _ value: JSONValue) throws(RecordError) -> DeskEntry.Action {
    switch verb {
    case "set": return .set(try id(value), try values(value["values"]))
    case "undo":
      let number = try RecordCoding.integer(value["entry"], "entry")
      guard number > 0 else { throw RecordCoding.wrong("entry", "the number of an earlier entry") }
      return .undo(number)
    case "forget": return .forget(try name(value))
    default: break
    }
    let facet = try RecordCoding.facetValue(value)
    switch verb {
    case "add": return .add(try id(value), facet)
    case "remove": return .remove(try id(value), facet)
    case "accept": return .accept(try id(value), facet)
    case "reject": return .reject(try id(value), facet)
    case "accept-term": return .acceptTerm(facet)
    case "merge-term":
      let target = try RecordCoding.string(value["into"], "into")
      guard FacetValue(facet.facet, target).isValid, target != facet.value else { throw RecordCoding.wrong("into", "another value") }
      return .mergeTerm(facet, into: target)
    default: return .candidate(try term(facet, value))
    }
  }

  private static func id(_ value: JSONValue) throws(RecordError) -> RecordID {
    guard let id = value["id"] else { throw RecordCoding.missing("id") }
    return try RecordCoding.identifier(id)
  }

  private static func values(_ value: JSONValue?) throws(RecordError) -> [DeskValue] {
    guard let members = value?.members, !members.isEmpty else { throw RecordCoding.wrong("values", "an object of lists") }
    var values: [DeskValue] = []
    for member in members {
      guard let known = DeskMember(named: member.name), known.name == member.name else { throw RecordCoding.unknown(member.name) }
      let texts = try RecordCoding.list(member.value, member.name) { (value) throws(RecordError) in
        try RecordCoding.string(value, member.name)
      }
      let given = DeskValue(known, texts)
      if let fault = given.fault { throw RecordError(.badValue, message: fault, remedy: "correct the line") }
      values.append(given)
    }
    return values
  }

  private static func term(_ facet: FacetValue, _ value: JSONValue) throws(RecordError) -> DeskTerm {
    guard let labels = value["labels"]?.members, !labels.isEmpty else {
      throw RecordCoding.wrong("labels", "an object of labels by language")
    }
    var term = DeskTerm(facet, labels: [:])
    for label in labels {
      guard let language = Language(rawValue: label.name) else { throw RecordCoding.unknown(label.name) }
      term.labels[language] = try RecordCoding.string(label.value, label.name)
    }
    if let broader = value["broader"] {
      term.broader = try RecordCoding.list(broader, "broader") { (value) throws(RecordError) in try RecordCoding.string(value, "broader") }
    }
    return term
  }

  private static func name(_ value: JSONValue) throws(RecordError) -> ForgottenName {
    let salt = try hexadecimal(value["salt"], "salt")
    guard let names = value["names"], names.array?.isEmpty == false else { throw RecordCoding.missing("names") }
    let forms = try RecordCoding.list(names, "names") { (form) throws(RecordError) in
      let words = try RecordCoding.integer(form["words"], "words")
      guard (1...ForgottenName.wordLimit).contains(words) else {
        throw RecordCoding.wrong("words", "a number from 1 to \(ForgottenName.wordLimit)")
      }
      return ForgottenName.Form(words: words, digest: try hexadecimal(form["digest"], "digest"))
    }
    return ForgottenName(salt: salt, forms: forms)
  }

  private static func hexadecimal(_ value: JSONValue?, _ name: String) throws(RecordError) -> String {
    let text = try RecordCoding.string(value, name)
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
    guard (16...64).contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { throw RecordCoding.wrong(name, "hexadecimal digits") }
    return text
  }
}

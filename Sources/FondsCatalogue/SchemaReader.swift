internal import FondsExtraction
package import FondsRecord

/// Reads the rules of a bank (`Index/rules.yaml`); what is not understood is an error that names it.
package enum SchemaReader {
  package static func read(_ bytes: [UInt8], path: String) throws(CatalogueError) -> Schema {
    let root: YAMLValue
    do throws(ExtractionError) {
      root = try YAMLDocument(bytes, path: path).root
    } catch {
      throw CatalogueError(error)
    }
    let reader = RulesText(path: path)
    var schema = Schema()
    try reader.check(root, ["parties", "fields", "kinds"], in: path)
    schema.parties = Set(root["parties"]?.elements.compactMap(\.text) ?? [])
    for member in root["fields"]?.members ?? [] { schema.fields[member.key] = try reader.field(member.key, member.value) }
    for member in root["kinds"]?.members ?? [] {
      var rules: [RecordRule] = []
      for rule in member.value.elements { rules.append(try reader.rule(rule, of: member.key)) }
      schema.rules[member.key] = rules
    }
    return schema
  }
}

private struct RulesText {
  let path: String

  func check(_ value: YAMLValue, _ known: Set<String>, in place: String) throws(CatalogueError) {
    for member in value.members where !known.contains(member.key) {
      let names = known.sorted().joined(separator: ", ")
      throw fault(
        "\"\(member.key)\" is not known in \(place); known are: \(names)",
        "« \(member.key) » n’est pas connu dans \(place) ; on y connaît : \(names)")
    }
  }

  func field(_ name: String, _ value: YAMLValue) throws(CatalogueError) -> FieldDefinition {
    try check(value, ["type", "facet", "relation", "fr", "en"], in: name)
    let word = value["type"]?.text ?? FieldType.text.rawValue
    guard let type = FieldType(rawValue: word) else {
      let known = FieldType.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault("\(name): there is no type \"\(word)\"; there are \(known)", "\(name) : pas de type « \(word) » ; il y a \(known)")
    }
    var relation: RelationKind?
    if let word = value["relation"]?.text {
      guard let kind = RelationKind(rawValue: word) else {
        throw fault("\(name): there is no relation \"\(word)\"", "\(name) : pas de relation « \(word) »")
      }
      relation = kind
    }
    return FieldDefinition(
      name: name, type: type, labels: texts(value), isFacet: value["facet"]?.text == "true", relation: relation)
  }

  func rule(_ value: YAMLValue, of kind: String) throws(CatalogueError) -> RecordRule {
    try check(value, ["need", "least", "values", "level", "fr", "en"], in: kind)
    let names = (value["need"]?.text ?? "").split(separator: "|").map { $0.filter { $0 != " " } }
    guard !names.isEmpty else { throw fault("\(kind): a rule says what it needs", "\(kind) : une règle dit ce qu’il faut (need)") }
    let level = value["level"]?.text ?? RecordRule.Level.must.rawValue
    guard let level = RecordRule.Level(rawValue: level) else {
      throw fault("\(kind): a rule is must or should, not \"\(level)\"", "\(kind) : une règle est must ou should, pas « \(level) »")
    }
    let least = value["least"]?.text ?? "1"
    guard let count = Int(least), count >= 1 else { throw fault("\(kind): least is a number", "\(kind) : least est un nombre") }
    return RecordRule(
      anyOf: names, least: count, values: value["values"]?.elements.compactMap(\.text) ?? [], level: level, messages: texts(value))
  }

  private func texts(_ value: YAMLValue) -> [Language: String] {
    var texts: [Language: String] = [:]
    texts[.french] = value["fr"]?.text
    texts[.english] = value["en"]?.text
    return texts
  }

  private func fault(_ message: String, _ french: String) -> CatalogueError {
    CatalogueError(
      .configuration, message, remedy: "correct it; Index/rules.yaml shows how rules are written", path: path,
      french: .init(french, remedy: "corrigez-le ; Index/rules.yaml montre comment s’écrivent les règles"))
  }
}

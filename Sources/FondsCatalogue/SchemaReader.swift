internal import FondsExtraction
package import FondsRecord
internal import FondsText

/// Reads the rules of a bank (`Index/rules.yaml`, or a file of its own); what is not understood is an error that names it and its line.
package enum SchemaReader {
  /// Reads fields and rules.
  ///
  /// - Parameter kinds: those that the thesaurus knows, where a rule for what is nearly one of them, or a need that nothing can meet, is to be refused.
  package static func read(_ bytes: [UInt8], path: String, kinds: [String]? = nil) throws(CatalogueError) -> Schema {
    let root: YAMLValue
    do throws(ExtractionError) {
      root = try YAMLDocument(bytes, path: path).root
    } catch {
      throw CatalogueError(error)
    }
    let reader = RulesText(path: path, bytes: bytes)
    var schema = Schema()
    try reader.check(root, ["parties", "fields", "labels", "kinds"], at: [])
    schema.parties = Set(try reader.list(root["parties"], at: ["parties"]))
    if let fields = root["fields"] { try reader.check(fields, nil, at: ["fields"]) }
    for member in root["fields"]?.members ?? [] {
      schema.fields[member.key] = try reader.field(member.key, member.value, at: ["fields", member.key])
    }
    schema.labels = try reader.labels(root["labels"])
    if let kinds = root["kinds"] { try reader.check(kinds, nil, at: ["kinds"]) }
    for member in root["kinds"]?.members ?? [] {
      var rules: [RecordRule] = []
      for (place, rule) in member.value.elements.enumerated() {
        rules.append(try reader.rule(rule, of: member.key, at: ["kinds", member.key, String(place)]))
      }
      schema.rules[member.key] = rules
    }
    if let kinds { try reader.check(schema, kinds) }
    return schema
  }
}

private struct RulesText {
  let path: String
  let bytes: [UInt8]

  /// Refuses what is no mapping, and keys that nobody knows.
  func check(_ value: YAMLValue, _ known: Set<String>?, at place: [String]) throws(CatalogueError) {
    let name = place.last { Int($0) == nil } ?? path
    switch value {
    case .null, .mapping: break
    case .text, .list: throw fault("\(name) holds keys with values", "\(name) contient des clés avec leurs valeurs", at: place)
    }
    guard let known else { return }
    for member in value.members where !known.contains(member.key) {
      let names = known.sorted().joined(separator: ", ")
      let nearest = Nearest(member.key, known)
      throw fault(
        "\"\(member.key)\" is not known in \(name)\(nearest.english); known are: \(names)",
        "« \(member.key) » n’est pas connu dans \(name)\(nearest.french) ; on y connaît : \(names)", at: place + [member.key])
    }
  }

  func field(_ name: String, _ value: YAMLValue, at place: [String]) throws(CatalogueError) -> FieldDefinition {
    guard FacetValue(name, "x").isValid, !name.hasPrefix(FieldDefinition.columnMark) else {
      throw fault("a field cannot be called \"\(name)\"", "un champ ne peut s’appeler « \(name) »", at: place)
    }
    try check(value, ["type", "facet", "relation", "fr", "en"], at: place)
    let word = try text(value["type"], at: place + ["type"]) ?? FieldType.text.rawValue
    guard let type = FieldType(rawValue: word) else {
      let known = FieldType.allCases.map(\.rawValue).joined(separator: ", ")
      let nearest = Nearest(word, FieldType.allCases.map(\.rawValue))
      throw fault(
        "\(name): there is no type \"\(word)\"\(nearest.english); there are \(known)",
        "\(name) : pas de type « \(word) »\(nearest.french) ; il y a \(known)",
        at: place + ["type"])
    }
    var relation: RelationKind?
    if let word = try text(value["relation"], at: place + ["relation"]) {
      guard let kind = RelationKind(rawValue: word) else {
        let nearest = Nearest(word, RelationKind.allCases.map(\.rawValue))
        throw fault(
          "\(name): there is no relation \"\(word)\"\(nearest.english)", "\(name) : pas de relation « \(word) »\(nearest.french)",
          at: place + ["relation"])
      }
      relation = kind
    }
    let facet = try text(value["facet"], at: place + ["facet"]) ?? "false"
    guard ["true", "false"].contains(facet) else {
      throw fault("\(name): facet is true or false", "\(name) : facet vaut true ou false", at: place + ["facet"])
    }
    return FieldDefinition(name: name, type: type, labels: try texts(value, at: place), isFacet: facet == "true", relation: relation)
  }

  func rule(_ value: YAMLValue, of kind: String, at place: [String]) throws(CatalogueError) -> RecordRule {
    try check(value, ["need", "least", "values", "level", "fr", "en"], at: place)
    let names = (try text(value["need"], at: place + ["need"]) ?? "").split(separator: "|").map { $0.filter { $0 != " " } }
    guard !names.isEmpty else {
      throw fault("\(kind): a rule says what it needs", "\(kind) : une règle dit ce qu’il faut (need)", at: place)
    }
    let level = try text(value["level"], at: place + ["level"]) ?? RecordRule.Level.must.rawValue
    guard let level = RecordRule.Level(rawValue: level) else {
      throw fault(
        "\(kind): a rule is must or should, not \"\(level)\"", "\(kind) : une règle est must ou should, pas « \(level) »",
        at: place + ["level"])
    }
    let least = try text(value["least"], at: place + ["least"]) ?? "1"
    guard let count = Int(least), count >= 1 else {
      throw fault("\(kind): least is a number", "\(kind) : least est un nombre", at: place + ["least"])
    }
    return RecordRule(
      anyOf: names, least: count, values: try list(value["values"], at: place + ["values"]), level: level,
      messages: try texts(value, at: place))
  }

  func labels(_ value: YAMLValue?) throws(CatalogueError) -> [FacetValue: [Language: String]] {
    try ValueLabels.read(value) { message, french, place in fault(message, french, at: ["labels"] + place) }
  }

  /// Refuses kinds that are nearly those of the thesaurus, and needs that no record can have anything for.
  func check(_ schema: Schema, _ kinds: [String]) throws(CatalogueError) {
    let own = [Schema.everyKind] + kinds
    for kind in schema.parties.sorted() { try check(kind: kind, among: own, at: ["parties"]) }
    let known = Schema.parts + FacetName.order + RelationKind.allCases.map(\.rawValue) + schema.fields.keys.sorted()
    for (kind, rules) in schema.rules.sorted(by: { $0.key < $1.key }) {
      try check(kind: kind, among: own, at: ["kinds", kind])
      for (place, rule) in rules.enumerated() {
        for name in rule.anyOf where !known.contains(name) && schema.field(named: name) == nil {
          let nearest = Nearest(name, known)
          throw fault(
            "\(kind): there is no part, facet, relation or field \"\(name)\"\(nearest.english)",
            "\(kind) : pas de partie, facette, relation ou champ « \(name) »\(nearest.french)",
            at: ["kinds", kind, String(place), "need"],
            remedy: "correct it, or declare the field under `fields`", frenchRemedy: "corrigez, ou déclarez le champ sous `fields`")
        }
      }
    }
  }

  /// A kind of the bank's own is nobody's fault, but for one that is nearly another.
  private func check(kind: String, among known: [String], at place: [String]) throws(CatalogueError) {
    guard !known.contains(kind), let nearest = NearestWord.nearest(to: kind, among: known) else { return }
    throw fault(
      "there is no kind \"\(kind)\"; did you mean \"\(nearest)\"?",
      "il n’y a pas de genre « \(kind) » ; vouliez-vous dire « \(nearest) » ?",
      at: place)
  }

  func list(_ value: YAMLValue?, at place: [String]) throws(CatalogueError) -> [String] {
    var list: [String] = []
    for (number, element) in (value?.elements ?? []).enumerated() {
      guard let text = element.text else {
        throw fault("\(place.last ?? "") is a list of words", "\(place.last ?? "") est une liste de mots", at: place + [String(number)])
      }
      list.append(text)
    }
    return list
  }

  private func text(_ value: YAMLValue?, at place: [String]) throws(CatalogueError) -> String? {
    guard let value, value != .null else { return nil }
    guard let text = value.text else {
      throw fault("\(place.last ?? "") is one text", "\(place.last ?? "") est un seul texte", at: place)
    }
    return text
  }

  private func texts(_ value: YAMLValue, at place: [String]) throws(CatalogueError) -> [Language: String] {
    var texts: [Language: String] = [:]
    for language in [Language.french, .english] {
      texts[language] = try text(value[language.rawValue], at: place + [language.rawValue])
    }
    return texts
  }

  private func fault(
    _ message: String, _ french: String, at place: [String], remedy: String = "correct it; Index/rules.yaml shows how rules are written",
    frenchRemedy: String = "corrigez-le ; Index/rules.yaml montre comment s’écrivent les règles"
  ) -> CatalogueError {
    CatalogueError(
      .configuration, message, remedy: remedy, path: path, line: YAMLDocument.line(of: place, in: bytes),
      french: .init(french, remedy: frenchRemedy))
  }
}

/// What is asked back of a word that nobody knows; empty where nothing is near.
private struct Nearest {
  let english: String
  let french: String

  init(_ word: String, _ known: some Collection<String>) {
    let nearest = NearestWord.nearest(to: word, among: known.sorted())
    english = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
    french = nearest.map { " ; vouliez-vous dire « \($0) » ?" } ?? ""
  }
}

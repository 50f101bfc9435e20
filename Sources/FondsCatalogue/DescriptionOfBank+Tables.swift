internal import FondsExtraction
internal import FondsRecord

/// The part of `fonds.yaml` that says how the rows of tables become records.
extension DescriptionOfBank {
  private static let tableKeys: Set<String> = [
    "files", "sheet", "kind", "id", "prefix", "language", "separator", "columns", "facets", "visibility"
  ]

  /// Reads the list `tables`.
  func tables(_ value: YAMLValue?) throws(CatalogueError) -> [TableMapping] {
    var tables: [TableMapping] = []
    for element in value?.elements ?? [] { tables.append(try table(element)) }
    return tables
  }

  private func table(_ value: YAMLValue) throws(CatalogueError) -> TableMapping {
    try check(value, Self.tableKeys, in: "tables")
    let files = try texts(value["files"], "files").filter { !$0.isEmpty }
    guard !files.isEmpty else {
      throw fault(
        "an entry of \"tables\" says in \"files\" which files it is about",
        "une entrée de « tables » dit dans « files » de quels fichiers elle parle")
    }
    var mapping = TableMapping(files: files.map { Glob($0) })
    mapping.sheet = try text(value["sheet"], "sheet")
    mapping.kind = try text(value["kind"], "kind")
    mapping.identifier = try text(value["id"], "id")
    mapping.prefix = try text(value["prefix"], "prefix") ?? ""
    mapping.language = try language(value["language"])
    mapping.separator = try separator(value["separator"])
    mapping.facets = try facets(value["facets"])
    mapping.visibility = try visibility(value["visibility"])
    mapping.columns = try columns(value["columns"])
    if let identifier = mapping.identifier, identifier.contains("{") != identifier.contains("}") {
      throw fault(
        "the identifier \"\(identifier)\" has braces that do not match", "l’identifiant « \(identifier) » a des accolades dépareillées")
    }
    return mapping
  }

  private func language(_ value: YAMLValue?) throws(CatalogueError) -> Language? {
    guard let tag = try text(value, "language") else { return nil }
    let language = Language(tag: tag)
    guard language != .undetermined else {
      throw fault("a language is fr or en, not \"\(tag)\"", "une langue est fr ou en, pas « \(tag) »")
    }
    return language
  }

  private func separator(_ value: YAMLValue?) throws(CatalogueError) -> Character {
    guard let text = try text(value, "separator") else { return "|" }
    guard text.count == 1, let sign = text.first else {
      throw fault("\"separator\" is one sign, not \"\(text)\"", "« separator » est un seul signe, pas « \(text) »")
    }
    return sign
  }

  private func columns(_ value: YAMLValue?) throws(CatalogueError) -> [TableMapping.Column] {
    guard let value, value != .null else { return [] }
    guard !value.members.isEmpty else {
      throw fault("\"columns\" is {column: key}", "« columns » s’écrit {colonne: clé}")
    }
    var columns: [TableMapping.Column] = []
    for member in value.members {
      guard let word = try text(member.value, member.key) else {
        throw fault(
          "the column \"\(member.key)\" has no key; write \"-\" to leave it out",
          "la colonne « \(member.key) » n’a pas de clé ; écrivez « - » pour la laisser de côté")
      }
      guard let target = TableTarget(word) else {
        throw fault(
          "the column \"\(member.key)\" cannot become \"\(word)\"; write a key of a description, as title@fr, facets.theme or relations.part-of",
          "la colonne « \(member.key) » ne peut pas devenir « \(word) » ; écrivez une clé de description, comme title@fr, facets.theme ou relations.part-of"
        )
      }
      columns.append(TableMapping.Column(member.key, target))
    }
    return columns
  }
}

package import FondsExtraction
internal import FondsRecord

/// Reads `fonds.yaml`; anything in it that is not understood is an error that names it, since a wall that was meant must not be missing.
package enum BankConfigurationReader {
  /// The file that describes the bank of a folder.
  package static let fileName = "fonds.yaml"

  /// Reads a description; one without roots speaks of the folder it stands in.
  ///
  /// - Parameters:
  ///   - bytes: the YAML text.
  ///   - path: where it stands; roots are relative to its folder.
  package static func read(_ bytes: [UInt8], path: SourcePath) throws(CatalogueError) -> BankConfiguration {
    let document: YAMLDocument
    do throws(ExtractionError) {
      document = try YAMLDocument(bytes, path: path.display)
    } catch {
      throw CatalogueError(error)
    }
    let reader = DescriptionOfBank(path: path.display, folder: path.folder.bytes.isEmpty ? SourcePath(".") : path.folder)
    return try reader.configuration(document.root)
  }
}

/// The description of a bank being read.
struct DescriptionOfBank {
  let path: String
  let folder: SourcePath

  private static let keys: Set<String> = ["title", "visibility", "facets", "roots", "exclude", "ocr", "serve", "tables", "rules", "labels"]
  private static let rootKeys: Set<String> = ["path", "label", "url", "facets", "visibility", "exclude", "ocr", "tables"]

  func configuration(_ value: YAMLValue) throws(CatalogueError) -> BankConfiguration {
    try check(value, Self.keys, in: "fonds.yaml")
    var configuration = BankConfiguration(folder: folder)
    if let title = value["title"] { configuration.titles = try titles(title) }
    if let serve = value["serve"] { configuration.servesOriginals = try servesOriginals(serve) }
    if let rules = try text(value["rules"], "rules") { configuration.rules = place(rules) }
    configuration.labels = try ValueLabels.read(value["labels"]) { message, french, _ in fault(message, french) }
    let shared = Shared(
      facets: try facets(value["facets"]), visibility: try visibility(value["visibility"]) ?? .public, excludes: try excludes(value),
      recognisesText: try flag(value["ocr"], "ocr") ?? false, tables: try tables(value["tables"]))
    let roots = value["roots"]?.elements ?? []
    for described in roots.isEmpty ? [.mapping([])] : roots {
      let root = try root(described, shared)
      guard !configuration.roots.contains(where: { $0.label == root.label }) else {
        throw fault("two roots are labelled \"\(root.label)\"", "deux racines portent le nom « \(root.label) »")
      }
      configuration.roots.append(root)
    }
    try part(&configuration.roots)
    configuration.ownFolder = try ownFolder(configuration.roots, shared)
    return configuration
  }

  /// A path as it is written, from the folder of the description on.
  private func place(_ path: String) -> SourcePath {
    path.hasPrefix("/") ? SourcePath(path) : path == "." ? folder : folder.appending(Array(path.utf8))
  }

  /// What the roots share.
  private struct Shared {
    var facets: [FacetValue]
    var visibility: Visibility
    var excludes: [String]
    var recognisesText: Bool
    var tables: [TableMapping]
  }

  private func root(_ value: YAMLValue, _ shared: Shared) throws(CatalogueError) -> BankConfiguration.Root {
    try check(value, Self.rootKeys, in: "roots")
    let relative = try text(value["path"], "path") ?? "."
    let place = place(relative)
    let label: String
    if let declared = try text(value["label"], "label") {
      guard RootLabel.isValid(declared) else {
        throw fault(
          "the label \"\(declared)\" is not 1 to 64 bytes without space, colon or slash",
          "le nom « \(declared) » n’a pas de 1 à 64 octets sans espace, deux-points ni barre oblique")
      }
      label = declared
    } else {
      label = try RootLabel.implied(by: place)
    }
    var root = BankConfiguration.Root(label: label, folder: place)
    if let url = try text(value["url"], "url") {
      guard WebAddress.isValid(url) else {
        throw fault("\"url\" begins with http:// or https://, not \"\(url)\"", "« url » commence par http:// ou https://, pas « \(url) »")
      }
      // The paths of the files are put behind it.
      guard !url.contains(where: { "?\"'<>".contains($0) }) else {
        throw fault(
          "\"url\" has none of the signs ? \" ' < >, since paths are put behind it; here it is \"\(url)\"",
          "« url » n’a aucun des signes ? \" ' < >, puisque des chemins s’y ajoutent ; ici c’est « \(url) »")
      }
      root.url = url.hasSuffix("/") ? url : url + "/"
    }
    root.facets = shared.facets + (try facets(value["facets"]))
    root.visibility = try visibility(value["visibility"]) ?? shared.visibility
    root.excludes = shared.excludes + (try excludes(value))
    root.recognisesText = try flag(value["ocr"], "ocr") ?? shared.recognisesText
    root.tables = try tables(value["tables"]) + shared.tables
    return root
  }

  /// The root that is the folder of the description, else that folder with what the roots share.
  private func ownFolder(_ roots: [BankConfiguration.Root], _ shared: Shared) throws(CatalogueError) -> BankConfiguration.Root {
    do throws(ExtractionError) {
      let place = try SourceContents.absolute(folder)
      for root in roots where try SourceContents.absolute(root.folder) == place { return root }
    } catch {
      throw CatalogueError(error)
    }
    var root = BankConfiguration.Root(label: "", folder: folder)
    root.facets = shared.facets
    root.visibility = shared.visibility
    root.excludes = shared.excludes
    root.recognisesText = shared.recognisesText
    root.tables = shared.tables
    return root
  }

  /// Refuses two roots in one folder; a root below another is left out of that, so that no source is two records.
  private func part(_ roots: inout [BankConfiguration.Root]) throws(CatalogueError) {
    var places: [[UInt8]] = []
    do throws(ExtractionError) {
      for root in roots { places.append(try SourceContents.absolute(root.folder).bytes + [UInt8(ascii: "/")]) }
    } catch {
      throw CatalogueError(error)
    }
    for outer in roots.indices {
      for inner in roots.indices where inner != outer && places[inner].starts(with: places[outer]) {
        guard places[inner] != places[outer] else {
          throw fault(
            "the roots \"\(roots[outer].label)\" and \"\(roots[inner].label)\" are one folder",
            "les racines « \(roots[outer].label) » et « \(roots[inner].label) » sont un même dossier")
        }
        let below = places[inner].dropFirst(places[outer].count - 1).dropLast()
        roots[outer].excludes.append(String(decoding: below, as: UTF8.self))
      }
    }
  }

  // MARK: Values

  func check(_ value: YAMLValue, _ known: Set<String>, in place: String) throws(CatalogueError) {
    let names = known.sorted().joined(separator: ", ")
    switch value {
    case .null, .mapping: break
    case .text, .list: throw fault("\(place) holds keys with values: \(names)", "\(place) contient des clés avec leurs valeurs : \(names)")
    }
    for member in value.members where !known.contains(member.key) {
      throw fault(
        "\"\(member.key)\" is not known in \(place); known are: \(names)",
        "« \(member.key) » n’est pas connu dans \(place) ; on y connaît : \(names)")
    }
  }

  private func titles(_ value: YAMLValue) throws(CatalogueError) -> [Language: String] {
    if let text = value.text { return [.french: text, .english: text] }
    var titles: [Language: String] = [:]
    for member in value.members {
      let language = Language(tag: member.key)
      if language != .undetermined { titles[language] = member.value.text }
    }
    guard !titles.isEmpty, titles.count == value.members.count else {
      throw fault("the title is a text, or {fr: …, en: …}", "le titre est un texte, ou {fr: …, en: …}")
    }
    return titles
  }

  private func servesOriginals(_ value: YAMLValue) throws(CatalogueError) -> Bool {
    try check(value, ["originals"], in: "serve")
    return try flag(value["originals"], "originals") ?? false
  }

  private func flag(_ value: YAMLValue?, _ key: String) throws(CatalogueError) -> Bool? {
    guard let value else { return nil }
    switch value.text {
    case "true": return true
    case "false": return false
    default: throw fault("\"\(key)\" is true or false", "« \(key) » vaut true ou false")
    }
  }

  func facets(_ value: YAMLValue?) throws(CatalogueError) -> [FacetValue] {
    guard let value else { return [] }
    var facets: [FacetValue] = []
    for member in value.members {
      for text in try texts(member.value, member.key) {
        facets.append(FacetValue(FacetName.identifier(named: member.key) ?? member.key.lowercased(), text))
      }
    }
    if value != .null, value.members.isEmpty { throw fault("\"facets\" is {facet: [values]}", "« facets » s’écrit {facette: [valeurs]}") }
    return facets
  }

  func visibility(_ value: YAMLValue?) throws(CatalogueError) -> Visibility? {
    guard let text = try text(value, "visibility") else { return nil }
    guard let visibility = Visibility(word: text) else {
      throw fault(
        "a visibility is draft, internal or public, not \"\(text)\"", "une visibilité est draft, internal ou public, pas « \(text) »")
    }
    return visibility
  }

  private func excludes(_ value: YAMLValue) throws(CatalogueError) -> [String] { try texts(value["exclude"], "exclude") }

  func text(_ value: YAMLValue?, _ key: String) throws(CatalogueError) -> String? {
    guard let value, value != .null else { return nil }
    guard let text = value.text else { throw fault("\"\(key)\" is one text", "« \(key) » est un seul texte") }
    return text
  }

  func texts(_ value: YAMLValue?, _ key: String) throws(CatalogueError) -> [String] {
    var texts: [String] = []
    for element in value?.elements ?? [] {
      guard let text = element.text else { throw fault("\"\(key)\" is a list of texts", "« \(key) » est une liste de textes") }
      texts.append(text)
    }
    return texts
  }

  func fault(_ message: String, _ french: String) -> CatalogueError {
    CatalogueError(
      .configuration, message, remedy: "correct it; the README shows an example of fonds.yaml", path: path,
      french: .init(french, remedy: "corrigez-le ; le README montre un exemple de fonds.yaml"))
  }
}

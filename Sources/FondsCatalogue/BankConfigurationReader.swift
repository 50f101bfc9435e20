package import FondsExtraction
internal import FondsRecord

/// Reads `fonds.yaml`, naming the line of what cannot be understood.
package enum BankConfigurationReader {
  /// The file that describes the bank of a folder.
  package static let fileName = "fonds.yaml"

  /// Reads a description.
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
    var reader = Reader(path: path.display)
    return try reader.configuration(document.root, folder: path.folder)
  }

  /// The root of a folder that nobody described: its name is the label.
  package static func undescribed(_ folder: SourcePath, label: String) -> BankConfiguration.Root {
    BankConfiguration.Root(label: label, folder: folder)
  }

  private struct Reader {
    let path: String
    private static let keys: Set<String> = ["title", "visibility", "facets", "roots", "exclude", "serve"]
    private static let rootKeys: Set<String> = ["path", "label", "url", "facets", "visibility", "exclude"]

    mutating func configuration(_ value: YAMLValue, folder: SourcePath) throws(CatalogueError) -> BankConfiguration {
      try check(value, Self.keys)
      var configuration = BankConfiguration()
      if let title = value["title"] { configuration.titles = try titles(title) }
      configuration.servesOriginals = value["serve"]?["originals"]?.text == "true"
      let excludes = texts(value["exclude"])
      let shared = try facets(value["facets"])
      let visibility = try visibility(value["visibility"]) ?? .public
      for described in value["roots"]?.elements ?? [] {
        try check(described, Self.rootKeys)
        let relative = described["path"]?.text ?? "."
        var place = relative.hasPrefix("/") ? SourcePath(relative) : relative == "." ? folder : folder.appending(Array(relative.utf8))
        if place.bytes.isEmpty { place = SourcePath(".") }
        guard let label = described["label"]?.text else { throw fault("a root has no label") }
        var root = BankConfiguration.Root(label: try Self.checked(label, fault), folder: place)
        if let url = described["url"]?.text { root.url = url.hasSuffix("/") ? url : url + "/" }
        root.facets = shared + (try facets(described["facets"]))
        root.visibility = try self.visibility(described["visibility"]) ?? visibility
        root.excludes = excludes + texts(described["exclude"])
        guard !configuration.roots.contains(where: { $0.label == label }) else { throw fault("two roots are labelled \"\(label)\"") }
        configuration.roots.append(root)
      }
      if configuration.roots.isEmpty { throw fault("no root is described") }
      return configuration
    }

    static func checked(_ label: String, _ fault: (String) -> CatalogueError) throws(CatalogueError) -> String {
      let isPlain = label.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != ":" && $0 != "/" && $0.value != 0x7F }
      guard isPlain, (1...64).contains(label.utf8.count) else {
        throw fault("the label \"\(label)\" is not 1 to 64 bytes without space, colon or slash")
      }
      return label
    }

    private func check(_ value: YAMLValue, _ known: Set<String>) throws(CatalogueError) {
      for member in value.members where !known.contains(member.key) {
        throw fault("\"\(member.key)\" is not known here; known are: " + known.sorted().joined(separator: ", "))
      }
    }

    private func titles(_ value: YAMLValue) throws(CatalogueError) -> [Language: String] {
      if let text = value.text { return [.french: text, .english: text] }
      var titles: [Language: String] = [:]
      for member in value.members {
        let language = Language(tag: member.key)
        guard language != .undetermined, let text = member.value.text else { throw fault("the title is a text, or {fr: …, en: …}") }
        titles[language] = text
      }
      return titles
    }

    private func facets(_ value: YAMLValue?) throws(CatalogueError) -> [FacetValue] {
      (value?.members ?? []).flatMap { member in texts(member.value).map { FacetValue(member.key, $0) } }
    }

    private func visibility(_ value: YAMLValue?) throws(CatalogueError) -> Visibility? {
      guard let text = value?.text else { return nil }
      guard let visibility = Visibility(rawValue: text) else { throw fault("a visibility is draft, internal or public, not \"\(text)\"") }
      return visibility
    }

    private func texts(_ value: YAMLValue?) -> [String] { (value?.elements ?? []).compactMap(\.text) }

    private func fault(_ message: String) -> CatalogueError {
      CatalogueError(.configuration, message, remedy: "correct it; the README shows an example of fonds.yaml", path: path)
    }
  }
}

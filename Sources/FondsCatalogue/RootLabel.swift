internal import FondsExtraction

/// The short name of a root, part of every identifier that is not declared.
enum RootLabel {
  /// 1 to 64 bytes without space, control, colon or slash.
  static func isValid(_ label: String) -> Bool {
    (1...64).contains(label.utf8.count)
      && label.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != ":" && $0 != "/" && $0.value != 0x7F }
  }

  /// The name of a folder, made fit for a label.
  static func implied(by folder: SourcePath) throws(CatalogueError) -> String {
    let name: [UInt8]
    do throws(ExtractionError) {
      name = Array(try SourceContents.absolute(folder).name)
    } catch {
      throw CatalogueError(error)
    }
    let label = String(decoding: name, as: UTF8.self).map { $0 == ":" || $0 == "/" || $0.isWhitespace ? "-" : String($0) }.joined()
    guard isValid(label) else {
      throw CatalogueError(
        .usage, "the name of the folder \(folder.display) is no label for a root", remedy: "give it one: label=\(folder.display)",
        french: .init(
          "le nom du dossier \(folder.display) ne convient pas à une racine", remedy: "donnez-lui en un : nom=\(folder.display)"))
    }
    return label
  }
}

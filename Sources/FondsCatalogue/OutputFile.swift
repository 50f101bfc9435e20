internal import FondsBytes

/// Writes a file that a person asked for, whole or not at all.
enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String) throws(CatalogueError) {
    do throws(ByteError) {
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw CatalogueError(
        .io, error.message, remedy: "choose another place for the file", path: path, cause: error.cause,
        french: .init("le fichier ne peut pas être écrit", remedy: "choisissez un autre endroit"))
    }
  }
}

extension Catalogue {
  /// Writes a file that a person asked for, whole or not at all.
  package static func write(_ bytes: [UInt8], to path: String) throws(CatalogueError) { try OutputFile.write(bytes, to: path) }
}

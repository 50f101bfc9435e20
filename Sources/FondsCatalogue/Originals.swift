internal import FondsExtraction
package import FondsRecord

/// The sources themselves, where the bank allows them to be handed out.
package struct Originals: Sendable {
  /// One source, read.
  package struct Original: Sendable {
    /// The name of the file, for the reader to save it under.
    package var name: String
    package var mediaType: String
    package var bytes: [UInt8]
  }

  private let roots: [String: SourcePath]

  /// The largest source that is handed out, in bytes.
  package static let sizeLimit = 64 << 20

  init(_ configuration: BankConfiguration) {
    roots = Dictionary(configuration.roots.map { ($0.label, $0.folder) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads the source of a record; only what the index knows can be named, and no link is followed.
  package func read(_ record: Record) throws(CatalogueError) -> Original {
    guard let source = record.source, let root = roots[source.root] else {
      throw CatalogueError(
        .notFound, "the record has no source on this server", remedy: "follow its url",
        french: .init("la source de cette notice n’est pas sur ce serveur", remedy: "suivez son adresse"))
    }
    let relative = SourcePath(source.path)
    let bytes: [UInt8]?
    do throws(ExtractionError) {
      bytes = try SourceContents.contents(of: root.appending(relative.bytes), limit: Self.sizeLimit + 1)
    } catch {
      throw CatalogueError(
        .notFound, "the source cannot be read", remedy: "ask the documentalist", cause: error.message,
        french: .init("la source ne peut pas être lue", remedy: "demandez au documentaliste"))
    }
    guard let bytes, bytes.count <= Self.sizeLimit else {
      throw CatalogueError(
        .notFound, "the source is no longer where it was, or is too large", remedy: "ask the documentalist",
        french: .init("la source n’est plus où elle était, ou elle est trop grosse", remedy: "demandez au documentaliste"))
    }
    return Original(name: String(decoding: relative.name, as: UTF8.self), mediaType: Self.mediaType(source.format), bytes: bytes)
  }

  private static func mediaType(_ format: String) -> String {
    switch format {
    case "html", "xhtml": "text/html"
    case "pdf": "application/pdf"
    case "odt": "application/vnd.oasis.opendocument.text"
    case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case "markdown": "text/markdown"
    default: "text/plain"
    }
  }
}

extension Catalogue {
  /// The sources that a description of the bank lets the server hand out; `nil` without one, or when it does not allow it.
  package func originals(configuration path: String?) async throws(CatalogueError) -> Originals? {
    guard let path else { return nil }
    guard let configuration = try SourceResolver.configuration(in: SourcePath(path)) else {
      throw CatalogueError(
        .configuration, "there is no description of a bank here", remedy: "name a fonds.yaml, or its folder", path: path,
        french: .init("il n’y a pas de description de banque ici", remedy: "nommez un fonds.yaml, ou son dossier"))
    }
    return configuration.servesOriginals ? Originals(configuration) : nil
  }
}

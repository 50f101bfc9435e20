internal import FondsExtraction
package import FondsRecord
internal import FondsSystemic

/// The sources themselves, where the bank allows them to be handed out.
package struct Originals: Sendable {
  /// One source, opened.
  package struct Original: Sendable {
    /// The name of the file, for the reader to save it under.
    package var name: String
    package var mediaType: String
    /// In bytes.
    package var size: Int
    private let stream: SourceStream

    fileprivate init(name: String, mediaType: String, size: Int, stream: SourceStream) {
      self.name = name
      self.mediaType = mediaType
      self.size = size
      self.stream = stream
    }

    /// The next bytes, at most 64 KiB; empty at the end.
    package func next() async throws(CatalogueError) -> [UInt8] {
      do throws(ExtractionError) { return try await stream.next(limit: 64 << 10) } catch { throw CatalogueError(error) }
    }
  }

  private let roots: [String: SourcePath]
  private let screen = OriginalScreen()

  init(_ configuration: BankConfiguration) {
    roots = Dictionary(configuration.roots.map { ($0.label, $0.folder) }, uniquingKeysWith: { first, _ in first })
  }

  /// Opens the source of a record; only what lies below a root of the bank can be named.
  ///
  /// Throws `withheld` where a name that was erased stands in it, or where nobody can tell.
  func open(_ record: Record, without forgotten: ForgottenNames) async throws(CatalogueError) -> Original {
    guard let source = record.source, let root = roots[source.root], SourcePath(source.path).isBelow else { throw Self.absent }
    let relative = SourcePath(source.path)
    let stream: SourceStream
    do throws(ExtractionError) {
      stream = try SourceContents.stream(of: relative, below: root)
    } catch {
      throw CatalogueError(
        .notFound, "the source cannot be read, or is no longer where it was", remedy: "ask the documentalist", cause: error.message,
        french: .init("la source ne peut pas être lue, ou n’est plus où elle était", remedy: "demandez au documentaliste"))
    }
    guard await screen.admits(record, from: stream, at: relative, below: root, without: forgotten) else { throw Self.withheld }
    return Original(
      name: String(decoding: relative.name, as: UTF8.self), mediaType: Self.mediaType(source.format), size: stream.size, stream: stream)
  }

  private static var withheld: CatalogueError {
    CatalogueError(
      .withheld, "this source is not handed out: a name that was erased stands in it, or that cannot be ruled out",
      remedy: "read the record, from which the name was taken; the documentalist can bring in a source without it",
      french: .init(
        "cette source n’est pas donnée : un nom effacé y figure, ou on ne peut l’exclure",
        remedy: "lisez la notice, d’où le nom a été retiré ; le documentaliste peut fournir une source qui ne l’a pas"))
  }

  static var absent: CatalogueError {
    CatalogueError(
      .notFound, "the record has no source on this server", remedy: "follow its url",
      french: .init("la source de cette notice n’est pas sur ce serveur", remedy: "suivez son adresse"))
  }

  private static func mediaType(_ format: String) -> String {
    switch format {
    case "html", "xhtml": "text/html"
    case "pdf": "application/pdf"
    case "ods": "application/vnd.oasis.opendocument.spreadsheet"
    case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case "csv": "text/csv"
    case "tsv": "text/tab-separated-values"
    case "odt": "application/vnd.oasis.opendocument.text"
    case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case "markdown": "text/markdown"
    case "text": "text/plain"
    default: "application/octet-stream"
    }
  }
}

extension Catalogue {
  /// Opens the source of a record that the reader may see, when the last run made the record of it.
  package func original(of record: Record, from originals: Originals) async throws(CatalogueError) -> Originals.Original {
    let open = try current.newest()
    let ledger = try IndexSession.ledger(of: open.snapshot)
    // A table holds rows that this reader may not see.
    guard record.source?.row == nil else { throw Originals.absent }
    let entry = record.source.flatMap { ledger.roots[$0.root]?[Array($0.path.utf8)] }
    guard let entry, entry.recordIDs.contains(record.id.value) else { throw Originals.absent }
    return try await originals.open(record, without: open.forgotten())
  }

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

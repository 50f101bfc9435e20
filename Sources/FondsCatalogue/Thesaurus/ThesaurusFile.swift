internal import FondsBytes
internal import FondsExchange
internal import FondsIndex
internal import FondsRecord

/// The thesaurus of an index folder: `thesaurus.rdf` where one was imported, else that of the program.
///
/// Like the desk it is a source: no run over the documents touches it.
struct ThesaurusFile: Sendable {
  static let name = "thesaurus.rdf"

  /// SKOS in RDF/XML.
  let bytes: [UInt8]
  let path: String
  /// Whether it is of the index and not of the program.
  let isOwn: Bool

  /// Reads that of an index folder.
  init(folder: String) throws(CatalogueError) {
    path = folder + "/" + Self.name
    do throws(ByteError) {
      bytes = try WholeFile.read(path, limit: SKOSLimits().bytes).bytes
      isOwn = true
    } catch {
      guard error.code == .missing else {
        throw CatalogueError(
          .io, error.message, remedy: error.remedy, path: path, cause: error.cause,
          french: .init("le thésaurus de cet index ne peut pas être lu", remedy: "vérifiez ce fichier et ses droits"))
      }
      bytes = ThesaurusSource.systemicRDF
      isOwn = false
    }
  }

  private init(bytes: [UInt8], path: String, isOwn: Bool) {
    self.bytes = bytes
    self.path = path
    self.isOwn = isOwn
  }

  func thesaurus() throws(CatalogueError) -> Thesaurus {
    do throws(ExchangeError) {
      return try SKOSReader().read(bytes).thesaurus
    } catch {
      throw CatalogueError(error, path: isOwn ? path : "systemic.rdf")
    }
  }

  /// Puts another thesaurus in its place, in one step; whoever calls it holds the lock of the index.
  func replacing(_ thesaurus: Thesaurus) throws(CatalogueError) -> ThesaurusFile {
    let bytes = SKOSWriter.write(thesaurus)
    do throws(ByteError) { try AtomicFile.replace(path, with: bytes) } catch { throw CatalogueError(IndexError(error)) }
    return ThesaurusFile(bytes: bytes, path: path, isOwn: true)
  }

  /// Puts the text of another thesaurus in its place, byte for byte, after reading it; whoever calls it holds the lock of the index.
  func replacing(bytes: [UInt8]) throws(CatalogueError) -> ThesaurusFile {
    let next = ThesaurusFile(bytes: bytes, path: path, isOwn: true)
    _ = try next.thesaurus()
    do throws(ByteError) { try AtomicFile.replace(path, with: bytes) } catch { throw CatalogueError(IndexError(error)) }
    return next
  }

  /// Goes back to the thesaurus of the program.
  func removing() throws(CatalogueError) -> ThesaurusFile {
    do throws(ByteError) { try FileSystem().remove(path) } catch { throw CatalogueError(IndexError(error)) }
    return ThesaurusFile(bytes: ThesaurusSource.systemicRDF, path: path, isOwn: false)
  }
}

internal import FondsExtraction
internal import FondsIndex
internal import FondsRecord
internal import Synchronization

/// The fields and rules that a bank's records are held to: its own where `rules` in `fonds.yaml` names a file, else those of the program.
///
/// A run over the bank takes the file into the generation that it writes: lint and pages speak by the same rules as the index was made by.
final class BankRules: Sendable {
  /// The text of the bank's own; `nil` where it has none.
  let own: [UInt8]?
  private let path: String
  private let known = Mutex<Schema?>(nil)

  private init(own: [UInt8]?, path: String) {
    self.own = own
    self.path = path
  }

  /// Those that travel inside the program.
  static let standard = BankRules(own: nil, path: "rules.yaml")

  /// Reads a file, and refuses one with a fault before anything is done by it.
  static func reading(_ path: SourcePath) throws(CatalogueError) -> BankRules {
    let bytes: [UInt8]?
    do throws(ExtractionError) {
      bytes = try SourceContents.contents(of: path, limit: YAMLDocument.byteLimit + 1)
    } catch {
      throw CatalogueError(error)
    }
    guard let bytes else {
      throw CatalogueError(
        .configuration, "the rules that fonds.yaml names are not there", remedy: "correct `rules` in fonds.yaml, or take it out",
        path: path.display,
        french: .init("les règles que nomme fonds.yaml n’y sont pas", remedy: "corrigez `rules` dans fonds.yaml, ou retirez-le"))
    }
    let rules = BankRules(own: bytes, path: path.display)
    _ = try rules.schema()
    return rules
  }

  /// Refuses rules of a file that speak of nearly a kind of the thesaurus, or need what no record can have.
  func check(_ thesaurus: Thesaurus) throws(CatalogueError) {
    guard let own else { return }
    _ = try SchemaReader.read(own, path: path, kinds: thesaurus.values(of: "bank").map(\.value))
  }

  /// Those that another index had.
  static func dumped(_ bytes: [UInt8], path: String) throws(CatalogueError) -> BankRules {
    let rules = BankRules(own: bytes, path: path)
    _ = try rules.schema()
    return rules
  }

  /// Those of a generation.
  static func of(_ snapshot: IndexSnapshot?) throws(CatalogueError) -> BankRules {
    let bytes = try onIndex { () throws(IndexError) in try snapshot?.attachment(Attachment.rules) } ?? []
    return bytes.isEmpty ? .standard : BankRules(own: bytes, path: (snapshot?.directory ?? "") + ": rules")
  }

  /// The text in use.
  var bytes: [UInt8] { own ?? SchemaSource.rulesYAML }

  /// Fields and rules, read when they are first asked for.
  func schema() throws(CatalogueError) -> Schema {
    guard let own else { return try SchemaSource.standard() }
    return try known.withLock { (known) throws(CatalogueError) in
      if let known { return known }
      let schema = try SchemaReader.read(own, path: path)
      known = schema
      return schema
    }
  }

  /// Fields and labels; none where they cannot be read, which those who need them are told.
  var words: Schema {
    do throws(CatalogueError) { return try schema() } catch { return Schema() }
  }
}

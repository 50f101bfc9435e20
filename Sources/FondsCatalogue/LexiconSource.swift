internal import CLexicon
internal import FondsBytes
internal import FondsSearch

/// Which lexicon translates the words of queries.
package enum LexiconChoice: Sendable, Hashable {
  /// The one that travels inside the program.
  case standard
  case file(String)
  case none

  /// Reads what people write: a file, `none`, or nothing for the standard one.
  package init(_ text: String?) {
    switch text {
    case nil: self = .standard
    case "none": self = .none
    case let path?: self = .file(path)
    }
  }
}

/// Opens lexicons.
enum LexiconSource {
  /// The bytes of `Index/lexicon/default.lexicon`.
  private static let standard: ByteView = unsafe ByteView(
    permanent: fonds_lexicon_start(), count: Int(fonds_lexicon_size()), path: "default.lexicon")

  /// The most bytes of a file, a hundred times those of the standard lexicon.
  private static let sizeLimit = 256 << 20

  /// The lexicon chosen; a file is read whole against its checksum.
  ///
  /// Throws `configuration` for a file that is no lexicon, and what the system says.
  static func open(_ choice: LexiconChoice) throws(CatalogueError) -> Lexicon? {
    do throws(ByteError) {
      switch choice {
      case .none: return nil
      case .standard: return try Lexicon(standard)
      case .file(let path):
        let lexicon = try Lexicon(try WholeFile.read(path, limit: Self.sizeLimit))
        try lexicon.verify()
        return lexicon
      }
    } catch {
      guard case .file(let path) = choice, [.damaged, .truncated, .limit].contains(error.code) else { throw CatalogueError(reading: error) }
      throw CatalogueError(
        .configuration, "this file is no lexicon that can be read", remedy: "choose another file, or make one with `fonds lexicon train`",
        path: path, offset: error.offset, cause: error.message,
        french: .init(
          "ce fichier n’est pas un lexique lisible", remedy: "choisissez un autre fichier, ou faites-en un avec `fonds lexicon train`"))
    }
  }
}

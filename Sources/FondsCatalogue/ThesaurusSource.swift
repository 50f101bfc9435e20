internal import CThesaurus
internal import FondsExchange
internal import FondsExtraction
internal import FondsRecord

/// The thesaurus that travels inside the program.
enum ThesaurusSource {
  /// The SKOS text of `Index/thesaurus/systemic.rdf`.
  static var systemicRDF: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: fonds_thesaurus_start(), count: Int(fonds_thesaurus_size())))
  }

  /// Reads the systemic thesaurus.
  static func systemic() throws(CatalogueError) -> Thesaurus {
    do throws(ExchangeError) {
      return try SKOSReader().read(systemicRDF).thesaurus
    } catch {
      throw CatalogueError(error, path: "systemic.rdf")
    }
  }
}

internal import CThesaurus

/// The thesaurus that travels inside the program.
enum ThesaurusSource {
  /// The SKOS text of `Index/thesaurus/systemic.rdf`.
  static var systemicRDF: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: fonds_thesaurus_start(), count: Int(fonds_thesaurus_size())))
  }
}

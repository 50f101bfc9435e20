/// Where a record was read: never an absolute path.
package struct SourceReference: Sendable, Hashable {
  /// The label of the root it was found under.
  package var root: String
  /// Relative to the root; bytes that are not UTF-8 are written `\xNN`.
  package var path: String
  /// `html`, `pdf`, `text`, `markdown`, `odt`, `docx`.
  package var format: String
  /// Size of the source in bytes.
  package var bytes: Int
  /// Lower-case hexadecimal SHA-256 of the source.
  package var sha256: String
  /// Number of pages, in formats that have them.
  package var pages: Int?
  /// What read it (`fonds-html 1`), so that a better extractor knows what to read again.
  package var extractor: String

  package init(root: String, path: String, format: String, bytes: Int, sha256: String, pages: Int? = nil, extractor: String) {
    self.root = root
    self.path = path
    self.format = format
    self.bytes = bytes
    self.sha256 = sha256
    self.pages = pages
    self.extractor = extractor
  }

  /// The alias by which relations name this place.
  package var alias: String { root + ":" + path }
}

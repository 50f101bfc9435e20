/// Where a record was read: never an absolute path.
package struct SourceReference: Sendable, Hashable {
  /// The label of the root it was found under.
  package var root: String
  /// Relative to the root; bytes that are not UTF-8 are written `\xNN`.
  package var path: String
  /// The key of the row that the record is, in a source with a record a row.
  package var row: String?
  /// `html`, `pdf`, `text`, `markdown`, `odt`, `docx`, `ods`, `xlsx`, `csv`, `tsv`.
  package var format: String
  /// Size of the source, or of the row, in bytes.
  package var bytes: Int
  /// Lower-case hexadecimal SHA-256 of the source, or of the row.
  package var sha256: String
  /// Number of pages, in formats that have them.
  package var pages: Int?
  /// What read it (`fonds-html 1`), so that a better extractor knows what to read again.
  package var extractor: String

  package init(
    root: String, path: String, row: String? = nil, format: String, bytes: Int, sha256: String, pages: Int? = nil, extractor: String
  ) {
    self.root = root
    self.path = path
    self.row = row
    self.format = format
    self.bytes = bytes
    self.sha256 = sha256
    self.pages = pages
    self.extractor = extractor
  }

  /// The path, with the row behind a number sign where the record is one.
  package var place: String { row.map { path + "#" + $0 } ?? path }

  /// The alias by which relations name this place.
  package var alias: String { root + ":" + place }
}

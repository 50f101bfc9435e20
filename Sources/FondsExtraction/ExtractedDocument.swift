package import FondsRecord
internal import FondsText

/// What a source file turned out to hold, found by looking at its bytes and never believed from its name.
package enum Format: String, Sendable, CaseIterable {
  case html, xhtml, pdf, odt, docx, ods, xlsx, csv, tsv, markdown, text

  /// The name that people filter by: XHTML is HTML to them.
  package var name: String { self == .xhtml ? Format.html.rawValue : rawValue }
}

/// What one source file says, before it is normalised into a record: its blocks in reading order and every piece of metadata with its origin.
///
/// The blocks hold the main content only. Nothing is chosen yet among contradictory metadata: that is the normaliser's work.
package struct ExtractedDocument: Sendable {
  /// The format the bytes were read as.
  package var format: Format
  /// The blocks in reading order; texts are not empty and hold no control characters but the line feed.
  package var blocks: [Block]
  /// Every value found, in the order of finding; several of one name are normal.
  package var metadata: [MetadataValue]
  /// Remarks for the report, each from ``ExtractionFlag`` or with a count behind a colon (`bad-bytes:3`).
  package var flags: [String]
  /// The number of pages, where the format has pages.
  package var pages: Int?
  /// Why each stretch was kept or left out, in the order of the source; empty unless ``ExtractionLimits/explains``.
  package var decisions: [BlockDecision] = []
  /// The sheets of a spreadsheet, or the one table of separated values, before it is known whether their rows are records.
  var tables: [Table] = []

  package init(format: Format, blocks: [Block] = [], metadata: [MetadataValue] = [], flags: [String] = [], pages: Int? = nil) {
    self.format = format
    self.blocks = blocks
    self.metadata = metadata
    self.flags = flags
    self.pages = pages
  }

  /// Adds a flag once.
  package mutating func flag(_ flag: String) {
    if !flags.contains(flag) { flags.append(flag) }
  }
}

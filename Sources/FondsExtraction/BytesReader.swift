internal import FondsText

/// Reads bytes that are in memory by the reader of a format, without a file, a child process or a verdict about what they are.
///
/// The door for fuzzing: each route is the one that a source of the format takes once its bytes are read.
package enum BytesReader {
  /// A way that bytes can take through extraction.
  package enum Route: String, Sendable, CaseIterable {
    case html, markdown, office, text
    /// What `pdftotext -raw` wrote.
    case pdfText = "pdf-text"
  }

  /// The document that the reader of a route makes of bytes.
  ///
  /// Throws what the reader throws: bytes of any kind are refused or read, never a trap.
  package static func read(_ bytes: [UInt8], by route: Route, limits: ExtractionLimits = ExtractionLimits()) throws(ExtractionError)
    -> ExtractedDocument
  {
    switch route {
    case .html: return try HTMLReader(limits: limits).read(bytes)
    case .office: return try OfficeReader.read(bytes, limits: limits)
    case .text: return TextReader.read(decoded(bytes), limits: limits)
    case .markdown:
      return try MarkdownReader.read(decoded(bytes), limits: limits, deadline: Deadline(seconds: limits.deadlineSeconds))
    case .pdfText:
      let pages = PDFPages(Array(String(decoding: bytes, as: UTF8.self).utf8))
      return ExtractedDocument(format: .pdf, blocks: PDFReflow.blocks(of: pages, limits: limits).blocks, pages: pages.pages.count)
    }
  }

  private static func decoded(_ bytes: [UInt8]) -> [UInt8] { Array(Charset.decode(bytes, declared: nil, isPrefix: false).text.utf8) }
}

internal import FondsRecord
internal import FondsText
internal import FondsXML

/// Reads bytes that are in memory by the reader of a format, without a file, a child process or a verdict about what they are.
///
/// The door for fuzzing: each route is the one that a source of the format takes once its bytes are read.
package enum BytesReader {
  /// A way that bytes can take through extraction.
  package enum Route: String, Sendable, CaseIterable {
    case html, markdown, office, separated, text
    /// The parts of office files that hold their text, without the archive around them, whose checksums few changed bytes survive.
    case officePart = "office-part"
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
    case .office:
      var document = try OfficeReader.read(bytes, limits: limits)
      TableDocument.place(&document, limits: limits)
      return document
    case .separated:
      var document = ExtractedDocument(format: .csv)
      document.tables = [CSVReader.read(decoded(bytes))]
      _ = try TableRecords(document.tables, mappings: [])
      TableDocument.place(&document, limits: limits)
      return document
    case .officePart: return try officePart(bytes, limits)
    case .text: return TextReader.read(decoded(bytes), limits: limits)
    case .markdown:
      return try MarkdownReader.read(decoded(bytes), limits: limits, deadline: Deadline(seconds: limits.markdownSeconds))
    case .pdfText:
      let pages = PDFPages(Array(String(decoding: bytes, as: UTF8.self).utf8))
      return ExtractedDocument(format: .pdf, blocks: PDFReflow.blocks(of: pages, limits: limits).blocks, pages: pages.pages.count)
    }
  }

  /// Reads one XML document as each kind of part.
  private static func officePart(_ bytes: [UInt8], _ limits: ExtractionLimits) throws(ExtractionError) -> ExtractedDocument {
    do throws(XMLError) {
      let tree = try XMLTree(xml: bytes, recovering: true)
      var document = ExtractedDocument(format: .odt)
      OpenDocumentText.read(tree, into: &document, limits: limits)
      var word = ExtractedDocument(format: .docx)
      WordText.read(tree, styles: WordStyles(tree), notes: WordText.notes(tree), into: &word, limits: limits)
      document.blocks += word.blocks
      document.metadata += OfficeProperties.openDocument(tree) + OfficeProperties.word(tree)
      document.tables = OpenDocumentSheets.read(tree, limits: TableLimits())
      let sheet = WorkbookSheet.read(
        tree, name: "", strings: Workbook.strings(tree), styles: WorkbookStyles(tree), is1904: Workbook(tree, parts: [:]).is1904,
        limits: TableLimits())
      if !sheet.rows.isEmpty { document.tables.append(sheet) }
      guard !document.tables.isEmpty else { return document }
      let blocks = document.blocks
      TableDocument.place(&document, limits: limits)
      document.blocks = blocks + document.blocks
      return document
    } catch {
      throw ExtractionError(.damage, error.message, remedy: error.remedy, cause: error.cause)
    }
  }

  private static func decoded(_ bytes: [UInt8]) -> [UInt8] { Array(Charset.decode(bytes, declared: nil, isPrefix: false).text.utf8) }
}

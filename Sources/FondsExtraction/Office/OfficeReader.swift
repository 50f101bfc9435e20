internal import FondsRecord
internal import FondsXML

/// Reads office files: a ZIP archive whose parts tell whether it is a text or a spreadsheet, of OpenDocument or of Microsoft's formats.
struct OfficeReader {
  let archive: ZipArchive
  let limits: ExtractionLimits

  /// Reads the bytes of an archive.
  ///
  /// Throws `type` where it is neither a text nor a spreadsheet, `password`, `expansion` or `damage`.
  static func read(_ bytes: [UInt8], limits: ExtractionLimits) throws(ExtractionError) -> ExtractedDocument {
    let reader = OfficeReader(archive: try ZipArchive(bytes, limits: limits), limits: limits)
    let mimetype = try reader.archive.content("mimetype").map { String(decoding: $0.prefix(100), as: UTF8.self) } ?? ""
    if let part = reader.archive.names.first(where: isWordDocument) { return try reader.word(part) }
    if reader.archive.names.contains("xl/workbook.xml") { return try reader.workbook() }
    if mimetype.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") { return try reader.openDocumentSheets() }
    let isText = mimetype.hasPrefix("application/vnd.oasis.opendocument.text")
    if isText || (mimetype.isEmpty && reader.archive.names.contains("content.xml")) { return try reader.openDocument() }
    throw ExtractionError(
      .type, "it is an archive of another kind" + (mimetype.isEmpty ? "" : " (\(mimetype))"),
      remedy: "unpack it, or save it as ODT, DOCX, ODS, XLSX or PDF")
  }

  /// `word/document.xml`; some programs write `word/document2.xml`.
  private static func isWordDocument(_ name: String) -> Bool {
    name.hasPrefix("word/document") && name.hasSuffix(".xml") && name.utf8.count <= 22
  }

  /// Throws `password` where an OpenDocument file is encrypted.
  func refuseEncryption() throws(ExtractionError) {
    if let manifest = try archive.content("META-INF/manifest.xml"), manifest.firstRange(of: Array("encryption-data".utf8)) != nil {
      throw ExtractionError(.password, "the document is encrypted", remedy: "save it without a password")
    }
  }

  private func openDocument() throws(ExtractionError) -> ExtractedDocument {
    try refuseEncryption()
    var document = ExtractedDocument(format: .odt)
    let content = try tree("content.xml", of: &document)
    OpenDocumentText.read(content, into: &document, limits: limits)
    if archive.names.contains("meta.xml") {
      document.metadata += OfficeProperties.openDocument(try tree("meta.xml", of: &document))
    }
    return document
  }

  private func word(_ part: String) throws(ExtractionError) -> ExtractedDocument {
    var document = ExtractedDocument(format: .docx)
    var notes: [String: [UInt8]] = [:]
    for name in ["word/footnotes.xml", "word/endnotes.xml"] where archive.names.contains(name) {
      notes.merge(WordText.notes(try tree(name, of: &document))) { first, _ in first }
    }
    let styles = archive.names.contains("word/styles.xml") ? WordStyles(try tree("word/styles.xml", of: &document)) : WordStyles()
    WordText.read(try tree(part, of: &document), styles: styles, notes: notes, into: &document, limits: limits)
    if archive.names.contains("docProps/core.xml") {
      document.metadata += OfficeProperties.word(try tree("docProps/core.xml", of: &document))
    }
    return document
  }

  /// A part as a tree; faults in it become flags of the document.
  func tree(_ name: String, of document: inout ExtractedDocument) throws(ExtractionError) -> XMLTree {
    guard let content = try archive.content(name) else {
      throw ExtractionError(.damage, "its part \(name) is missing", remedy: "fetch the file again, or repair it with an office program")
    }
    do throws(XMLError) {
      let tree = try XMLTree(xml: content, recovering: true)
      if tree.flags.contains(.damaged) { document.flag(ExtractionFlag.partial) }
      if tree.flags.contains(.truncated) { document.flag(ExtractionFlag.truncated) }
      if tree.flags.contains(.entities) { document.flag(ExtractionFlag.entities) }
      return tree
    } catch {
      throw ExtractionError(
        .damage, "its part \(name) cannot be read", remedy: "save it again with an office program", cause: error.message)
    }
  }
}

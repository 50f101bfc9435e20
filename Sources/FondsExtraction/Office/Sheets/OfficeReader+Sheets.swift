internal import FondsRecord
internal import FondsText
internal import FondsXML

extension OfficeReader {
  /// The sheets of an Excel workbook.
  func workbook() throws(ExtractionError) -> ExtractedDocument {
    var document = ExtractedDocument(format: .xlsx)
    var parts: [String: String] = [:]
    if archive.names.contains("xl/_rels/workbook.xml.rels") {
      parts = Workbook.parts(try tree("xl/_rels/workbook.xml.rels", of: &document))
    }
    let workbook = Workbook(try tree("xl/workbook.xml", of: &document), parts: parts)
    let strings = archive.names.contains("xl/sharedStrings.xml") ? Workbook.strings(try tree("xl/sharedStrings.xml", of: &document)) : []
    let styles = archive.names.contains("xl/styles.xml") ? WorkbookStyles(try tree("xl/styles.xml", of: &document)) : WorkbookStyles()
    var left = TableLimits()
    for sheet in workbook.sheets where archive.names.contains(sheet.part) {
      let table = WorkbookSheet.read(
        try tree(sheet.part, of: &document), name: sheet.name, strings: strings, styles: styles, is1904: workbook.is1904, limits: left)
      left.spend(table)
      document.tables.append(table)
    }
    if archive.names.contains("docProps/core.xml") {
      document.metadata += OfficeProperties.word(try tree("docProps/core.xml", of: &document))
    }
    return document
  }

  /// The sheets of an OpenDocument spreadsheet.
  func openDocumentSheets() throws(ExtractionError) -> ExtractedDocument {
    try refuseEncryption()
    var document = ExtractedDocument(format: .ods)
    document.tables = OpenDocumentSheets.read(try tree("content.xml", of: &document), limits: TableLimits())
    if archive.names.contains("meta.xml") {
      document.metadata += OfficeProperties.openDocument(try tree("meta.xml", of: &document))
    }
    return document
  }
}

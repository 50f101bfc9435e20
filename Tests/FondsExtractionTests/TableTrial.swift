import FondsExtraction
import FondsRecord
import FondsTestSupport

/// One table in a folder of its own, extracted and normalised as a run would do it.
struct TableTrial {
  let extraction: Extraction
  let records: [Record]

  init(
    _ bytes: [UInt8], name: String = "a.csv", mapping: TableMapping? = nil, sidecar: String? = nil, root: RootDefaults? = nil
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: name)
    if let sidecar { try folder.write(sidecar, to: name + ".yaml") }
    let walker = SourceWalker(root: SourcePath(folder.path))
    let entry = try require(try walker.entries().first { $0.path.display == name })
    let extraction = await Extractor(mappings: mapping.map { [$0] } ?? []).extract(entry, base: try walker.base())
    let normaliser = Normaliser(root: root ?? RootDefaults(label: "trial"))
    records =
      extraction.rows.map { rows in
        rows.rows.map { row in
          normaliser.record(
            of: row, in: rows, from: extraction, of: entry, id: row.id ?? normaliser.derivedID(entry.path, row: row.key))
        }
      } ?? []
    self.extraction = extraction
  }

  init(_ text: String, name: String = "a.csv", mapping: TableMapping? = nil, sidecar: String? = nil, root: RootDefaults? = nil)
    async throws
  {
    try await self.init(Array(text.utf8), name: name, mapping: mapping, sidecar: sidecar, root: root)
  }

  /// The remarks on rows: `3 Date misread:published`, with a mark in front of refusals.
  var remarks: [String] {
    (extraction.rows?.remarks.listed ?? []).map { "\($0.isRefusal ? "!" : "")\($0.line) \($0.column ?? "-") \($0.flag)" }
  }

  /// The cells of the document that an unmapped table is.
  var texts: [String] { extraction.document?.blocks.map { "\($0.kind.rawValue) \($0.text)" } ?? [] }
}

extension TableMapping {
  /// A mapping of every file, for tests.
  static func of(_ columns: [String: String], id: String? = nil, prefix: String = "", sheet: String? = nil) -> TableMapping {
    var mapping = TableMapping(files: [Glob("**")])
    mapping.identifier = id
    mapping.prefix = prefix
    mapping.sheet = sheet
    mapping.columns = columns.sorted { $0.key < $1.key }.map { Column($0.key, TableTarget($0.value) ?? .leftOut) }
    return mapping
  }
}

/// Writes spreadsheets for tests.
enum SheetWriter {
  /// An Excel workbook of sheets by name, each the inside of its `worksheet` element.
  static func xlsx(
    _ sheets: [(name: String, body: String)], strings: [String] = [], formats: String = "", states: [String: String] = [:],
    properties: String = ""
  ) throws -> [UInt8] {
    let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var zip = ZipWriter()
    try zip.add("[Content_Types].xml", "<Types/>")
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(states[sheet.name] ?? "visible")\" r:id=\"rId\(index + 1)\"/>"
    }
    try zip.add(
      "xl/workbook.xml", "<workbook \(space) xmlns:r=\"\(relation)\">\(properties)<sheets>\(list.joined())</sheets></workbook>")
    let targets = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(relation)/worksheet\" Target=\"worksheets/s\($0).xml\"/>"
    }
    try zip.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(targets.joined())</Relationships>")
    if !strings.isEmpty {
      try zip.add("xl/sharedStrings.xml", "<sst \(space)>\(strings.map { "<si>\($0)</si>" }.joined())</sst>")
    }
    if !formats.isEmpty { try zip.add("xl/styles.xml", "<styleSheet \(space)>\(formats)</styleSheet>") }
    for (index, sheet) in sheets.enumerated() {
      try zip.add("xl/worksheets/s\(index).xml", "<worksheet \(space)>\(sheet.body)</worksheet>")
    }
    return zip.archive
  }

  /// An OpenDocument spreadsheet: the inside of its `office:spreadsheet` element.
  static func ods(_ body: String, styles: String = "") throws -> [UInt8] {
    let odf = "urn:oasis:names:tc:opendocument:xmlns:"
    let spaces = ["office", "text", "table", "style"].map { "xmlns:\($0)=\"\(odf)\($0):1.0\"" }.joined(separator: " ")
    var zip = ZipWriter()
    try zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", deflated: false)
    try zip.add(
      "content.xml",
      "<office:document-content \(spaces)><office:automatic-styles>\(styles)</office:automatic-styles>"
        + "<office:body><office:spreadsheet>\(body)</office:spreadsheet></office:body></office:document-content>")
    return zip.archive
  }

  /// A row of cells that are texts.
  static func odsRow(_ cells: String...) -> String {
    "<table:table-row>" + cells.map { "<table:table-cell office:value-type=\"string\"><text:p>\($0)</text:p></table:table-cell>" }.joined()
      + "</table:table-row>"
  }
}

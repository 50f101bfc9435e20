internal import FondsRecord

/// What `pdfinfo` tells of a PDF: its number of pages and its information dictionary.
struct PDFInfo {
  /// The number of pages the file claims.
  private(set) var pages = 0
  private(set) var metadata: [MetadataValue] = []

  /// Reads the output of `pdfinfo -isodates -enc UTF-8`: one `Key:   value` a line.
  init(_ output: [UInt8]) {
    let text = TextLines(output)
    for line in text.lines {
      let bytes = text[line]
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let key = String(decoding: bytes[..<colon], as: UTF8.self)
      let value = TextCleaner.cleaned(String(decoding: bytes[(colon + 1)...], as: UTF8.self))
      guard !value.isEmpty else { continue }
      if key == "Pages" {
        pages = Int(value) ?? 0
      } else if let name = Self.names[key] {
        metadata.append(MetadataValue(name, value, origin: .pdf))
      }
    }
  }

  private static let names: [String: MetadataName] = [
    "Title": .title, "Subject": .abstract, "Keywords": .keywords, "Author": .author, "CreationDate": .created, "ModDate": .modified
  ]
}

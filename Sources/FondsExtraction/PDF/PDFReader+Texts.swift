internal import FondsRecord

extension PDFReader {
  /// What `pdfinfo` and `pdftotext` print of a PDF, running lines and all; `nil` where they do not come to the end of it.
  func allText(_ path: SourcePath, deadline: Deadline) async throws(ExtractionError) -> [[UInt8]]? {
    let operand = Self.operand(path)
    let properties = try await information.run(Self.words("-isodates -enc UTF-8") + [operand], outputLimit: 1 << 20, deadline: deadline)
    try Self.refuse(properties)
    let content = try await text.run(
      Self.words("-raw -enc UTF-8 -eol unix") + [operand, [UInt8(ascii: "-")]], outputLimit: limits.textBytes, deadline: deadline)
    try Self.refuse(content)
    return properties.isCut || content.isCut ? nil : [properties.output, content.output]
  }
}

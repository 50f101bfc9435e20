internal import FondsRecord

/// Reads PDFs through poppler's `pdfinfo` and `pdftotext`, each in a child of its own under limits.
///
/// The raw order of the text is kept: it follows columns where a layout would mix them.
struct PDFReader: Sendable {
  private let information: ChildProcess
  private let text: ChildProcess
  private let limits: ExtractionLimits

  /// Throws `tool` where poppler's programs are not installed.
  init(limits: ExtractionLimits) throws(ExtractionError) {
    information = try ChildProcess("pdfinfo", package: "poppler-utils", limits: limits)
    text = try ChildProcess("pdftotext", package: "poppler-utils", limits: limits)
    self.limits = limits
  }

  /// Reads the PDF at a path.
  ///
  /// Throws `password`, `damage`, `expansion`, `timeout` or `needs-ocr`.
  func read(_ path: SourcePath, deadline: Deadline) async throws(ExtractionError) -> ExtractedDocument {
    // A path that starts with a slash or a full stop is no option and no address.
    let operand = path.bytes.first == UInt8(ascii: "/") ? path.bytes : Array("./".utf8) + path.bytes
    let information = try await information.run(Self.words("-isodates -enc UTF-8") + [operand], outputLimit: 1 << 20, deadline: deadline)
    try Self.refuse(information)
    let info = PDFInfo(information.output)
    let options = Self.words("-raw -enc UTF-8 -eol unix")
    let result = try await text.run(options + [operand, [UInt8(ascii: "-")]], outputLimit: limits.textBytes, deadline: deadline)
    try Self.refuse(result)
    return try document(info, result)
  }

  private func document(_ info: PDFInfo, _ result: ChildProcess.Result) throws(ExtractionError) -> ExtractedDocument {
    let pages = PDFPages(Self.repaired(result.output))
    try Self.judge(result.output, pages: pages.pages.count)
    let (blocks, isTruncated) = PDFReflow.blocks(of: pages, limits: limits)
    var document = ExtractedDocument(format: .pdf, blocks: blocks, metadata: info.metadata, pages: max(info.pages, pages.pages.count))
    if let title = TextReader.title(of: blocks) { document.metadata.append(MetadataValue(.title, title, origin: .text)) }
    if isTruncated || result.isCut { document.flag(ExtractionFlag.truncated) }
    if result.exitCode != 0 && !result.isCut || result.complaints.contains("Error") { document.flag(ExtractionFlag.partial) }
    return document
  }

  /// Throws where a child found nothing that can be read.
  private static func refuse(_ result: ChildProcess.Result) throws(ExtractionError) {
    let cause = result.complaints.split(separator: "\n").first.map(String.init)
    if result.isLate {
      throw ExtractionError(.timeout, "the PDF takes too much computing", remedy: "print it to a new PDF", cause: cause)
    }
    if result.isOutOfMemory {
      throw ExtractionError(.expansion, "the PDF takes too much memory", remedy: "print it to a new PDF", cause: cause)
    }
    if result.complaints.contains("Incorrect password") || result.complaints.contains("not allowed") {
      throw ExtractionError(.password, "the PDF is protected by a password", remedy: "save it without protection", cause: cause)
    }
    guard result.exitCode != 0, !result.isCut, !hasText(result.output) else { return }
    throw ExtractionError(.damage, "the PDF is damaged", remedy: "fetch the file again or print it to a new PDF", cause: cause)
  }

  /// Throws `needs-ocr` where there are pages without words, or with signs that no reader can read.
  private static func judge(_ output: [UInt8], pages: Int) throws(ExtractionError) {
    var (letters, garbage) = (0, 0)
    for index in output.indices {
      let byte = output[index]
      if (0x41...0x5A).contains(byte & 0xDF) || byte >= 0xC3 && byte != 0xEF && byte != 0xE2 {
        letters += 1
      } else if byte < 0x20 && !(0x09...0x0D).contains(byte) {
        garbage += 1
      } else if byte == 0xEE || byte == 0xEF && index + 2 < output.count && isUnreadable(output[index + 1], output[index + 2]) {
        // The private use area and the replacement character.
        garbage += 1
      }
    }
    guard letters == 0 || garbage > letters else { return }
    throw ExtractionError(
      .needsOCR, "its \(pages) pages hold images, or text without a readable encoding", remedy: "recognise its text with ocrmypdf")
  }

  private static func isUnreadable(_ second: UInt8, _ third: UInt8) -> Bool { second < 0xA4 || (second == 0xBF && third == 0xBD) }

  /// The output up to the last whole scalar: a cut may fall inside one.
  private static func repaired(_ output: [UInt8]) -> [UInt8] { Array(String(decoding: output, as: UTF8.self).utf8) }

  private static func hasText(_ output: [UInt8]) -> Bool { output.contains { $0 > 0x20 } }

  private static func words(_ text: String) -> [[UInt8]] { text.utf8.split(separator: 0x20).map(Array.init) }
}

internal import FondsRecord

/// Reads PDFs through poppler's `pdfinfo`, `pdftotext` and `pdfimages`, each in a child of its own under limits; where it is asked for,
/// pages that are images through a recogniser.
///
/// The raw order of the text is kept: it follows columns where a layout would mix them.
struct PDFReader: Sendable {
  private let information: ChildProcess
  private let text: ChildProcess
  private let images: ChildProcess
  /// The recogniser of text in images, or why there is none; `nil` where none is asked for.
  private let recogniser: Swift.Result<PageRecogniser, ExtractionError>?
  private let limits: ExtractionLimits

  /// The most pages beyond those that were read that are listed as missing.
  private static let missingPages = 10_000

  /// Throws `tool` where poppler's programs are not installed.
  init(limits: ExtractionLimits) throws(ExtractionError) {
    information = try ChildProcess("pdfinfo", package: "poppler-utils", limits: limits)
    text = try ChildProcess("pdftotext", package: "poppler-utils", limits: limits)
    images = try ChildProcess("pdfimages", package: "poppler-utils", limits: limits)
    self.limits = limits
    guard limits.recognises else {
      recogniser = nil
      return
    }
    do throws(ExtractionError) {
      recogniser = .success(try PageRecogniser(limits: limits))
    } catch {
      recogniser = .failure(error)
    }
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
    let output = Self.repaired(result.output)
    let census = PageCensus(output)
    let unread = try await unreadPages(census, info, operand, deadline)
    let recognised = try await recognise(unread, census, operand)
    var document = document(info, PrintedSpacing.undone(output), recognised, unread)
    if result.isCut { document.flag(ExtractionFlag.truncated) }
    // Recognition has deadlines of its own, and may have taken all the time of the others.
    let remaining = recognised == nil ? deadline : Deadline(seconds: limits.deadlineSeconds)
    let damage = DamagedPages(text: text, operand: operand, general: information.complaints, deadline: remaining)
    if !result.isCut { try await flagDamage(&document, result, damage, read: census.pages.count, claimed: info.pages) }
    return document
  }

  // MARK: Pages that are images

  /// The pages, from 1, whose text is in images or has no readable encoding, in whole or nearly.
  private func unreadPages(_ census: PageCensus, _ info: PDFInfo, _ operand: [UInt8], _ deadline: Deadline) async throws(ExtractionError)
    -> [Int]
  {
    if census.isUnreadable { return Array(1...max(1, census.pages.count)) }
    guard let first = census.sparse.first, let last = census.sparse.last else { return census.garbled }
    let range = ["-f", String(first), "-l", String(last)].map { Array($0.utf8) }
    let listed = try await images.run(Self.words("-list") + range + [operand], outputLimit: 4 << 20, deadline: deadline)
    let covered = Set(PageImages(listed.output).covered)
    return Array(Set(census.garbled).union(census.sparse.filter(covered.contains))).sorted()
  }

  /// Recognises the pages that could not be read; `nil` where that is not asked for, or impossible though other pages were read.
  ///
  /// Throws `needs-ocr` where no page could be read and none is recognised.
  private func recognise(_ unread: [Int], _ census: PageCensus, _ operand: [UInt8]) async throws(ExtractionError) -> PageRecogniser.Result?
  {
    guard !unread.isEmpty else { return nil }
    let obstacle: ExtractionError?
    switch recogniser {
    case .success(let recogniser): return try await recogniser.recognise(unread, of: operand)
    case .failure(let error): obstacle = error
    case nil: obstacle = nil
    }
    guard census.isUnreadable || census.isTooSparse(imagePages: unread) else { return nil }
    throw ExtractionError(
      .needsOCR, "its \(census.pages.count) pages hold images, or text without a readable encoding",
      remedy: obstacle?.remedy ?? "let fonds recognise its text with --ocr, or do it with ocrmypdf", cause: obstacle?.message)
  }

  // MARK: The document

  private func document(_ info: PDFInfo, _ output: [UInt8], _ recognised: PageRecogniser.Result?, _ unread: [Int]) -> ExtractedDocument {
    let (bytes, confidences) = recognised.map { Self.merged(output, $0) } ?? (output, [:])
    let pages = PDFPages(bytes, confidences: confidences, explains: limits.explains)
    let result = PDFReflow.blocks(of: pages, limits: limits)
    var document = ExtractedDocument(
      format: .pdf, blocks: result.blocks, metadata: info.metadata, pages: max(info.pages, pages.pages.count))
    if let title = TextReader.title(of: result.blocks) { document.metadata.append(MetadataValue(.title, title, origin: .text)) }
    if result.isTruncated || recognised?.isCut == true { document.flag(ExtractionFlag.truncated) }
    if let recognised {
      if !recognised.pages.isEmpty { document.flag(ExtractionFlag.recognised(pages: PageRanges(recognised.pages.keys))) }
      if !recognised.failures.isEmpty { flagPartial(&document, PageRanges(recognised.failures)) }
    } else if !unread.isEmpty {
      document.flag(ExtractionFlag.needsOCR(pages: PageRanges(unread)))
      if recogniser != nil { document.flag(ExtractionFlag.noRecogniser) }
    }
    var notes = pages.notes
    notes.add(result.notes)
    for (index, lines) in pages.pages.enumerated() where lines.isEmpty { notes.add(.dropped, "page-without-text", page: index + 1, []) }
    for (page, one) in (recognised?.pages ?? [:]).sorted(by: { $0.key < $1.key }) {
      for line in one.residue { notes.add(.dropped, "ocr-residue", page: page, line.text[...], measure: "confidence \(line.confidence)") }
    }
    document.decisions = notes.decisions
    return document
  }

  /// The text with recognised pages in the places of those that could not be read, and the confidence of their lines by offset.
  private static func merged(_ output: [UInt8], _ recognised: PageRecogniser.Result) -> (bytes: [UInt8], confidences: [Int: Int]) {
    var bytes: [UInt8] = []
    var confidences: [Int: Int] = [:]
    var pages = output.split(separator: 0x0C, omittingEmptySubsequences: false)
    if pages.last?.isEmpty == true { pages.removeLast() }
    for (index, page) in pages.enumerated() {
      if let one = recognised.pages[index + 1] {
        for line in one.lines {
          confidences[bytes.count] = line.confidence
          bytes += line.text + [0x0A]
        }
      } else {
        bytes += page
      }
      bytes.append(0x0C)
    }
    return (bytes, confidences)
  }

  // MARK: Damage

  private func flagPartial(_ document: inout ExtractedDocument, _ pages: PageRanges) {
    document.flag(ExtractionFlag.partial)
    if !pages.ranges.isEmpty { document.flag(ExtractionFlag.partial(pages: pages)) }
  }

  /// Flags a document of which poppler could not read all, with the pages concerned.
  private func flagDamage(
    _ document: inout ExtractedDocument, _ result: ChildProcess.Result, _ damage: DamagedPages, read: Int, claimed: Int
  ) async throws(ExtractionError) {
    let missing = claimed > read && read > 0 ? Array((read + 1)...min(claimed, read + Self.missingPages)) : []
    let isComplaining = result.exitCode != 0 || result.complaints.contains("Error")
    guard isComplaining || !missing.isEmpty else { return }
    let damaged = isComplaining ? try await damage.find(count: read) : []
    flagPartial(&document, PageRanges(damaged + missing))
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
    guard result.exitCode != 0, !result.isCut, !result.output.contains(where: { $0 > 0x20 }) else { return }
    throw ExtractionError(.damage, "the PDF is damaged", remedy: "fetch the file again or print it to a new PDF", cause: cause)
  }

  /// The output up to the last whole scalar: a cut may fall inside one.
  private static func repaired(_ output: [UInt8]) -> [UInt8] { Array(String(decoding: output, as: UTF8.self).utf8) }

  private static func words(_ text: String) -> [[UInt8]] { text.utf8.split(separator: 0x20).map(Array.init) }
}

internal import FondsRecord

/// Reads PDFs through poppler's `pdfinfo`, `pdftotext` and `pdfimages`, each in a child of its own under limits; where it is asked for,
/// pages that are images through a recogniser.
///
/// The raw order of the text is kept: it follows columns where a layout would mix them.
struct PDFReader: Sendable {
  let information: ChildProcess
  let text: ChildProcess
  private let images: ChildProcess
  /// The recogniser of text in images, or why there is none; `nil` where none is asked for.
  private let recogniser: Swift.Result<PageRecogniser, ExtractionError>?
  let limits: ExtractionLimits

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
    let operand = Self.operand(path)
    let information = try await information.run(Self.words("-isodates -enc UTF-8") + [operand], outputLimit: 1 << 20, deadline: deadline)
    try Self.refuse(information)
    let info = PDFInfo(information.output)
    let options = Self.words("-raw -enc UTF-8 -eol unix")
    let result = try await text.run(options + [operand, [UInt8(ascii: "-")]], outputLimit: limits.textBytes, deadline: deadline)
    try Self.refuse(result)
    let output = Self.repaired(result.output)
    let census = PageCensus(output)
    let damage = DamagedPages(text: text, operand: operand, general: information.complaints)
    let covered = try await pagesUnderImages(census, operand, deadline)
    // Where nothing can be read, a page is either damaged or waits for a recogniser: no recogniser mends the damaged ones.
    var damaged: [Int]?
    if census.isBlank, !result.isCut, result.exitCode != 0 || damage.isDamaged(result.complaints) {
      let pages = try await damage.find(count: census.pages.count, deadline.part(seconds: limits.damageSeconds))
      if covered.isDisjoint(with: pages), pages.count == census.pages.count { throw Self.damaged(result) }
      damaged = pages
    }
    let unread = unreadPages(census, covered)
    let recognised = try await recognise(unread, census, operand)
    var document = document(info, PrintedSpacing.undone(output), recognised, unread)
    if result.isCut { document.flag(ExtractionFlag.truncated) }
    // Recognition has deadlines of its own, and may have taken all the time of the others.
    let remaining = recognised.result == nil ? deadline : Deadline(seconds: limits.deadlineSeconds)
    if !result.isCut {
      let missing = missingPages(read: census.pages.count, claimed: info.pages)
      if damaged == nil, Self.isComplaining(result) {
        damaged = try await damage.find(count: census.pages.count, remaining.part(seconds: limits.damageSeconds))
      }
      if document.blocks.isEmpty, let damaged, !damaged.isEmpty, damaged.count == census.pages.count { throw Self.damaged(result) }
      if Self.isComplaining(result) || !missing.isEmpty { flagPartial(&document, PageRanges((damaged ?? []) + missing)) }
    }
    return document
  }

  // MARK: Pages that are images

  /// The pages, from 1, with hardly any text that images cover; all with hardly any text where the images cannot be listed.
  private func pagesUnderImages(_ census: PageCensus, _ operand: [UInt8], _ deadline: Deadline) async throws(ExtractionError) -> Set<Int> {
    guard let first = census.sparse.first, let last = census.sparse.last else { return [] }
    let range = ["-f", String(first), "-l", String(last)].map { Array($0.utf8) }
    let listed = try await images.run(Self.words("-list") + range + [operand], outputLimit: 4 << 20, deadline: deadline)
    guard listed.exitCode == 0, !listed.isCut else { return Set(census.sparse) }
    return Set(PageImages(listed.output).covered).intersection(census.sparse)
  }

  /// The pages, from 1, whose text is in images or has no readable encoding, in whole or nearly.
  private func unreadPages(_ census: PageCensus, _ covered: Set<Int>) -> [Int] {
    if census.isUnreadable { return Array(1...max(1, census.pages.count)) }
    return covered.union(census.garbled).sorted()
  }

  /// What became of the pages that could not be read.
  private struct Recognition {
    /// `nil` where nobody asked for it, or where it was impossible.
    var result: PageRecogniser.Result?
    /// Whether it was asked for and impossible.
    var isMissing = false
  }

  /// Recognises the pages that could not be read; nothing where that is not asked for, or impossible though other pages were read.
  ///
  /// Throws `needs-ocr` where no page could be read and none is recognised.
  private func recognise(_ unread: [Int], _ census: PageCensus, _ operand: [UInt8]) async throws(ExtractionError) -> Recognition {
    guard !unread.isEmpty else { return Recognition() }
    var obstacle: ExtractionError?
    switch recogniser {
    case .success(let recogniser):
      do throws(ExtractionError) {
        return Recognition(result: try await recogniser.recognise(unread, of: operand))
      } catch {
        guard error.code == .tool else { throw error }
        obstacle = error
      }
    case .failure(let error): obstacle = error
    case nil: break
    }
    guard census.isUnreadable || census.isTooSparse(imagePages: unread) else { return Recognition(isMissing: obstacle != nil) }
    let count = census.pages.count
    throw ExtractionError(
      .needsOCR,
      count == 1
        ? "its page holds an image, or text without a readable encoding"
        : "its \(count) pages hold images, or text without a readable encoding",
      remedy: obstacle?.remedy ?? "let fonds recognise its text with --ocr, or do it with ocrmypdf", cause: obstacle?.message)
  }

  // MARK: The document

  private func document(_ info: PDFInfo, _ output: [UInt8], _ recognition: Recognition, _ unread: [Int]) -> ExtractedDocument {
    let recognised = recognition.result
    let (bytes, confidences) = recognised.map { Self.merged(output, $0) } ?? (output, [:])
    let pages = PDFPages(bytes, confidences: confidences, explains: limits.explains)
    let result = PDFReflow.blocks(of: pages, limits: limits)
    var document = ExtractedDocument(
      format: .pdf, blocks: result.blocks, metadata: info.metadata, pages: max(info.pages, pages.pages.count))
    if let title = TextReader.title(of: result.blocks.filter { $0.quality >= BlockQuality.leastMain }) {
      document.metadata.append(MetadataValue(.title, title, origin: .text))
    }
    if result.isTruncated || recognised?.isCut == true { document.flag(ExtractionFlag.truncated) }
    if let recognised {
      if !recognised.pages.isEmpty { document.flag(ExtractionFlag.recognised(pages: PageRanges(recognised.pages.keys))) }
      if !recognised.failures.isEmpty { document.flag(ExtractionFlag.needsOCR(pages: PageRanges(recognised.failures))) }
      for package in recognised.missing { document.flag(ExtractionFlag.missingLanguage(package: package)) }
    } else if !unread.isEmpty {
      document.flag(ExtractionFlag.needsOCR(pages: PageRanges(unread)))
      if recognition.isMissing { document.flag(ExtractionFlag.noRecogniser) }
    }
    var notes = pages.notes
    notes.add(result.notes)
    for (index, lines) in pages.pages.enumerated() where lines.isEmpty { notes.add(.dropped, .pageWithoutText, page: index + 1, []) }
    for (page, one) in (recognised?.pages ?? [:]).sorted(by: { $0.key < $1.key }) {
      for line in one.residue {
        notes.add(.dropped, .recognitionResidue, page: page, line.text[...], measure: "confidence \(line.confidence)")
      }
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

  /// The pages behind those that were read, up to the number that the file claims.
  private func missingPages(read: Int, claimed: Int) -> [Int] {
    claimed > read && read > 0 ? Array((read + 1)...min(claimed, read + Self.missingPages)) : []
  }

  private static func isComplaining(_ result: ChildProcess.Result) -> Bool { result.exitCode != 0 || result.complaints.contains("Error") }

  private static func damaged(_ result: ChildProcess.Result) -> ExtractionError {
    ExtractionError(
      .damage, "the PDF is damaged", remedy: "fetch the file again or print it to a new PDF",
      cause: result.complaints.split(separator: "\n").first.map(String.init))
  }

  /// Throws where a child found nothing that can be read.
  static func refuse(_ result: ChildProcess.Result) throws(ExtractionError) {
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
    throw damaged(result)
  }

  /// The output up to the last whole scalar: a cut may fall inside one.
  private static func repaired(_ output: [UInt8]) -> [UInt8] { Array(String(decoding: output, as: UTF8.self).utf8) }

  /// A path that starts with a slash or a full stop is no option and no address.
  static func operand(_ path: SourcePath) -> [UInt8] {
    path.bytes.first == UInt8(ascii: "/") ? path.bytes : Array("./".utf8) + path.bytes
  }

  static func words(_ text: String) -> [[UInt8]] { text.utf8.split(separator: 0x20).map(Array.init) }
}

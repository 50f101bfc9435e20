internal import FondsBytes
internal import FondsRecord
internal import FondsText

/// Turns one input of a run into exactly one outcome: it reads the bytes, finds out what they are and hands them to the reader of that format.
///
/// A value that many tasks may use at once. Nothing a source holds makes it throw or stop.
package struct Extractor: Sendable {
  private let limits: ExtractionLimits
  /// The reader of PDFs, or why there is none.
  private let pdf: Result<PDFReader, ExtractionError>
  /// Which tables are records, and how.
  private let mappings: [TableMapping]
  private let clock = ChildrenClock()

  /// - Parameter mappings: How the rows of tables become records, by the paths of the tables.
  package init(limits: ExtractionLimits = ExtractionLimits(), mappings: [TableMapping] = []) {
    self.limits = limits
    self.mappings = mappings
    do throws(ExtractionError) {
      pdf = .success(try PDFReader(limits: limits))
    } catch {
      pdf = .failure(error)
    }
  }

  /// Whether a source of a size in bytes is to be extracted while no other is, so that memory stays bounded.
  package func needsExclusiveTurn(size: Int) -> Bool { size > limits.exclusiveBytes }

  /// The digest of a file, for telling whether one with a new stamp has new content.
  ///
  /// Throws `link`, `special`, `permission` or `io`.
  package func digest(of path: SourcePath) throws(ExtractionError) -> String {
    var file = try SourceFile(path)
    return try file.finishDigest()
  }

  /// Extracts one entry of a walk, its sidecar included.
  /// - Parameter base: The folder that the entry's paths are relative to, ``SourceWalker/base()``.
  package func extract(_ entry: SourceEntry, base: SourcePath) async -> Extraction {
    var extraction: Extraction
    switch entry.kind {
    case .skipped(let reason): return Extraction(outcome: .skipped, reason: reason)
    case .unreadable(let reason, let detail): return Extraction(outcome: .unreadable, reason: reason, detail: detail)
    case .file: extraction = await extract(base.appending(entry.path.bytes), mappings: mappings.filter { $0.matches(entry.path) })
    case .description:
      extraction = Extraction(outcome: .rejected, reason: .metadata, detail: "the source that it describes is missing")
      describe(&extraction, by: base.appending(entry.path.bytes))
    }
    if let sidecar = entry.sidecar { describe(&extraction, by: base.appending(sidecar.path.bytes)) }
    if var document = extraction.document {
      let declared = (extraction.description + document.metadata).filter { $0.name == .language }
      let language = declared.min { $0.origin < $1.origin }.map { Language(tag: $0.value) } ?? .undetermined
      LanguageDetector.assign(to: &document.blocks, document: language)
      extraction.document = document
    }
    return extraction
  }

  /// Adds what a sidecar says; one that cannot be read is a flag, the outcome of the source stays.
  private func describe(_ extraction: inout Extraction, by sidecar: SourcePath) {
    do throws(ExtractionError) {
      var file = try SourceFile(sidecar)
      var bytes: [UInt8] = []
      try file.read(into: &bytes, upTo: YAMLDocument.byteLimit + 1)
      extraction.sidecarDigest = try file.finishDigest()
      let description = try YAMLDocument(bytes, path: sidecar.display).root
      guard description == .null || !description.members.isEmpty else {
        throw ExtractionError(
          .metadata, "the description has no keys with values", path: sidecar.display, remedy: "write `title: …` and so on")
      }
      extraction.description = Description.values(of: description, origin: .sidecar)
    } catch {
      extraction.flags.append(ExtractionFlag.badSidecar)
      extraction.detail = extraction.detail ?? error.description
    }
  }

  private func extract(_ path: SourcePath, mappings: [TableMapping]) async -> Extraction {
    let deadline = Deadline(seconds: limits.deadlineSeconds)
    var extraction = Extraction(outcome: .indexed)
    do throws(ExtractionError) {
      let document = try await read(path, mappings: mappings, deadline: deadline, into: &extraction)
      if let rows = extraction.rows {
        extraction.flags += document.flags + rows.flags
        settle(&extraction, by: rows)
      } else if document.blocks.isEmpty {
        extraction.outcome = .empty
        extraction.flags += document.flags
      } else {
        extraction.document = document
        extraction.flags += document.flags
      }
    } catch {
      switch error.code {
      case .permission, .io: extraction.outcome = .unreadable
      case .link, .special: extraction.outcome = .skipped
      default: extraction.outcome = .rejected
      }
      extraction.reason = error.code
      extraction.detail = error.description
    }
    extraction.childrenCPU = clock.claim()
    return extraction
  }

  /// The outcome of a table whose rows are records.
  private func settle(_ extraction: inout Extraction, by rows: TableRecords) {
    guard rows.rows.isEmpty else { return }
    let refused = rows.remarks.refused
    extraction.outcome = refused > 0 ? .rejected : .empty
    guard refused > 0 else { return }
    extraction.reason = .metadata
    extraction.detail = "none of the \(refused) rows can be a record"
  }

  /// Reads the file once: the part that its format wants into memory, all of it into the digest.
  private func read(_ path: SourcePath, mappings: [TableMapping], deadline: Deadline, into extraction: inout Extraction)
    async throws(ExtractionError) -> ExtractedDocument
  {
    var file = try SourceFile(path)
    var bytes: [UInt8] = []
    try file.read(into: &bytes, upTo: FormatSniffer.prefix)
    let verdict = FormatSniffer.judge(bytes, name: path)
    try file.read(into: &bytes, upTo: bytesWanted(verdict))
    let isPrefix = !file.isAtEnd && bytes.count < file.stamp.size
    extraction.digest = try file.finishDigest()
    extraction.bytes = file.size
    if try file.hasChanged() { extraction.flags.append(ExtractionFlag.changed) }
    var document = try await document(verdict, bytes, isPrefix: isPrefix, path, deadline, &extraction)
    if !document.tables.isEmpty { try place(&document, mappings, bytes, into: &extraction) }
    settle(&document)
    if Self.isEncodedTwice(document.blocks) { document.flag(ExtractionFlag.encodedTwice) }
    if isPrefix, verdict != .pdf { document.flag(ExtractionFlag.truncated) }
    if verdict != .empty, FormatSniffer.promise(path).map({ !$0.contains(document.format) }) == true {
      document.flag(ExtractionFlag.nameDiffers)
    }
    return document
  }

  /// Makes records of the rows of a document's tables, or blocks where they are none.
  private func place(_ document: inout ExtractedDocument, _ mappings: [TableMapping], _ bytes: [UInt8], into extraction: inout Extraction)
    throws(ExtractionError)
  {
    extraction.rows = try TableRecords(document.tables, mappings: mappings)
    guard extraction.rows == nil else {
      document.tables = []
      return
    }
    let isSeparated = document.format == .csv || document.format == .tsv
    if isSeparated, !TableDocument.isTable(document.tables[0]) {
      let flags = document.flags
      document = TextReader.read(Array(Charset.decode(bytes, declared: nil).text.utf8), limits: limits)
      extraction.format = .text
      for flag in flags { document.flag(flag) }
    } else {
      TableDocument.place(&document, limits: limits)
    }
  }

  /// Judges the blocks by their look, whatever they were read from, and notes which were lowered.
  private func settle(_ document: inout ExtractedDocument) {
    let before = limits.explains ? document.blocks.map(\.quality) : []
    BlockQuality.settle(&document.blocks)
    for (old, block) in zip(before, document.blocks) where block.quality < old && document.decisions.count < BlockDecision.limit {
      let rule = block.quality == BlockQuality.fragment ? BlockQuality.fragmentRule : BlockQuality.garbledRule
      document.decisions.append(
        BlockDecision(
          .changed, rule: rule, place: block.page.map { "page \($0)" } ?? "", text: block.text, measure: "quality \(old) → \(block.quality)"
        ))
    }
  }

  private static func isEncodedTwice(_ blocks: [Block]) -> Bool {
    var encoding = DoubleEncoding()
    for block in blocks { encoding.read(block.text) }
    return encoding.isFound
  }

  /// How much of a file its format's reader takes; PDFs are read by programs of their own.
  private func bytesWanted(_ verdict: FormatSniffer.Verdict) -> Int {
    switch verdict {
    case .empty, .pdf, .foreign: 0
    case .text, .markdown: limits.textBytes
    case .separated: limits.tableBytes
    case .html, .xhtml, .archive, .compound: limits.sourceBytes
    }
  }

  private func document(
    _ verdict: FormatSniffer.Verdict, _ bytes: [UInt8], isPrefix: Bool, _ path: SourcePath, _ deadline: Deadline,
    _ extraction: inout Extraction
  ) async throws(ExtractionError) -> ExtractedDocument {
    switch verdict {
    case .empty: return ExtractedDocument(format: .text)
    case .foreign(let kind): throw Self.foreign(kind)
    case .compound: throw CompoundFile.refusal(bytes)
    case .pdf:
      extraction.format = .pdf
      return try await pdf.get().read(path, deadline: deadline)
    case .archive:
      guard !isPrefix else {
        throw ExtractionError(.size, "the archive has more than \(limits.sourceBytes) bytes", remedy: "split the document")
      }
      let document = try OfficeReader.read(bytes, limits: limits)
      extraction.format = document.format
      return document
    case .html, .xhtml:
      extraction.format = verdict == .html ? .html : .xhtml
      return try HTMLReader(limits: limits).read(bytes, isXHTML: verdict == .xhtml)
    case .separated:
      let decoded = Charset.decode(bytes, declared: nil, isPrefix: isPrefix)
      var table = CSVReader.read(Array(decoded.text.utf8))
      // The last row of a part of a file is a part of a row.
      if isPrefix { table.rows = table.rows.dropLast() }
      let isTabbed = ["tsv", "tab"].contains(path.fileExtension)
      extraction.format = isTabbed ? .tsv : .csv
      var document = ExtractedDocument(format: isTabbed ? .tsv : .csv)
      document.tables = table.rows.isEmpty ? [] : [table]
      if decoded.badBytes > 0 { document.flag(ExtractionFlag.badBytes(decoded.badBytes)) }
      return document
    case .text, .markdown:
      extraction.format = verdict == .text ? .text : .markdown
      let decoded = Charset.decode(bytes, declared: nil, isPrefix: isPrefix)
      let text = Array(decoded.text.utf8)
      var document =
        verdict == .text
        ? TextReader.read(text, limits: limits)
        : try MarkdownReader.read(text, limits: limits, deadline: deadline.part(seconds: limits.markdownSeconds))
      if decoded.badBytes > 0 { document.flag(ExtractionFlag.badBytes(decoded.badBytes)) }
      return document
    }
  }

  private static func foreign(_ kind: String) -> ExtractionError {
    ExtractionError(
      .type, "its content is \(kind), which is not read", remedy: "save it as text, HTML, Markdown, CSV, ODT, DOCX, ODS, XLSX or PDF")
  }
}

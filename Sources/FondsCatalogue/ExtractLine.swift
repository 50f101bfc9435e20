internal import FondsExtraction
package import FondsRecord

/// What fonds read in one input, for `fonds extract`.
package struct ExtractLine: Sendable {
  /// As it was named, with what is below it.
  package var path: String
  package var outcome: Outcome
  package var reason: OutcomeReason?
  package var detail: String?
  package var flags: [String]
  /// The record it would become; `nil` for what is refused without a description.
  package var record: Record?

  /// True for what a documentalist should look at.
  package var needsAttention: Bool { outcome == .rejected || outcome == .unreadable }

  /// The text, a paragraph a block.
  package var paragraphs: [String] { (record?.blocks ?? []).map(\.text) }

  /// One line for people: outcome, reason, remarks.
  package func summary(in ui: Language) -> String {
    let reason = reason.map { $0.rawValue + ": " + $0.explanation(in: ui) } ?? ""
    return [
      outcome.rawValue, record?.source?.format ?? "", record?.language.rawValue ?? "", reason, detail ?? "", flags.joined(separator: ", ")
    ]
    .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("path", path)
      writer.member("outcome", outcome.rawValue)
      writer.member("reason", orNull: reason?.rawValue)
      if let detail { writer.member("detail", detail) }
      writer.member("flags", flags)
      guard let record else { return }
      if let format = record.source?.format { writer.member("format", format) }
      writer.member("language", record.language.rawValue)
      writer.member("title", record.titles.first?.text ?? "")
      writer.member("text", paragraphs.joined(separator: "\n\n"))
      writer.name("blocks")
      writer.array { writer in for block in record.blocks { RecordCoding.write(block, to: &writer) } }
      var metadata = record
      metadata.blocks = []
      writer.name("metadata")
      RecordCoding.write(metadata, to: &writer)
    }
  }
}

extension Catalogue {
  /// Extracts files and folders without an index, one line an input, in path order.
  ///
  /// - Parameter recognisesText: whether the text of PDF pages that are images is recognised.
  package static func extract(
    _ paths: [String], recognisesText: Bool = false, to sink: (ExtractLine) -> Void
  ) async throws(CatalogueError) {
    var limits = ExtractionLimits()
    limits.recognises = recognisesText
    let extractor = Extractor(limits: limits)
    for path in paths {
      let walker = SourceWalker(root: SourcePath(path), followsRoot: false)
      let base: SourcePath
      let entries: [SourceEntry]
      do throws(ExtractionError) {
        base = try walker.base()
        entries = try walker.entries()
      } catch {
        sink(ExtractLine(path: path, outcome: .unreadable, reason: error.code, detail: error.message, flags: []))
        continue
      }
      let normaliser = Normaliser(root: RootDefaults(label: "extract", url: nil, facets: [], visibility: .public))
      for entry in entries {
        let place = base == walker.root ? base.appending(entry.path.bytes) : walker.root
        sink(await line(for: entry, at: place, base: base, extractor, normaliser))
      }
    }
  }

  private static func line(
    for entry: SourceEntry, at place: SourcePath, base: SourcePath, _ extractor: Extractor, _ normaliser: Normaliser
  ) async -> ExtractLine {
    switch entry.kind {
    case .skipped(let reason): return ExtractLine(path: place.display, outcome: .skipped, reason: reason, flags: [])
    case .unreadable(let reason, let detail):
      return ExtractLine(path: place.display, outcome: .unreadable, reason: reason, detail: detail, flags: [])
    case .file, .description:
      let extraction = await extractor.extract(entry, base: base)
      return ExtractLine(
        path: place.display, outcome: extraction.outcome, reason: extraction.reason, detail: extraction.detail, flags: extraction.flags,
        record: normaliser.record(from: extraction, of: entry, keeping: nil))
    }
  }
}

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
  /// What a page declares as its title outside its text.
  var titles: [String] = []
  /// Why each stretch was kept or left out, where that was asked for.
  var decisions: [BlockDecision] = []
  /// Whether ``decisions`` were asked for.
  var explains = false

  /// True for what a documentalist should look at.
  package var needsAttention: Bool { outcome == .rejected || outcome == .unreadable }

  /// The text, a paragraph a block; of a page its main text, without the title.
  package var paragraphs: [String] {
    let blocks = record?.blocks ?? []
    let format = record?.source?.format
    return (format == Format.html.name ? MainText.blocks(of: blocks, titles: titles) : blocks).map(\.text)
  }

  /// Why each stretch was kept or left out, for people.
  package func explanation(in ui: Language) -> ExtractExplanation { ExtractExplanation(decisions, in: ui) }

  /// One line for people: outcome, reason, remarks.
  package func summary(in ui: Language) -> String {
    let reason = reason.map { $0.rawValue + ui(fr: " : ", en: ": ") + $0.explanation(in: ui) } ?? ""
    return [
      outcome.word(in: ui), record?.source?.format ?? "", record.map { ui.name(of: $0.language) } ?? "", reason,
      detail.map { DetailWords.words(of: $0, in: ui) } ?? "",
      flags.map { FlagWords.explanation(of: $0, in: ui) }.joined(separator: ", ")
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
      if let record { write(record, to: &writer) }
      guard explains else { return }
      writer.name("decisions")
      writer.array { writer in
        for decision in decisions {
          writer.object { writer in
            writer.member("verdict", decision.verdict.rawValue)
            writer.member("rule", decision.rule)
            writer.member("place", decision.place)
            writer.member("text", decision.text)
            writer.member("measure", decision.measure)
          }
        }
      }
    }
  }

  private func write(_ record: Record, to writer: inout JSONWriter) {
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

extension Catalogue {
  /// Extracts files and folders without an index, one line an input, in path order; of a table whose rows are records, one a row.
  ///
  /// - Parameters:
  ///   - explains: whether each line tells why stretches were kept or left out.
  ///   - recognisesText: whether the text of PDF pages that are images is recognised.
  package static func extract(
    _ paths: [String], explains: Bool = false, recognisesText: Bool = false, to sink: (ExtractLine) -> Void
  ) async throws(CatalogueError) {
    var limits = ExtractionLimits()
    limits.explains = explains
    limits.recognises = recognisesText
    let extractor = Extractor(limits: limits)
    for path in paths {
      var extractor = extractor
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
      // A file is read as its bank would read it, as far as its tables go.
      let root = try GoverningRoot.of(base).flatMap { $0.tables.isEmpty ? nil : $0 }
      if let root { extractor = Extractor(limits: limits, mappings: root.tables) }
      let normaliser = Normaliser(root: RootDefaults(label: "extract", url: nil, facets: [], visibility: .public))
      for entry in entries {
        let place = base == walker.root ? base.appending(entry.path.bytes) : walker.root
        let known = root?.entry(entry) ?? entry
        for var line in await lines(for: known, at: place, base: root?.folder ?? base, extractor, normaliser) {
          line.explains = explains
          sink(line)
        }
      }
    }
  }

  /// One line, or one a row of a table whose rows are records.
  private static func lines(
    for entry: SourceEntry, at place: SourcePath, base: SourcePath, _ extractor: Extractor, _ normaliser: Normaliser
  ) async -> [ExtractLine] {
    switch entry.kind {
    case .skipped(let reason): return [ExtractLine(path: place.display, outcome: .skipped, reason: reason, flags: [])]
    case .unreadable(let reason, let detail):
      return [ExtractLine(path: place.display, outcome: .unreadable, reason: reason, detail: detail, flags: [])]
    case .file, .description:
      let extraction = await extractor.extract(entry, base: base)
      if let rows = extraction.rows, !rows.rows.isEmpty {
        return rows.rows.map { row in
          let id = row.id ?? normaliser.derivedID(entry.path, row: row.key)
          let record = normaliser.record(of: row, in: rows, from: extraction, of: entry, id: id)
          return ExtractLine(
            path: place.display + "#" + row.key, outcome: .indexed, flags: extraction.flags + record.flags, record: record)
        }
      }
      let document = extraction.document
      // What was read in the text itself is no declaration.
      let titles = (document?.metadata ?? []).filter { $0.name == .title && $0.origin != .heading }.map(\.value)
      let record = normaliser.record(from: extraction, of: entry, keeping: nil)
      return [
        ExtractLine(
          path: place.display, outcome: extraction.outcome, reason: extraction.reason, detail: extraction.detail,
          flags: record?.flags ?? extraction.flags, record: record, titles: titles, decisions: document?.decisions ?? [])
      ]
    }
  }
}

internal import FondsExtraction
internal import FondsIndex
internal import FondsRecord
internal import FondsText

/// What reading one input came to.
struct SourceResult: Sendable {
  /// What the ledger and the report will say.
  var entry: LedgerEntry
  /// What the index takes; `nil` when the record stays as it is, or there is none.
  var document: IndexedRecord?
  /// The rows of a table that are records, in place of a document.
  var rows: TableReading?
  /// True when the content is the one already indexed.
  var isUnchanged = false
  /// The path of the entry of the last run that this source was moved from.
  var movedFrom: PathKey?
  /// CPU seconds of the programs that were run for it.
  var childrenCPU = 0.0
}

/// Reads inputs of one root: everything about them that depends on nothing else.
///
/// One per task.
struct SourceReading {
  let extractor: Extractor
  let normaliser: Normaliser
  let indexer: RecordIndexer
  let base: SourcePath
  let label: String
  /// Which source of the last run each identifier belongs to, as `label:path`.
  let owners: [String: PathKey]
  /// The generation before this one, where imported records may name the sources that they were made of.
  let names: IndexSnapshot?
  /// Entries of the last run whose paths are gone, by digest, where a digest names one of them only.
  let missing: [String: LedgerEntry]
  /// True when equal digests settle that nothing is to be done.
  let trustsDigests: Bool
  /// True where the text of pages that are images is recognised.
  let recognises: Bool

  /// A description that cannot be read may have said that the record is not for everybody: it is a draft until somebody looks.
  private static let brokenDescriptions: Set<String> = [ExtractionFlag.badSidecar, ExtractionFlag.badFrontMatter]

  func read(_ source: SourceEntry, before: LedgerEntry?) async -> SourceResult {
    if trustsDigests, let before, let entry = unchanged(source, before) { return SourceResult(entry: entry, isUnchanged: true) }
    let extraction = await extractor.extract(source, base: base)
    var entry = LedgerEntry(path: source.path.display, stamp: source.stamp, outcome: extraction.outcome)
    entry.sidecar = source.sidecar?.stamp
    entry.sha256 = extraction.digest ?? ""
    entry.sidecarSHA256 = extraction.sidecarDigest
    entry.reason = extraction.reason
    entry.detail = indexer.redacted(extraction.detail)
    entry.flags = extraction.flags
    let moved = before == nil && !entry.sha256.isEmpty ? missing[entry.sha256] : nil
    if let records = extraction.rows {
      let rows = table(records, extraction, source, before: before, moved: moved)
      return SourceResult(
        entry: entry, rows: rows, movedFrom: rows.keepsIdentity ? moved?.key : nil, childrenCPU: extraction.childrenCPU)
    }
    let kept = (before?.id ?? moved?.id).flatMap { RecordID($0) }
    guard
      var record = normaliser.record(from: extraction, of: source, keeping: kept ?? adoptedID(source.subject.display) ?? freeID(of: source))
    else {
      return SourceResult(entry: entry, childrenCPU: extraction.childrenCPU)
    }
    if !Self.brokenDescriptions.isDisjoint(with: extraction.flags) { record.visibility = .draft }
    let document = indexer.document(for: record)
    entry.id = document.id.value
    entry.flags = document.flags
    let keepsIdentity = moved != nil && document.id == kept
    return SourceResult(
      entry: entry, document: document, movedFrom: keepsIdentity ? moved?.key : nil,
      childrenCPU: extraction.childrenCPU)
  }

  /// The identifier of an imported record that was made of the source at a place of this root.
  private func adoptedID(_ place: String) -> RecordID? {
    guard let names else { return nil }
    do throws(IndexError) {
      let found = try names.locate(alias: label + ":" + place)
      guard found.count == 1 else { return nil }
      let id = try names.segments[found[0].segment].id(of: found[0].document)
      return owners[id.value] == nil ? id : nil
    } catch {
      // Damage shows when the index itself is asked.
      return nil
    }
  }

  /// An identifier for a source that declares none: the first one that no other source has taken along when it moved.
  private func freeID(of source: SourceEntry) -> RecordID {
    let place = Reindexer.place(label, Array(source.path.display.utf8))
    var attempt = 0
    while true {
      let id = normaliser.derivedID(source.subject, attempt: attempt)
      if owners[id.value] ?? place == place { return id }
      attempt += 1
    }
  }

  /// The rows of a table, each with the identifier that its record has or is to have.
  private func table(
    _ records: TableRecords, _ extraction: Extraction, _ source: SourceEntry, before: LedgerEntry?, moved: LedgerEntry?
  ) -> TableReading {
    let known = Dictionary((before ?? moved)?.rows.map { ($0.key, $0) } ?? [], uniquingKeysWith: { first, _ in first })
    let isSame = trustsDigests && before != nil && before?.sidecarSHA256 == extraction.sidecarDigest
    let isDraft = !Self.brokenDescriptions.isDisjoint(with: extraction.flags)
    var table = TableReading(
      records: records, extraction: extraction, source: source, normaliser: normaliser, isDraft: isDraft,
      former: (before ?? moved)?.rows ?? [])
    table.extraction.rows = nil
    for row in records.rows {
      let former = known[row.key]
      let kept = former.flatMap { RecordID($0.id) }
      let id = row.id ?? kept ?? adoptedID(source.path.display + "#" + row.key) ?? freeID(of: source, row: row.key)
      if before == nil, kept == id { table.keepsIdentity = true }
      table.ids.append(id)
      table.isKnown.append(isSame && former?.id == id.value && former?.digest == String(row.digest.prefix(LedgerRow.digits)))
    }
    return table
  }

  /// An identifier for a row that declares none.
  private func freeID(of source: SourceEntry, row: String) -> RecordID {
    let place = Reindexer.place(label, Array(source.path.display.utf8))
    var attempt = 0
    while true {
      let id = normaliser.derivedID(source.path, row: row, attempt: attempt)
      if owners[id.value] ?? place == place { return id }
      attempt += 1
    }
  }

  /// The same reading for a source that is no moved one.
  func withoutMoves() -> SourceReading {
    SourceReading(
      extractor: extractor, normaliser: normaliser, indexer: indexer, base: base, label: label, owners: owners, names: names, missing: [:],
      trustsDigests: false, recognises: recognises)
  }

  /// The entry of the last run with today's stamps, where the content of source and sidecar is what it was.
  private func unchanged(_ source: SourceEntry, _ before: LedgerEntry) -> LedgerEntry? {
    guard !before.sha256.isEmpty, before.outcome != .unreadable, before.reason != .duplicateID, !before.hasWaitingRows,
      !before.remarks.contains(where: \.isAboutAnotherSource), !(recognises && before.awaitsRecognition),
      (source.sidecar == nil) == (before.sidecarSHA256 == nil)
    else {
      return nil
    }
    do throws(ExtractionError) {
      guard try extractor.digest(of: base.appending(source.path.bytes)) == before.sha256 else { return nil }
      if let sidecar = source.sidecar {
        guard try extractor.digest(of: base.appending(sidecar.path.bytes)) == before.sidecarSHA256 else { return nil }
      }
    } catch {
      // What cannot be read now is for the extractor to say.
      return nil
    }
    var entry = before
    entry.stamp = source.stamp
    entry.sidecar = source.sidecar?.stamp
    return entry
  }
}

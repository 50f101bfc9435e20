internal import FondsExtraction
internal import FondsIndex
internal import FondsRecord

/// One run over the sources: reads what changed, keeps what did not, and commits both in one step.
struct Reindexer: ~Copyable {
  private let folder: String
  private let request: ReindexRequest
  private let progress: @Sendable (ReindexProgress) -> Void
  private var session: IndexSession
  private var ledger: SourceLedger
  private var report = ReindexReport()
  /// Which source each identifier belongs to, as `label:path`.
  private var owners: [String: PathKey] = [:]
  /// The sources of the last run that this one does not find where they were, as `label:path`.
  private var gone: Set<PathKey> = []

  init(folder: String, request: ReindexRequest, progress: @escaping @Sendable (ReindexProgress) -> Void) throws(CatalogueError) {
    self.folder = folder
    self.request = request
    self.progress = progress
    session = try IndexSession(folder: folder, isFull: request.full)
    ledger = session.ledger
    report.madeAnew = session.startsEmpty
    for (label, entries) in ledger.roots {
      for entry in entries.values { if let id = entry.id { owners[id] = Self.place(label, entry.key) } }
    }
  }

  /// Reads the roots in their order and commits.
  consuming func run(_ resolution: SourceResolver.Resolution) async throws(CatalogueError) -> ReindexReport {
    try session.retagIfNeeded()
    if session.startsEmpty { (report.saved, report.lost) = try session.salvage(besides: Set(resolution.runs.map(\.root.label))) }
    for root in resolution.runs { try await read(root) }
    report.sortInputs()
    var blobs = [(Attachment.ledger, ledger.encode()), (Attachment.report, report.summary(roots: resolution.runs.map(\.root.label)))]
    if let configuration = resolution.configuration {
      blobs.append((Attachment.bank, BankDescription(titles: configuration.titles).encode()))
    }
    (report.generation, report.committed) = try session.commit(blobs)
    return report
  }

  private static func unreadable(_ error: ExtractionError) -> CatalogueError {
    CatalogueError(
      .io, error.message, remedy: "check the path", path: error.path, cause: error.cause,
      french: .init("ce dossier ou ce fichier ne peut pas être lu", remedy: "vérifiez le chemin"))
  }

  private mutating func read(_ run: RootRun) async throws(CatalogueError) {
    let label = run.root.label
    let known = ledger.roots[label] ?? [:]
    var entries: [SourceEntry]
    do throws(ExtractionError) {
      entries = try run.walker.entries()
      try entries.removeAll(where: isOwnIndex(below: run.walker))
    } catch {
      guard !known.isEmpty else { throw Self.unreadable(error) }
      guard request.allowRemovals else {
        let records = known.values.count { $0.id != nil }
        report.refusals.append(RemovalRefusal(root: label, gone: records, known: records, cause: error.message))
        return
      }
      entries = []
    }
    let rereads = request.full || ledger.configurations[label] != run.root.signature
    let plan = ReindexPlan(entries: entries, ledger: known, scope: run.scope, trustsStamps: !rereads && !request.verify)
    gone = Set(plan.missing.map { Self.place(label, $0.key) })
    var (kept, moved) = try await settle(plan, of: run, trustsDigests: !rereads)
    for (path, entry) in known where run.scope?.contains(path) == false { kept[path] = entry }
    for entry in plan.hidden { kept[entry.key] = entry.waiting }
    for entry in try removals(plan, label: label, moved: moved, found: entries.count) { kept[entry.key] = entry }
    ledger.roots[label] = kept
    ledger.configurations[label] = run.root.signature
  }

  /// The name of a source across roots.
  static func place(_ label: String, _ path: PathKey) -> PathKey { Array(label.utf8) + [UInt8(ascii: ":")] + path }

  /// Tells the files of the index itself, where it lies below the root that is read: they are no inputs.
  private func isOwnIndex(below walker: SourceWalker) throws(ExtractionError) -> (SourceEntry) -> Bool {
    let index = try SourceContents.absolute(SourcePath(folder)).bytes
    let base = try SourceContents.absolute(walker.base())
    return { entry in
      let path = base.appending(entry.path.bytes).bytes
      return path == index || path.starts(with: index + [UInt8(ascii: "/")])
    }
  }

  /// Works through the steps of a plan in path order; gives the new ledger entries, and the paths that sources were moved from.
  private mutating func settle(_ plan: ReindexPlan, of run: RootRun, trustsDigests: Bool) async throws(CatalogueError) -> (
    [PathKey: LedgerEntry], Set<PathKey>
  ) {
    var kept: [PathKey: LedgerEntry] = [:]
    var moved: Set<PathKey> = []
    var pool: SourcePool?
    if plan.steps.contains(where: \.isRead) {
      pool = SourcePool(plan: plan, run: run, tagging: try session.taggingInUse(), owners: owners, trustsDigests: trustsDigests)
    }
    do throws(CatalogueError) {
      for (number, step) in plan.steps.enumerated() {
        var entry: LedgerEntry
        switch step {
        case .keep(let before): entry = before
        case .settled(let settled, let before): entry = try accept(SourceResult(entry: settled), before: before, label: run.root.label)
        case .read(let source, let before):
          guard var result = await pool?.next() else { preconditionFailure("the pool gives one result for each step that reads") }
          if let from = result.movedFrom, !moved.insert(from).inserted, let again = await pool?.readAlone(source) { result = again }
          entry = try accept(result, before: before, label: run.root.label)
        }
        entry.isMissing = false
        kept[entry.key] = entry
        report.inputs.append(ReindexReport.Input(root: run.root.label, entry: entry))
        progress(ReindexProgress(done: number + 1, total: plan.steps.count, path: entry.path))
      }
    } catch {
      await pool?.abandon()
      throw error
    }
    report.childrenCPUSeconds += await pool?.finish() ?? 0
    return (kept, moved)
  }

  /// Puts the result of reading one source into the index; gives its ledger entry.
  private mutating func accept(_ result: SourceResult, before: LedgerEntry?, label: String) throws(CatalogueError) -> LedgerEntry {
    var entry = result.entry
    let place = Self.place(label, entry.key)
    if result.isUnchanged { return entry }
    if let document = result.document {
      if let owner = try otherOwner(of: document.id, place, movedFrom: result.movedFrom.map { Self.place(label, $0) }) {
        entry.outcome = .rejected
        entry.reason = .duplicateID
        entry.detail = "\(document.id) is the identifier of \(owner)"
        entry.id = nil
      } else {
        try take(document, place, &entry)
      }
    } else if entry.outcome == .unreadable || entry.reason == .tool || entry.reason == .timeout {
      // The source is there, only not tonight: its last good record stays.
      entry.id = before?.id
    }
    if let old = before?.id, old != entry.id, owners[old] == place, let id = RecordID(old) {
      owners[old] = nil
      try session.delete(id)
    }
    return entry
  }

  /// Who else an identifier belongs to, for the report; `nil` where the source may have it.
  ///
  /// A source that is gone gives up the identifier it declared: its file was renamed and edited. An imported record gives up its own to the
  /// source that it was made of.
  private func otherOwner(of id: RecordID, _ place: PathKey, movedFrom: PathKey?) throws(CatalogueError) -> String? {
    guard let owner = owners[id.value] else {
      guard let record = try session.imported(id) else { return nil }
      let origin = record.source.map { Self.place($0.root, Array($0.path.utf8)) }
      return origin == place ? nil : "an imported record"
    }
    return owner == place || owner == movedFrom || gone.contains(owner) ? nil : String(decoding: owner, as: UTF8.self)
  }

  /// Adds the record of a source; one that the index cannot hold is refused, and the others pass.
  private mutating func take(_ document: IndexDocument, _ place: PathKey, _ entry: inout LedgerEntry) throws(CatalogueError) {
    do throws(CatalogueError) {
      try session.add(document)
      owners[document.id.value] = place
    } catch {
      guard error.code == .record else { throw error }
      entry.outcome = .rejected
      entry.reason = .metadata
      entry.detail = error.message
      entry.id = nil
    }
  }

  /// Removes the records whose sources are gone, where that is allowed; gives the entries that stay because it is not.
  private mutating func removals(_ plan: ReindexPlan, label: String, moved: Set<PathKey>, found: Int) throws(CatalogueError)
    -> [LedgerEntry]
  {
    // What was moved, or gave its identifier to another source, is not missed.
    let gone = plan.missing.filter { entry in
      !moved.contains(entry.key) && entry.id.map { owners[$0] == Self.place(label, entry.key) } ?? true
    }
    let records = gone.count { $0.id != nil }
    guard RemovalRule.allows(missing: records, of: plan.known, found: found, asked: request.allowRemovals) else {
      report.refusals.append(RemovalRefusal(root: label, gone: records, known: plan.known))
      return gone.map(\.waiting)
    }
    for entry in gone {
      guard let name = entry.id, owners[name] == Self.place(label, entry.key), let id = RecordID(name) else { continue }
      owners[name] = nil
      try session.delete(id)
      report.removed += 1
    }
    return []
  }
}

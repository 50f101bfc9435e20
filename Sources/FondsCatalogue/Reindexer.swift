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

  init(folder: String, request: ReindexRequest, progress: @escaping @Sendable (ReindexProgress) -> Void) throws(CatalogueError) {
    self.folder = folder
    self.request = request
    self.progress = progress
    session = try IndexSession(folder: folder, isFull: request.full)
    ledger = session.ledger
    for (label, entries) in ledger.roots {
      for entry in entries.values { if let id = entry.id { owners[id] = Self.place(label, entry.key) } }
    }
  }

  /// Reads the roots in their order and commits.
  consuming func run(_ resolution: SourceResolver.Resolution) async throws(CatalogueError) -> ReindexReport {
    try session.retagIfNeeded()
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
    var (kept, moved) = try await settle(plan, of: run, trustsDigests: !rereads)
    for (path, entry) in known where run.scope?.contains(path) == false { kept[path] = entry }
    for entry in plan.hidden { kept[entry.key] = entry.waiting }
    for entry in try removals(plan, label: label, moved: moved, found: entries.count) { kept[entry.key] = entry }
    ledger.roots[label] = kept
    ledger.configurations[label] = run.root.signature
  }

  /// The name of a source across roots.
  private static func place(_ label: String, _ path: PathKey) -> PathKey { Array(label.utf8) + [UInt8(ascii: ":")] + path }

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
      pool = SourcePool(plan: plan, run: run, tagging: try session.taggingInUse(), trustsDigests: trustsDigests)
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
      let owner = owners[document.id.value]
      if let owner, owner != place, owner != result.movedFrom.map({ Self.place(label, $0) }) {
        entry.outcome = .rejected
        entry.reason = .duplicateID
        entry.detail = "\(document.id) is the identifier of \(String(decoding: owner, as: UTF8.self))"
        entry.id = nil
      } else {
        owners[document.id.value] = place
        try session.add(document)
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

  /// Removes the records whose sources are gone, where that is allowed; gives the entries that stay because it is not.
  private mutating func removals(_ plan: ReindexPlan, label: String, moved: Set<PathKey>, found: Int) throws(CatalogueError)
    -> [LedgerEntry]
  {
    let gone = plan.missing.filter { !moved.contains($0.key) }
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

internal import FondsExtraction
internal import FondsIndex
internal import FondsRecord

/// One run over the sources: reads what changed, keeps what did not, and commits both in one step.
struct Reindexer: ~Copyable {
  private let folder: String
  let request: ReindexRequest
  private let progress: @Sendable (ReindexProgress) -> Void
  var session: IndexSession
  private var ledger: SourceLedger
  var report = ReindexReport()
  /// Which source each identifier belongs to, as `label:path`.
  var owners: [String: PathKey] = [:]
  /// The sources of the last run that this one does not find where they were, as `label:path`.
  private var gone: Set<PathKey> = []

  init(folder: String, request: ReindexRequest, progress: @escaping @Sendable (ReindexProgress) -> Void) throws(CatalogueError) {
    self.folder = folder
    self.request = request
    self.progress = progress
    session = try IndexSession(folder: folder, isFull: request.full)
    ledger = session.ledger
    report.madeAnew = session.startsEmpty
  }

  /// A root as it stands on the disk.
  private struct Walk {
    let run: RootRun
    var entries: [SourceEntry] = []
    /// Why it cannot be listed.
    var failure: ExtractionError?

    var label: String { run.root.label }
  }

  /// A root that is being read.
  private struct Reading {
    let walk: Walk
    let plan: ReindexPlan
    /// False reads every source again.
    let trustsDigests: Bool
    /// True when the configuration of the root is another than that of the last run.
    let isReconfigured: Bool
    /// The new entries of the ledger.
    var kept: [PathKey: LedgerEntry] = [:]
    var moved: Set<PathKey> = []
  }

  /// Reads the roots in their order and commits.
  ///
  /// All are looked at before any is read, and nothing is removed before all are: what leaves one root may have come to another.
  consuming func run(_ resolution: SourceResolver.Resolution) async throws(CatalogueError) -> ReindexReport {
    if let rules = resolution.rules {
      if rules.own != nil { try rules.check(session.taggingInUse().thesaurus) }
      session.replaceRules(with: rules)
    }
    try session.bringUpToDate()
    ledger = session.ledger
    let walks = try resolution.runs.map { (run) throws(CatalogueError) in
      try walk(run, rules: resolution.configuration?.rules)
    }
    if session.startsEmpty { try salvage(walks) }
    for (label, entries) in ledger.roots {
      for entry in entries.values { for id in entry.recordIDs { owners[id] = Self.place(label, entry.key) } }
    }
    // Roots that are read one by one share patterns that are about others.
    if resolution.configuration != nil { report.idlePatterns = Self.idlePatterns(walks) }
    var readings: [Reading] = []
    for walk in walks { if let reading = try reading(of: walk) { readings.append(reading) } }
    gone = Set(readings.flatMap { reading in reading.plan.missing.map { Self.place(reading.walk.label, $0.key) } })
    for index in readings.indices { try await settle(&readings[index]) }
    for reading in readings { try close(reading) }
    report.sortInputs()
    var blobs = [(Attachment.ledger, ledger.encode()), (Attachment.report, report.summary(roots: resolution.runs.map(\.root.label)))]
    if let configuration = resolution.configuration {
      blobs.append((Attachment.bank, BankDescription(titles: configuration.titles, labels: configuration.labels).encode()))
    }
    (report.generation, report.committed) = try session.commit(blobs)
    return report
  }

  /// The patterns of `tables` that no file of any root matches, in their order; none where a root is not seen whole.
  private static func idlePatterns(_ walks: [Walk]) -> [String] {
    guard walks.allSatisfy({ $0.failure == nil && $0.run.scope == nil }) else { return [] }
    var idle: [String] = []
    for glob in walks.flatMap({ $0.run.root.tables }).flatMap(\.files) where !idle.contains(glob.pattern) {
      let isIdle = !walks.contains { walk in
        walk.run.root.tables.contains { $0.files.contains(glob) } && walk.entries.contains { glob.matches($0.path) }
      }
      if isIdle { idle.append(glob.pattern) }
    }
    return idle
  }

  /// Takes over from a damaged generation what is not read again now; an empty root is not.
  private mutating func salvage(_ walks: [Walk]) throws(CatalogueError) {
    let readAgain = walks.filter { !$0.entries.isEmpty || request.allowRemovals }.map(\.label)
    let salvaged = try session.salvage(besides: Set(readAgain))
    ledger = salvaged.ledger
    report.saved = salvaged.saved
    report.lost = salvaged.lost
  }

  private static func unreadable(_ error: ExtractionError) -> CatalogueError {
    CatalogueError(
      .io, error.message, remedy: "check the path", path: error.path, cause: error.cause,
      french: .init("ce dossier ou ce fichier ne peut pas être lu", remedy: "vérifiez le chemin"))
  }

  private func walk(_ run: RootRun, rules: SourcePath?) throws(CatalogueError) -> Walk {
    var walk = Walk(run: run)
    do throws(ExtractionError) {
      walk.entries = try run.walker.entries()
      try walk.entries.removeAll(where: isNoInput(below: run.walker, rules: rules))
    } catch {
      walk.failure = error
    }
    return walk
  }

  /// What is to be done about a root; `nil` where it cannot be listed and its records wait for a person.
  private mutating func reading(of walk: Walk) throws(CatalogueError) -> Reading? {
    let known = ledger.roots[walk.label] ?? [:]
    if let failure = walk.failure {
      guard !known.isEmpty else { throw Self.unreadable(failure) }
      guard request.allowRemovals else {
        let records = known.values.reduce(0) { $0 + $1.recordIDs.count }
        report.refusals.append(RemovalRefusal(root: walk.label, gone: records, known: records, cause: failure.message))
        return nil
      }
    }
    let isReconfigured = ledger.configurations[walk.label] != walk.run.root.signature
    let rereads = request.full || isReconfigured
    let plan = ReindexPlan(
      entries: walk.entries, ledger: known, scope: walk.run.scope, trustsStamps: !rereads && !request.verify,
      recognises: recognises(walk.run))
    return Reading(walk: walk, plan: plan, trustsDigests: !rereads, isReconfigured: isReconfigured)
  }

  /// Whether the text of images of pages is recognised in a root: by request or by its configuration.
  private func recognises(_ run: RootRun) -> Bool { request.recognisesText || run.root.recognisesText }

  /// Removes what is gone from a root, and notes in the ledger what is there.
  private mutating func close(_ reading: Reading) throws(CatalogueError) {
    let (label, scope) = (reading.walk.label, reading.walk.run.scope)
    var kept = reading.kept
    for (path, entry) in ledger.roots[label] ?? [:] where scope?.contains(path) == false { kept[path] = entry }
    for entry in reading.plan.hidden { kept[entry.key] = entry.waiting }
    for entry in try removals(reading.plan, label: label, moved: reading.moved, found: reading.walk.entries.count) {
      kept[entry.key] = entry
    }
    ledger.roots[label] = kept
    ledger.configurations[label] = reading.walk.run.root.signature
  }

  /// The name of a source across roots.
  static func place(_ label: String, _ path: PathKey) -> PathKey { Array(label.utf8) + [UInt8(ascii: ":")] + path }

  /// Tells the files of the index itself, where it lies below the root that is read, and the bank's rules: they are no inputs.
  private func isNoInput(below walker: SourceWalker, rules: SourcePath?) throws(ExtractionError) -> (SourceEntry) -> Bool {
    let index = try SourceContents.absolute(SourcePath(folder)).bytes
    let rules = try rules.map { (path) throws(ExtractionError) in try SourceContents.absolute(path).bytes }
    let base = try SourceContents.absolute(walker.base())
    return { entry in
      let path = base.appending(entry.path.bytes).bytes
      return path == index || path == rules || path.starts(with: index + [UInt8(ascii: "/")])
    }
  }

  /// Works through the steps of a plan in path order: new ledger entries, and the paths that sources were moved from.
  private mutating func settle(_ reading: inout Reading) async throws(CatalogueError) {
    let (plan, run) = (reading.plan, reading.walk.run)
    var pool: SourcePool?
    if plan.steps.contains(where: \.isRead) {
      pool = SourcePool(
        plan: plan, run: run, tagging: try session.taggingInUse(), owners: owners, names: session.base,
        trustsDigests: reading.trustsDigests,
        recognises: recognises(run))
    }
    do throws(CatalogueError) {
      for (number, step) in plan.steps.enumerated() {
        var entry: LedgerEntry
        switch step {
        case .keep(let before): entry = before
        case .settled(let settled, let before):
          entry = try accept(SourceResult(entry: settled), before: before, label: run.root.label)
          try settleRows(of: &entry, SourceResult(entry: settled), before: before, label: run.root.label, isReconfigured: false)
        case .read(let source, let before):
          guard var result = await pool?.next() else { preconditionFailure("the pool gives one result for each step that reads") }
          if let from = result.movedFrom, !reading.moved.insert(from).inserted, let again = await pool?.readAlone(source) { result = again }
          entry = try accept(result, before: before, label: run.root.label)
          if result.rows != nil || before?.rows.isEmpty == false {
            try settleRows(of: &entry, result, before: before, label: run.root.label, isReconfigured: reading.isReconfigured)
          }
        }
        entry.isMissing = false
        reading.kept[entry.key] = entry
        report.inputs.append(ReindexReport.Input(root: run.root.label, entry: entry))
        progress(ReindexProgress(done: number + 1, total: plan.steps.count, path: entry.path))
      }
    } catch {
      await pool?.abandon()
      throw error
    }
    report.childrenCPUSeconds += await pool?.finish() ?? 0
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
  func otherOwner(of id: RecordID, _ place: PathKey, movedFrom: PathKey?) throws(CatalogueError) -> String? {
    guard let owner = owners[id.value] else {
      guard let record = try session.imported(id) else { return nil }
      let origin = record.source.map { Self.place($0.root, Array($0.path.utf8)) }
      return origin == place ? nil : "an imported record"
    }
    return owner == place || owner == movedFrom || gone.contains(owner) ? nil : String(decoding: owner, as: UTF8.self)
  }

  /// Adds the record of a source; one that the index cannot hold is refused, and the others pass.
  private mutating func take(_ document: IndexedRecord, _ place: PathKey, _ entry: inout LedgerEntry) throws(CatalogueError) {
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
      !moved.contains(entry.key) && (entry.recordIDs.isEmpty || !owned(entry, label).isEmpty)
    }
    let records = gone.reduce(0) { $0 + owned($1, label).count }
    guard RemovalRule.allows(missing: records, of: plan.known, found: found, asked: request.allowRemovals) else {
      report.refusals.append(RemovalRefusal(root: label, gone: records, known: plan.known))
      return gone.map { withoutLostRows($0, label).waiting }
    }
    for entry in gone {
      for name in owned(entry, label) {
        guard let id = RecordID(name) else { continue }
        owners[name] = nil
        try session.delete(id)
        report.removed += 1
      }
    }
    return []
  }

  /// The entry of a table without the rows that another source has taken over.
  private func withoutLostRows(_ entry: LedgerEntry, _ label: String) -> LedgerEntry {
    let kept = Set(owned(entry, label))
    var entry = entry
    entry.rows.removeAll { !kept.contains($0.id) }
    return entry
  }

  /// The identifiers of a source that no other source has taken over.
  private func owned(_ entry: LedgerEntry, _ label: String) -> [String] {
    let place = Self.place(label, entry.key)
    return entry.recordIDs.filter { owners[$0] == place }
  }
}

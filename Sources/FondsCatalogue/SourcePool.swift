internal import FondsExtraction
internal import FondsIndex

/// Reads the sources of a plan in parallel and gives the results in path order.
struct SourcePool {
  private let work: OrderedWork<SourceResult>
  private let workers: [Task<Double, Never>]
  private let make: @Sendable () -> SourceReading

  /// Starts reading.
  init(
    plan: ReindexPlan, run: RootRun, tagging: IndexSession.Tagging, owners: [String: PathKey], names: IndexSnapshot?, trustsDigests: Bool,
    recognises: Bool
  ) {
    var sources: [(entry: SourceEntry, before: LedgerEntry?)] = []
    for step in plan.steps { if case .read(let entry, let before) = step { sources.append((entry, before)) } }
    let missing = Dictionary(grouping: plan.missing.filter { !$0.recordIDs.isEmpty && !$0.sha256.isEmpty }, by: \.sha256).compactMapValues {
      $0.count == 1 ? $0[0] : nil
    }
    var limits = ExtractionLimits()
    limits.recognises = recognises
    let extractor = Extractor(limits: limits, mappings: run.root.tables)
    let root = run.root
    let make: @Sendable () -> SourceReading = {
      SourceReading(
        extractor: extractor,
        normaliser: Normaliser(root: RootDefaults(label: root.label, url: root.url, facets: root.facets, visibility: root.visibility)),
        indexer: RecordIndexer(tagging), base: root.folder, label: root.label, owners: owners, names: names,
        missing: missing, trustsDigests: trustsDigests, recognises: recognises)
    }
    let count = Workers.count(for: sources.count)
    let work = OrderedWork<SourceResult>(
      isExclusive: sources.map { extractor.needsExclusiveTurn(size: $0.entry.stamp.size) }, window: 4 * count)
    let listed = sources
    workers = (0..<count).map { _ in
      Task {
        let reading = make()
        var seconds = 0.0
        while let piece = await work.take() {
          let result = await reading.read(listed[piece].entry, before: listed[piece].before)
          seconds += result.childrenCPU
          await work.finish(piece, result)
        }
        return seconds
      }
    }
    self.work = work
    self.make = make
  }

  /// The next result, in path order; `nil` after the last.
  func next() async -> SourceResult? { await work.deliver() }

  /// Reads one source again as if nothing were known of it.
  func readAlone(_ source: SourceEntry) async -> SourceResult { await make().withoutMoves().read(source, before: nil) }

  /// Lets the workers go; gives the CPU seconds of the programs that they ran.
  func finish() async -> Double {
    var seconds = 0.0
    for worker in workers { seconds += await worker.value }
    return seconds
  }

  /// Stops handing out work.
  func abandon() async {
    await work.abandon()
    _ = await finish()
  }
}

internal import FondsBytes
internal import FondsExtraction
internal import FondsIndex
internal import FondsRecord

extension Catalogue {
  /// Reads sources into the index.
  ///
  /// Throws `usage`, `configuration`, `locked`, `io` and `index-damaged`; what is wrong with a single input stands in the report instead.
  public func reindex(
    _ request: ReindexRequest, progress: @escaping @Sendable (ReindexProgress) -> Void = { _ in }
  ) async throws(CatalogueError) -> ReindexReport {
    let started = CPUTime.now()
    let resolution = try SourceResolver.resolve(request.sources)
    let run = try Reindexer(folder: folder, request: request, progress: progress)
    var report = try await run.run(resolution)
    let used = CPUTime.now() - started
    report.cpuSeconds = used.own
    report.childrenCPUSeconds = used.children
    return report
  }

  /// The report of the last run.
  public func report() async throws(CatalogueError) -> ReindexReport {
    let open = try current.newest()
    guard let summary = try onIndex({ () throws(IndexError) in try open.snapshot.attachment(Attachment.report) }) else {
      throw CatalogueError(
        .notFound, "no sources were read into this index yet", remedy: "run `fonds reindex FOLDER`",
        french: .init("aucune source n’a encore été lue dans cet index", remedy: "lancez `fonds reindex DOSSIER`"))
    }
    let ledger = try IndexSession.ledger(of: open.snapshot)
    do throws(RecordError) {
      return try ReindexReport(summary: summary, ledger: ledger, generation: open.snapshot.generation)
    } catch {
      throw CatalogueError(error, path: folder)
    }
  }

  /// Imports records, one a line; a record replaces the one of the same identifier.
  ///
  /// - Parameters:
  ///   - files: paths; `-` for standard input.
  ///   - progress: called now and then with the number of records taken so far.
  package func importRecords(from files: [String], progress: (Int) -> Void = { _ in }) async throws(CatalogueError) -> ImportReport {
    // A name that is wrong is told before anything is begun.
    for file in files where file != "-" { _ = try onLines { () throws(ByteError) in try LineReader(file) } }
    var importer = try RecordImporter(folder: folder)
    for file in files { try await importer.read(file, progress: progress) }
    return try importer.finish()
  }
}

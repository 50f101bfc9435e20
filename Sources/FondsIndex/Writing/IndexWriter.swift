internal import FondsBytes
package import FondsRecord
internal import FondsText

/// Writes the next generation of an index; holds the lock of its folder until `commit` or `discard`.
///
/// Memory stays within `IndexSettings.memoryBudget` and what `IndexSettings` says of documents. After an error the writer is good for nothing but to be discarded;
/// the index is then as it was.
package struct IndexWriter: ~Copyable {
  private let directory: String
  private let settings: IndexSettings
  private let lock: FileLock
  /// The generation that is being replaced; `nil` when there is none, or all of it goes.
  private let base: IndexSnapshot?
  private let manifest: Manifest
  private var tombstones: Tombstones
  private var hasDeletions = false

  private var table: TermTable
  private var terms = DocumentTerms()
  private var runs: [SpoolReader] = []
  private var spool: DocumentSpool
  /// By document of the session: norm and number of passages.
  private var norms: [UInt8] = []
  private var passages: [UInt32] = []
  private var passageCount = 0
  /// The last document of each identifier, and the earlier ones.
  private var identifiers = IdentifierMap()
  private var replaced: Set<UInt32> = []
  private var order = DocumentOrder()
  private var attachments: [String: [UInt8]?] = [:]

  /// Takes the lock and opens the present generation, if there is one; sweeps what a killed writer has left.
  ///
  /// - Throws: `locked` when another process is writing; `damaged` when the present generation cannot be read (`startEmpty` gets over that).
  package init(directory: String, settings: IndexSettings = IndexSettings()) throws(IndexError) {
    let lock: FileLock
    let spool: SpoolFile
    do throws(ByteError) {
      try settings.system.makeFolder(directory)
      lock = try FileLock(directory + "/" + FileNames.lock)
    } catch {
      // A folder that cannot be made is no damage.
      throw error.code == .missing
        ? IndexError(.io, path: error.path, error.message, remedy: "choose another folder", cause: error.cause) : IndexError(error)
    }
    let (manifest, base) = try IndexFolder(directory, settings.system).present(startEmpty: settings.startEmpty)
    let tombstones = base == nil ? Tombstones() : try Tombstones(directory: directory, manifest: manifest)
    do throws(ByteError) {
      spool = try SpoolFile(in: directory, name: FileNames.spool, system: settings.system)
    } catch {
      throw IndexError(error)
    }
    self.directory = directory
    self.settings = settings
    self.lock = lock
    self.manifest = manifest
    self.base = base
    self.tombstones = tombstones
    self.spool = DocumentSpool(spool)
    table = TermTable(budget: settings.memoryBudget)
  }

  /// The generation that the next `commit` begins from; 0 when there is none.
  package var generation: UInt64 { manifest.generation }

  /// Adds a document; a live one of the same identifier, of an older generation or of this session, is replaced.
  ///
  /// - Throws: `document` when it breaks a rule of `Index/FORMAT.md` §1.4 (nothing is added then); `limit`, `no-space`, `io`.
  package mutating func add(_ document: IndexDocument) throws(IndexError) {
    let number = UInt32(norms.count)
    let found = document.analyzed.passages.count
    guard norms.count < FormatVersion.documentLimit, passageCount + found <= FormatVersion.documentLimit else {
      throw IndexError(.limit, "a segment holds no more than \(FormatVersion.documentLimit) documents", remedy: "commit more often")
    }
    try terms.collect(document, number: number, firstPassage: UInt32(passageCount))
    if let earlier = identifiers.update(document.id.value, number) {
      replaced.insert(earlier)
    } else {
      try deletePresent(document.id)
    }
    norms.append(NormTable.norm(of: FieldWeights.length(document.analyzed.lengths)))
    passages.append(UInt32(found))
    passageCount += found
    if let facet = settings.mainFacet { order.add(DocumentOrder.value(of: facet, in: document), document.language.code) }
    try spool.add(document)
    let occurrences = document.analyzed.orderedOccurrences
    var next = table.add(occurrences, of: document.analyzed.bytes, from: 0, document: number)
    while next < occurrences.count {
      try spill()
      next = table.add(occurrences, of: document.analyzed.bytes, from: next, document: number)
    }
    next = table.add(terms, from: 0)
    while next < terms.keys.count {
      try spill()
      next = table.add(terms, from: next)
    }
  }

  /// Removes the document of an identifier; gives whether there was one.
  @discardableResult
  package mutating func delete(_ id: RecordID) throws(IndexError) -> Bool {
    if let earlier = identifiers.remove(id.value) {
      replaced.insert(earlier)
      return true
    }
    return try deletePresent(id)
  }

  /// Marks the document of an identifier in the present generation as deleted; gives whether there is one.
  @discardableResult
  private mutating func deletePresent(_ id: RecordID) throws(IndexError) -> Bool {
    guard let base else { return false }
    var found = false
    for (index, segment) in base.segments.enumerated() {
      guard let document = try segment.document(of: id) else { continue }
      let isNew = tombstones.insert(document, segment: manifest.segments[index].number, documents: segment.documentCount)
      found = found || isNew
      hasDeletions = hasDeletions || isNew
    }
    return found
  }

  /// Sets a named blob, or removes it with `nil`; the other blobs of the present generation stay.
  ///
  /// - Parameter name: 1…64 of `a-z 0-9 - .`.
  package mutating func setAttachment(_ name: String, _ bytes: [UInt8]?) throws(IndexError) {
    guard FileNames.isAttachmentName(name) else {
      throw IndexError(.document, "'\(name)' cannot name an attachment", remedy: "use 1 to 64 of a-z 0-9 - .")
    }
    attachments[name] = .some(bytes)
  }

  /// Lets go of the lock; the index is as it was.
  package consuming func discard() {}

  /// Writes everything and makes it the current generation; without any change there is none, unless the index is new.
  ///
  /// - Returns: the number of the generation that is now the current one.
  /// - Throws: `no-space`, `io`: the generation before is then still the current one.
  package consuming func commit() throws(IndexError) -> UInt64 {
    identifiers = IdentifierMap()
    var commit = IndexCommit(directory: directory, settings: settings, before: manifest)
    let sorted = settings.mainFacet == nil ? nil : order.sorted { [replaced] in !replaced.contains(UInt32($0)) }
    let numbers =
      sorted.map { [passages] in SourceNumbers(passages: passages, order: $0) } ?? SourceNumbers(passages: passages, without: replaced)
    var sources: [any TermSource] = []
    for run in runs { sources.append(RunSource(run, numbers: numbers)) }
    let kept = sorted?.map { Int($0) } ?? norms.indices.filter { [replaced] in !replaced.contains(UInt32($0)) }
    let session = SessionSegment(
      norms: kept.map { [norms] in norms[$0] }, passages: kept.reduce(0) { [passages] in $0 + Int(passages[$1]) },
      sources: sources + [TableSource(table, numbers: numbers)], documents: try spool.source(without: replaced, order: sorted),
      isReordered: sorted != nil)
    do throws(IndexError) {
      return try commit.run(session, deletions: hasDeletions ? tombstones : nil, attachments: attachments)
    } catch {
      commit.undo()
      throw error
    }
  }

  /// Writes the terms in memory as a sorted run and empties the table.
  private mutating func spill() throws(IndexError) {
    precondition(table.count > 0, "an empty table takes any occurrence")
    runs.append(try RunSource.write(table, in: directory, system: settings.system))
    table.removeAll()
  }
}

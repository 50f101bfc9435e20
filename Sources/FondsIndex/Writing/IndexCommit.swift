internal import FondsBytes

/// What a session has to add: at most one segment.
struct SessionSegment {
  /// By document: its norm.
  var norms: [UInt8]
  var passages: Int
  var sources: [any TermSource]
  var documents: any DocumentSource
  /// Whether the sources of terms count documents in another order.
  var isReordered: Bool
}

/// One commit, step by step (`Index/FORMAT.md` §6): new files first, the manifest last.
struct IndexCommit: ~Copyable {
  private let directory: String
  private let settings: IndexSettings
  private let before: Manifest
  private var manifest: Manifest
  private let policy: MergePolicy
  /// Whether there is a segment in `manifest` that `before` has not.
  private var hasNewSegments = false
  /// Files of this commit that no manifest names yet.
  private var written: [String] = []

  /// - Parameter before: the present generation.
  init(directory: String, settings: IndexSettings, before: Manifest) {
    self.directory = directory
    self.settings = settings
    self.before = before
    policy = MergePolicy(documentLimit: settings.segmentDocuments, passageLimit: settings.segmentPassages)
    manifest = before
    if settings.startEmpty { manifest.segments = [] }
  }

  private var system: FileSystem { settings.system }

  /// Makes the next generation; gives its number, or the present one's when nothing changes.
  ///
  /// - Parameter deletions: all tombstones, when there are new ones among them.
  mutating func run(_ session: SessionSegment, deletions: Tombstones?, attachments: [String: [UInt8]?]) throws(IndexError) -> UInt64 {
    // Of a generation that is left behind no segment is opened: that may be what cannot be read.
    let isUnmerged = settings.mergesAll && !settings.startEmpty ? try !policy.groupsOfAll(candidates(before.segments)).isEmpty : false
    let isChanged = hasNewSegments || !session.norms.isEmpty || deletions != nil || !attachments.isEmpty
    guard isChanged || settings.startEmpty || isUnmerged || before.generation == 0 else { return before.generation }
    manifest.generation += 1
    var tombstones = Tombstones()
    if let deletions {
      tombstones = deletions
    } else if !settings.startEmpty {
      tombstones = try Tombstones(directory: directory, manifest: before)
    }
    try applyDeletions(&tombstones)
    try build(session)
    try merge(&tombstones)
    try writeTombstones(tombstones)
    try writeWorks(tombstones)
    for (name, bytes) in attachments.sorted(by: { $0.key < $1.key }) { try setAttachment(name, bytes) }
    do throws(ByteError) {
      try system.synchronizeFolder(directory)
      try AtomicFile.stage(directory + "/" + Manifest.fileName, manifest.encoded(), system: system)
      // From here on the new manifest may be the current one, so its files stay whatever happens.
      written = []
      try AtomicFile.install(directory + "/" + Manifest.fileName, system: system)
    } catch {
      throw IndexError(error)
    }
    // The new generation stands; what cannot be swept now, the next writer sweeps.
    do throws(IndexError) { try IndexFolder(directory, system).sweep(keeping: manifest.fileNames) } catch {}
    return manifest.generation
  }

  /// Removes the files of a commit that failed.
  mutating func undo() {
    for name in written {
      do throws(ByteError) { try system.remove(directory + "/" + name) } catch {}
    }
    written = []
  }

  // MARK: Segments

  /// Writes a segment of the next generation; `nil` where it would be empty.
  @discardableResult
  mutating func build(_ session: SessionSegment) throws(IndexError) -> Manifest.SegmentEntry? {
    guard !session.norms.isEmpty else { return nil }
    let number = manifest.nextSegment
    manifest.nextSegment += 1
    written.append(FileNames.segment(number))
    let builder = SegmentBuilder(
      directory: directory, number: number, system: system, norms: session.norms, passages: session.passages,
      compression: settings.compression, isReordered: session.isReordered)
    let entry = try builder.build(session.sources, session.documents)
    manifest.segments.append(entry)
    hasNewSegments = true
    return entry
  }

  /// Brings the counts of the segments up to date; segments without a live document go.
  private mutating func applyDeletions(_ tombstones: inout Tombstones) throws(IndexError) {
    for index in manifest.segments.indices {
      let entry = manifest.segments[index]
      guard let deleted = tombstones[entry.number], entry.documents - deleted.count != entry.liveDocuments else { continue }
      let segment = try SegmentReader(directory: directory, entry: entry, deleted: deleted)
      manifest.segments[index].liveDocuments = segment.liveCount
      manifest.segments[index].liveLength = try segment.liveNorms().reduce(0) { $0 + UInt64(NormTable.length(of: $1)) }
    }
    for entry in manifest.segments where entry.liveDocuments == 0 { tombstones.drop(segment: entry.number) }
    manifest.segments.removeAll { $0.liveDocuments == 0 }
  }

  private mutating func merge(_ tombstones: inout Tombstones) throws(IndexError) {
    let entries = manifest.segments
    let candidates = try candidates(entries)
    let groups = settings.mergesAll ? policy.groupsOfAll(candidates) : policy.groups(candidates)
    var merged: Set<UInt64> = []
    for group in groups {
      var readers: [SegmentReader] = []
      for index in group {
        readers.append(try SegmentReader(directory: directory, entry: entries[index], deleted: tombstones[entries[index].number]))
      }
      merged.formUnion(group.map { entries[$0].number })
      try build(try SegmentMerge(readers, mainFacet: settings.mainFacet).session())
    }
    for number in merged { tombstones.drop(segment: number) }
    manifest.segments.removeAll { merged.contains($0.number) }
  }

  /// What the policy must know of segments; the manifest does not count passages.
  private func candidates(_ entries: [Manifest.SegmentEntry]) throws(IndexError) -> [MergePolicy.Candidate] {
    var candidates: [MergePolicy.Candidate] = []
    for entry in entries {
      let passages = try SegmentReader(directory: directory, entry: entry, deleted: nil).documents.passageCount
      candidates.append(
        .init(bytes: entry.fileLength, documents: entry.documents, liveDocuments: entry.liveDocuments, passages: passages))
    }
    return candidates
  }

  // MARK: Small files

  private mutating func writeTombstones(_ tombstones: Tombstones) throws(IndexError) {
    manifest.hasTombstones = !tombstones.isEmpty
    if manifest.hasTombstones { try write(tombstones.encoded(manifest), FileNames.tombstones(manifest.generation)) }
  }

  private mutating func writeWorks(_ tombstones: Tombstones) throws(IndexError) {
    var readers: [SegmentReader] = []
    for entry in manifest.segments {
      readers.append(try SegmentReader(directory: directory, entry: entry, deleted: tombstones[entry.number]))
    }
    let works = try WorkBuilder(readers).build()
    manifest.hasWorks = works.count > 0
    if manifest.hasWorks { try write(works.encoded(generation: manifest.generation), FileNames.works(manifest.generation)) }
  }

  private mutating func setAttachment(_ name: String, _ bytes: [UInt8]?) throws(IndexError) {
    manifest.attachments.removeAll { $0.name == name }
    guard let bytes else { return }
    try write(bytes, FileNames.attachment(name, manifest.generation))
    manifest.attachments.append(
      Manifest.AttachmentEntry(name: name, generation: manifest.generation, length: bytes.count, checksum: Checksum.crc32(bytes)))
    manifest.attachments.sort { $0.name < $1.name }
  }

  private mutating func write(_ bytes: [UInt8], _ name: String) throws(IndexError) {
    written.append(name)
    do throws(ByteError) { try AtomicFile.write(bytes, to: directory + "/" + name, system: system) } catch { throw IndexError(error) }
  }
}

extension SegmentReader {
  /// The norms of the live documents, in their order.
  func liveNorms() throws(IndexError) -> [UInt8] {
    let all = try norms().bytes
    return liveBits == nil ? all : all.indices.filter { isLive(UInt32($0)) }.map { all[$0] }
  }
}

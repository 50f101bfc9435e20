internal import FondsBytes
package import FondsRecord
internal import FondsText

/// Writes the next generation of an index; holds the lock of its folder until `commit` or `discard`.
///
/// Memory stays within `IndexSettings.memoryBudget` and what `IndexSettings` says of documents: after `IndexSettings.segmentDocuments` the segment is
/// written and another one begins. After an error the writer is good for nothing but to be discarded; the index is then as it was.
package struct IndexWriter: ~Copyable {
  private let directory: String
  private let settings: IndexSettings
  private let lock: FileLock
  private let manifest: Manifest
  private var tombstones: Tombstones
  private var hasDeletions = false
  private var session: WriterSession
  private var underWay: IndexCommit
  /// Those that the next generation has so far, with their numbers: what stays of the present one, and what this session has written.
  private var segments: [Present]
  private let keys: IdentifierKeys
  private var attachments: [String: [UInt8]?] = [:]

  /// A segment that a new document may replace one of.
  private struct Present {
    var number: UInt64
    var reader: SegmentReader
    /// `nil` for a segment of the present generation.
    var filter: IdentifierFilter?
  }

  /// Takes the lock and opens the present generation, if there is one; sweeps what a killed writer has left.
  ///
  /// - Throws: `locked` when another process is writing; `damaged` when the present generation cannot be read (`startEmpty` gets over that).
  package init(directory: String, settings: IndexSettings = IndexSettings()) throws(IndexError) {
    let lock: FileLock
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
    let keys = IdentifierKeys()
    let session = try WriterSession(directory: directory, settings: settings, keys: keys)
    self.directory = directory
    self.settings = settings
    self.lock = lock
    self.manifest = manifest
    self.tombstones = tombstones
    self.session = session
    segments = zip(manifest.segments, base?.segments ?? []).map { Present(number: $0.number, reader: $1, filter: nil) }
    self.keys = keys
    underWay = IndexCommit(directory: directory, settings: settings, before: manifest)
  }

  /// The generation that the next `commit` begins from; 0 when there is none.
  package var generation: UInt64 { manifest.generation }

  /// Adds a document; a live one of the same identifier, of an older generation or of this session, is replaced.
  ///
  /// - Throws: `document` when it breaks a rule of `Index/FORMAT.md` §1.4 (nothing is added then); `limit`, `no-space`, `io`.
  package mutating func add(_ document: IndexDocument) throws(IndexError) {
    let found = document.analyzed.passages.count
    guard found <= FormatVersion.documentLimit else {
      throw IndexError(.document, "the record has more than \(FormatVersion.documentLimit) passages", remedy: "split it")
    }
    let isFull = session.count >= settings.segmentDocuments || session.passageCount + found > settings.segmentPassages
    if isFull, session.count > 0 { try writeSegment() }
    if try !session.add(document) { try deletePresent(document.id) }
  }

  /// Removes the document of an identifier; gives whether there was one.
  @discardableResult
  package mutating func delete(_ id: RecordID) throws(IndexError) -> Bool {
    if session.remove(id) { return true }
    return try deletePresent(id)
  }

  /// Marks the document of an identifier in the present generation, or in a segment of this session, as deleted; gives whether there is one.
  @discardableResult
  private mutating func deletePresent(_ id: RecordID) throws(IndexError) -> Bool {
    guard !segments.isEmpty else { return false }
    let key = keys.key(of: id.value).low
    var found = false
    for segment in segments where segment.filter?.mayContain(key) ?? true {
      guard let document = try segment.reader.document(of: id) else { continue }
      let isNew = tombstones.insert(document, segment: segment.number, documents: segment.reader.documentCount)
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
  package consuming func discard() { underWay.undo() }

  /// Writes everything and makes it the current generation; without any change there is none, unless the index is new.
  ///
  /// - Returns: the number of the generation that is now the current one.
  /// - Throws: `no-space`, `io`: the generation before is then still the current one.
  package consuming func commit() throws(IndexError) -> UInt64 {
    do throws(IndexError) {
      return try underWay.run(try session.segment(), deletions: hasDeletions ? tombstones : nil, attachments: attachments)
    } catch {
      underWay.undo()
      throw error
    }
  }

  /// Writes the documents so far as a segment and begins the next one.
  private mutating func writeSegment() throws(IndexError) {
    var full = try WriterSession(directory: directory, settings: settings, keys: keys)
    swap(&full, &session)
    let filter = full.filter()
    do throws(IndexError) {
      guard let entry = try underWay.build(try full.segment()) else { return }
      let reader = try SegmentReader(directory: directory, entry: entry, deleted: nil)
      segments.append(Present(number: entry.number, reader: reader, filter: filter))
    } catch {
      underWay.undo()
      throw error
    }
  }
}

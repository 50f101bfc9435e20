package import FondsBytes
package import FondsRecord

/// One generation of an index, open for reading; later commits do not touch it, even when they remove its files.
package final class IndexSnapshot: Sendable {
  package let directory: String
  /// Counts the commits, from 1.
  package let generation: UInt64
  package let segments: [SegmentReader]
  package let statistics: CollectionStatistics
  package let works: WorkTable
  private let manifest: Manifest
  private let blobs: [String: ByteView]

  /// Opens the current generation of the index in a folder.
  ///
  /// - Throws: `missing` when there is none; `damaged`, `version`, `denied`, `io`.
  package static func open(_ directory: String) throws(IndexError) -> IndexSnapshot {
    var attempts = 0
    while true {
      guard let manifest = try Manifest(directory: directory) else { throw .missing(directory) }
      do throws(IndexError) {
        return try IndexSnapshot(directory, manifest)
      } catch {
        // A commit may have removed the files between the reading of the manifest and theirs: then there is a newer one.
        attempts += 1
        guard attempts < 100, let now = try Manifest(directory: directory), now != manifest else { throw error }
      }
    }
  }

  /// The generation on disk now, from 40 bytes; it differs from `generation` when this snapshot is no longer the current one.
  package static func currentGeneration(_ directory: String) throws(IndexError) -> UInt64 {
    let file: ByteView
    do throws(ByteError) {
      file = try WholeFile.beginning(of: directory + "/" + Manifest.fileName, count: Envelope.headerSize)
    } catch {
      throw error.code == .missing ? .missing(directory) : IndexError(error)
    }
    return try Envelope.readHeader(file, .manifest).generation
  }

  init(_ directory: String, _ manifest: Manifest) throws(IndexError) {
    self.directory = directory
    self.manifest = manifest
    generation = manifest.generation
    let tombstones = try Tombstones(directory: directory, manifest: manifest)
    var segments: [SegmentReader] = []
    for entry in manifest.segments {
      segments.append(try SegmentReader(directory: directory, entry: entry, deleted: tombstones[entry.number]))
    }
    self.segments = segments
    statistics = CollectionStatistics(
      liveDocuments: manifest.segments.reduce(0) { $0 + $1.liveDocuments }, totalLength: manifest.segments.reduce(0) { $0 &+ $1.liveLength }
    )
    works = try WorkTable(directory: directory, manifest: manifest)
    var blobs: [String: ByteView] = [:]
    for entry in manifest.attachments {
      let path = directory + "/" + FileNames.attachment(entry.name, entry.generation)
      let blob = try indexed { () throws(ByteError) in try MappedFile.open(path) }
      guard blob.count == entry.length else {
        throw .damage("the file has \(blob.count) bytes, not \(entry.length)", path: path, offset: min(blob.count, entry.length))
      }
      blobs[entry.name] = blob
    }
    self.blobs = blobs
  }

  /// The live documents that bear an identifier or alias.
  package func locate(alias: String) throws(IndexError) -> [DocumentAddress] {
    var found: [DocumentAddress] = []
    for (index, segment) in segments.enumerated() {
      for match in try segment.locate(alias) { found.append(DocumentAddress(segment: index, document: match.document)) }
    }
    return found
  }

  /// The live document of an identifier.
  package func locate(id: RecordID) throws(IndexError) -> DocumentAddress? {
    for (index, segment) in segments.enumerated() {
      if let document = try segment.document(of: id) { return DocumentAddress(segment: index, document: document) }
    }
    return nil
  }

  /// The names of the attachments, sorted.
  package var attachments: [String] { manifest.attachments.map(\.name) }

  /// A named blob as the writer set it; `nil` when there is none of that name.
  package func attachment(_ name: String) throws(IndexError) -> [UInt8]? { try mappedAttachment(name)?.bytes }

  /// The same where it lies, its checksum verified.
  package func mappedAttachment(_ name: String) throws(IndexError) -> ByteView? {
    guard let blob = blobs[name], let entry = manifest.attachments.first(where: { $0.name == name }) else { return nil }
    guard Checksum.crc32(blob) == entry.checksum else { throw .damage("the checksum of the file is wrong", path: blob.path, offset: 0) }
    return blob
  }

  /// Reads every byte of every file of the generation, then decodes every list and row.
  ///
  /// - Throws: `damaged` with the file and offset of the first damage.
  package func verifyAll() throws(IndexError) {
    for segment in segments { try segment.file.verifyAll() }
    for name in attachments { _ = try attachment(name) }
    for segment in segments { try SegmentCheck(segment).run() }
  }
}

extension IndexError {
  static func missing(_ directory: String) -> IndexError {
    IndexError(
      .missing, path: directory, "there is no index here", remedy: "make one with `fonds reindex`, or name another folder with --index")
  }
}

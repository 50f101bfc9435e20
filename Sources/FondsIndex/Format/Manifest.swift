internal import FondsBytes

/// What a generation of the index consists of (`Index/FORMAT.md` §3.2).
struct Manifest: Sendable, Equatable {
  static let fileName = "manifest"

  var generation: UInt64 = 0
  var nextSegment: UInt64 = 1
  var segments: [SegmentEntry] = []
  var hasTombstones = false
  var hasWorks = false
  /// Sorted by name.
  var attachments: [AttachmentEntry] = []

  struct SegmentEntry: Sendable, Equatable {
    var number: UInt64
    var fileLength: Int
    /// CRC-32 of the contents, as in the footer.
    var checksum: UInt32
    var documents: Int
    var liveDocuments: Int
    /// Weighted length of the live documents.
    var liveLength: UInt64
  }

  struct AttachmentEntry: Sendable, Equatable {
    var name: String
    var generation: UInt64
    var length: Int
    var checksum: UInt32
  }

  /// The names of all files of the generation, the manifest among them.
  var fileNames: Set<String> {
    var names: Set<String> = [Self.fileName]
    for segment in segments { names.insert(FileNames.segment(segment.number)) }
    if hasTombstones { names.insert(FileNames.tombstones(generation)) }
    if hasWorks { names.insert(FileNames.works(generation)) }
    for attachment in attachments { names.insert(FileNames.attachment(attachment.name, attachment.generation)) }
    return names
  }

  /// The bytes of the file.
  func encoded() -> [UInt8] {
    var out = ByteWriter()
    out.varint(nextSegment)
    out.varint(segments.count)
    for segment in segments {
      out.varint(segment.number)
      out.varint(segment.fileLength)
      out.uint32(segment.checksum)
      out.varint(segment.documents)
      out.varint(segment.liveDocuments)
      out.varint(segment.liveLength)
    }
    out.byte(hasTombstones ? 1 : 0)
    out.byte(hasWorks ? 1 : 0)
    out.varint(attachments.count)
    for attachment in attachments {
      out.text(attachment.name)
      out.varint(attachment.generation)
      out.varint(attachment.length)
      out.uint32(attachment.checksum)
    }
    return Envelope.wrap(out.bytes, .manifest, generation: generation)
  }

  init() {}

  /// Reads the manifest of a folder; `nil` when there is none.
  init?(directory: String) throws(IndexError) {
    let file: ByteView
    do throws(ByteError) {
      file = try MappedFile.open(directory + "/" + Self.fileName)
    } catch {
      guard error.code == .missing else { throw IndexError(error) }
      return nil
    }
    let (payload, generation) = try Envelope.open(file, .manifest)
    self = try indexed { () throws(ByteError) in try Manifest(payload, generation: generation) }
  }

  private init(_ payload: ByteView, generation: UInt64) throws(ByteError) {
    self.generation = generation
    var reader = ByteReader(payload)
    nextSegment = try reader.varint()
    for _ in 0..<(try reader.count(limit: payload.count)) {
      let entry = SegmentEntry(
        number: try reader.varint(), fileLength: try reader.count(limit: .max), checksum: try reader.uint32(),
        documents: try reader.count(limit: FormatVersion.documentLimit),
        liveDocuments: try reader.count(limit: FormatVersion.documentLimit),
        liveLength: try reader.varint())
      guard entry.number < nextSegment, entry.liveDocuments <= entry.documents else {
        throw reader.failure(.damaged, "a segment of the manifest makes no sense")
      }
      segments.append(entry)
    }
    hasTombstones = try Self.flag(&reader)
    hasWorks = try Self.flag(&reader)
    for _ in 0..<(try reader.count(limit: payload.count)) {
      let entry = AttachmentEntry(
        name: try reader.text(limit: FileNames.nameLimit), generation: try reader.varint(), length: try reader.count(limit: .max),
        checksum: try reader.uint32())
      guard FileNames.isAttachmentName(entry.name) else { throw reader.failure(.damaged, "an attachment has no valid name") }
      attachments.append(entry)
    }
    try reader.finish()
  }

  private static func flag(_ reader: inout ByteReader) throws(ByteError) -> Bool {
    let value = try reader.byte()
    guard value <= 1 else { throw reader.failure(.damaged, "a flag is neither 0 nor 1") }
    return value == 1
  }
}

internal import FondsBytes

/// The deleted documents of a generation, by segment number (`Index/FORMAT.md` §3.3).
struct Tombstones: Sendable, Equatable {
  private(set) var sets: [UInt64: DocumentSet] = [:]

  init() {}

  var isEmpty: Bool { sets.isEmpty }

  /// The deleted documents of a segment; `nil` when all live.
  subscript(segment: UInt64) -> DocumentSet? { sets[segment] }

  /// Marks a document; gives whether it lived.
  @discardableResult
  mutating func insert(_ document: UInt32, segment: UInt64, documents: Int) -> Bool {
    sets[segment, default: DocumentSet(capacity: documents)].insert(document)
  }

  /// Forgets a segment that is no more.
  mutating func drop(segment: UInt64) { sets[segment] = nil }

  /// The bytes of the file; segments in the order of the manifest.
  func encoded(_ manifest: Manifest) -> [UInt8] {
    var out = ByteWriter()
    let marked = manifest.segments.filter { sets[$0.number] != nil }
    out.varint(marked.count)
    for segment in marked {
      guard let set = sets[segment.number] else { continue }
      out.varint(segment.number)
      out.varint(segment.documents)
      for index in 0..<(segment.documents + 7) / 8 {
        out.byte(UInt8(truncatingIfNeeded: set.words[index / 8] >> UInt64(index % 8 * 8)))
      }
    }
    return Envelope.wrap(out.bytes, .tombstones, generation: manifest.generation)
  }

  /// Reads the file that a manifest names, and holds it to the manifest's counts.
  init(directory: String, manifest: Manifest) throws(IndexError) {
    guard manifest.hasTombstones else {
      if let segment = manifest.segments.first(where: { $0.liveDocuments != $0.documents }) {
        throw .damage("segment \(segment.number) has deletions that no file tells", path: directory + "/" + Manifest.fileName)
      }
      return
    }
    let path = directory + "/" + FileNames.tombstones(manifest.generation)
    let file = try indexed { () throws(ByteError) in try MappedFile.open(path) }
    let (payload, _) = try Envelope.open(file, .tombstones, generation: manifest.generation)
    sets = try indexed { () throws(ByteError) in try Self.decode(payload) }
    for segment in manifest.segments {
      let deleted = sets[segment.number]?.count ?? 0
      guard sets[segment.number]?.capacity ?? segment.documents == segment.documents, segment.documents - deleted == segment.liveDocuments
      else {
        throw .damage("the deletions of segment \(segment.number) are not those of the manifest", path: path)
      }
    }
  }

  private static func decode(_ payload: ByteView) throws(ByteError) -> [UInt64: DocumentSet] {
    var sets: [UInt64: DocumentSet] = [:]
    var reader = ByteReader(payload)
    for _ in 0..<(try reader.count(limit: payload.count)) {
      let number = try reader.varint()
      let documents = try reader.count(limit: FormatVersion.documentLimit)
      let bits = try reader.bytes((documents + 7) / 8)
      var set = DocumentSet(capacity: documents)
      for (index, byte) in bits.enumerated() where byte != 0 {
        for bit in 0..<8 where byte & (1 << UInt8(bit)) != 0 {
          guard index * 8 + bit < documents else { throw reader.failure(.damaged, "a document is deleted that is none") }
          set.insert(UInt32(index * 8 + bit))
        }
      }
      sets[number] = set
    }
    try reader.finish()
    return sets
  }
}

internal import FondsBytes

/// Works: sets of records that are the same thing in different languages (`Index/FORMAT.md` §3.4).
package struct WorkTable: Sendable {
  /// Faces of all works, one work after another.
  private var faces: [DocumentAddress] = []
  /// Where each work begins in `faces`, and the end.
  private var starts: [Int] = [0]
  /// The faces sorted by address, with their works.
  private var byAddress: [(address: DocumentAddress, work: UInt32)] = []

  /// No works.
  init() {}

  /// Works of at least two faces each.
  init(_ works: [[DocumentAddress]]) {
    for (number, work) in works.enumerated() {
      for face in work {
        faces.append(face)
        byAddress.append((face, UInt32(number)))
      }
      starts.append(faces.count)
    }
    byAddress.sort { $0.address < $1.address }
  }

  /// Number of works; they are 0 ..< `count`.
  package var count: Int { starts.count - 1 }

  /// The work a document belongs to; `nil` when it stands alone.
  ///
  /// O(log faces).
  package func work(_ address: DocumentAddress) -> UInt32? {
    let index = firstIndex(notBefore: address)
    return index < byAddress.count && byAddress[index].address == address ? byAddress[index].work : nil
  }

  /// The documents of a work, at least two, in the order of their record identifiers.
  package func faces(_ work: UInt32) -> [DocumentAddress] {
    Array(faces[starts[Int(work)]..<starts[Int(work) + 1]])
  }

  /// All documents of a segment that belong to works, rising, with their works: to go along with its postings.
  package func members(ofSegment segment: Int) -> [(document: DocumentID, work: UInt32)] {
    let low = firstIndex(notBefore: DocumentAddress(segment: segment, document: 0))
    let high = firstIndex(notBefore: DocumentAddress(segment: segment + 1, document: 0))
    return byAddress[low..<high].map { ($0.address.document, $0.work) }
  }

  private func firstIndex(notBefore address: DocumentAddress) -> Int {
    var low = 0
    var high = byAddress.count
    while low < high {
      let middle = (low + high) / 2
      if byAddress[middle].address < address { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The bytes of the file.
  func encoded(generation: UInt64) -> [UInt8] {
    var out = ByteWriter()
    out.varint(count)
    for work in 0..<count {
      let members = faces(UInt32(work))
      out.varint(members.count)
      for face in members {
        out.varint(face.segment)
        out.varint(face.document)
      }
    }
    return Envelope.wrap(out.bytes, .works, generation: generation)
  }

  /// Reads the file that a manifest names.
  init(directory: String, manifest: Manifest) throws(IndexError) {
    guard manifest.hasWorks else {
      self.init()
      return
    }
    let path = directory + "/" + FileNames.works(manifest.generation)
    let file = try indexed { () throws(ByteError) in try MappedFile.open(path) }
    let (payload, _) = try Envelope.open(file, .works, generation: manifest.generation)
    self.init(try indexed { () throws(ByteError) in try Self.decode(payload, manifest) })
    for (index, next) in zip(byAddress, byAddress.dropFirst()) where index.address == next.address {
      throw .damage("a document belongs to two works", path: path)
    }
  }

  private static func decode(_ payload: ByteView, _ manifest: Manifest) throws(ByteError) -> [[DocumentAddress]] {
    var reader = ByteReader(payload)
    var works: [[DocumentAddress]] = []
    for _ in 0..<(try reader.count(limit: payload.count)) {
      var faces: [DocumentAddress] = []
      for _ in 0..<(try reader.count(limit: payload.count)) {
        let segment = try reader.count(limit: payload.count)
        let document = try reader.varint32()
        guard manifest.segments.indices.contains(segment), Int(document) < manifest.segments[segment].documents else {
          throw reader.failure(.damaged, "a work names a document that is none")
        }
        faces.append(DocumentAddress(segment: segment, document: document))
      }
      guard faces.count >= 2 else { throw reader.failure(.damaged, "a work has fewer than two faces") }
      works.append(faces)
    }
    try reader.finish()
    return works
  }
}

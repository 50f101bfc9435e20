internal import FondsIndex

/// Which documents are faces of a work of several.
struct WorkFaces: Sendable {
  let table: WorkTable
  /// By segment: the documents that have a twin; `nil` where none has.
  private let twins: [DocumentBits?]

  init(_ snapshot: IndexSnapshot) {
    table = snapshot.works
    var twins = [DocumentBits?](repeating: nil, count: snapshot.segments.count)
    for work in 0..<UInt32(table.count) {
      for face in table.faces(work) {
        if twins[face.segment] == nil { twins[face.segment] = DocumentBits(documentCount: snapshot.segments[face.segment].documentCount) }
        twins[face.segment]?.insert(face.document)
      }
    }
    self.twins = twins
  }

  /// The works of which more than one face is among some documents, with these faces in the order of their record identifiers.
  ///
  /// That order does not hang on when the faces were indexed.
  /// - Parameter documents: by segment.
  func shared(among documents: [DocumentBits]) -> [[DocumentAddress]] {
    var works: Set<UInt32> = []
    for (segment, var matching) in documents.enumerated() {
      guard let twins = twins[segment] else { continue }
      matching.formIntersection(twins)
      matching.forEach { document in
        if let work = table.work(DocumentAddress(segment: segment, document: document)) { works.insert(work) }
      }
    }
    var shared: [[DocumentAddress]] = []
    for work in works.sorted() {
      let faces = table.faces(work).filter { documents[$0.segment].contains($0.document) }
      if faces.count > 1 { shared.append(faces) }
    }
    return shared
  }
}

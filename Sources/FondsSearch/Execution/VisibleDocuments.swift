internal import FondsIndex
internal import Synchronization

/// The documents of each segment that live and that a reader may see; kept as long as the snapshot, because every search asks for them.
final class VisibleDocuments: Sendable {
  private let segments: [SegmentReader]
  /// By what is required; `nil` stands for all documents of a segment.
  private let known = Mutex<[[FacetFilter]: [DocumentBits?]]>([:])
  /// Readers of so many kinds are remembered.
  private static let limit = 16

  init(_ segments: [SegmentReader]) { self.segments = segments }

  /// By segment; `nil` for a segment of which all documents are visible.
  func documents(_ required: [FacetFilter]) throws(IndexError) -> [DocumentBits?] {
    if let known = known.withLock({ $0[required] }) { return known }
    var visible: [DocumentBits?] = []
    for segment in segments { visible.append(try Self.documents(required, in: segment)) }
    known.withLock {
      if $0.count >= Self.limit { $0.removeAll() }
      $0[required] = visible
    }
    return visible
  }

  private static func documents(_ required: [FacetFilter], in segment: SegmentReader) throws(IndexError) -> DocumentBits? {
    var documents = DocumentBits(allOf: segment.documentCount)
    if let live = segment.liveBits { documents.words = live }
    for filter in required { documents.formIntersection(try FacetPostings.documents(filter, in: segment)) }
    return documents.count == segment.documentCount ? nil : documents
  }
}

extension [DocumentBits?] {
  /// The same without some documents; the sets are those of the segments, `nil` for all of one.
  func without(_ leftOut: [DocumentAddress], of segments: [SegmentReader]) -> [DocumentBits?] {
    guard !leftOut.isEmpty else { return self }
    var rest = self
    for address in leftOut {
      var documents = rest[address.segment] ?? DocumentBits(allOf: segments[address.segment].documentCount)
      documents.remove(address.document)
      rest[address.segment] = documents
    }
    return rest
  }
}

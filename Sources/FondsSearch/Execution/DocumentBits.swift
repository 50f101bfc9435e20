internal import FondsIndex
internal import FondsText

/// A set of documents of a segment.
struct DocumentBits: Sendable, Hashable {
  /// Bit `d % 64` of word `d / 64` stands for document `d`; bits beyond the last document are zero.
  var words: [UInt64]
  let documentCount: Int

  /// The empty set.
  init(documentCount: Int) {
    self.documentCount = documentCount
    words = [UInt64](repeating: 0, count: (documentCount + 63) / 64)
  }

  /// All documents.
  init(allOf documentCount: Int) {
    self.documentCount = documentCount
    words = [UInt64](repeating: .max, count: (documentCount + 63) / 64)
    if documentCount % 64 != 0 { words[words.count - 1] = (1 << UInt64(documentCount % 64)) - 1 }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ document: UInt32) -> Bool { words[Int(document >> 6)] >> UInt64(document & 63) & 1 != 0 }

  mutating func insert(_ document: UInt32) { words[Int(document >> 6)] |= 1 << UInt64(document & 63) }

  mutating func remove(_ document: UInt32) { words[Int(document >> 6)] &= ~(1 << UInt64(document & 63)) }

  /// Adds the documents of a list of documents.
  mutating func insert(_ list: PostingList) throws(IndexError) {
    let groups = list.groups
    precondition(groups.universe <= documentCount, "documents of the segment")
    try unsafe words.withUnsafeMutableBufferPointer { (words: inout UnsafeMutableBufferPointer<UInt64>) throws(IndexError) in
      guard let first = words.baseAddress else { return }
      for slot in 0..<groups.count {
        let group = groups[slot]
        guard unsafe groups.union(group, into: first + Int(groups.base(of: group)) / 64) else { throw list.damage(group) }
      }
    }
  }

  mutating func formIntersection(_ other: DocumentBits) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// Calls `body` with the documents in rising order.
  @inline(__always) func forEach<Failure: Error>(_ body: (UInt32) throws(Failure) -> Void) throws(Failure) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        try body(UInt32(truncatingIfNeeded: index * 64 + rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
  }
}

/// The documents that have one of the values of a facet.
enum FacetPostings {
  static func documents(_ filter: FacetFilter, in segment: SegmentReader) throws(IndexError) -> DocumentBits {
    var documents = DocumentBits(documentCount: segment.documentCount)
    for value in filter.values {
      guard let entry = try segment.lookup(.facet, Array((filter.facet + "\0" + value).utf8)) else { continue }
      try documents.insert(segment.list(entry))
    }
    return documents
  }
}

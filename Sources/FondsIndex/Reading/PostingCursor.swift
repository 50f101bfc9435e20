/// A posting list in the order of its documents, decoded a group at a time; begins before its first posting.
///
/// Frequencies are decoded when they are first asked for. Lists of passages count passages where this says documents. Deleted documents are in
/// the lists: ask `SegmentReader.isLive`.
package struct PostingCursor: ~Copyable {
  /// What `document` is after the last posting.
  package static let end = UInt32.max

  /// Postings in the list.
  package var documentFrequency: Int { list.count }
  /// The current document; `end` after the last.
  ///
  /// Has no meaning before the first move.
  package private(set) var document: UInt32 = 0

  let list: PostingList
  /// The group that is decoded, −1 before the first, and the current posting in it.
  private(set) var slot = -1
  private(set) var index = 0
  private var documents = IntegerBuffer(capacity: 64)
  private var frequencies = IntegerBuffer(capacity: 64)

  init(_ list: PostingList) {
    self.list = list
  }

  /// Moves to the next posting; gives its document or `end`.
  package mutating func next() throws(IndexError) -> UInt32 {
    index += 1
    if index < documents.count {
      document = documents[index]
    } else {
      try enter(slot + 1)
    }
    return document
  }

  /// Moves to the first posting at or after `target`, never backwards; gives its document or `end`.
  package mutating func advance(to target: UInt32) throws(IndexError) -> UInt32 {
    if slot >= 0, document >= target { return document }
    if documents.count == 0 || documents[documents.count - 1] < target {
      var next = slot + 1
      if list.hasWindows {
        let window = Int(target) / PostingWindow.size
        next = Search.first(from: next, to: list.groups.count) { list.groups[$0].window >= window }
      }
      try enter(next)
      while slot < list.groups.count, documents[documents.count - 1] < target { try enter(slot + 1) }
    }
    guard slot < list.groups.count else { return document }
    index = Search.first(from: index, to: documents.count) { documents[$0] >= target }
    document = documents[index]
    return document
  }

  /// The combined frequency at the current document, at least 1.
  package mutating func frequency() throws(IndexError) -> UInt32 {
    precondition(slot >= 0 && index < documents.count, "the cursor stands on a posting")
    if frequencies.count == 0 {
      let group = list.groups[slot]
      frequencies.resize(group.count)
      guard unsafe list.groups.decodeFrequencies(group, into: frequencies.address) else {
        frequencies.removeAll()
        throw list.damage(group)
      }
    }
    return frequencies[index]
  }

  private mutating func enter(_ next: Int) throws(IndexError) {
    slot = min(next, list.groups.count)
    index = 0
    documents.removeAll()
    frequencies.removeAll()
    document = Self.end
    guard slot < list.groups.count else { return }
    let group = list.groups[slot]
    documents.resize(group.count)
    guard unsafe list.groups.decodeDocuments(group, into: documents.address) else {
      documents.removeAll()
      slot = list.groups.count
      throw list.damage(group)
    }
    document = documents[0]
  }
}

/// Binary search.
enum Search {
  /// The first number of a range from which on a condition holds; its end when there is none.
  @inline(__always)
  static func first(from start: Int, to end: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (start, end)
    while low < high {
      let middle = (low &+ high) &>> 1
      if holds(middle) { high = middle } else { low = middle &+ 1 }
    }
    return low
  }
}

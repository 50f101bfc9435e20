internal import FondsBytes

/// Decodes everything a segment holds and compares what must agree: the slow half of `fonds check`.
struct SegmentCheck {
  private let segment: SegmentReader

  init(_ segment: SegmentReader) {
    self.segment = segment
  }

  func run() throws(IndexError) {
    try checkTerms()
    for facet in try segment.facetNames() {
      guard let column = try segment.facet(facet) else { continue }
      _ = try column.values()
      for document in 0..<UInt32(segment.documentCount) { try column.forEachOrdinal(of: document) { _ in } }
    }
    var passages = 0
    for document in 0..<UInt32(segment.documentCount) {
      _ = try segment.id(of: document)
      _ = try segment.language(of: document)
      passages += try segment.passages(of: document).count
    }
    try segment.documents.identifiers.check()
    guard passages == segment.documents.passageCount else { throw damage("the passages do not add up") }
    try segment.records.forEach { _ in }
  }

  private func checkTerms() throws(IndexError) {
    guard var iterator = try segment.dictionary.iterator(from: []) else { return }
    var previous: [UInt8] = []
    var count = 0
    var postings = 0
    var positions = 0
    while try iterator.next() {
      guard previous.lexicographicallyPrecedes(iterator.key) else { throw damage("the terms are not sorted") }
      previous = iterator.key
      count += 1
      if case .stretch(let list, let places) = iterator.entry.location {
        guard list.lowerBound == postings, places.lowerBound == positions else {
          throw damage("the lists are not in the order of their terms")
        }
        (postings, positions) = (list.upperBound, places.upperBound)
      }
      try check(iterator.entry, isPassages: iterator.key[0] == KeySpace.passage.rawValue)
    }
    guard count == segment.dictionary.termCount, postings == segment.postingSection.count, positions == segment.positionSection.count else {
      throw damage("the terms do not add up")
    }
  }

  private func check(_ entry: TermEntry, isPassages: Bool) throws(IndexError) {
    var cursor = isPassages ? try segment.passagePostings(entry) : try segment.postings(entry)
    var places: [UInt32] = []
    var count = 0
    var total: UInt64 = 0
    var last: Int64 = -1
    var positions: PositionCursor? = entry.hasPositions ? try segment.positions(entry) : nil
    while try cursor.next() != PostingCursor.end {
      guard Int64(cursor.document) > last else { throw damage("the documents of a term do not rise") }
      last = Int64(cursor.document)
      count += 1
      total += UInt64(try cursor.frequency())
      try positions?.read(at: cursor, into: &places)
    }
    guard count == Int(entry.documentFrequency), total == entry.totalFrequency else {
      throw damage("the frequencies of a term do not add up")
    }
  }

  private func damage(_ message: String) -> IndexError { .damage(message, path: segment.path) }
}

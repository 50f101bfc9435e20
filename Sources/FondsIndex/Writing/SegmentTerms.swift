internal import FondsBytes
internal import FondsRecord

/// The terms of a segment that is being merged.
final class SegmentTerms: TermSource {
  private let segment: SegmentReader
  private let numbers: SourceNumbers
  private var iterator: TermIterator?
  private var positions: [UInt32] = []

  var key: [UInt8] { iterator?.key ?? [] }

  init(_ segment: SegmentReader, numbers: SourceNumbers) throws(IndexError) {
    self.segment = segment
    self.numbers = numbers
    iterator = try segment.dictionary.iterator(from: [])
  }

  func advance() throws(IndexError) -> Bool { try iterator?.next() ?? false }

  func drain(into list: inout PostingListWriter) throws(IndexError) {
    guard let iterator else { return }
    let entry = iterator.entry
    let isPassages = iterator.key.first == KeySpace.passage.rawValue
    let numbers = numbers.of(key: iterator.key)
    var cursor = isPassages ? try segment.passagePostings(entry) : try segment.postings(entry)
    var places: PositionCursor? = entry.hasPositions ? try segment.positions(entry) : nil
    while try cursor.next() != PostingCursor.end {
      guard let number = numbers[cursor.document] else { continue }
      try list.begin(number)
      list.add(frequency: try cursor.frequency())
      guard entry.hasPositions else { continue }
      try places?.read(at: cursor, into: &positions)
      for position in positions { list.add(position: position, weight: 0) }
    }
  }
}

/// The live documents of segments that are being merged, one segment after another.
final class SegmentDocuments: DocumentSource {
  private let segments: [SegmentReader]
  private var segment = 0
  private var document: UInt32 = 0

  init(_ segments: [SegmentReader]) {
    self.segments = segments
  }

  func next(_ row: inout DocumentRow) throws(IndexError) -> Bool {
    while segment < segments.count {
      let reader = segments[segment]
      guard Int(document) < reader.documentCount else {
        segment += 1
        document = 0
        continue
      }
      defer { document += 1 }
      guard reader.isLive(document) else { continue }
      row.identifier = Array(try reader.id(of: document).value.utf8)
      row.language = try reader.language(of: document)
      row.passages = try reader.passages(of: document)
      row.stored = try reader.stored(of: document)
      return true
    }
    return false
  }
}

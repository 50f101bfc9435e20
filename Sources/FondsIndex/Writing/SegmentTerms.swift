internal import FondsBytes

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

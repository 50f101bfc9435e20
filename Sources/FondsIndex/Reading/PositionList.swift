internal import FondsBytes

/// The positions of a word, beside its posting list (`Index/FORMAT.md` §5.3).
@safe struct PositionList: @unchecked Sendable {
  let list: PostingList
  private let reader: SegmentReader
  private let base: UnsafeRawPointer
  private let offset: Int
  /// The positions of a posting that stands in the dictionary.
  private let inline: [UInt32]?

  init(_ entry: TermEntry, in reader: SegmentReader) throws(IndexError) {
    precondition(entry.hasPositions, "only words have positions")
    self.reader = reader
    list = try reader.list(entry)
    switch entry.location {
    case .inline(_, _, let count, let offset):
      let section = reader.dictionary.terms
      // Eight varints of at most five bytes, or what the section has left.
      var cursor = VarintCursor(try section.checked(offset, min(Int(count) * 5, section.count - offset)))
      inline = (0..<count).map { _ in cursor.varint32() }
      guard !cursor.isBroken else { throw section.damage("positions are missing", at: offset) }
      unsafe base = try unsafe section.address(0, 0)
      self.offset = 0
    case .stretch(_, let positions):
      inline = nil
      offset = positions.lowerBound
      unsafe base = try unsafe reader.positionSection.address(positions.lowerBound, positions.count)
    }
  }

  /// Decodes all positions of a group: in each posting the first one, then differences.
  func decode(_ group: PostingGroup, into target: inout IntegerBuffer) throws(IndexError) {
    target.removeAll()
    if let inline {
      for number in inline { target.append(number) }
      return
    }
    target.resize(group.positions)
    let starts = UnsafeMutablePointer<Int>.allocate(capacity: PositionCode.startCount(group.positions))
    defer { unsafe starts.deallocate() }
    guard let chunks = unsafe chunks(group, starts), unsafe chunks.readAll(into: target.address) else {
      throw damage(group)
    }
  }

  /// The chunks of a group of a list that does not stand in the dictionary; `nil` when they are damaged.
  ///
  /// - Parameter starts: room for their offsets.
  func chunks(_ group: PostingGroup, _ starts: UnsafeMutablePointer<Int>) -> PositionCode.Chunks? {
    unsafe PositionCode.Chunks(base + group.positionStart, length: group.positionBytes, count: group.positions, starts: starts)
  }

  func damage(_ group: PostingGroup) -> IndexError {
    reader.positionSection.damage("a group of positions is damaged", at: offset + group.positionStart)
  }
}

/// The positions of a word in the order of its postings, decoded a group at a time.
package struct PositionCursor: ~Copyable {
  private let positions: PositionList
  private var slot = -1
  private var numbers = IntegerBuffer(capacity: 64)
  private var counts = IntegerBuffer(capacity: 64)
  /// The posting whose positions come next, and where.
  private var nextPosting = 0
  private var nextPlace = 0

  init(_ positions: PositionList) {
    self.positions = positions
  }

  /// Replaces the content of `target` by the positions, not falling, at the current posting of the cursor of the same term.
  package mutating func read(at cursor: borrowing PostingCursor, into target: inout [UInt32]) throws(IndexError) {
    if cursor.slot != slot || cursor.index < nextPosting { try enter(cursor.slot) }
    while nextPosting < cursor.index {
      nextPlace += Int(counts[nextPosting])
      nextPosting += 1
    }
    target.removeAll(keepingCapacity: true)
    let end = nextPlace + Int(counts[nextPosting])
    guard end <= numbers.count else { throw positions.damage(positions.list.groups[slot]) }
    var position: UInt32 = 0
    for place in nextPlace..<end {
      position &+= numbers[place]
      target.append(position)
    }
    nextPlace = end
    nextPosting += 1
  }

  private mutating func enter(_ next: Int) throws(IndexError) {
    slot = -1
    let group = positions.list.groups[next]
    try positions.decode(group, into: &numbers)
    counts.resize(group.count)
    guard unsafe positions.list.groups.decodeCounts(group, into: counts.address) else { throw positions.list.damage(group) }
    slot = next
    (nextPosting, nextPlace) = (0, 0)
  }
}

/// Where a word stands in single documents: for phrases, which ask for few documents and all their positions.
@safe package final class WordPositions {
  package let list: PostingList
  let positions: PositionList
  /// Room for the documents of a group, where their positions begin and the end, the positions, and the starts of their chunks.
  let documents: UnsafeMutablePointer<UInt32>
  let starts: UnsafeMutablePointer<UInt32>
  let numbers: UnsafeMutablePointer<UInt32>
  let chunkStarts: UnsafeMutablePointer<Int>

  package init(_ entry: TermEntry, in segment: SegmentReader) throws(IndexError) {
    positions = try PositionList(entry, in: segment)
    list = positions.list
    var (count, places) = (0, 0)
    for slot in 0..<list.groups.count {
      count = max(count, list.groups[slot].count)
      places = max(places, list.groups[slot].positions)
    }
    unsafe documents = .allocate(capacity: count)
    unsafe starts = .allocate(capacity: count + 1)
    unsafe numbers = .allocate(capacity: places)
    unsafe chunkStarts = .allocate(capacity: PositionCode.startCount(places))
    if !list.hasWindows { try decode(list.groups[0]) }
  }

  deinit {
    unsafe documents.deallocate()
    unsafe starts.deallocate()
    unsafe numbers.deallocate()
    unsafe chunkStarts.deallocate()
  }

  /// Decodes all positions of a group.
  func decode(_ group: PostingGroup) throws(IndexError) {
    guard unsafe list.groups.decodeDocuments(group, into: documents), unsafe list.groups.decodeCounts(group, into: starts) else {
      throw list.damage(group)
    }
    var sum: UInt32 = 0
    for posting in 0..<group.count { unsafe (starts[posting], sum) = (sum, sum &+ starts[posting]) }
    unsafe starts[group.count] = sum
    var room = IntegerBuffer(capacity: 1)
    if list.hasWindows {
      guard let chunks = unsafe positions.chunks(group, chunkStarts), unsafe chunks.read(0, group.positions, into: numbers) else {
        throw positions.damage(group)
      }
    } else {
      try positions.decode(group, into: &room)
      guard room.count == group.positions else { throw positions.damage(group) }
      for place in 0..<room.count { unsafe numbers[place] = room[place] }
    }
    guard Int(sum) <= group.positions else { throw positions.damage(group) }
  }
}

/// Reads the positions of a word in documents of one window, which do not fall from call to call: a view on memory of a `WordPositions`.
@safe package struct PositionWalk {
  private let word: WordPositions
  private let group: PostingGroup
  /// Whether all positions of the group are decoded, or only its documents, or nothing of a bitmap.
  private var isDecoded = false
  private var chunks: PositionCode.Chunks?
  private var bits = BitWalk()
  private var firsts = BitWalk()
  private var index = 0

  /// Where one in so many positions may be wanted, all are decoded.
  private static let decodeFactor = 24

  /// - Parameters:
  ///   - slot: the group of the window, in lists that are kept by windows.
  ///   - candidates: so many documents may be asked for.
  package init(_ word: WordPositions, slot: Int, candidates: Int) throws(IndexError) {
    self.word = word
    let groups = word.list.groups
    group = groups[groups.hasWindows ? slot : 0]
    guard groups.hasWindows else {
      isDecoded = true
      return
    }
    if candidates &* Self.decodeFactor > group.positions {
      try word.decode(group)
      isDecoded = true
      return
    }
    unsafe firsts.begin(groups.counts(group), count: group.positions)
    if let bitmap = unsafe groups.bitmap(group) {
      unsafe bits.begin(bitmap, count: groups.size(of: group))
    } else {
      guard unsafe groups.decodeDocuments(group, into: word.documents) else { throw word.list.damage(group) }
    }
  }

  /// Replaces the content of `target` by the positions, not falling, in a document that has the word.
  @inline(__always)
  mutating func read(_ document: UInt32, into target: inout IntegerBuffer) throws(IndexError) {
    target.removeAll()
    var posting = 0
    if bits.isActive {
      posting = bits.rank(Int(document) & (PostingWindow.size - 1))
    } else {
      if index == 0, group.count > 64 { index = Search.first(from: 0, to: group.count) { unsafe word.documents[$0] >= document } }
      while index < group.count, unsafe word.documents[index] < document { index &+= 1 }
      guard index < group.count, unsafe word.documents[index] == document else { return }
      posting = index
    }
    if isDecoded {
      let (start, end) = unsafe (Int(word.starts[posting]), Int(word.starts[posting &+ 1]))
      var position: UInt32 = 0
      for place in start..<end {
        unsafe position &+= word.numbers[place]
        target.append(position)
      }
    } else {
      try readChunks(posting, into: &target)
    }
  }

  private mutating func readChunks(_ posting: Int, into target: inout IntegerBuffer) throws(IndexError) {
    let (start, count) = firsts.isActive ? firsts.stretch(posting) : (posting, 1)
    if chunks == nil { chunks = unsafe word.positions.chunks(group, word.chunkStarts) }
    guard let chunks, count > 0, start + count <= group.positions else { throw word.positions.damage(group) }
    target.resize(count)
    guard unsafe chunks.read(start, count, into: target.address) else { throw word.positions.damage(group) }
    target.accumulate()
  }
}

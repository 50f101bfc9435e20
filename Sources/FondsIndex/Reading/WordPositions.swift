/// Where a word stands in single documents: for phrases, which ask for few documents and all their positions.
///
/// It goes from window to window. In each the postings of some documents are looked up; then the positions of those are read that may matter,
/// in rising order.
@safe package struct WordPositions: ~Copyable {
  package let list: PostingList
  private let positions: PositionList
  /// Of the documents that were looked up: where their positions begin in the group, and how many they are.
  private let starts: UnsafeMutablePointer<UInt32>
  @unsafe package let counts: UnsafeMutablePointer<UInt32>
  /// The positions of one posting, and all those of a group.
  private let places: UnsafeMutablePointer<UInt32>
  private let numbers: UnsafeMutablePointer<UInt32>
  private let chunkStarts: UnsafeMutablePointer<Int>
  /// A list of one group: its documents, and where the positions of each begin.
  private var wholeDocuments: IntegerBuffer
  private var wholeStarts: IntegerBuffer
  private var group: PostingGroup
  /// Whether all positions of the group are decoded.
  private var isDecoded = false
  private var reader: PositionCode.Reader?

  /// Reading the positions of a single document costs as much as so many of a group that is decoded in a row, and each of them twice as much.
  private static let (documentCost, positionCost) = (6, 2)

  package static func open(_ entry: TermEntry, in segment: SegmentReader) throws(IndexError) -> WordPositions {
    var word = WordPositions(try PositionList(entry, in: segment))
    if !word.list.hasWindows { try word.readWhole() }
    return word
  }

  private init(_ positions: PositionList) {
    self.positions = positions
    list = positions.list
    wholeDocuments = IntegerBuffer(capacity: 1)
    wholeStarts = IntegerBuffer(capacity: 1)
    let room = PostingWindow.size
    let most = list.mostPositions
    unsafe starts = .allocate(capacity: room)
    unsafe counts = .allocate(capacity: room)
    unsafe places = .allocate(capacity: most)
    unsafe numbers = .allocate(capacity: most)
    unsafe chunkStarts = .allocate(capacity: PositionCode.startCount(most))
    group = list.groups[0]
  }

  deinit {
    unsafe starts.deallocate()
    unsafe counts.deallocate()
    unsafe places.deallocate()
    unsafe numbers.deallocate()
    unsafe chunkStarts.deallocate()
  }

  private mutating func readWhole() throws(IndexError) {
    wholeDocuments.resize(group.count)
    wholeStarts.resize(group.count + 1)
    guard unsafe list.groups.decodeDocuments(group, into: wholeDocuments.address),
      unsafe list.groups.decodeCounts(group, into: wholeStarts.address)
    else { throw list.damage(group) }
    var sum: UInt32 = 0
    for posting in 0..<group.count { (wholeStarts[posting], sum) = (sum, sum &+ wholeStarts[posting]) }
    wholeStarts[group.count] = sum
    var all = IntegerBuffer(capacity: max(group.positions, 1))
    try positions.decode(group, into: &all)
    guard all.count == group.positions, Int(sum) == group.positions else { throw positions.damage(group) }
    for place in 0..<all.count { unsafe numbers[place] = all[place] }
    isDecoded = true
  }

  /// Looks up the postings of documents of a window, all of which have the word.
  ///
  /// - Parameters:
  ///   - slot: the group of the window, in lists that are kept by windows.
  ///   - base: the first document of the window.
  ///   - documents: counted from there, rising.
  package mutating func enter(
    slot: Int, base: UInt32, _ documents: UnsafePointer<UInt32>, _ count: Int, _ room: GroupRoom
  ) throws(IndexError) {
    guard list.hasWindows else { return unsafe findWhole(base, documents, count) }
    group = list.groups[slot]
    isDecoded = false
    reader = nil
    guard unsafe list.groups.places(slot: slot, of: documents, count, starts, counts, room) else { throw list.damage(group) }
  }

  private func findWhole(_ base: UInt32, _ documents: UnsafePointer<UInt32>, _ count: Int) {
    guard count > 0 else { return }
    let first = unsafe base &+ documents[0]
    var posting = Search.first(from: 0, to: wholeDocuments.count) { wholeDocuments[$0] >= first }
    for index in 0..<count {
      let document = unsafe base &+ documents[index]
      while posting < wholeDocuments.count, wholeDocuments[posting] < document { posting &+= 1 }
      let isFound = posting < wholeDocuments.count && wholeDocuments[posting] == document
      unsafe starts[index] = isFound ? wholeStarts[posting] : 0
      unsafe counts[index] = isFound ? wholeStarts[posting &+ 1] &- wholeStarts[posting] : 0
    }
  }

  /// Says how many positions, of how many documents, may be read in this window.
  package mutating func expect(_ wanted: Int, documents: Int) throws(IndexError) {
    guard !isDecoded else { return }
    guard let chunks = unsafe positions.chunks(group, chunkStarts) else { throw positions.damage(group) }
    if wanted &* Self.positionCost &+ documents &* Self.documentCost > group.positions {
      guard unsafe chunks.readAll(into: numbers) else { throw positions.damage(group) }
      isDecoded = true
    } else {
      reader = PositionCode.Reader(chunks)
    }
  }

  /// Reads the places at which a phrase would begin in a document, if this word stands `offset` behind its beginning; gives their number.
  ///
  /// - Parameters:
  ///   - index: of the document among those looked up; it does not fall from call to call.
  ///   - target: room for `counts[index]` numbers.
  @inline(__always)
  package mutating func begin(_ index: Int, offset: UInt32, into target: UnsafeMutablePointer<UInt32>) throws(IndexError) -> Int {
    let number = try read(index)
    var kept = 0
    for place in 0..<number {
      let position = unsafe places[place]
      unsafe target[kept] = position &- offset
      kept &+= position >= offset ? 1 : 0
    }
    return kept
  }

  /// Keeps the places that this word allows; gives their number.
  package mutating func filter(
    _ index: Int, offset: UInt32, _ beginnings: UnsafeMutablePointer<UInt32>, _ count: Int
  ) throws(IndexError) -> Int {
    guard count > 0 else { return 0 }
    let number = try read(index, through: unsafe beginnings[count &- 1] &+ offset)
    var (kept, place) = (0, 0)
    for beginning in 0..<count {
      let begin = unsafe beginnings[beginning]
      let wanted = begin &+ offset
      while place < number, unsafe places[place] < wanted { place &+= 1 }
      guard place < number else { break }
      unsafe beginnings[kept] = begin
      kept &+= unsafe places[place] == wanted ? 1 : 0
    }
    return kept
  }

  /// Decodes the positions of a document into `places`, up to the first that is not before a limit at least; gives their number.
  @inline(__always)
  private mutating func read(_ index: Int, through limit: UInt32 = .max) throws(IndexError) -> Int {
    let (start, number) = unsafe (Int(starts[index]), Int(counts[index]))
    guard start &+ number <= group.positions else { throw positions.damage(group) }
    guard isDecoded else {
      guard let found = unsafe reader?.read(start, number, through: limit, into: places), found >= 0 else { throw positions.damage(group) }
      return found
    }
    var position: UInt32 = 0
    for place in 0..<number {
      unsafe position &+= numbers[start &+ place]
      unsafe places[place] = position
      if position >= limit { return place &+ 1 }
    }
    return number
  }
}

/// Where a word stands in single documents: for phrases, which ask for few documents and all their positions.
package final class WordPositions {
  package let list: PostingList
  fileprivate let positions: PositionList
  /// Of a list of one group: its documents, where their positions begin in `numbers`, and the end.
  fileprivate var documents: [UInt32] = []
  fileprivate var starts: [Int] = []
  fileprivate var numbers: [UInt32] = []

  package init(_ entry: TermEntry, in segment: SegmentReader) throws(IndexError) {
    positions = try PositionList(entry, in: segment)
    list = positions.list
    if !list.hasWindows { try readWhole() }
  }

  private func readWhole() throws(IndexError) {
    let group = list.groups[0]
    var room = IntegerBuffer(capacity: group.count)
    room.resize(group.count)
    guard unsafe list.groups.decodeDocuments(group, into: room.address) else { throw list.damage(group) }
    documents = (0..<group.count).map { room[$0] }
    guard unsafe list.groups.decodeCounts(group, into: room.address) else { throw list.damage(group) }
    starts.append(0)
    for posting in 0..<group.count { starts.append(starts[posting] + Int(room[posting])) }
    try positions.decode(group, into: &room)
    numbers = (0..<room.count).map { room[$0] }
    guard starts[group.count] <= numbers.count else { throw positions.damage(group) }
  }
}

/// Reads the positions of a word in documents of one window, which do not fall from call to call.
@safe package struct PositionWalk: ~Copyable {
  private let word: WordPositions
  private let group: PostingGroup
  private var chunks: PositionCode.Chunks?
  /// The documents of a group that is no bitmap.
  private var documents = IntegerBuffer(capacity: 1)
  private var bits = BitWalk()
  private var firsts = BitWalk()
  private var index = 0

  /// - Parameter slot: the group of the window, in lists that are kept by windows.
  package init(_ word: WordPositions, slot: Int) throws(IndexError) {
    self.word = word
    let groups = word.list.groups
    group = groups[groups.hasWindows ? slot : 0]
    guard groups.hasWindows else { return }
    unsafe firsts.begin(groups.counts(group), count: group.positions)
    if let bitmap = unsafe groups.bitmap(group) {
      unsafe bits.begin(bitmap, count: groups.size(of: group))
    } else {
      documents.resize(group.count)
      guard unsafe groups.decodeDocuments(group, into: documents.address) else { throw word.list.damage(group) }
    }
  }

  /// Replaces the content of `target` by the positions, not falling, in a document that has the word.
  mutating func read(_ document: UInt32, into target: inout IntegerBuffer) throws(IndexError) {
    target.removeAll()
    if word.list.hasWindows { try readGroup(document, into: &target) } else { readWhole(document, into: &target) }
    target.accumulate()
  }

  private mutating func readWhole(_ document: UInt32, into target: inout IntegerBuffer) {
    if index == 0 { index = Search.first(from: 0, to: word.documents.count) { word.documents[$0] >= document } }
    while index < word.documents.count, word.documents[index] < document { index += 1 }
    guard index < word.documents.count, word.documents[index] == document else { return }
    for place in word.starts[index]..<word.starts[index + 1] { target.append(word.numbers[place]) }
  }

  private mutating func readGroup(_ document: UInt32, into target: inout IntegerBuffer) throws(IndexError) {
    var posting = index
    if bits.isActive {
      posting = bits.rank(Int(document) & (PostingWindow.size - 1))
    } else {
      while index < documents.count, documents[index] < document { index += 1 }
      guard index < documents.count, documents[index] == document else { return }
      posting = index
    }
    let (start, count) = firsts.isActive ? firsts.stretch(posting) : (posting, 1)
    if chunks == nil { chunks = word.positions.chunks(group) }
    guard let chunks, count > 0, start + count <= group.positions else { throw word.positions.damage(group) }
    target.resize(count)
    guard unsafe chunks.read(start, count, into: target.address) else { throw word.positions.damage(group) }
  }
}

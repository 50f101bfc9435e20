internal import FondsBytes

/// A posting list in document order, decoded a block of up to 128 at a time.
///
/// Begins before its first posting.
///
/// Documents are decoded when a block is entered, frequencies when they are first asked for. Lists of passages count passages where this says documents.
/// Deleted documents are in the lists: ask `SegmentReader.isLive`.
@safe package struct PostingCursor: ~Copyable {
  /// What `document` is after the last posting.
  package static let end = UInt32.max

  /// Postings in the list.
  package let documentFrequency: Int
  /// Blocks of the list, the last one perhaps short.
  package let blockCount: Int
  /// The current block, −1 before the first.
  package private(set) var blockIndex = -1
  /// Postings of the current block.
  package private(set) var blockPostings = 0
  /// The current document; `end` after the last.
  ///
  /// Has no meaning before the first move.
  package private(set) var document: UInt32 = 0
  /// Index of the current posting in its block.
  package private(set) var indexInBlock = 0

  let list: PostingList
  private var hasFrequencies = false
  /// 128 documents, then 128 frequencies.
  private let buffer: UnsafeMutablePointer<UInt32>

  init(_ list: PostingList) {
    self.list = list
    documentFrequency = list.count
    blockCount = list.blockCount
    unsafe buffer = UnsafeMutableRawPointer.allocate(byteCount: 1024, alignment: 64).bindMemory(to: UInt32.self, capacity: 256)
  }

  deinit { unsafe UnsafeMutableRawPointer(buffer).deallocate() }

  // MARK: One posting at a time

  /// Moves to the next posting; gives its document or `end`.
  package mutating func next() throws(IndexError) -> UInt32 {
    if indexInBlock &+ 1 < blockPostings {
      indexInBlock &+= 1
      document = unsafe buffer[indexInBlock]
      return document
    }
    _ = try nextBlock()
    return document
  }

  /// Moves to the first posting at or after `target`, never backwards; gives its document or `end`.
  package mutating func advance(to target: UInt32) throws(IndexError) -> UInt32 {
    if blockIndex >= 0, document >= target { return document }
    if unsafe blockPostings == 0 || buffer[blockPostings &- 1] < target {
      try enter(block(for: target))
      if blockPostings == 0 { return document }
    }
    // The first of the remaining ones that is not before the target.
    var low = indexInBlock
    var high = blockPostings
    while low < high {
      let middle = (low &+ high) &>> 1
      if unsafe buffer[middle] < target { low = middle &+ 1 } else { high = middle }
    }
    if low == blockPostings {
      // A last short block has no entry in a table, so its last document was not known before.
      try enter(blockCount)
    } else {
      indexInBlock = low
      document = unsafe buffer[low]
    }
    return document
  }

  /// The combined frequency at the current document, at least 1.
  package mutating func frequency() throws(IndexError) -> UInt32 {
    precondition(indexInBlock < blockPostings, "the cursor stands on a posting")
    try decodeFrequencies()
    return unsafe buffer[128 &+ indexInBlock]
  }

  // MARK: A block at a time

  /// Enters the next block; gives its number of postings (1…128), 0 at the end.
  ///
  /// The current document becomes its first.
  package mutating func nextBlock() throws(IndexError) -> Int {
    try enter(min(blockIndex &+ 1, blockCount))
    return blockPostings
  }

  /// Enters a block at or after the current one (`blockCount`: the end).
  ///
  /// The current document becomes its first.
  package mutating func enter(_ block: Int) throws(IndexError) {
    precondition(block >= blockIndex && block <= blockCount, "cursors never go back")
    if block == blockIndex, blockPostings > 0 { return }
    blockIndex = block
    indexInBlock = 0
    blockPostings = 0
    document = Self.end
    guard block < blockCount else { return }
    (blockPostings, hasFrequencies) = try unsafe list.decodeDocuments(block, into: buffer)
    document = unsafe buffer[0]
  }

  /// The documents and frequencies of the current block, side by side.
  package mutating func withBlock<Result>(
    _ body: (_ documents: Span<UInt32>, _ frequencies: Span<UInt32>) throws(IndexError) -> Result
  ) throws(IndexError) -> Result {
    try decodeFrequencies()
    return try unsafe body(
      Span(_unsafeStart: UnsafePointer(buffer), count: blockPostings), Span(_unsafeStart: UnsafePointer(buffer + 128), count: blockPostings)
    )
  }

  /// The documents of the current block: `blockPostings` of them, readable to 128, aligned to 64 bytes; valid until the next move.
  @unsafe package var blockDocuments: UnsafePointer<UInt32> { unsafe UnsafePointer(buffer) }

  /// The frequencies of the current block, as `blockDocuments`.
  @unsafe package mutating func blockFrequencies() throws(IndexError) -> UnsafePointer<UInt32> {
    try decodeFrequencies()
    return unsafe UnsafePointer(buffer + 128)
  }

  // MARK: What is known without decoding

  /// The first block, at or after the current one, that may hold `target` or a later document; `blockCount` when there is none.
  package func block(for target: UInt32) -> Int {
    list.block(for: target, from: max(blockIndex, 0))
  }

  /// The last document of a block; of a list's only short block, the last document of the segment.
  package func lastDocument(ofBlock block: Int) -> UInt32 { list.lastDocument(block) }

  /// Bounds of the scores of a block.
  ///
  /// A list shorter than 128 has one block, decoded for it.
  package mutating func impacts(ofBlock block: Int) throws(IndexError) -> ImpactList {
    if let skip = list.skip { return skip.impacts(block) }
    return try list.shortImpacts()
  }

  /// Bounds of the scores of the whole list.
  package mutating func impacts() throws(IndexError) -> ImpactList {
    if let skip = list.skip { return skip.listImpacts }
    return try list.shortImpacts()
  }

  private mutating func decodeFrequencies() throws(IndexError) {
    guard !hasFrequencies, blockPostings > 0 else { return }
    try unsafe list.decodeFrequencies(blockIndex, into: buffer + 128)
    hasFrequencies = true
  }
}

internal import FondsBytes

/// Writes the term section and its index (`Index/FORMAT.md` §5.1).
struct TermDictionaryWriter: ~Copyable {
  private var spool: SpoolFile
  private var block = ByteWriter(capacity: 4096)
  private var blockStart = 0
  private(set) var count = 0
  private var previous: [UInt8] = []
  private var postings = 0
  private var positions = 0
  private var offsets: [UInt32] = []
  private var keyEnds: [UInt32] = []
  private var keys: [UInt8] = []

  init(_ spool: consuming SpoolFile) {
    self.spool = spool
  }

  /// Adds a term that is greater than all before.
  mutating func add(_ key: [UInt8], _ list: PostingListWriter.Written, hasPositions: Bool) throws(IndexError) {
    var shared = 0
    if count % FormatVersion.termBlock == 0 {
      try beginBlock(key)
    } else {
      while shared < previous.count, shared < key.count, previous[shared] == key[shared] { shared += 1 }
    }
    block.varint(shared)
    block.varint(key.count - shared)
    block.append(key[shared...])
    switch list.place {
    case .inline(let document, let frequency, let places):
      block.varint(UInt64(1) << 1 | 1)
      block.varint(document)
      if hasPositions {
        let equal = Int(frequency) == places.count
        block.varint(UInt64(frequency - 1) << 1 | (equal ? 1 : 0))
        if !equal { block.varint(places.count) }
        for place in places { block.varint(place) }
      } else {
        block.varint(frequency - 1)
      }
    case .stretch(let postingBytes, let positionBytes):
      block.varint(UInt64(list.documents) << 1)
      block.varint(postingBytes)
      if hasPositions { block.varint(positionBytes) }
      block.varint(list.totalFrequency - UInt64(list.documents))
      postings += postingBytes
      positions += positionBytes
    }
    previous.removeAll(keepingCapacity: true)
    previous.append(contentsOf: key)
    count += 1
  }

  private mutating func beginBlock(_ key: [UInt8]) throws(IndexError) {
    try flush()
    blockStart = spool.count
    guard blockStart <= FormatVersion.stretchLimit else { throw IndexError(.limit, "the terms are over 4 GiB", remedy: "split the index") }
    offsets.append(UInt32(blockStart))
    if count > 0 {
      var length = 0
      while length < previous.count, previous[length] == key[length] { length += 1 }
      keys.append(contentsOf: key[...length])
    }
    keyEnds.append(UInt32(keys.count))
    block.varint(postings)
    block.varint(positions)
  }

  private mutating func flush() throws(IndexError) {
    do throws(ByteError) { try spool.append(block.bytes) } catch { throw IndexError(error) }
    block.removeAll()
  }

  /// Writes both sections into the segment.
  consuming func finish(into file: SegmentFileWriter) throws(IndexError) {
    try flush()
    var index = ByteWriter(capacity: offsets.count * 8 + keys.count)
    for offset in offsets { index.uint32(offset) }
    for end in keyEnds { index.uint32(end) }
    index.append(keys)
    try file.section(spool)
    try file.section(index.bytes)
  }
}

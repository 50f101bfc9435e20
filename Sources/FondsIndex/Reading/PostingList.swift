internal import FondsBytes

/// Where a posting list stands, and how its blocks are decoded (`Index/FORMAT.md` §5.2).
///
/// The kernels trust a block only after its checksum, its size and its widths have been checked; decoded documents are checked against the skip table and
/// the number of documents, so that callers may use them as indices.
struct PostingList: Sendable {
  let section: Section
  let reader: SegmentReader
  /// Bytes of the section; empty when the posting stands in the dictionary.
  let range: Range<Int>
  let count: Int
  let fullBlocks: Int
  let blockCount: Int
  /// `nil` for lists shorter than 128.
  let skip: SkipTable?
  let hasPositions: Bool
  /// The only posting, when it stands in the dictionary.
  let single: (document: UInt32, frequency: UInt32)?
  /// Documents are below this.
  let limit: UInt32
  /// Whether "documents" are documents, with norms.
  let hasNorms: Bool

  init(_ entry: TermEntry, in reader: SegmentReader, limit: UInt32, hasNorms: Bool) throws(IndexError) {
    self.reader = reader
    section = reader.postingSection
    count = Int(entry.documentFrequency)
    hasPositions = entry.hasPositions
    self.limit = limit
    self.hasNorms = hasNorms
    switch entry.location {
    case .inline(let document, let frequency, _, let offset):
      guard document < limit else { throw reader.dictionary.terms.damage("a posting names no document", at: offset) }
      single = (document, frequency)
      range = 0..<0
      fullBlocks = 0
      blockCount = 1
      skip = nil
    case .stretch(let postings, _):
      single = nil
      range = postings
      fullBlocks = count / 128
      blockCount = (count + 127) / 128
      if fullBlocks > 0 {
        let size = SkipTable.byteCount(blocks: blockCount, hasPositions: hasPositions)
        guard size <= range.count else { throw section.damage("a posting list is shorter than its skip table", at: range.lowerBound) }
        skip = SkipTable(try section.checked(range.upperBound - size, size), blocks: blockCount, hasPositions: hasPositions)
      } else {
        skip = nil
      }
    }
  }

  func block(for target: UInt32, from first: Int) -> Int {
    if let skip { return skip.block(for: target, from: first) }
    return first < blockCount && lastDocument(first) < target ? blockCount : first
  }

  func lastDocument(_ block: Int) -> UInt32 {
    if let skip { return skip.lastDocument(block) }
    return single?.document ?? limit &- 1
  }

  /// Bounds of a list that has no skip table: computed from its postings.
  func shortImpacts() throws(IndexError) -> ImpactList {
    var frontier = ImpactFrontier()
    let norms = hasNorms ? try reader.norms() : nil
    try unsafe withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 64) { (memory) throws(IndexError) in
      let buffer = unsafe memory.baseAddress.unsafelyUnwrapped.bindMemory(to: UInt32.self, capacity: 256)
      let (postings, _) = try unsafe decodeDocuments(0, into: buffer)
      for index in 0..<postings {
        unsafe frontier.add(frequency: buffer[128 + index], norm: norms?[Int(buffer[index])] ?? 0)
      }
    }
    return frontier.list
  }

  /// Decodes the documents of a block, and its frequencies too where they cannot be told apart.
  ///
  /// - Parameter buffer: room for 128 documents, then 128 frequencies; aligned to 16 bytes.
  /// - Returns: the postings of the block, and whether the frequencies were decoded.
  func decodeDocuments(_ block: Int, into buffer: UnsafeMutablePointer<UInt32>) throws(IndexError) -> (postings: Int, hasFrequencies: Bool)
  {
    if let single {
      unsafe buffer[0] = single.document
      unsafe buffer[128] = single.frequency
      return (1, true)
    }
    let place = try place(block)
    let base = block == 0 ? 0 : skip.map { $0.lastDocument(block &- 1) &+ 1 } ?? 0
    guard block < fullBlocks, let skip else {
      let last = try unsafe decodeTail(place, base, into: buffer)
      guard last < limit, skip.map({ $0.lastDocument(block) == last }) ?? true else {
        throw damage(place, "a block ends with the wrong document")
      }
      return (count % 128, true)
    }
    let bytes = try unsafe section.address(place.lowerBound, place.count)
    let widths = try unsafe BlockWidths(bytes, place, self)
    unsafe BitPacking.unpack(bytes + 3, width: widths.documents, into: buffer)
    unsafe BitPacking.accumulate(buffer, base: base)
    let last = unsafe buffer[127]
    guard last == skip.lastDocument(block), last < limit, base <= last else { throw damage(place, "a block ends with the wrong document") }
    // From a base that is not behind the last document 128 gaps of up to 24 bits cannot overflow, so the documents rise to it; wider ones are looked at.
    if widths.documents > 24 {
      for index in 1..<128 where unsafe buffer[index] <= buffer[index &- 1] { throw damage(place, "documents do not rise") }
    }
    return (128, false)
  }

  /// Decodes the frequencies of a full block.
  func decodeFrequencies(_ block: Int, into target: UnsafeMutablePointer<UInt32>) throws(IndexError) {
    let place = try place(block)
    let bytes = try unsafe section.address(place.lowerBound, place.count)
    let widths = try unsafe BlockWidths(bytes, place, self)
    unsafe BitPacking.unpack(bytes + 3 + BitPacking.byteCount(width: widths.documents), width: widths.frequencies, into: target)
    for index in 0..<128 { unsafe target[index] &+= 1 }
  }

  /// The number of positions of each posting of a block.
  func positionCounts(_ block: Int) throws(IndexError) -> [UInt32] {
    let place = try place(block)
    if block >= fullBlocks { return try tailCounts(place) }
    let bytes = try unsafe section.address(place.lowerBound, place.count)
    let widths = try unsafe BlockWidths(bytes, place, self)
    let equal = widths.counts == nil
    let offset = 3 + BitPacking.byteCount(width: widths.documents + (equal ? 0 : widths.frequencies))
    return unsafe withUnsafeTemporaryAllocation(byteCount: 512, alignment: 16) { memory in
      let buffer = unsafe memory.baseAddress.unsafelyUnwrapped.bindMemory(to: UInt32.self, capacity: 128)
      unsafe BitPacking.unpack(bytes + offset, width: widths.counts ?? widths.frequencies, into: buffer)
      return unsafe UnsafeBufferPointer(start: buffer, count: 128).map { equal ? $0 &+ 1 : $0 }
    }
  }

  /// Decodes the last postings, fewer than 128; gives the last document.
  private func decodeTail(_ place: Range<Int>, _ base: UInt32, into buffer: UnsafeMutablePointer<UInt32>) throws(IndexError) -> UInt32 {
    var (cursor, hasCounts) = try tail(place)
    var next = UInt64(base)
    for index in 0..<count % 128 {
      let head = cursor.varint()
      next &+= head &>> 1
      if next >= limit { throw damage(place, "a document is too large") }
      unsafe buffer[index] = UInt32(truncatingIfNeeded: next)
      unsafe buffer[128 &+ index] = head & 1 == 1 ? 1 : cursor.varint32()
      if hasCounts { _ = cursor.varint32() }
      next &+= 1
    }
    guard !cursor.isBroken, cursor.isAtEnd else { throw damage(place, "a block has the wrong size") }
    return UInt32(truncatingIfNeeded: next &- 1)
  }

  private func tailCounts(_ place: Range<Int>) throws(IndexError) -> [UInt32] {
    var (cursor, hasCounts) = try tail(place)
    var counts: [UInt32] = []
    counts.reserveCapacity(count % 128)
    for _ in 0..<count % 128 {
      let frequency = cursor.varint() & 1 == 1 ? 1 : cursor.varint32()
      counts.append(hasCounts ? cursor.varint32() : frequency)
    }
    guard !cursor.isBroken else { throw damage(place, "a block has the wrong size") }
    return counts
  }

  /// A cursor behind the first byte of the tail, and whether counts stand in it.
  private func tail(_ place: Range<Int>) throws(IndexError) -> (VarintCursor, Bool) {
    let bytes = try unsafe section.address(place.lowerBound, place.count)
    let mode = unsafe place.isEmpty ? 1 : bytes.load(as: UInt8.self)
    guard mode == 0 || mode == FormatVersion.marker else { throw damage(place, "a list has an unknown tail") }
    return unsafe (VarintCursor(start: bytes + 1, count: place.count - 1), mode == 0)
  }

  /// Where a block stands in the section.
  @inline(__always)
  private func place(_ block: Int) throws(IndexError) -> Range<Int> {
    guard let skip else { return range }
    let start = block == 0 ? 0 : skip.end(block &- 1)
    let end = skip.end(block)
    guard start <= end, end <= range.count else { throw section.damage("a block lies outside of its list", at: range.lowerBound) }
    return range.lowerBound &+ start..<range.lowerBound &+ end
  }

  fileprivate func damage(_ place: Range<Int>, _ message: String) -> IndexError { section.damage(message, at: place.lowerBound) }
}

/// The three widths at the head of a full block, checked against its size.
private struct BlockWidths {
  let documents: Int
  let frequencies: Int
  /// `nil` when the counts equal the frequencies.
  let counts: Int?

  @inline(__always)
  init(_ bytes: UnsafeRawPointer, _ place: Range<Int>, _ list: PostingList) throws(IndexError) {
    guard place.count >= 3 else { throw list.damage(place, "a block is too short") }
    documents = unsafe Int(bytes.load(as: UInt8.self))
    frequencies = unsafe Int(bytes.load(fromByteOffset: 1, as: UInt8.self))
    let third = unsafe bytes.load(fromByteOffset: 2, as: UInt8.self)
    counts = third == FormatVersion.marker ? nil : Int(third)
    guard documents <= 32, frequencies <= 32, counts ?? 0 <= 32,
      place.count == 3 &+ BitPacking.byteCount(width: documents &+ frequencies &+ (counts ?? 0))
    else { throw list.damage(place, "a block has the wrong size") }
  }
}

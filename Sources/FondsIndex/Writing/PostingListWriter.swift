internal import FondsBytes

/// Encodes one posting list after another, and its positions (`Index/FORMAT.md` §5.2, §5.3).
///
/// Documents come in rising order; the same one may be begun again while it is the last, as when a run ended in its middle.
struct PostingListWriter: ~Copyable {
  /// What the dictionary must know of a list.
  struct Written {
    var documents: Int
    var totalFrequency: UInt64
    var place: Place

    enum Place {
      case inline(document: UInt32, frequency: UInt32, positions: [UInt32])
      case stretch(postings: Int, positions: Int)
    }
  }

  private let file: SegmentFileWriter
  private var positionSpool: SpoolFile
  private let norms: [UInt8]

  private var hasPositions = false
  private var hasNorms = false
  /// Kept for the columns of facets.
  private var keepsDocuments = false
  private(set) var documentList: [UInt32] = []

  // The posting being collected.
  private var isOpen = false
  private var document: UInt32 = 0
  private var frequency: UInt32 = 0
  private var count: UInt32 = 0
  private var lastPosition: UInt32 = 0

  // The block being collected: `filled` of 128 postings.
  private var filled = 0
  private var documents = InlineArray<128, UInt32>(repeating: 0)
  private var frequencies = InlineArray<128, UInt32>(repeating: 0)
  private var counts = InlineArray<128, UInt32>(repeating: 0)
  /// The smallest document that may come next in the encoded list.
  private var base: UInt32 = 0
  /// Whether each posting of the block has as many positions as its frequency says.
  private var countsAreFrequencies = true
  private var frontier = ImpactFrontier()

  // The list.
  private var total = 0
  private var totalFrequency: UInt64 = 0
  private var listFrontier = ImpactFrontier()
  private var out = ByteWriter(capacity: 2048)
  private var listBytes = 0
  private var lasts: [UInt32] = []
  private var ends: [UInt32] = []
  private var impacts: [UInt64] = []
  private var positionChunks: [UInt32] = []
  private var positionIndices: [UInt8] = []

  // Positions: `positionFilled` of 128 differences.
  private var positionFilled = 0
  private var differences = InlineArray<128, UInt32>(repeating: 0)
  private var positionBytes = 0

  /// - Parameters:
  ///   - file: where the postings section has been begun.
  ///   - norms: by document of the new segment.
  init(file: SegmentFileWriter, positions: consuming SpoolFile, norms: [UInt8]) {
    self.file = file
    positionSpool = positions
    self.norms = norms
  }

  /// The positions section.
  consuming func finish() -> SpoolFile { positionSpool }

  /// Begins the list of a term.
  mutating func start(_ space: KeySpace) {
    hasPositions = space.hasPositions
    hasNorms = space != .passage
    keepsDocuments = space == .facet
    documentList.removeAll(keepingCapacity: true)
    isOpen = false
    filled = 0
    countsAreFrequencies = true
    base = 0
    frontier.removeAll()
    total = 0
    totalFrequency = 0
    listFrontier.removeAll()
    listBytes = 0
    lasts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    impacts.removeAll(keepingCapacity: true)
    positionChunks.removeAll(keepingCapacity: true)
    positionIndices.removeAll(keepingCapacity: true)
    positionFilled = 0
    positionBytes = 0
  }

  /// Begins the posting of a document, or goes on with it.
  @inline(__always)
  mutating func begin(_ next: UInt32) throws(IndexError) {
    if isOpen {
      if next == document { return }
      precondition(next > document, "documents rise")
      try close()
    }
    isOpen = true
    document = next
    frequency = 0
    count = 0
    lastPosition = 0
    if filled == 0, hasPositions {
      positionChunks.append(UInt32(truncatingIfNeeded: positionBytes))
      positionIndices.append(UInt8(positionFilled))
    }
  }

  /// Adds to the frequency of the posting, which stops at 2^32 − 1.
  @inline(__always)
  mutating func add(frequency more: UInt32) {
    let (sum, overflow) = frequency.addingReportingOverflow(more)
    frequency = overflow ? .max : sum
  }

  /// Adds an occurrence: its weight to the frequency, its position to the list if the space has positions.
  @inline(__always)
  mutating func add(position: UInt32, weight: UInt32) throws(IndexError) {
    add(frequency: weight)
    guard hasPositions else { return }
    count &+= 1
    differences[positionFilled] = position &- lastPosition
    lastPosition = position
    positionFilled &+= 1
    if positionFilled == 128 { try flushPositions() }
  }

  /// Ends the list; `nil` when it has no posting.
  mutating func end() throws(IndexError) -> Written? {
    if isOpen { try close() }
    guard total > 0 else { return nil }
    if total == 1, positionBytes == 0, positionFilled <= FormatVersion.inlinePositions {
      return Written(
        documents: 1, totalFrequency: totalFrequency,
        place: .inline(document: documents[0], frequency: frequencies[0], positions: (0..<positionFilled).map { differences[$0] }))
    }
    if filled > 0 { try flushTail() }
    if total >= 128 { try writeSkipTable() }
    if positionFilled > 0 {
      out.byte(FormatVersion.marker)
      for index in 0..<positionFilled { out.varint(differences[index]) }
      try flushPositionBytes()
    }
    guard listBytes <= FormatVersion.stretchLimit, positionBytes <= FormatVersion.stretchLimit else {
      throw IndexError(.limit, "a posting list is over 4 GiB", remedy: "split the index")
    }
    return Written(documents: total, totalFrequency: totalFrequency, place: .stretch(postings: listBytes, positions: positionBytes))
  }

  // MARK: Blocks

  private mutating func close() throws(IndexError) {
    isOpen = false
    documents[filled] = document
    frequencies[filled] = frequency
    counts[filled] = count
    if hasPositions, count != frequency { countsAreFrequencies = false }
    frontier.add(frequency: frequency, norm: hasNorms ? norms[Int(document)] : 0)
    filled &+= 1
    total += 1
    totalFrequency &+= UInt64(frequency)
    if keepsDocuments { documentList.append(document) }
    if filled == 128 { try flushBlock() }
  }

  private mutating func flushBlock() throws(IndexError) {
    let last = documents[127]
    let equal = countsAreFrequencies
    for index in 0..<128 {
      let next = documents[index]
      documents[index] = next &- base
      base = next &+ 1
      frequencies[index] &-= 1
    }
    let widths = (
      BitPacking.width(of: documents.span), BitPacking.width(of: frequencies.span), equal ? 0 : BitPacking.width(of: counts.span)
    )
    var block: [UInt8] = [UInt8(widths.0), UInt8(widths.1), equal ? FormatVersion.marker : UInt8(widths.2)]
    BitPacking.pack(documents.span, width: widths.0, to: &block)
    BitPacking.pack(frequencies.span, width: widths.1, to: &block)
    if !equal { BitPacking.pack(counts.span, width: widths.2, to: &block) }
    try file.append(block)
    listBytes += block.count
    endBlock(last)
  }

  private mutating func flushTail() throws(IndexError) {
    let equal = countsAreFrequencies
    let last = documents[filled - 1]
    out.byte(equal ? FormatVersion.marker : 0)
    for index in 0..<filled {
      let frequency = frequencies[index]
      out.varint(UInt64(documents[index] &- base) << 1 | (frequency == 1 ? 1 : 0))
      base = documents[index] &+ 1
      if frequency != 1 { out.varint(frequency) }
      if !equal { out.varint(counts[index]) }
    }
    try flushListBytes()
    endBlock(last)
  }

  /// Notes what the skip table says of the block just written.
  private mutating func endBlock(_ last: UInt32) {
    lasts.append(last)
    ends.append(UInt32(truncatingIfNeeded: listBytes))
    impacts.append(frontier.list.packed)
    listFrontier.add(frontier)
    frontier.removeAll()
    filled = 0
    countsAreFrequencies = true
  }

  private mutating func writeSkipTable() throws(IndexError) {
    for last in lasts { out.uint32(last) }
    for end in ends { out.uint32(end) }
    for pairs in impacts { out.uint64(pairs) }
    if hasPositions {
      for chunk in positionChunks { out.uint32(chunk) }
      for index in positionIndices { out.byte(index) }
    }
    out.uint64(listFrontier.list.packed)
    try flushListBytes()
  }

  private mutating func flushListBytes() throws(IndexError) {
    try file.append(out.bytes)
    listBytes += out.count
    out.removeAll()
  }

  // MARK: Positions

  private mutating func flushPositions() throws(IndexError) {
    let width = BitPacking.width(of: differences.span)
    var chunk: [UInt8] = [UInt8(width)]
    BitPacking.pack(differences.span, width: width, to: &chunk)
    positionFilled = 0
    positionBytes += chunk.count
    do throws(ByteError) { try positionSpool.append(chunk) } catch { throw IndexError(error) }
  }

  private mutating func flushPositionBytes() throws(IndexError) {
    positionBytes += out.count
    do throws(ByteError) { try positionSpool.append(out.bytes) } catch { throw IndexError(error) }
    out.removeAll()
  }
}

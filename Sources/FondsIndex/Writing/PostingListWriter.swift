internal import FondsBytes

/// Encodes one posting list after another, and its positions (`Index/FORMAT.md` §5.2, §5.3).
///
/// Documents come in rising order, unless the writer sorts; the same one may be begun again while it is the last, as when a run ended in its middle.
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
  /// Documents, and passages, of the segment.
  private let documentCount: Int
  private let passageCount: Int
  /// Whether documents may come in any order, to be sorted.
  private let sorts: Bool
  /// So many postings are held before some are written.
  private static let longList = 1 << 20

  private var space = KeySpace.exact
  private var universe = 0
  /// Kept for the columns of facets.
  private(set) var documentList: [UInt32] = []

  // The posting being collected.
  private var isOpen = false
  private var document: UInt32 = 0
  private var frequency: UInt32 = 0
  private var count: UInt32 = 0
  private var lastPosition: UInt32 = 0

  /// The postings that are not written yet.
  private var pending = PendingPostings()
  private var sorter = PostingSorter()
  private var groups: GroupEncoder
  private var total = 0
  private var totalFrequency: UInt64 = 0
  private var isWindowed = false

  /// - Parameters:
  ///   - file: where the postings section has been begun.
  ///   - norms: by document of the new segment.
  ///   - weights: of the new segment.
  init(
    file: SegmentFileWriter, positions: consuming SpoolFile, norms: [UInt8], passages: Int, weights: ReferenceWeight, sorts: Bool
  ) {
    self.file = file
    positionSpool = positions
    documentCount = norms.count
    passageCount = passages
    self.sorts = sorts
    groups = GroupEncoder(norms: norms, weights: weights)
  }

  /// The positions section.
  consuming func finish() -> SpoolFile { positionSpool }

  /// Begins the list of a term.
  mutating func start(_ space: KeySpace) {
    self.space = space
    universe = space == .passage ? passageCount : documentCount
    documentList.removeAll(keepingCapacity: true)
    isOpen = false
    isWindowed = false
    total = 0
    totalFrequency = 0
    pending.removeAll()
    groups.start(space, universe: universe)
  }

  /// Begins the posting of a document, or goes on with it.
  @inline(__always)
  mutating func begin(_ next: UInt32) throws(IndexError) {
    if isOpen {
      if next == document { return }
      precondition(sorts || next > document, "documents rise")
      try close()
    }
    isOpen = true
    document = next
    frequency = 0
    count = 0
    lastPosition = 0
  }

  /// Adds to the frequency of the posting, which stops at 2^32 − 1.
  @inline(__always)
  mutating func add(frequency more: UInt32) {
    let (sum, overflow) = frequency.addingReportingOverflow(more)
    frequency = overflow ? .max : sum
  }

  /// Adds an occurrence: its weight to the frequency, its position to the list if the space has positions.
  @inline(__always)
  mutating func add(position: UInt32, weight: UInt32) {
    add(frequency: weight)
    guard space.hasPositions else { return }
    count &+= 1
    pending.differences.append(position &- lastPosition)
    lastPosition = position
  }

  /// Ends the list; `nil` when it has no posting.
  mutating func end() throws(IndexError) -> Written? {
    if isOpen { try close() }
    guard total > 0 else { return nil }
    if total == 1, pending.differences.count <= FormatVersion.inlinePositions {
      let places = (0..<pending.differences.count).map { pending.differences[$0] }
      return Written(
        documents: 1, totalFrequency: totalFrequency,
        place: .inline(document: pending.documents[0], frequency: pending.frequencies[0], positions: places))
    }
    let isUnordered = sorts && sorter.order(pending, below: universe)
    if PostingWindow.hasWindows(total, of: universe) {
      if !isWindowed { groups.beginWindows(total) }
      isWindowed = true
      if isUnordered { try writeSortedWindows() } else { try writeWindows() }
      groups.endWindows()
    } else {
      if isUnordered { sorter.gatherAll(&pending) }
      groups.encodeWhole(pending)
    }
    if groups.isFull { try flush() }
    let (postingBytes, positionBytes) = (groups.postingBytes, groups.positionBytes)
    guard postingBytes <= FormatVersion.stretchLimit, positionBytes <= FormatVersion.stretchLimit else {
      throw IndexError(.limit, "a posting list is over 4 GiB", remedy: "split the index")
    }
    if space == .facet, sorts { documentList.sort() }
    return Written(documents: total, totalFrequency: totalFrequency, place: .stretch(postings: postingBytes, positions: positionBytes))
  }

  private mutating func close() throws(IndexError) {
    isOpen = false
    total += 1
    totalFrequency &+= UInt64(frequency)
    if space == .facet { documentList.append(document) }
    // A very long list goes out window by window; the posting that begins the next one is not part of them.
    if pending.documents.count >= Self.longList, !sorts, document / UInt32(PostingWindow.size) != pending.lastWindow {
      if !isWindowed { groups.beginWindows(total &- 1) }
      isWindowed = true
      let (number, positions) = (pending.documents.count, pending.differences.count &- Int(count))
      try writeWindows(postings: number, positions: positions)
    }
    pending.append(document, frequency, space.hasPositions ? count : 1)
  }

  /// Writes pending postings window by window.
  private mutating func writeWindows(postings: Int? = nil, positions: Int? = nil) throws(IndexError) {
    let number = postings ?? pending.documents.count
    var start = 0
    var place = 0
    while start < number {
      let window = pending.documents[start] / UInt32(PostingWindow.size)
      var end = start
      var more = 0
      while end < number, pending.documents[end] / UInt32(PostingWindow.size) == window {
        more += Int(pending.counts[end])
        end += 1
      }
      groups.encodeWindow(Int(window), pending, start..<end, differences: place..<place + (space.hasPositions ? more : 0))
      place += more
      start = end
      if groups.isFull { try flush() }
    }
    pending.removeFirst(number, differences: positions ?? pending.differences.count)
  }

  /// Writes pending postings, which came in any order, window by window.
  private mutating func writeSortedWindows() throws(IndexError) {
    var first = 0
    while let (window, end) = sorter.gatherWindow(from: first, of: pending) {
      groups.encodeWindow(window, sorter.gathered, 0..<end - first, differences: 0..<sorter.gathered.differences.count)
      first = end
      if groups.isFull { try flush() }
    }
    pending.removeAll()
  }

  /// Hands over what is encoded; needed at the end of the postings section.
  mutating func flush() throws(IndexError) {
    var bytes: [UInt8] = []
    groups.postings.append(to: &bytes)
    try file.append(bytes)
    bytes.removeAll(keepingCapacity: true)
    groups.positions.append(to: &bytes)
    do throws(ByteError) { try positionSpool.append(bytes) } catch { throw IndexError(error) }
    groups.removeWritten()
  }
}

/// Postings of one list in the order of their documents, or before they are sorted.
struct PendingPostings: ~Copyable {
  var documents = IntegerBuffer()
  var frequencies = IntegerBuffer()
  /// Positions of each posting; 1 in spaces without positions.
  var counts = IntegerBuffer()
  /// In each posting the first position, then differences; empty in spaces without positions.
  var differences = IntegerBuffer(capacity: 4_096)

  /// The window of the last document.
  var lastWindow: UInt32 { documents[documents.count - 1] / UInt32(PostingWindow.size) }

  @inline(__always)
  mutating func append(_ document: UInt32, _ frequency: UInt32, _ count: UInt32) {
    documents.append(document)
    frequencies.append(frequency)
    counts.append(count)
  }

  mutating func removeAll() {
    documents.removeAll()
    frequencies.removeAll()
    counts.removeAll()
    differences.removeAll()
  }

  mutating func removeFirst(_ postings: Int, differences places: Int) {
    documents.removeFirst(postings)
    frequencies.removeFirst(postings)
    counts.removeFirst(postings)
    differences.removeFirst(places)
  }
}

/// Encodes the groups of a list: all its postings together, or those of each window (`Index/FORMAT.md` §5.2).
struct GroupEncoder: ~Copyable {
  private let norms: [UInt8]
  private let weights: ReferenceWeight
  /// Encoded, not yet written.
  private(set) var postings = ByteBuffer(capacity: 1 << 17)
  private(set) var positions = ByteBuffer(capacity: 1 << 17)
  /// Bytes of the list so far.
  private(set) var postingBytes = 0
  private(set) var positionBytes = 0

  private var hasPositions = false
  private var isScored = false
  private var isDense = false
  private var universe = 0
  private var directory = ByteBuffer()
  private var scratch = ByteBuffer()
  private var extras = IntegerBuffer()
  private var ranks = WeightRanks()
  private var heads: [Head] = []

  /// What the directory says of a window.
  private struct Head {
    var window: Int
    var count: Int
    var positions: Int
    var positionBytes: Int
    var extraWidth: Int
    var best: Float
  }

  init(norms: [UInt8], weights: ReferenceWeight) {
    self.norms = norms
    self.weights = weights
  }

  /// Whether enough is encoded to be written.
  var isFull: Bool { postings.count >= 1 << 16 || positions.count >= 1 << 16 }

  mutating func start(_ space: KeySpace, universe: Int) {
    hasPositions = space.hasPositions
    isScored = space.rawValue <= KeySpace.concept.rawValue
    self.universe = universe
    postingBytes = 0
    positionBytes = 0
    heads.removeAll(keepingCapacity: true)
    isDense = false
  }

  /// Says how many postings a list that is kept by windows has, or has at least, before its first group.
  mutating func beginWindows(_ postings: Int) { isDense = DocumentCode.isDense(postings, of: universe) }

  mutating func removeWritten() {
    postings.removeAll()
    positions.removeAll()
  }

  /// Encodes a list that is kept as one group.
  mutating func encodeWhole(_ pending: borrowing PendingPostings) {
    let before = (postings.count, positions.count)
    let count = pending.documents.count
    let places = hasPositions ? pending.differences.count : count
    let width = collectExtras(pending, 0..<count)
    postings.byte((places > count ? 1 : 0) | (width > 0 ? 2 : 0))
    if places > count { postings.varint(places - count) }
    if width > 0 { postings.byte(UInt8(width)) }
    unsafe DocumentCode.encode(pending.documents.address, count, of: universe, isDense: false, base: 0, to: &postings)
    unsafe CountCode.encode(pending.counts.address, count, positions: places, to: &postings)
    unsafe postings.pack(extras.address, count, width: width)
    if hasPositions { unsafe PositionCode.encode(pending.differences.address, places, to: &positions, scratch: &scratch) }
    postingBytes += postings.count - before.0
    positionBytes += positions.count - before.1
  }

  /// Encodes the postings of a window.
  mutating func encodeWindow(_ window: Int, _ pending: borrowing PendingPostings, _ range: Range<Int>, differences: Range<Int>) {
    let before = (postings.count, positions.count)
    let count = range.count
    let places = hasPositions ? differences.count : count
    let base = UInt32(window * PostingWindow.size)
    let width = collectExtras(pending, range)
    unsafe DocumentCode.encode(
      pending.documents.address + range.lowerBound, count, of: min(PostingWindow.size, universe - Int(base)), isDense: isDense, base: base,
      to: &postings)
    unsafe CountCode.encode(pending.counts.address + range.lowerBound, count, positions: places, to: &postings)
    unsafe postings.pack(extras.address, count, width: width)
    if hasPositions {
      unsafe PositionCode.encode(pending.differences.address + differences.lowerBound, places, to: &positions, scratch: &scratch)
    }
    let best = isScored ? encodeBounds(pending, range, base: base) : 0
    heads.append(
      Head(window: window, count: count, positions: places, positionBytes: positions.count - before.1, extraWidth: width, best: best))
    postingBytes += postings.count - before.0
    positionBytes += positions.count - before.1
  }

  /// The best reference weight of a window; appends those of its stretches when its documents are a bitmap.
  private mutating func encodeBounds(_ pending: borrowing PendingPostings, _ range: Range<Int>, base: UInt32) -> Float {
    var bests = InlineArray<16, Float>(repeating: 0)
    let (documents, frequencies) = unsafe (pending.documents.address, pending.frequencies.address)
    for index in range {
      let document = unsafe documents[index]
      let weight = unsafe weights.weight(frequencies[index], norms[Int(document)])
      ranks.add(weight)
      let stretch = Int(document &- base) / PostingWindow.stretch
      bests[stretch] = max(bests[stretch], weight)
    }
    var best: Float = 0
    for stretch in bests.indices { best = max(best, bests[stretch]) }
    if DocumentCode.isBitmap(range.count, of: min(PostingWindow.size, universe - Int(base)), isDense: isDense) {
      for stretch in bests.indices { postings.byte(Self.code(bests[stretch], of: best)) }
    }
    return best
  }

  /// Encodes the directory of a list that is kept by windows.
  mutating func endWindows() {
    let hasExtras = heads.contains { $0.extraWidth > 0 }
    let most = heads.reduce(0) { max($0, $1.best) }
    directory.removeAll()
    var previous = -1
    for head in heads {
      let gap = head.window - previous - 1
      previous = head.window
      directory.byte(UInt8(min(gap, 255)))
      if gap >= 255 { directory.varint(gap - 255) }
      let (more, repeats) = (head.count - 1, head.positions - head.count)
      directory.byte(UInt8(min(more, 15) | min(repeats, 15) << 4))
      if more >= 15 { directory.varint(more - 15) }
      if repeats >= 15 { directory.varint(repeats - 15) }
      if isScored { directory.byte(Self.code(head.best, of: most)) }
      if hasExtras { directory.byte(UInt8(head.extraWidth)) }
      if hasPositions { directory.varint(head.positionBytes) }
    }
    let before = postings.count
    postings.append(directory)
    postings.uint32(UInt32(heads.count))
    postings.uint32(UInt32(directory.count))
    postings.uint32(most.bitPattern)
    for seed in ranks.seeds() { postings.uint32(seed.bitPattern) }
    postings.byte((hasExtras ? 1 : 0) | (isScored ? 2 : 0) | (isDense ? 4 : 0))
    postingBytes += postings.count - before
  }

  /// A code c with weight ≤ most · c / 255, 0 for a weight of 0.
  private static func code(_ weight: Float, of most: Float) -> UInt8 {
    guard most > 0 else { return 0 }
    var code = min(Int((weight / most * 255).rounded(.up)), 255)
    while code < 255, most * (Float(code) / 255) < weight { code += 1 }
    return UInt8(code)
  }

  /// Takes what frequencies are more than counts; gives the width of the largest.
  private mutating func collectExtras(_ pending: borrowing PendingPostings, _ range: Range<Int>) -> Int {
    extras.resize(range.count)
    let target = unsafe extras.address
    let (frequencies, counts) = unsafe (pending.frequencies.address, pending.counts.address)
    var union: UInt32 = 0
    for index in range {
      let extra = unsafe frequencies[index] &- counts[index]
      unsafe target[index &- range.lowerBound] = extra
      union |= extra
    }
    return PackedBits.width(of: union)
  }
}

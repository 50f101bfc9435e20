internal import FondsIndex

/// The postings of one term on their way through the windows, and what they add to scores.
///
/// A value of its own, so that the loops below hold it once and not at every step.
struct TermPostings: ~Copyable {
  private let kernel: ScoringKernel
  private let factor: Float
  private var cursor: PostingCursor
  /// No posting before this document is still to come.
  private var next: UInt32 = 0
  /// Bound of the block that was last asked for: sparse lists have one block for many windows.
  private var boundedBlock = -1
  private var blockBound: Float = 0
  /// Whether a block reaches over more than a window, so that looking at its documents is the cheaper way to know.
  private let isSparse: Bool

  /// Below this many allowed documents postings are looked up one by one.
  private static let lookupLimit = 48

  init(_ entry: TermEntry, factor: Float, _ context: SegmentContext) throws(IndexError) {
    kernel = context.kernel
    self.factor = factor
    cursor = try context.segment.postings(entry)
    isSparse = Int(entry.documentFrequency) * DocumentWindow.size <= context.segment.documentCount * 256
  }

  var count: Int { cursor.documentFrequency }

  mutating func bound(in window: DocumentWindow) throws(IndexError) -> Float? {
    if next >= window.end { return nil }
    if isSparse {
      try enter(window)
      if next >= window.end { return nil }
    }
    var block = cursor.block(for: max(next, window.base))
    guard block < cursor.blockCount else { return nil }
    var best = try bound(ofBlock: block)
    while cursor.lastDocument(ofBlock: block) &+ 1 < window.end, block + 1 < cursor.blockCount {
      block += 1
      best = max(best, try bound(ofBlock: block))
    }
    return best
  }

  private mutating func bound(ofBlock block: Int) throws(IndexError) -> Float {
    if block != boundedBlock {
      blockBound = kernel.bound(factor: factor, try cursor.impacts(ofBlock: block))
      boundedBlock = block
    }
    return blockBound
  }

  /// Moves to the first posting of a window, or beyond it.
  private mutating func enter(_ window: DocumentWindow) throws(IndexError) { next = try cursor.advance(to: max(next, window.base)) }

  mutating func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    if next >= window.end { return false }
    if let allowed {
      return allowed.count < Self.lookupLimit
        ? try look(up: allowed, window, target, depth) : try scan(window, allowed, target, depth)
    }
    if case .scoresAbove(let floor) = depth { return try select(window, above: floor, target) }
    try enter(window)
    if next >= window.end { return false }
    while let range = range(in: window) {
      unsafe ScoringKernel.match(cursor.blockDocuments, range, base: window.base, target)
      if depth != .matches {
        let frequencies = unsafe try cursor.blockFrequencies()
        unsafe kernel.score(cursor.blockDocuments, frequencies, range, factor: factor, base: window.base, target)
      }
      try leave(range, window)
    }
    return true
  }

  /// The postings of the current block that lie in a window; `nil` when there are none.
  @inline(__always) private func range(in window: DocumentWindow) -> Range<Int>? {
    guard next < window.end else { return nil }
    let documents = unsafe cursor.blockDocuments
    let count = cursor.blockPostings
    let start = unsafe documents[0] >= next ? 0 : ScoringKernel.index(of: next, in: 0..<count, documents)
    let end = unsafe documents[count &- 1] < window.end ? count : ScoringKernel.index(of: window.end, in: start..<count, documents)
    return start..<end
  }

  /// Goes on behind postings of a window.
  @inline(__always) private mutating func leave(_ range: Range<Int>, _ window: DocumentWindow) throws(IndexError) {
    if range.upperBound < cursor.blockPostings {
      next = unsafe cursor.blockDocuments[range.upperBound]
    } else {
      next = try cursor.nextBlock() == 0 ? PostingCursor.end : unsafe cursor.blockDocuments[0]
    }
  }

  /// Visits the blocks that may hold a posting above a floor.
  private mutating func select(_ window: DocumentWindow, above floor: Float, _ target: WindowBuffer) throws(IndexError) -> Bool {
    var hasMatch = false
    var block = cursor.block(for: max(next, window.base))
    while block < cursor.blockCount {
      if try bound(ofBlock: block) > floor {
        // The block may have been entered for the window before.
        if block > cursor.blockIndex { try cursor.enter(block) }
        next = max(next, window.base)
        if let range = range(in: window) {
          let documents = unsafe cursor.blockDocuments
          let frequencies = unsafe try cursor.blockFrequencies()
          let isSelecting = unsafe kernel.select(
            documents, frequencies, range, factor: factor, above: floor, base: window.base, target)
          hasMatch = isSelecting || hasMatch
        }
      }
      if cursor.lastDocument(ofBlock: block) &+ 1 >= window.end { break }
      block += 1
    }
    next = block < cursor.blockCount ? window.end : PostingCursor.end
    return hasMatch
  }

  /// Visits all postings of the window and keeps the allowed ones.
  private mutating func scan(
    _ window: DocumentWindow, _ allowed: WindowBits, _ target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    var hasMatch = false
    try enter(window)
    while let range = range(in: window) {
      let documents = unsafe cursor.blockDocuments
      let frequencies = depth == .matches ? unsafe documents : unsafe try cursor.blockFrequencies()
      for index in range {
        let document = unsafe documents[index]
        let local = Int(document &- window.base)
        guard allowed.contains(local) else { continue }
        hasMatch = true
        target.bits.insert(local)
        guard depth != .matches else { continue }
        target.add(kernel.contribution(factor: factor, frequency: unsafe frequencies[index], document: document), to: local)
      }
      try leave(range, window)
    }
    return hasMatch
  }

  private mutating func look(
    up allowed: WindowBits, _ window: DocumentWindow, _ target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    var hasMatch = false
    try allowed.forEach { (local: Int) throws(IndexError) in
      let document = window.base &+ UInt32(truncatingIfNeeded: local)
      guard next <= document else { return }
      next = try cursor.advance(to: document)
      guard next == document else { return }
      hasMatch = true
      target.bits.insert(local)
      guard depth != .matches else { return }
      target.add(kernel.contribution(factor: factor, frequency: try cursor.frequency(), document: document), to: local)
    }
    return hasMatch
  }
}

internal import FondsBytes

/// The skip table of a long posting list: what is known of its blocks without decoding them (`Index/FORMAT.md` §5.2).
struct SkipTable: Sendable {
  private let view: ByteView
  let blockCount: Int
  private let hasPositions: Bool

  static func byteCount(blocks: Int, hasPositions: Bool) -> Int { blocks * (hasPositions ? 21 : 16) + 8 }

  /// - Parameter view: verified, of `byteCount` bytes: so no access by block number below can leave it.
  init(_ view: ByteView, blocks: Int, hasPositions: Bool) {
    precondition(view.count == Self.byteCount(blocks: blocks, hasPositions: hasPositions), "a skip table has the size of its list")
    self.view = view
    blockCount = blocks
    self.hasPositions = hasPositions
  }

  @inline(__always)
  func lastDocument(_ block: Int) -> UInt32 { word(block, at: 0) }

  /// Where a block ends in its list.
  @inline(__always)
  func end(_ block: Int) -> Int { Int(word(block, at: blockCount &* 4)) }

  @inline(__always)
  func impacts(_ block: Int) -> ImpactList {
    let frequencies = word(block &* 2, at: blockCount &* 8, limit: blockCount &* 2)
    let norms = word(block &* 2 &+ 1, at: blockCount &* 8, limit: blockCount &* 2)
    return ImpactList(packed: UInt64(norms) &<< 32 | UInt64(frequencies))
  }

  var listImpacts: ImpactList {
    let start = view.count - 8
    return ImpactList(packed: UInt64(word(1, at: start, limit: 2)) << 32 | UInt64(word(0, at: start, limit: 2)))
  }

  /// Offset in the position list of the chunk that holds a block's first position, and its index there.
  func firstPosition(_ block: Int) -> (chunk: Int, index: Int) {
    precondition(hasPositions, "the list has positions")
    return (Int(word(block, at: blockCount * 16)), Int(view[blockCount * 20 + block]))
  }

  /// The first block at or after `first` whose last document is not before `target`; `blockCount` if there is none.
  ///
  /// Gallops.
  func block(for target: UInt32, from first: Int) -> Int {
    var low = max(first, 0)
    var step = 1
    while low &+ step < blockCount, lastDocument(low &+ step &- 1) < target {
      low &+= step
      step &*= 2
    }
    var high = min(low &+ step, blockCount)
    while low < high {
      let middle = (low &+ high) &>> 1
      if lastDocument(middle) < target { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  @inline(__always)
  private func word(_ index: Int, at start: Int, limit: Int? = nil) -> UInt32 {
    precondition(index >= 0 && index < limit ?? blockCount, "a block of the list")
    return unsafe UInt32(littleEndian: view.unsafeBase.loadUnaligned(fromByteOffset: start &+ index &* 4, as: UInt32.self))
  }
}

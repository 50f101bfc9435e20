internal import FondsBytes

/// The terms of a segment: blocks of front-coded terms under a sparse index (`Index/FORMAT.md` §5.1).
struct TermDictionary: Sendable {
  let terms: Section
  let index: Section
  let termCount: Int

  var blockCount: Int { (termCount + FormatVersion.termBlock - 1) / FormatVersion.termBlock }

  init(_ file: SegmentFile) throws(IndexError) {
    terms = try file.section(.terms)
    index = try file.section(.termIndex)
    termCount = file.contents.terms
    guard index.count >= blockCount * 8 else { throw index.damage("the term index is too short", at: index.count) }
  }

  /// The entry of a key (space byte and term).
  func find(_ key: [UInt8]) throws(IndexError) -> TermEntry? {
    guard var iterator = try iterator(from: key), !key.isEmpty else { return nil }
    return try iterator.find(key)
  }

  /// An iterator over the block that would hold `key` and those after it; `nil` when there are no terms.
  func iterator(from key: [UInt8]) throws(IndexError) -> TermIterator? {
    try firstBlock(holding: key).map { (block) throws(IndexError) in try TermIterator(self, block: block) }
  }

  /// The block that would hold `key`; `nil` when there are no terms.
  func firstBlock(holding key: [UInt8]) throws(IndexError) -> Int? { blockCount > 0 ? try block(holding: key, in: 0..<blockCount) : nil }

  /// The last block of a range, its first one apart, whose key is not greater than `key`; the first one where there is none.
  private func block(holding key: [UInt8], in range: Range<Int>) throws(IndexError) -> Int {
    let table = try index.whole()
    var low = range.lowerBound
    var high = range.upperBound
    while high - low > 1 {
      let middle = (low + high) / 2
      if try begins(middle, notAfter: key, table) { low = middle } else { high = middle }
    }
    return low
  }

  /// The block behind `block` that would hold `key`, which is greater than all of `block`: the next one, or a later one found in steps that double.
  ///
  /// Where there is no block behind it, `blockCount`.
  func block(after block: Int, holding key: [UInt8]) throws(IndexError) -> Int {
    guard block + 1 < blockCount else { return blockCount }
    let table = try index.whole()
    var low = block + 1
    var step = 1
    while low + step < blockCount, try begins(low + step, notAfter: key, table) {
      low += step
      step *= 2
    }
    return try self.block(holding: key, in: low..<min(low + step, blockCount))
  }

  /// Whether the key of a block, not the first, is not greater than `key`.
  private func begins(_ block: Int, notAfter key: [UInt8], _ table: ByteView) throws(IndexError) -> Bool {
    try indexed { () throws(ByteError) in
      let start = Int(try table.uint32(at: blockCount * 4 + (block - 1) * 4))
      let end = Int(try table.uint32(at: blockCount * 4 + block * 4))
      return try table.compare(blockCount * 8 + start, end - start, with: key) <= 0
    }
  }

  /// The bytes of a block.
  func block(_ block: Int) throws(IndexError) -> ByteView {
    let table = try index.whole()
    let (start, end) = try indexed { () throws(ByteError) in
      (Int(try table.uint32(at: block * 4)), block + 1 < blockCount ? Int(try table.uint32(at: (block + 1) * 4)) : terms.count)
    }
    return try terms.checked(start, end - start)
  }
}

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
    guard blockCount > 0 else { return nil }
    let table = try index.whole()
    // The last block whose key is not greater: the first one's is empty.
    var low = 0
    var high = blockCount
    do throws(ByteError) {
      while high - low > 1 {
        let middle = (low + high) / 2
        let start = Int(try table.uint32(at: blockCount * 4 + (middle - 1) * 4))
        let end = Int(try table.uint32(at: blockCount * 4 + middle * 4))
        if try table.compare(blockCount * 8 + start, end - start, with: key) <= 0 { low = middle } else { high = middle }
      }
    } catch {
      throw IndexError(error)
    }
    return try TermIterator(self, block: low)
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

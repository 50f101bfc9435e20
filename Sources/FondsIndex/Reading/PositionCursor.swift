internal import FondsBytes

/// The positions of a term, decoded only for the postings that are asked for (`Index/FORMAT.md` §5.3).
package struct PositionCursor: ~Copyable {
  private let section: Section
  private let range: Range<Int>
  /// The varints of a posting that stands in the dictionary.
  private let inline: ByteView?

  /// The block whose counts are held, and for each of its postings the index of its first position from the start of `chunk`'s list.
  private var block = -1
  private var starts: [Int] = []
  /// The chunk that has been decoded, counted from the one where the block begins, and where it stands in the list.
  private var chunkNumber = -1
  private var chunkOffset = 0
  private var chunk: [UInt32] = []

  init(_ entry: TermEntry, in reader: SegmentReader) throws(IndexError) {
    precondition(entry.hasPositions, "only words have positions")
    switch entry.location {
    case .inline(_, _, let count, let offset):
      section = reader.dictionary.terms
      // Eight varints of at most five bytes, or what the section has left.
      inline = try section.checked(offset, min(Int(count) * 5, section.count - offset))
      starts = [0, Int(count)]
      range = 0..<0
    case .stretch(_, let positions):
      section = reader.positionSection
      inline = nil
      range = positions
    }
  }

  /// Replaces the content of `target` by the positions, not falling, at the current posting of the cursor of the same term.
  package mutating func read(at cursor: borrowing PostingCursor, into target: inout [UInt32]) throws(IndexError) {
    precondition(cursor.indexInBlock < cursor.blockPostings, "the cursor stands on a posting")
    target.removeAll(keepingCapacity: true)
    var position: UInt32 = 0
    if let inline {
      var reader = ByteReader(inline)
      for _ in 0..<starts[1] {
        do throws(ByteError) { position &+= try reader.varint32() } catch { throw IndexError(error) }
        target.append(position)
      }
      return
    }
    if cursor.blockIndex != block { try enter(cursor) }
    let end = starts[cursor.indexInBlock + 1]
    var index = starts[cursor.indexInBlock]
    while index < end {
      try load(chunk: index / 128, of: cursor.list)
      let stop = min(end, (index / 128 + 1) * 128)
      guard stop - index / 128 * 128 <= chunk.count else { throw damage("positions are missing") }
      while index < stop {
        position &+= chunk[index % 128]
        target.append(position)
        index += 1
      }
    }
  }

  /// Takes the counts of a block.
  private mutating func enter(_ cursor: borrowing PostingCursor) throws(IndexError) {
    block = cursor.blockIndex
    chunkNumber = -1
    var next = cursor.list.skip?.firstPosition(block).index ?? 0
    starts.removeAll(keepingCapacity: true)
    starts.append(next)
    for count in try cursor.list.positionCounts(block) {
      next += Int(count)
      starts.append(next)
    }
  }

  /// Decodes a chunk, counted from the one where the block begins.
  private mutating func load(chunk number: Int, of list: PostingList) throws(IndexError) {
    if number == chunkNumber { return }
    if chunkNumber < 0 || number < chunkNumber {
      chunkOffset = list.skip?.firstPosition(block).chunk ?? 0
      chunkNumber = 0
    } else {
      chunkOffset += try size(at: chunkOffset)
      chunkNumber += 1
    }
    while chunkNumber < number {
      chunkOffset += try size(at: chunkOffset)
      chunkNumber += 1
    }
    let size = try size(at: chunkOffset)
    let bytes = try section.checked(range.lowerBound + chunkOffset, size)
    chunk.removeAll(keepingCapacity: true)
    if bytes[0] == FormatVersion.marker {
      var reader = ByteReader(bytes)
      do throws(ByteError) {
        _ = try reader.byte()
        while reader.remaining > 0, chunk.count < 128 { chunk.append(try reader.varint32()) }
        try reader.finish()
      } catch {
        throw IndexError(error)
      }
    } else {
      let width = Int(bytes[0])
      unsafe withUnsafeTemporaryAllocation(byteCount: 512, alignment: 16) { memory in
        let buffer = unsafe memory.baseAddress.unsafelyUnwrapped.bindMemory(to: UInt32.self, capacity: 128)
        unsafe BitPacking.unpack(bytes.unsafeBase + 1, width: width, into: buffer)
        unsafe chunk.append(contentsOf: UnsafeBufferPointer(start: buffer, count: 128))
      }
    }
  }

  /// Bytes of the chunk at an offset of the list.
  private func size(at offset: Int) throws(IndexError) -> Int {
    guard offset >= 0, offset < range.count else { throw damage("a chunk of positions lies outside of its list") }
    let width = try section.checked(range.lowerBound + offset, 1)[0]
    if width == FormatVersion.marker { return range.count - offset }
    guard width <= 32, offset + 1 + BitPacking.byteCount(width: Int(width)) <= range.count else {
      throw damage("a chunk of positions has the wrong size")
    }
    return 1 + BitPacking.byteCount(width: Int(width))
  }

  private func damage(_ message: String) -> IndexError { section.damage(message, at: range.lowerBound) }
}

internal import FondsBytes

/// The stored records of a segment, compressed several at a time (`Index/FORMAT.md` §5.9).
struct StoredRecords: Sendable {
  private let section: Section
  private let documents: Int
  private let blockCount: Int
  private let table: Int

  init(_ file: SegmentFile) throws(IndexError) {
    section = try file.section(.stored)
    documents = file.contents.documents
    guard section.count > 0 else {
      blockCount = 0
      table = 0
      return
    }
    let section = section
    guard section.count >= 4 else { throw section.damage("the table of stored records is missing", at: 0) }
    let tail = try section.checked(section.count - 4, 4)
    blockCount = Int(try indexed { () throws(ByteError) in try tail.uint32(at: 0) })
    table = section.count - 4 - blockCount * 12
    guard table >= 0, blockCount > 0 else { throw section.damage("the table of stored records is too long", at: section.count - 4) }
  }

  /// The stored record of a document; empty when none is kept.
  func record(_ document: DocumentID) throws(IndexError) -> [UInt8] {
    guard Int(document) < documents else { throw section.damage("there is no document \(document)", at: 0) }
    guard blockCount > 0 else { return [] }
    var low = 0
    var high = blockCount
    while high - low > 1 {
      let middle = (low + high) / 2
      if try entry(middle).first <= document { low = middle } else { high = middle }
    }
    let records = try block(low)
    let index = Int(document) - Int(try entry(low).first)
    guard records.indices.contains(index) else { throw section.damage("a stored record is missing", at: table + low * 12) }
    return records[index]
  }

  /// Goes through all records in order.
  func forEach(_ body: ([UInt8]) throws(IndexError) -> Void) throws(IndexError) {
    var count = 0
    for number in 0..<blockCount {
      for record in try block(number) {
        try body(record)
        count += 1
      }
    }
    guard blockCount == 0 || count == documents else { throw section.damage("there are \(count) stored records, not \(documents)", at: table) }
    if blockCount == 0 { for _ in 0..<documents { try body([]) } }
  }

  /// The records of a block.
  private func block(_ number: Int) throws(IndexError) -> [[UInt8]] {
    let (first, start) = try entry(number)
    let (next, end) = number + 1 < blockCount ? try entry(number + 1) : (DocumentID(documents), table)
    guard first < next, start < end, end <= table else { throw section.damage("a block of stored records lies outside", at: table + number * 12) }
    var reader = ByteReader(try section.checked(start, end - start))
    do throws(ByteError) {
      // DEFLATE makes at most 1,032 bytes of one.
      let unpacked = try reader.count(limit: (end - start) * 1032)
      var content = ByteReader(ByteView(copying: try Deflate.decompress(reader.bytes(reader.remaining), count: unpacked)))
      var lengths: [Int] = []
      for _ in first..<next { lengths.append(try content.count(limit: unpacked)) }
      var records: [[UInt8]] = []
      for length in lengths { records.append(try content.bytes(length)) }
      try content.finish()
      return records
    } catch {
      throw .damage("a block of stored records is damaged: \(error.message)", path: section.file.path, offset: section.offset + start)
    }
  }

  private func entry(_ block: Int) throws(IndexError) -> (first: DocumentID, offset: Int) {
    let view = try section.checked(table + block * 12, 12)
    return try indexed { () throws(ByteError) in (try view.uint32(at: 0), Int(truncatingIfNeeded: try view.uint64(at: 4) & 0x7FFF_FFFF_FFFF_FFFF)) }
  }
}

internal import FondsBytes

/// The stored records of a segment, compressed several at a time (`Index/FORMAT.md` §5.9).
struct StoredRecords: Sendable {
  private let section: Section
  private let documents: Int

  init(_ file: SegmentFile) throws(IndexError) {
    section = try file.section(.stored)
    documents = file.contents.documents
  }

  /// Records that are compressed together.
  struct Block: Sendable {
    let documents: Range<DocumentID>
    fileprivate let records: [[UInt8]]

    func record(_ document: DocumentID) -> [UInt8] { records[Int(document - documents.lowerBound)] }
  }

  /// The stored record of a document; empty when none is kept.
  func record(_ document: DocumentID) throws(IndexError) -> [UInt8] { try block(of: document)?.record(document) ?? [] }

  /// The block that holds the record of a document; `nil` when no records are kept.
  func block(of document: DocumentID) throws(IndexError) -> Block? {
    guard Int(document) < documents else { throw section.damage("there is no document \(document)", at: 0) }
    guard section.count > 0 else { return nil }
    let table = try Table(section, documents)
    var low = 0
    var high = table.blockCount
    while high - low > 1 {
      let middle = (low + high) / 2
      if try table.entry(middle).first <= document { low = middle } else { high = middle }
    }
    let records = try table.records(low)
    let first = try table.entry(low).first
    guard document >= first, records.indices.contains(Int(document - first)) else {
      throw section.damage("a stored record is missing", at: table.start + low * 12)
    }
    return Block(documents: first..<first + UInt32(records.count), records: records)
  }

  /// Goes through all records in order.
  func forEach(_ body: ([UInt8]) throws(IndexError) -> Void) throws(IndexError) {
    guard section.count > 0 else {
      for _ in 0..<documents { try body([]) }
      return
    }
    let table = try Table(section, documents)
    var count = 0
    for number in 0..<table.blockCount {
      for record in try table.records(number) {
        try body(record)
        count += 1
      }
    }
    guard count == documents else { throw section.damage("there are \(count) stored records, not \(documents)", at: table.start) }
  }
}

/// The table at the end of the section.
private struct Table {
  let section: Section
  let documents: Int
  let blockCount: Int
  /// Where it begins in the section, and the blocks end.
  let start: Int

  init(_ section: Section, _ documents: Int) throws(IndexError) {
    self.section = section
    self.documents = documents
    guard section.count >= 4 else { throw section.damage("the table of stored records is missing", at: 0) }
    let tail = try section.checked(section.count - 4, 4)
    blockCount = Int(try indexed { () throws(ByteError) in try tail.uint32(at: 0) })
    start = section.count - 4 - blockCount * 12
    guard start >= 0, blockCount > 0 else { throw section.damage("the table of stored records is too long", at: section.count - 4) }
  }

  /// The first document of a block, and where the block begins.
  func entry(_ block: Int) throws(IndexError) -> (first: DocumentID, offset: Int) {
    let view = try section.checked(start + block * 12, 12)
    return try indexed { () throws(ByteError) in
      (try view.uint32(at: 0), Int(truncatingIfNeeded: try view.uint64(at: 4) & 0x7FFF_FFFF_FFFF_FFFF))
    }
  }

  /// The records of a block.
  func records(_ block: Int) throws(IndexError) -> [[UInt8]] {
    let (first, offset) = try entry(block)
    let (next, end) = block + 1 < blockCount ? try entry(block + 1) : (DocumentID(documents), start)
    guard first < next, next <= documents, offset < end, end <= start else {
      throw section.damage("a block of stored records lies outside", at: start + block * 12)
    }
    var reader = ByteReader(try section.checked(offset, end - offset))
    do throws(ByteError) {
      // DEFLATE makes at most 1,032 bytes of one; a block holds less than 16 KiB, one more record, and the lengths.
      let limit = FormatVersion.storedLimit + (1 << 20)
      let unpacked = try reader.count(limit: min((end - offset) * 1032, limit))
      var content = ByteReader(ByteView(copying: try Deflate.decompress(reader.bytes(reader.remaining), count: unpacked)))
      var lengths: [Int] = []
      for _ in first..<next { lengths.append(try content.count(limit: unpacked)) }
      var records: [[UInt8]] = []
      for length in lengths { records.append(try content.bytes(length)) }
      try content.finish()
      return records
    } catch {
      throw .damage("a block of stored records is damaged: \(error.message)", path: section.file.path, offset: section.offset + offset)
    }
  }
}

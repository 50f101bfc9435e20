internal import FondsBytes
internal import FondsText

/// Writes what a segment keeps of its documents: stored records at once, the columns after the terms (`Index/FORMAT.md` §5.5–5.7, §5.9).
struct DocumentColumnsWriter: ~Copyable {
  private let file: SegmentFileWriter
  private let deflater: Deflater

  // Stored records.
  private var lengths = ByteWriter()
  private var records: [UInt8] = []
  private var table = ByteWriter()
  private var blockFirst: UInt32 = 0
  private var blockCount: UInt32 = 0
  private var storedBytes = 0
  private var hasStored = false

  // Columns.
  private var count: UInt32 = 0
  /// Two bits a document.
  private var languages: [UInt8] = []
  private var identifiers = IdentifierWriter()
  private var passages: SpoolFile
  private var passageCount: UInt32 = 0
  private var passageEnds = ByteWriter()
  private var rowEnds = ByteWriter()

  /// - Parameters:
  ///   - file: where the section of stored records has been begun.
  ///   - level: how hard to compress, 1…9.
  init(file: SegmentFileWriter, passages: consuming SpoolFile, level: Int) throws(IndexError) {
    do throws(ByteError) { deflater = try Deflater(level: level) } catch { throw IndexError(error) }
    self.file = file
    self.passages = passages
  }

  mutating func add(_ row: DocumentRow) throws(IndexError) {
    if count % 4 == 0 { languages.append(0) }
    languages[languages.count - 1] |= row.language.code << UInt8(count % 4 * 2)
    var rows = ByteWriter(capacity: row.passages.count * 8)
    var previous: UInt32 = 0
    for passage in row.passages {
      rows.varint(passage.firstPosition &- previous)
      previous = passage.firstPosition
      rows.varint(passage.firstBlock)
      rows.varint(passage.blockCount)
      rows.varint(passage.page)
      rows.byte(passage.language.code)
    }
    try identifiers.add(row.identifier)
    do throws(ByteError) { try passages.append(rows.bytes) } catch { throw IndexError(error) }
    guard passages.count <= FormatVersion.stretchLimit else {
      throw IndexError(.limit, "the passages are over 4 GiB", remedy: "split the index")
    }
    passageCount += UInt32(row.passages.count)
    passageEnds.uint32(passageCount)
    rowEnds.uint32(UInt32(passages.count))
    count += 1
    lengths.varint(row.stored.count)
    records.append(contentsOf: row.stored)
    if !row.stored.isEmpty { hasStored = true }
    if records.count >= FormatVersion.storedBlock { try flushRecords() }
  }

  private mutating func flushRecords() throws(IndexError) {
    guard lengths.count > 0 else { return }
    let unpacked = lengths.bytes + records
    var block = ByteWriter(capacity: unpacked.count / 2)
    block.varint(unpacked.count)
    do throws(ByteError) { block.append(try deflater.compress(unpacked)) } catch { throw IndexError(error) }
    table.uint32(blockFirst)
    table.uint64(UInt64(storedBytes))
    try file.append(block.bytes)
    storedBytes += block.count
    blockCount += 1
    blockFirst = count
    lengths.removeAll()
    records.removeAll(keepingCapacity: true)
  }

  /// Ends the section of stored records.
  mutating func endRecords() throws(IndexError) {
    guard hasStored else { return }
    try flushRecords()
    table.uint32(blockCount)
    try file.append(table.bytes)
  }

  /// Writes the sections of languages, identifiers and passages.
  consuming func finish() throws(IndexError) {
    try file.section(languages)
    try identifiers.write(into: file)
    try file.beginSection()
    if passageCount > 0 {
      try file.append(passageEnds.bytes)
      try file.append(rowEnds.bytes)
      try file.append(passages)
    }
    file.endSection()
  }
}

internal import FondsBytes
internal import FondsText

/// The table of contents of a segment: counts, sections, checksums (`Index/FORMAT.md` §4.3).
struct SegmentContents: Sendable, Equatable {
  var documents = 0
  var passages = 0
  var terms = 0
  var totalLength: UInt64 = 0
  /// By `SectionKind.rawValue`: ranges of bytes of the file.
  var sections: [Range<Int>] = []
  /// CRC-32 of each 64 KiB of the file up to the contents.
  var checksums: [UInt32] = []

  /// Weight by field, and three zeros.
  static let weights: [UInt8] = Field.allCases.map { UInt8(FieldWeights.weight(of: $0)) } + [0, 0, 0]

  /// Bytes of `encoded`.
  var encodedCount: Int { 32 + 16 * sections.count + 4 + 4 * checksums.count }

  static func header(number: UInt64) -> [UInt8] {
    var out = ByteWriter()
    out.append(FormatVersion.segmentKind)
    out.uint32(FormatVersion.current)
    out.uint32(0)
    out.uint64(number)
    out.uint32(0)
    out.uint32(Checksum.crc32(out.bytes))
    return out.bytes
  }

  func encoded() -> [UInt8] {
    var out = ByteWriter()
    out.uint32(UInt32(documents))
    out.uint32(UInt32(passages))
    out.uint64(UInt64(terms))
    out.uint64(totalLength)
    out.append(Self.weights)
    for section in sections {
      out.uint64(UInt64(section.lowerBound))
      out.uint64(UInt64(section.count))
    }
    out.uint32(UInt32(checksums.count))
    for checksum in checksums { out.uint32(checksum) }
    return out.bytes
  }

  static func footer(offset: Int, contents: [UInt8]) -> [UInt8] {
    var out = ByteWriter()
    out.uint64(UInt64(offset))
    out.uint32(UInt32(contents.count))
    out.uint32(Checksum.crc32(contents))
    out.append(FormatVersion.segmentEnd)
    out.uint32(FormatVersion.current)
    out.uint32(Checksum.crc32(out.bytes))
    return out.bytes
  }

  init() {}

  /// Reads and verifies header, footer and contents of a mapped segment.
  ///
  /// - Returns: the contents, and their checksum as the manifest names it.
  static func read(_ file: ByteView, number: UInt64) throws(IndexError) -> (contents: SegmentContents, checksum: UInt32) {
    try readHeader(file, number: number)
    let footerStart = file.count - FormatVersion.footerSize
    do throws(ByteError) {
      let footer = try file.slice(footerStart, FormatVersion.footerSize)
      var reader = ByteReader(footer)
      let offset = try reader.uint64()
      let length = Int(try reader.uint32())
      let checksum = try reader.uint32()
      let mark = try reader.bytes(8)
      let version = try reader.uint32()
      guard try reader.uint32() == Checksum.crc32(footer.slice(0, 28)), mark == FormatVersion.segmentEnd, version == FormatVersion.current,
        offset >= UInt64(FormatVersion.headerSize), offset <= UInt64(footerStart), footerStart - Int(offset) == length
      else { throw ByteError(.damaged, path: file.path, offset: footerStart, "the footer is damaged") }
      let view = try file.slice(Int(offset), length)
      guard Checksum.crc32(view) == checksum else {
        throw ByteError(.damaged, path: file.path, offset: Int(offset), "the checksum of the contents is wrong")
      }
      let contents = try SegmentContents(view, end: Int(offset))
      return (contents, checksum)
    } catch {
      throw error.code == .limit ? .weights(path: file.path) : IndexError(error)
    }
  }

  private static func readHeader(_ file: ByteView, number: UInt64) throws(IndexError) {
    do throws(ByteError) {
      let header = try file.slice(0, FormatVersion.headerSize)
      let sealed = try header.uint32(at: 28) == Checksum.crc32(header.slice(0, 28))
      let isOurs = try header.slice(0, 8).bytes == FormatVersion.segmentKind
      let version = try header.uint32(at: 8)
      if sealed, isOurs, version != FormatVersion.current { throw ByteError(.limit, "\(version)") }
      guard sealed, isOurs, try header.uint64(at: 16) == number else {
        throw ByteError(.damaged, path: file.path, offset: 0, "the header is not that of segment \(number)")
      }
    } catch {
      throw error.code == .limit ? .version(error.message, path: file.path) : IndexError(error)
    }
  }

  private init(_ view: ByteView, end: Int) throws(ByteError) {
    var reader = ByteReader(view)
    documents = Int(try reader.uint32())
    passages = Int(try reader.uint32())
    let termCount = try reader.uint64()
    totalLength = try reader.uint64()
    guard try reader.bytes(8) == Self.weights else { throw reader.failure(.limit, "other field weights") }
    var floor = FormatVersion.headerSize
    for _ in SectionKind.allCases {
      let offset = try reader.uint64()
      let length = try reader.uint64()
      guard offset >= UInt64(floor), offset <= UInt64(end), length <= UInt64(end) - offset else {
        throw reader.failure(.damaged, "a section lies outside of the file")
      }
      sections.append(Int(offset)..<Int(offset + length))
      floor = Int(offset + length)
    }
    let chunks = Int(try reader.uint32())
    guard chunks == (end + FormatVersion.chunkSize - 1) / FormatVersion.chunkSize else {
      throw reader.failure(.damaged, "the number of checksums is wrong")
    }
    checksums.reserveCapacity(chunks)
    for _ in 0..<chunks { checksums.append(try reader.uint32()) }
    try reader.finish()
    guard documents <= FormatVersion.documentLimit, passages <= FormatVersion.documentLimit, termCount <= UInt64(end) else {
      throw reader.failure(.damaged, "the counts make no sense")
    }
    terms = Int(termCount)
  }
}

extension IndexError {
  /// The combined frequencies were computed with other weights than ours.
  static func weights(path: String) -> IndexError {
    IndexError(.version, path: path, "the index was written with other field weights than this program's", remedy: rebuild)
  }
}

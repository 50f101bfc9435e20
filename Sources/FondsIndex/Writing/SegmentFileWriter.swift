internal import FondsBytes

/// Writes a segment from front to back: header, sections, contents, footer; a checksum for each 64 KiB (`Index/FORMAT.md` §4).
final class SegmentFileWriter {
  private var file: OutputFile
  private var buffer: [UInt8] = []
  private var checksums: [UInt32] = []
  private var sections: [Range<Int>] = []
  private var sectionStart = 0

  init(_ path: String, number: UInt64, system: FileSystem) throws(IndexError) {
    file = try indexed { () throws(ByteError) in try system.create(path) }
    buffer.reserveCapacity(2 * FormatVersion.chunkSize)
    try append(SegmentContents.header(number: number))
  }

  /// Bytes written so far.
  var count: Int { file.count + buffer.count }

  func append(_ bytes: [UInt8]) throws(IndexError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= FormatVersion.chunkSize { try flushChunks() }
  }

  /// Begins the next section, in the order of `SectionKind`.
  func beginSection() throws(IndexError) {
    try append([UInt8](repeating: 0, count: (FormatVersion.alignment - count % FormatVersion.alignment) % FormatVersion.alignment))
    sectionStart = count
  }

  /// Ends the section that was begun; gives its length.
  @discardableResult
  func endSection() -> Int {
    sections.append(sectionStart..<count)
    return count - sectionStart
  }

  /// Writes a whole section from a spool.
  func section(_ spool: consuming SpoolFile) throws(IndexError) {
    try beginSection()
    try append(spool)
    endSection()
  }

  /// Writes a whole section.
  func section(_ bytes: [UInt8]) throws(IndexError) {
    try beginSection()
    try append(bytes)
    endSection()
  }

  func append(_ spool: consuming SpoolFile) throws(IndexError) {
    do throws(ByteError) { try spool.flush() } catch { throw IndexError(error) }
    var part: [UInt8] = []
    var offset = 0
    while offset < spool.count {
      do throws(ByteError) { try spool.read(at: offset, limit: FormatVersion.chunkSize, into: &part) } catch { throw IndexError(error) }
      offset += part.count
      try append(part)
    }
  }

  /// Writes contents and footer and makes the file last.
  ///
  /// - Returns: the length of the file and the checksum of its contents.
  func finish(_ counts: SegmentContents) throws(IndexError) -> (length: Int, checksum: UInt32) {
    precondition(sections.count == SectionKind.allCases.count, "all sections are written")
    try flushChunks()
    let end = count
    if !buffer.isEmpty { try flush(buffer[...]) }
    var contents = counts
    contents.sections = sections
    contents.checksums = checksums
    let encoded = contents.encoded()
    let tail = encoded + SegmentContents.footer(offset: end, contents: encoded)
    do throws(ByteError) {
      try file.write(tail)
      try file.synchronize()
    } catch {
      throw IndexError(error)
    }
    return (file.count, Checksum.crc32(encoded))
  }

  private func flushChunks() throws(IndexError) {
    let size = FormatVersion.chunkSize
    let whole = buffer.count / size * size
    for start in stride(from: 0, to: whole, by: size) { try flush(buffer[start..<start + size]) }
    buffer.removeFirst(whole)
  }

  /// Writes bytes of the buffer as one chunk.
  private func flush(_ part: ArraySlice<UInt8>) throws(IndexError) {
    let chunk = Array(part)
    checksums.append(Checksum.crc32(chunk))
    do throws(ByteError) { try file.write(chunk) } catch { throw IndexError(error) }
  }
}

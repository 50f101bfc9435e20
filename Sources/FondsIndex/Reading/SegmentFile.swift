internal import FondsBytes

/// A mapped segment with its table of contents; each 64 KiB is verified when it is first touched.
final class SegmentFile: Sendable {
  let number: UInt64
  let view: ByteView
  let contents: SegmentContents
  /// The chunks that have been verified.
  private let verified: AtomicBitmap

  /// Maps a segment; verifies its length, header, footer and contents.
  init(directory: String, entry: Manifest.SegmentEntry) throws(IndexError) {
    let path = directory + "/" + FileNames.segment(entry.number)
    number = entry.number
    view = try indexed { () throws(ByteError) in try MappedFile.open(path) }
    guard view.count == entry.fileLength else {
      throw .damage("the file has \(view.count) bytes, not \(entry.fileLength)", path: path, offset: min(view.count, entry.fileLength))
    }
    let checksum: UInt32
    (contents, checksum) = try SegmentContents.read(view, number: number)
    guard checksum == entry.checksum, contents.documents == entry.documents else {
      throw .damage("this is not the segment that the manifest names", path: path, offset: view.count - FormatVersion.footerSize)
    }
    verified = AtomicBitmap(count: contents.checksums.count)
  }

  var path: String { view.path }

  func section(_ kind: SectionKind) throws(IndexError) -> Section {
    let range = contents.sections[kind.rawValue]
    return Section(file: self, view: try indexed { () throws(ByteError) in try view.slice(range.lowerBound, range.count) })
  }

  /// Verifies the chunks that hold a range of the file, unless that was done before.
  @inline(__always)
  func verify(_ start: Int, _ length: Int) throws(IndexError) {
    guard length > 0 else { return }
    for chunk in start / FormatVersion.chunkSize...(start &+ length &- 1) / FormatVersion.chunkSize where !verified.contains(chunk) {
      try verify(chunk: chunk)
    }
  }

  /// Verifies the whole file.
  func verifyAll() throws(IndexError) {
    for chunk in contents.checksums.indices { try verify(chunk: chunk) }
  }

  private func verify(chunk: Int) throws(IndexError) {
    // Chunks end where the contents begin; what follows was verified on opening.
    let start = chunk * FormatVersion.chunkSize
    let end = view.count - FormatVersion.footerSize - contents.encodedCount
    let bytes = try indexed { () throws(ByteError) in try view.slice(start, min(FormatVersion.chunkSize, end - start)) }
    guard Checksum.crc32(bytes) == contents.checksums[chunk] else {
      throw .damage("the checksum of \(bytes.count) bytes is wrong", path: path, offset: start)
    }
    verified.insert(chunk)
  }
}

/// A section of a segment.
struct Section: Sendable {
  let file: SegmentFile
  /// The bytes, not yet verified: to be reached through `checked`.
  fileprivate let view: ByteView

  var count: Int { view.count }
  /// Where the section begins in its file, in bytes.
  var offset: Int { view.offset }

  /// A verified part of the section.
  ///
  /// - Throws: `damaged` when it lies outside, or its checksum is wrong.
  @inline(__always)
  func checked(_ start: Int, _ length: Int) throws(IndexError) -> ByteView {
    let part = try indexed { () throws(ByteError) in try view.slice(start, length) }
    try file.verify(part.offset, length)
    return part
  }

  /// The address of a verified part of the section, which lives as long as the section: for kernels, without the cost of a view.
  ///
  /// - Throws: as `checked`.
  @unsafe @inline(__always)
  func address(_ start: Int, _ length: Int) throws(IndexError) -> UnsafeRawPointer {
    guard start >= 0, length >= 0, start <= view.count, length <= view.count &- start else {
      throw damage("\(length) bytes are wanted at \(start) of \(view.count)", at: 0)
    }
    try file.verify(offset &+ start, length)
    return unsafe view.unsafeBase + start
  }

  /// The whole section, verified.
  func whole() throws(IndexError) -> ByteView { try checked(0, count) }

  /// An error at a place of the section.
  func damage(_ message: String, at offset: Int) -> IndexError {
    .damage(message, path: file.path, offset: view.offset + offset)
  }
}

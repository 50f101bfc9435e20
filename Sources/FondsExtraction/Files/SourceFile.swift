internal import FondsBytes
internal import FondsRecord
internal import Glibc

/// One regular file that is read from its start to its end, never mapped: it may shrink, and a mapping would end the program.
///
/// Every byte that is read goes into the digest. Memory is what the caller keeps, plus one buffer.
struct SourceFile: ~Copyable {
  /// For the standard input of a child; its own offset does not matter to a child that opens `/dev/stdin`.
  let descriptor: Int32
  private let path: SourcePath
  /// As it was when the file was opened.
  let stamp: FileStamp
  private var digest = SHA256()
  /// Bytes read so far.
  private(set) var size = 0
  /// Whether the end was reached.
  private(set) var isAtEnd = false

  private static let step = 1 << 20

  /// Opens a regular file without following a link and without waiting for a pipe.
  ///
  /// Throws `link`, `special`, `permission` or `io`.
  init(_ path: SourcePath) throws(ExtractionError) {
    let descriptor = unsafe open(FolderListing.terminated(path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      // A socket cannot be opened at all.
      if errno == ENXIO { throw Self.special(path) }
      throw FolderListing.failure(path, errno)
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw FolderListing.failure(path, code)
    }
    guard FileKind(status) == .regular else {
      close(descriptor)
      throw Self.special(path)
    }
    self.descriptor = descriptor
    self.path = path
    stamp = FileStamp(status)
  }

  deinit { close(descriptor) }

  private static func special(_ path: SourcePath) -> ExtractionError {
    ExtractionError(.special, "it is no regular file", path: path.display, remedy: "name a regular file")
  }

  /// Adds bytes to a buffer until it holds `limit` bytes or the file ends.
  mutating func read(into bytes: inout [UInt8], upTo limit: Int) throws(ExtractionError) {
    let expected = min(limit, stamp.size)
    if expected > bytes.count { bytes.reserveCapacity(expected) }
    while bytes.count < limit, !isAtEnd { bytes += try next(min(Self.step, limit - bytes.count)) }
  }

  /// Reads the rest into the digest alone, within constant memory.
  ///
  /// - Returns: SHA-256 of the whole file, in lower-case hexadecimal.
  mutating func finishDigest() throws(ExtractionError) -> String {
    while !isAtEnd { _ = try next(Self.step) }
    return digest.finishHexadecimal()
  }

  /// Whether the file is other than it was when it was opened, or other than what was read of it.
  func hasChanged() throws(ExtractionError) -> Bool {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw FolderListing.failure(path, errno) }
    let now = FileStamp(status)
    return now.modified != stamp.modified || now.size != stamp.size || (isAtEnd && size != stamp.size)
  }

  private mutating func next(_ count: Int) throws(ExtractionError) -> [UInt8] {
    var failure: Int32 = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while true {
        let result = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
        if result < 0, errno == EINTR { continue }
        if result < 0 { failure = errno }
        filled = max(result, 0)
        return
      }
    }
    guard failure == 0 else { throw FolderListing.failure(path, failure) }
    if chunk.isEmpty {
      isAtEnd = true
    } else {
      size += chunk.count
      digest.update(chunk)
    }
    return chunk
  }
}

internal import Glibc

/// A file read into memory as a whole: for files of other people, which may be shortened or replaced while they are in use.
package enum WholeFile {
  /// Reads a regular file; links are followed.
  ///
  /// - Throws: `missing`, `denied`, `io`; `damaged` when `path` is not a regular file; `limit` when it has more than so many bytes.
  package static func read(_ path: String, limit: Int) throws(ByteError) -> ByteView {
    try read(path) { (size) throws(ByteError) in
      guard size <= limit else { throw ByteError(.limit, path: path, "the file has more than \(limit) bytes") }
      return size
    }
  }

  /// Reads the first bytes of a regular file, or all of one that has no more.
  ///
  /// - Throws: `missing`, `denied`, `io`; `damaged` when `path` is not a regular file.
  package static func beginning(of path: String, count: Int) throws(ByteError) -> ByteView {
    try read(path) { (size) throws(ByteError) in min(size, count) }
  }

  /// - Parameter wanted: how many bytes to read of a file of so many.
  private static func read(_ path: String, _ wanted: (_ size: Int) throws(ByteError) -> Int) throws(ByteError) -> ByteView {
    // A pipe without a writer would be waited for.
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemFailure.error("open", path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw SystemFailure.error("read the size of", path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw ByteError(.damaged, path: path, "this is not a regular file") }
    let size = try wanted(Int(status.st_size))
    var bytes = [UInt8](repeating: 0, count: size)
    var count = 0
    while count < size {
      let result = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
      }
      if result < 0, errno == EINTR { continue }
      guard result >= 0 else { throw SystemFailure.error("read", path: path) }
      if result == 0 { break }
      count += result
    }
    bytes.removeLast(size - count)
    return ByteView(copying: bytes, path: path)
  }
}

internal import Glibc

/// A file mapped into memory for reading; its length is fixed when it is opened.
///
/// Only for files that nobody shortens (the index writes each of its files once): reading past a cut would be a bus error.
package enum MappedFile {
  /// Maps a whole regular file.
  ///
  /// - Throws: `missing`, `denied`, `io`; `damaged` when `path` is not a regular file.
  package static func open(_ path: String) throws(ByteError) -> ByteView {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw SystemFailure.error("open", path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw SystemFailure.error("read the size of", path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ByteError(.damaged, path: path, "this is not a regular file")
    }
    let count = Int(status.st_size)
    // A mapping of no bytes is refused by the system.
    guard count > 0 else { return ByteView(copying: [], path: path) }
    guard let base = unsafe mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), unsafe base != MAP_FAILED else {
      throw SystemFailure.error("map", path: path)
    }
    return unsafe ByteView(ByteStorage(mapping: base, count: count, path: path))
  }
}

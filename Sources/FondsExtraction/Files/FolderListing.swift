internal import FondsRecord
internal import Glibc

/// One folder of the file system, listed without following anything.
///
/// The file system is spoken to in bytes: this file and ``SourceFile`` are the only ones that hand pointers to it.
enum FolderListing {
  /// A name in a folder.
  struct Item {
    var name: [UInt8]
    var kind: FileKind
    var stamp: FileStamp
  }

  /// What stands at a path; a link is described itself unless `follows`.
  ///
  /// Throws `io` where there is nothing, `permission` where the system refuses to tell.
  static func status(of path: SourcePath, follows: Bool = false) throws(ExtractionError) -> (kind: FileKind, stamp: FileStamp) {
    var status = stat()
    let result = unsafe fstatat(AT_FDCWD, terminated(path), &status, follows ? 0 : AT_SYMLINK_NOFOLLOW)
    guard result == 0 else { throw failure(path, errno) }
    return (FileKind(status), FileStamp(status))
  }

  /// The entries of a folder in the order of their bytes, `.` and `..` aside; an entry that vanishes meanwhile is left out.
  static func items(of path: SourcePath, follows: Bool = false) throws(ExtractionError) -> [Item] {
    let descriptor = unsafe open(terminated(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | (follows ? 0 : O_NOFOLLOW))
    guard descriptor >= 0 else { throw failure(path, errno) }
    guard let stream = unsafe fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      throw failure(path, code)
    }
    defer { unsafe closedir(stream) }
    var items: [Item] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw failure(path, errno) }
        break
      }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) { start in
          unsafe Array(UnsafeBufferPointer(start: start, count: strnlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), 256)))
        }
      }
      guard name != dot, name != dotDot else { continue }
      var status = stat()
      guard unsafe fstatat(descriptor, name.map { CChar(bitPattern: $0) } + [0], &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        guard errno == ENOENT else { throw failure(path.appending(name), errno) }
        continue
      }
      items.append(Item(name: name, kind: FileKind(status), stamp: FileStamp(status)))
    }
    return items.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// The error for a refusal of the system.
  static func failure(_ path: SourcePath, _ code: Int32) -> ExtractionError {
    let cause = unsafe String(cString: strerror(code))
    switch code {
    case EACCES, EPERM:
      return ExtractionError(
        .permission, "the system refuses to open it", path: path.display, remedy: "give the account that runs fonds the right to read it",
        cause: cause)
    case ENOENT, ENOTDIR:
      return ExtractionError(
        .io, "it is not there", path: path.display, remedy: "check the path and that its disk is mounted", cause: cause)
    case ELOOP:
      return ExtractionError(.link, "it is a symbolic link", path: path.display, remedy: "name the target of the link", cause: cause)
    default:
      return ExtractionError(.io, "the system cannot read it", path: path.display, remedy: "check the disk", cause: cause)
    }
  }

  /// The absolute path of the working folder.
  static func workingFolder() throws(ExtractionError) -> [UInt8] {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    guard unsafe getcwd(&buffer, buffer.count) != nil else { throw failure(SourcePath("."), errno) }
    return buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  }

  /// The path without any link in it.
  static func resolved(_ path: SourcePath) throws(ExtractionError) -> SourcePath {
    guard let found = unsafe realpath(terminated(path), nil) else { throw failure(path, errno) }
    defer { unsafe free(found) }
    return unsafe SourcePath(bytes: Array(UnsafeRawBufferPointer(start: found, count: strlen(found))))
  }

  /// The path as the system takes it.
  static func terminated(_ path: SourcePath) -> [CChar] {
    (path.bytes.isEmpty ? [UInt8(ascii: ".")] : path.bytes).map { CChar(bitPattern: $0) } + [0]
  }

  private static let dot = Array(".".utf8)
  private static let dotDot = Array("..".utf8)
}

internal import Glibc

/// The error numbers of the system as `ByteError`s: the one place that maps them.
enum SystemFailure {
  /// The error that the system call just made has left in `errno`.
  static func error(_ action: String, path: String) -> ByteError {
    error(number: errno, action, path: path)
  }

  static func error(number: Int32, _ action: String, path: String) -> ByteError {
    let cause = unsafe String(cString: strerror(number))
    switch number {
    case ENOTDIR:
      return ByteError(
        .denied, path: path, "cannot \(action): a file stands where a folder should", remedy: "name a folder", cause: cause)
    case EISDIR:
      return ByteError(.denied, path: path, "cannot \(action): this is a folder", remedy: "name a file", cause: cause)
    case ENOENT:
      return ByteError(.missing, path: path, "cannot \(action): no such file or folder", remedy: "check the path", cause: cause)
    case EACCES, EPERM, EROFS:
      return ByteError(.denied, path: path, "cannot \(action): not allowed", remedy: "check the permissions", cause: cause)
    case ENOSPC, EDQUOT, EFBIG:
      return ByteError(.noSpace, path: path, "cannot \(action): no space left", remedy: "free some space and run again", cause: cause)
    default:
      return ByteError(.io, path: path, "cannot \(action)", remedy: "check the disk and run again", cause: cause)
    }
  }
}

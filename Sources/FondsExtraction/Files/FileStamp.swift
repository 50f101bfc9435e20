internal import Glibc

/// What the system says of a file without opening it: enough to tell that it did not change.
package struct FileStamp: Sendable, Hashable {
  /// In bytes.
  package var size: Int
  /// Last change of the content, in nanoseconds since 1970.
  package var modified: Int64
  /// Last change of the content or of the inode, in nanoseconds since 1970; no program can set it back.
  package var changed: Int64
  package var inode: UInt64
  package var device: UInt64

  package init(size: Int, modified: Int64, changed: Int64, inode: UInt64, device: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
    self.device = device
  }
}

/// What kind of thing a name in a folder is.
enum FileKind: Sendable {
  case regular, folder, link, special
}

extension FileStamp {
  init(_ status: stat) {
    func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }
    self.init(
      size: Int(status.st_size), modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim), inode: UInt64(status.st_ino),
      device: UInt64(status.st_dev))
  }
}

extension FileKind {
  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .special
    }
  }
}

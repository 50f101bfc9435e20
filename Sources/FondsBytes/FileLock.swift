internal import Glibc

/// An exclusive lock on a folder's lock file, held as long as this value lives; the system lets go of it when the process dies.
package struct FileLock: ~Copyable {
  package let path: String
  private let descriptor: Int32

  /// Takes the lock without waiting and writes the number of this process into the file, for the message of the next one.
  ///
  /// - Throws: `locked`, naming the process that holds it; `denied`, `io`.
  package init(_ path: String) throws(ByteError) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw SystemFailure.error("open", path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let number = errno
      let holder = Self.holder(descriptor)
      close(descriptor)
      guard number == EWOULDBLOCK else { throw SystemFailure.error(number: number, "lock", path: path) }
      throw ByteError(
        .locked, path: path, "another process\(holder.map { " (number \($0))" } ?? "") is writing here",
        remedy: "wait for it to finish, or stop it")
    }
    self.path = path
    self.descriptor = descriptor
    // The number is a courtesy: a full disk must not keep the lock from being taken.
    let text = "\(getpid())\n"
    _ = ftruncate(descriptor, 0)
    _ = unsafe pwrite(descriptor, text, text.utf8.count, 0)
  }

  deinit {
    // A child that is just being started still shares the open file: closing alone would leave it the lock for a moment.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func holder(_ descriptor: Int32) -> Int? {
    var digits: [UInt8] = []
    unsafe withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { buffer in
      let count = unsafe pread(descriptor, buffer.baseAddress, buffer.count, 0)
      if count > 0 { unsafe digits.append(contentsOf: buffer.prefix(count).prefix { (0x30...0x39).contains($0) }) }
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}

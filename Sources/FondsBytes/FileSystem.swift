internal import Glibc

/// What is about to be done to a file.
package enum FileOperation: String, Sendable {
  case create
  case write
  case synchronize
  case rename
  case remove
}

/// What a `FileGate` says of an operation.
package enum FileVerdict: Sendable {
  case proceed
  /// The operation fails as if the system had said `number`; of a write, the first `written` bytes still arrive.
  case fail(number: Int32, written: Int)
}

/// Asked before every change to the disk; tests make the n-th one fail.
package typealias FileGate = @Sendable (_ operation: FileOperation, _ path: String) -> FileVerdict

/// Everything that changes files and folders: the one door to the system, and the seam at which tests let it fail.
package struct FileSystem: Sendable {
  private let gate: FileGate?

  package init(gate: FileGate? = nil) {
    self.gate = gate
  }

  /// Makes a folder and those above it that are missing.
  package func makeFolder(_ path: String) throws(ByteError) {
    try admit(.create, path)
    var missing: [String] = []
    var current = path
    while unsafe mkdir(current, 0o755) != 0 {
      if errno == EEXIST { break }
      guard errno == ENOENT, let slash = current.lastIndex(of: "/"), slash != current.startIndex else {
        throw SystemFailure.error("create", path: current)
      }
      missing.append(current)
      current = String(current[..<slash])
    }
    for folder in missing.reversed() {
      guard unsafe mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw SystemFailure.error("create", path: folder) }
    }
  }

  /// Creates a file for writing; what stood there before is lost.
  package func create(_ path: String) throws(ByteError) -> OutputFile {
    try admit(.create, path)
    let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw SystemFailure.error("create", path: path) }
    return OutputFile(descriptor: descriptor, path: path, system: self)
  }

  /// Opens a file for writing behind its first `length` bytes, and makes one that is missing.
  ///
  /// What stood after them is lost.
  package func extend(_ path: String, after length: Int) throws(ByteError) -> OutputFile {
    try admit(.create, path)
    let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw SystemFailure.error("open", path: path) }
    guard ftruncate(descriptor, off_t(length)) == 0 else {
      let number = errno
      close(descriptor)
      throw SystemFailure.error(number: number, "write", path: path)
    }
    return OutputFile(descriptor: descriptor, path: path, system: self, count: length)
  }

  /// Throws `denied` where a path leads to something that is no file.
  static func requireReplaceable(_ path: String) throws(ByteError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    throw ByteError(.denied, path: path, "what stands there is no file that can be replaced", remedy: "name a file")
  }

  /// Renames a file over another one, atomically.
  package func rename(_ source: String, to target: String) throws(ByteError) {
    try admit(.rename, target)
    guard unsafe Glibc.rename(source, target) == 0 else { throw SystemFailure.error("rename", path: target) }
  }

  /// Removes a file; one that is missing is no error.
  package func remove(_ path: String) throws(ByteError) {
    try admit(.remove, path)
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw SystemFailure.error("remove", path: path) }
  }

  /// Makes the names in a folder last: files created in it, renamed into it or removed from it.
  package func synchronizeFolder(_ path: String) throws(ByteError) {
    try admit(.synchronize, path)
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure.error("open", path: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemFailure.error("synchronize", path: path) }
  }

  /// The names in a folder that are valid UTF-8, sorted by their bytes.
  package func names(in folder: String) throws(ByteError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw SystemFailure.error("list", path: folder) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(validatingCString: $0) }
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func admit(_ operation: FileOperation, _ path: String) throws(ByteError) {
    if case .fail(let number, _) = verdict(operation, path) {
      throw SystemFailure.error(number: number, operation.rawValue, path: path)
    }
  }

  func verdict(_ operation: FileOperation, _ path: String) -> FileVerdict {
    gate?(operation, path) ?? .proceed
  }
}

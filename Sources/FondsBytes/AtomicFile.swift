/// A small file replaced as a whole: readers see the old bytes or the new ones, also after a power cut.
package enum AtomicFile {
  /// Writes a temporary file beside `path`, makes it last, renames it into place and makes the folder last.
  ///
  /// After a failure `path` holds what it held before; only when the folder itself could not be made to last may it already hold the new bytes.
  /// A device, a pipe or a folder (`/dev/stdout`) is not replaced: that is `denied`.
  package static func replace(_ path: String, with bytes: [UInt8], system: FileSystem = FileSystem()) throws(ByteError) {
    try FileSystem.requireReplaceable(path)
    try stage(path, bytes, system: system)
    try install(path, system: system)
  }

  /// The first half of `replace`: writes the temporary file and makes it last.
  ///
  /// Nothing is left of it after a failure.
  package static func stage(_ path: String, _ bytes: [UInt8], system: FileSystem) throws(ByteError) {
    do {
      try write(bytes, to: path + suffix, system: system)
    } catch {
      // The first failure is the one to tell; a left-over is overwritten by the next attempt.
      do throws(ByteError) { try system.remove(path + suffix) } catch {}
      throw error
    }
  }

  /// The second half: renames the temporary file into place and makes the folder last.
  package static func install(_ path: String, system: FileSystem) throws(ByteError) {
    try system.rename(path + suffix, to: path)
    try system.synchronizeFolder(folder(of: path))
  }

  private static let suffix = ".tmp"

  /// Writes a file and makes its bytes last (its name lasts after `FileSystem.synchronizeFolder`).
  package static func write(_ bytes: [UInt8], to path: String, system: FileSystem = FileSystem()) throws(ByteError) {
    var file = try system.create(path)
    try file.write(bytes)
    try file.synchronize()
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

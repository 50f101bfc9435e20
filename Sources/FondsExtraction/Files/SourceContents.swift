internal import FondsRecord

/// Small files that describe sources, such as configurations, and the paths that people name.
package enum SourceContents {
  /// The content of a regular file; `nil` where nothing stands at the path.
  ///
  /// - Parameter limit: The largest content in bytes; a larger one throws `size`.
  package static func contents(of path: SourcePath, limit: Int) throws(ExtractionError) -> [UInt8]? {
    guard exists(path) else { return nil }
    var file = try SourceFile(path)
    var bytes: [UInt8] = []
    try file.read(into: &bytes, upTo: limit + 1)
    guard bytes.count <= limit else {
      throw ExtractionError(.size, "it has more than \(limit) bytes", path: path.display, remedy: "make it shorter")
    }
    return bytes
  }

  /// A regular file below a folder, opened for reading; nothing outside of the folder is, whatever links stand on the way.
  package static func stream(of relative: SourcePath, below folder: SourcePath) throws(ExtractionError) -> SourceStream {
    SourceStream(try SourceFile(path(of: relative, below: folder)))
  }

  /// Where a source below a folder really is.
  ///
  /// Throws `link` where that is outside of the folder.
  static func path(of relative: SourcePath, below folder: SourcePath) throws(ExtractionError) -> SourcePath {
    let outer = try FolderListing.resolved(folder)
    let path = try FolderListing.resolved(folder.appending(relative.bytes))
    guard relative.isBelow, path.bytes.starts(with: outer.bytes + [UInt8(ascii: "/")]) else {
      throw ExtractionError(.link, "it lies outside of its root", path: relative.display, remedy: "name a source of the root")
    }
    return path
  }

  /// Whether anything stands at a path, be it a link that leads nowhere.
  package static func exists(_ path: SourcePath) -> Bool {
    do throws(ExtractionError) {
      _ = try FolderListing.status(of: path)
      return true
    } catch {
      return error.code == .permission
    }
  }

  /// The path from the root of the file system, without `.`, `..` and superfluous slashes; links are not resolved.
  ///
  /// Throws `io` where the working folder is gone.
  package static func absolute(_ path: SourcePath) throws(ExtractionError) -> SourcePath {
    let isAbsolute = path.bytes.first == UInt8(ascii: "/")
    var parts = isAbsolute ? [] : try FolderListing.workingFolder().split(separator: UInt8(ascii: "/"))
    for part in path.bytes.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(part) }
    }
    return SourcePath(bytes: [UInt8(ascii: "/")] + Array(parts.joined(separator: "/".utf8)))
  }
}

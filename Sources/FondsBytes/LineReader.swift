internal import Glibc

/// Reads a file line by line in bounded memory.
package struct LineReader: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The number of the line last given, from 1.
  package private(set) var line = 0

  /// The longest line, in bytes: a record of 64 MiB of text is no record.
  package static let lineLimit = 64 << 20
  private static let chunk = 1 << 20

  /// Opens a file; `-` is standard input.
  package init(_ path: String) throws(ByteError) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure.error("open the file", path: path) }
  }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

  /// The next line without its line feed; `nil` at the end.
  ///
  /// Throws `limit` for a line over `lineLimit`, and what the system says.
  package mutating func next() throws(ByteError) -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = lineFeed(from: searched) {
        defer { start = end + 1 }
        line += 1
        return buffer[start..<end]
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        line += 1
        return buffer[start...]
      }
      searched = try fill()
    }
  }

  private func lineFeed(from first: Int) -> Int? {
    unsafe buffer.withUnsafeBytes { bytes in
      guard first < bytes.count, let base = bytes.baseAddress else { return nil }
      return unsafe memchr(base + first, 0x0A, bytes.count - first).map { unsafe UnsafeRawPointer($0) - base }
    }
  }

  /// Reads another chunk behind what is left; gives the place where the new bytes begin.
  private mutating func fill() throws(ByteError) -> Int {
    buffer.removeFirst(start)
    start = 0
    let held = buffer.count
    guard held < Self.lineLimit else {
      throw ByteError(
        .limit, path: path, "line \(line + 1) is longer than \(Self.lineLimit) bytes", remedy: "split the record")
    }
    buffer.append(contentsOf: repeatElement(0, count: Self.chunk))
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress?.advanced(by: held), Self.chunk) }
    guard count >= 0 else { throw SystemFailure.error("read the file", path: path) }
    buffer.removeLast(Self.chunk - count)
    isAtEnd = count == 0
    return held
  }
}

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

  /// The next line without its line feed, the first one without its byte order mark; `nil` at the end.
  ///
  /// Throws `limit` for a line over `lineLimit`, which is passed then, and what the system says.
  package mutating func next() throws(ByteError) -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = lineFeed(from: searched) {
        defer { start = end + 1 }
        line += 1
        if end - start > Self.lineLimit { throw overlong() }
        return withoutMark(buffer[start..<end])
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        line += 1
        if buffer.count - start > Self.lineLimit { throw overlong() }
        return withoutMark(buffer[start...])
      }
      if buffer.count - start > Self.lineLimit {
        try pass()
        throw overlong()
      }
      searched = try fill()
    }
  }

  /// The next line where it begins like this; `nil`, and the line stays, where it does not or there is none.
  package mutating func next(beginning start: [UInt8]) throws(ByteError) -> ArraySlice<UInt8>? {
    guard let line = try next() else { return nil }
    if line.starts(with: start) { return line }
    self.start = line.startIndex
    self.line -= 1
    return nil
  }

  private func overlong() -> ByteError {
    ByteError(.limit, path: path, "line \(line) is longer than \(Self.lineLimit) bytes", remedy: "split the record")
  }

  private func withoutMark(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line == 1 && text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text
  }

  /// Passes the rest of a line, holding none of it.
  private mutating func pass() throws(ByteError) {
    line += 1
    while true {
      buffer.removeAll(keepingCapacity: false)
      start = 0
      _ = try fill()
      if let end = lineFeed(from: 0) {
        start = end + 1
        return
      }
      if isAtEnd { return }
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
    buffer.append(contentsOf: repeatElement(0, count: Self.chunk))
    var count = -1
    repeat {
      count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress?.advanced(by: held), Self.chunk) }
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw SystemFailure.error("read the file", path: path) }
    buffer.removeLast(Self.chunk - count)
    isAtEnd = count == 0
    return held
  }
}

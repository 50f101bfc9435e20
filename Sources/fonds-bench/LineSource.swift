internal import FondsBytes
internal import Glibc

/// The lines of a file, read in pieces.
struct LineSource: ~Copyable {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  private static let piece = 4 << 20

  init(_ path: String) throws {
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BenchError(message: "cannot open \(path)") }
  }

  deinit { close(descriptor) }

  /// The next line without its end; `nil` after the last.
  mutating func next() -> ArraySlice<UInt8>? {
    while true {
      if let end = newline(from: start) {
        defer { start = end + 1 }
        return buffer[start..<end]
      }
      if isAtEnd { return nil }
      fill()
    }
  }

  private func newline(from start: Int) -> Int? {
    unsafe buffer.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress else { return nil }
      return unsafe memchr(base + start, 0x0A, bytes.count - start).map { unsafe UnsafeRawPointer($0) - base }
    }
  }

  private mutating func fill() {
    buffer.removeFirst(start)
    start = 0
    let held = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.piece))
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress.unsafelyUnwrapped + held, Self.piece) }
    buffer.removeLast(Self.piece - max(count, 0))
    isAtEnd = count <= 0
  }
}

/// What stopped the driver.
struct BenchError: Error {
  let message: String
}

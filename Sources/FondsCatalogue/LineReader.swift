internal import Glibc

/// Reads a file line by line in bounded memory.
struct LineReader: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var ended = false
  /// The number of the line last given, from 1.
  private(set) var line = 0

  /// The longest line, in bytes: a record of 64 MiB of text is no record.
  static let lineLimit = 64 << 20
  private static let chunk = 1 << 20

  /// Opens a file; `-` is standard input.
  init(_ path: String) throws(CatalogueError) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CatalogueError(
        .io, "the file cannot be opened", remedy: "check its name and its permissions", path: path,
        cause: unsafe String(cString: strerror(errno)),
        french: .init("le fichier ne peut pas être ouvert", remedy: "vérifiez son nom et ses droits"))
    }
  }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

  /// The next line without its line feed; `nil` at the end.
  mutating func next() throws(CatalogueError) -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        line += 1
        return Array(buffer[start..<end])
      }
      if ended {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        line += 1
        return Array(buffer[start...])
      }
      searched = try fill()
    }
  }

  /// Reads another chunk behind what is left; gives the place where the new bytes begin.
  private mutating func fill() throws(CatalogueError) -> Int {
    buffer.removeFirst(start)
    start = 0
    let held = buffer.count
    guard held < Self.lineLimit else {
      throw CatalogueError(
        .record, "the line is longer than \(Self.lineLimit) bytes", remedy: "split the record", path: path, line: line + 1,
        french: .init("la ligne a plus de \(Self.lineLimit) octets", remedy: "partagez la notice"))
    }
    buffer.append(contentsOf: repeatElement(0, count: Self.chunk))
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress?.advanced(by: held), Self.chunk) }
    guard count >= 0 else {
      throw CatalogueError(
        .io, "the file cannot be read", remedy: "check the disk", path: path, cause: unsafe String(cString: strerror(errno)),
        french: .init("le fichier ne peut pas être lu", remedy: "vérifiez le disque"))
    }
    buffer.removeLast(Self.chunk - count)
    ended = count == 0
    return held
  }
}

/// A nameless temporary file: written once from front to back through a buffer, then read, and gone with this value.
package struct SpoolFile: ~Copyable {
  private var file: OutputFile
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 16

  /// Makes the file in `folder` under a name that is taken away at once.
  package init(in folder: String, name: String, system: FileSystem) throws(ByteError) {
    let made = try system.create(folder + "/" + name)
    try made.makeAnonymous()
    file = made
  }

  /// Bytes appended so far.
  package var count: Int { file.count + buffer.count }

  package mutating func append(_ bytes: [UInt8]) throws(ByteError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Hands the bytes still in the buffer to the system; needed before reading.
  package mutating func flush() throws(ByteError) {
    guard !buffer.isEmpty else { return }
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Reads up to `limit` flushed bytes from `offset` on into `target`, whose content is replaced.
  package func read(at offset: Int, limit: Int, into target: inout [UInt8]) throws(ByteError) {
    try file.read(at: offset, limit: limit, into: &target)
  }
}

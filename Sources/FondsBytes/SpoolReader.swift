/// Reads a spool file from front to back through a buffer; what it reads is our own, so the end in the middle of something is an I/O error.
package final class SpoolReader {
  private let spool: SpoolFile
  private var buffer: [UInt8] = []
  private var position = 0
  /// Where the buffer ends in the file.
  private var offset = 0
  private var isJumping = false
  private static let bufferSize = 1 << 16

  /// Takes a spool whose writing is over.
  package init(_ spool: consuming SpoolFile) throws(ByteError) {
    try spool.flush()
    self.spool = spool
  }

  package var isAtEnd: Bool { position == buffer.count && offset == spool.count }

  /// Goes on at an offset of the file.
  package func seek(to wanted: Int) {
    if wanted >= offset - buffer.count, wanted <= offset {
      position = wanted - (offset - buffer.count)
    } else {
      buffer.removeAll(keepingCapacity: true)
      position = 0
      offset = wanted
      isJumping = true
    }
  }

  package func byte() throws(ByteError) -> UInt8 {
    if position == buffer.count { try refill() }
    defer { position &+= 1 }
    return buffer[position]
  }

  package func varint() throws(ByteError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      value |= UInt64(next & 0x7F) &<< shift
      if next < 0x80 { return value }
      shift &+= 7
    }
  }

  /// A varint that counts bytes or things of ours.
  package func count() throws(ByteError) -> Int { Int(try varint()) }

  /// Replaces the content of `target` by the next `count` bytes.
  package func read(_ count: Int, into target: inout [UInt8]) throws(ByteError) {
    target.removeAll(keepingCapacity: true)
    while target.count < count {
      if position == buffer.count { try refill() }
      let taken = min(count - target.count, buffer.count - position)
      target.append(contentsOf: buffer[position..<position + taken])
      position += taken
    }
  }

  private func refill() throws(ByteError) {
    // After a jump perhaps only a little is wanted.
    try spool.read(at: offset, limit: isJumping ? Self.bufferSize / 8 : Self.bufferSize, into: &buffer)
    isJumping = false
    guard !buffer.isEmpty else { throw ByteError(.io, "a temporary file ends too early") }
    offset += buffer.count
    position = 0
  }
}

/// A cursor over a `ByteView`: every read is checked and throws `truncated` or `damaged` with the offset in the file.
package struct ByteReader: Sendable {
  package let view: ByteView
  /// Bytes read so far, 0…`view.count`.
  package private(set) var position = 0

  package init(_ view: ByteView) {
    self.view = view
  }

  package var remaining: Int { view.count - position }

  /// Moves to a place in the view.
  ///
  /// - Throws: `truncated` when it lies outside.
  package mutating func seek(_ target: Int) throws(ByteError) {
    guard target >= 0, target <= view.count else { throw failure(.truncated, "a place outside of the data is referred to") }
    position = target
  }

  package mutating func byte() throws(ByteError) -> UInt8 {
    guard position < view.count else { throw failure(.truncated, "the data ends too early") }
    defer { position &+= 1 }
    return view[position]
  }

  package mutating func uint32() throws(ByteError) -> UInt32 {
    let value = try view.uint32(at: position)
    position &+= 4
    return value
  }

  package mutating func uint64() throws(ByteError) -> UInt64 {
    let value = try view.uint64(at: position)
    position &+= 8
    return value
  }

  /// An unsigned LEB128 integer, at most ten bytes long.
  package mutating func varint() throws(ByteError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      if shift == 63, next > 1 { throw failure(.damaged, "a number is too large") }
      value |= UInt64(next & 0x7F) &<< shift
      if next < 0x80 { return value }
      shift += 7
    }
  }

  /// An unsigned LEB128 integer of at most 32 bits.
  package mutating func varint32() throws(ByteError) -> UInt32 {
    let value = try varint()
    guard let small = UInt32(exactly: value) else { throw failure(.damaged, "a number is too large") }
    return small
  }

  /// A LEB128 length or count that may not be larger than `limit`.
  package mutating func count(limit: Int) throws(ByteError) -> Int {
    let value = try varint()
    guard let small = Int(exactly: value), small <= limit else { throw failure(.damaged, "a length of \(value) is over \(limit)") }
    return small
  }

  package mutating func bytes(_ length: Int) throws(ByteError) -> [UInt8] {
    var result: [UInt8] = []
    try append(length, to: &result)
    return result
  }

  /// Appends the next `length` bytes to `target`.
  package mutating func append(_ length: Int, to target: inout [UInt8]) throws(ByteError) {
    try view.append(position, length, to: &target)
    position += length
  }

  /// A text that was written by `ByteWriter.text`: its length in bytes, then UTF-8.
  package mutating func text(limit: Int) throws(ByteError) -> String {
    let start = position
    let raw = try bytes(count(limit: limit))
    guard let text = String(validating: raw, as: UTF8.self) else {
      position = start
      throw failure(.damaged, "a text is not UTF-8")
    }
    return text
  }

  /// Throws `damaged` unless everything was read.
  package func finish() throws(ByteError) {
    guard remaining == 0 else { throw failure(.damaged, "\(remaining) bytes too many") }
  }

  /// An error at the place reached.
  package func failure(_ code: ByteError.Code, _ message: String) -> ByteError {
    ByteError(code, path: view.path.isEmpty ? nil : view.path, offset: view.offset + position, message)
  }
}

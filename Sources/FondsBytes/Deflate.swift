internal import CZlib

/// Raw DEFLATE (RFC 1951) with known bounds, by zlib.
package enum Deflate {
  /// Compresses `bytes`.
  ///
  /// - Parameter level: 1 (fast) … 9 (small).
  /// - Throws: `io` when zlib has no memory.
  package static func compress(_ bytes: [UInt8], level: Int = 6) throws(ByteError) -> [UInt8] {
    var stream = unsafe z_stream()
    guard unsafe fonds_deflate_init(&stream, Int32(level), rawWindow) == Z_OK else { throw failure(.io, "cannot compress", nil) }
    defer { unsafe deflateEnd(&stream) }
    let bound = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
    let (output, status) = unsafe run(&stream, bytes, bound) { unsafe deflate(&$0, Z_FINISH) }
    guard status == Z_STREAM_END else { throw failure(.io, "cannot compress", status) }
    return output
  }

  /// Decompresses `bytes` into exactly `count` bytes.
  ///
  /// - Throws: `damaged` when the data is not DEFLATE, or gives more or fewer bytes: no more than `count` are ever written.
  package static func decompress(_ bytes: [UInt8], count: Int) throws(ByteError) -> [UInt8] {
    var stream = unsafe z_stream()
    guard unsafe fonds_inflate_init(&stream, rawWindow) == Z_OK else { throw failure(.io, "cannot decompress", nil) }
    defer { unsafe inflateEnd(&stream) }
    let (output, status) = unsafe run(&stream, bytes, count) { unsafe inflate(&$0, Z_FINISH) }
    guard status == Z_STREAM_END, output.count == count else { throw failure(.damaged, "compressed data is damaged", status) }
    return output
  }

  /// A window of 32 KiB without header or trailer: the index has checksums of its own.
  private static let rawWindow: Int32 = -15

  /// Runs one call of zlib from `bytes` into at most `capacity` bytes.
  private static func run(
    _ stream: inout z_stream, _ bytes: [UInt8], _ capacity: Int, _ step: (inout z_stream) -> Int32
  ) -> ([UInt8], Int32) {
    precondition(bytes.count <= UInt32.max && capacity <= UInt32.max, "blocks of compressed data are small")
    var status: Int32 = Z_OK
    let output = unsafe [UInt8](unsafeUninitializedCapacity: max(capacity, 1)) { buffer, filled in
      unsafe bytes.withUnsafeBufferPointer { source in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe stream.avail_in = UInt32(bytes.count)
        unsafe stream.next_out = buffer.baseAddress
        unsafe stream.avail_out = UInt32(capacity)
        status = unsafe step(&stream)
        filled = unsafe Int(stream.total_out)
      }
    }
    return (output, status)
  }

  private static func failure(_ code: ByteError.Code, _ message: String, _ status: Int32?) -> ByteError {
    ByteError(code, message, cause: status.map { "zlib \($0)" })
  }
}

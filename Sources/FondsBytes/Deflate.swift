internal import CDeflate

/// Raw DEFLATE (RFC 1951) with known bounds, by libdeflate.
package enum Deflate {
  /// Decompresses `bytes` into exactly `count` bytes.
  ///
  /// - Throws: `damaged` when the data is not DEFLATE, or gives more or fewer bytes: no more than `count` are ever written.
  package static func decompress(_ bytes: [UInt8], count: Int) throws(ByteError) -> [UInt8] {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { throw failure(.io, "cannot decompress") }
    defer { unsafe libdeflate_free_decompressor(decompressor) }
    var isWhole = false
    let output = unsafe [UInt8](unsafeUninitializedCapacity: max(count, 1)) { buffer, filled in
      unsafe bytes.withUnsafeBytes { source in
        // Without a place for the number of bytes written, anything but all of them is an error.
        let result = unsafe libdeflate_deflate_decompress(
          decompressor, source.baseAddress, source.count, buffer.baseAddress, count, nil)
        isWhole = result == LIBDEFLATE_SUCCESS
      }
      filled = isWhole ? count : 0
    }
    guard isWhole else { throw failure(.damaged, "compressed data is damaged") }
    return output
  }

  fileprivate static func failure(_ code: ByteError.Code, _ message: String) -> ByteError { ByteError(code, message) }
}

/// Compresses one block after another; its tables, which take longer to make than a small block to compress, are kept.
@safe package struct Deflater: ~Copyable {
  private let compressor: OpaquePointer

  /// - Parameter level: 0 (not at all) … 12 (small).
  /// - Throws: `io` when libdeflate has no memory.
  package init(level: Int) throws(ByteError) {
    guard let made = unsafe libdeflate_alloc_compressor(Int32(level)) else { throw Deflate.failure(.io, "cannot compress") }
    unsafe compressor = made
  }

  deinit { unsafe libdeflate_free_compressor(compressor) }

  /// Compresses `bytes` on their own.
  package func compress(_ bytes: [UInt8]) throws(ByteError) -> [UInt8] {
    let bound = unsafe libdeflate_deflate_compress_bound(compressor, bytes.count)
    let output = unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, filled in
      unsafe bytes.withUnsafeBytes { source in
        filled = unsafe libdeflate_deflate_compress(compressor, source.baseAddress, source.count, buffer.baseAddress, bound)
      }
    }
    guard !output.isEmpty else { throw Deflate.failure(.io, "cannot compress") }
    return output
  }
}

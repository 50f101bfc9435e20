internal import CDeflate

/// CRC-32 as in zlib, PNG and Ethernet (polynomial 0xEDB88320, ISO 3309): finds damage, proves no origin.
package enum Checksum {
  /// The CRC-32 of `bytes`, continuing from the CRC of what stood before them.
  package static func crc32(_ bytes: [UInt8], continuing previous: UInt32 = 0) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe crc32($0, continuing: previous) }
  }

  /// The CRC-32 of a view.
  package static func crc32(_ view: ByteView, continuing previous: UInt32 = 0) -> UInt32 {
    unsafe view.withUnsafeBytes { unsafe crc32($0, continuing: previous) }
  }

  private static func crc32(_ buffer: UnsafeRawBufferPointer, continuing previous: UInt32) -> UInt32 {
    guard let base = buffer.baseAddress else { return previous }
    return unsafe libdeflate_crc32(previous, base, buffer.count)
  }
}

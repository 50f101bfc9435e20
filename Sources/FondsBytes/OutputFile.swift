internal import Glibc

/// A file open for writing at its end, and for reading back what was written; closed when it goes.
package struct OutputFile: ~Copyable {
  package let path: String
  /// Bytes of the file so far.
  package private(set) var count: Int
  private let descriptor: Int32
  private let system: FileSystem

  init(descriptor: Int32, path: String, system: FileSystem, count: Int = 0) {
    self.count = count
    self.descriptor = descriptor
    self.path = path
    self.system = system
  }

  deinit { close(descriptor) }

  /// Writes all of `bytes` at the end.
  ///
  /// - Throws: `no-space`, `io`; part of the bytes may have been written.
  package mutating func write(_ bytes: [UInt8]) throws(ByteError) {
    var wanted = bytes.count
    var refusal: Int32?
    if case .fail(let number, let written) = system.verdict(.write, path) {
      wanted = min(max(written, 0), bytes.count)
      refusal = number
    }
    var done = 0
    while done < wanted {
      let result = unsafe bytes.withUnsafeBytes { buffer in
        unsafe pwrite(descriptor, buffer.baseAddress.map { unsafe $0 + done }, wanted - done, off_t(count))
      }
      if result < 0 {
        if errno == EINTR { continue }
        throw SystemFailure.error("write", path: path)
      }
      done += result
      count += result
    }
    if let refusal { throw SystemFailure.error(number: refusal, "write", path: path) }
  }

  /// Makes what was written last over a power cut.
  package func synchronize() throws(ByteError) {
    try system.admit(.synchronize, path)
    guard fsync(descriptor) == 0 else { throw SystemFailure.error("synchronize", path: path) }
  }

  /// Takes the name away: the bytes go with this value, even after a kill.
  package func makeAnonymous() throws(ByteError) {
    try system.remove(path)
  }

  /// Reads up to `limit` bytes from `offset` on into `target`, whose content is replaced; none at the end.
  package func read(at offset: Int, limit: Int, into target: inout [UInt8]) throws(ByteError) {
    target.removeAll(keepingCapacity: true)
    guard limit > 0 else { return }
    var failure: ByteError?
    let wanted = min(limit, max(count - offset, 0))
    unsafe withUnsafeTemporaryAllocation(byteCount: min(wanted, 1 << 16), alignment: 16) { buffer in
      while target.count < wanted {
        let length = min(buffer.count, wanted - target.count)
        let result = unsafe pread(descriptor, buffer.baseAddress, length, off_t(offset + target.count))
        if result < 0, errno == EINTR { continue }
        if result <= 0 {
          failure = SystemFailure.error(number: result < 0 ? errno : EIO, "read", path: path)
          return
        }
        unsafe target.append(contentsOf: UnsafeRawBufferPointer(start: buffer.baseAddress, count: result))
      }
    }
    if let failure { throw failure }
  }
}

internal import Glibc

/// Memory that outlives the views on it: a mapped file, or a copy of some bytes.
///
/// Immutable for its whole life, so it may be read from any task.
@safe final class ByteStorage: @unchecked Sendable {
  let base: UnsafeRawPointer
  let count: Int
  /// The file the bytes came from; empty for a copy.
  let path: String
  private let isMapped: Bool

  /// Takes over a mapping of `count` bytes.
  init(mapping base: UnsafeRawPointer, count: Int, path: String) {
    unsafe self.base = base
    self.count = count
    self.path = path
    isMapped = true
  }

  init(copying bytes: [UInt8], path: String) {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { unsafe copy.copyMemory(from: start, byteCount: source.count) }
    }
    unsafe base = UnsafeRawPointer(copy)
    count = bytes.count
    self.path = path
    isMapped = false
  }

  deinit {
    if isMapped {
      unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
    } else {
      unsafe UnsafeMutableRawPointer(mutating: base).deallocate()
    }
  }
}

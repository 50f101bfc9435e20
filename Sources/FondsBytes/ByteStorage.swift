internal import Glibc

/// Memory that outlives the views on it: a mapped file, a copy of some bytes, or a part of the program.
///
/// Immutable for its whole life, so it may be read from any task.
@safe final class ByteStorage: @unchecked Sendable {
  let base: UnsafeRawPointer
  let count: Int
  /// The file the bytes came from; empty for a copy.
  let path: String
  private let owner: Owner

  /// Who gives the memory back.
  private enum Owner {
    case mapping
    case copy
    /// It is part of the program.
    case nobody
  }

  /// Takes over a mapping of `count` bytes.
  init(mapping base: UnsafeRawPointer, count: Int, path: String) {
    unsafe self.base = base
    self.count = count
    self.path = path
    owner = .mapping
  }

  /// Memory that is never given back.
  init(permanent base: UnsafeRawPointer, count: Int, path: String) {
    unsafe self.base = base
    self.count = count
    self.path = path
    owner = .nobody
  }

  init(copying bytes: [UInt8], path: String) {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { unsafe copy.copyMemory(from: start, byteCount: source.count) }
    }
    unsafe base = UnsafeRawPointer(copy)
    count = bytes.count
    self.path = path
    owner = .copy
  }

  deinit {
    switch owner {
    case .mapping: unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
    case .copy: unsafe UnsafeMutableRawPointer(mutating: base).deallocate()
    case .nobody: break
    }
  }
}

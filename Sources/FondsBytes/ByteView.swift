/// A bounded window on immutable bytes, which it keeps alive: a mapped file, a part of one, or a copy.
///
/// Every access is checked against the window; a view can be made narrower, never wider. Integers are little-endian and need no alignment.
@safe package struct ByteView: @unchecked Sendable {
  private let storage: ByteStorage
  private let base: UnsafeRawPointer
  /// Its length in bytes.
  package let count: Int

  init(_ storage: ByteStorage) {
    self.storage = storage
    unsafe base = unsafe storage.base
    count = storage.count
  }

  private init(_ storage: ByteStorage, base: UnsafeRawPointer, count: Int) {
    self.storage = storage
    unsafe self.base = base
    self.count = count
  }

  /// A view on a copy of `bytes`; `path` is only for messages.
  package init(copying bytes: [UInt8], path: String = "") {
    self.init(ByteStorage(copying: bytes, path: path))
  }

  /// A view on bytes that are part of the program; `path` is only for messages.
  @unsafe package init(permanent base: UnsafeRawPointer, count: Int, path: String) {
    self.init(unsafe ByteStorage(permanent: base, count: count, path: path))
  }

  /// The file the bytes came from; empty for a copy.
  package var path: String { storage.path }

  /// Where the view begins in its file, in bytes.
  package var offset: Int { unsafe base - storage.base }

  /// The byte at `index`, which must lie in the view.
  package subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "byte index out of range")
    return unsafe base.load(fromByteOffset: index, as: UInt8.self)
  }

  /// A part of the view.
  ///
  /// - Throws: `truncated` when the range does not lie in the view.
  package func slice(_ start: Int, _ length: Int) throws(ByteError) -> ByteView {
    guard start >= 0, length >= 0, start <= count, length <= count - start else {
      throw outOfRange(at: start, length: length)
    }
    return unsafe ByteView(storage, base: base + start, count: length)
  }

  /// The four bytes at `start` as an integer.
  ///
  /// - Throws: `truncated` when they do not lie in the view.
  @inline(__always)
  package func uint32(at start: Int) throws(ByteError) -> UInt32 {
    guard start >= 0, start <= count &- 4 else { throw outOfRange(at: start, length: 4) }
    return unsafe UInt32(littleEndian: base.loadUnaligned(fromByteOffset: start, as: UInt32.self))
  }

  /// The eight bytes at `start` as an integer.
  ///
  /// - Throws: `truncated` when they do not lie in the view.
  @inline(__always)
  package func uint64(at start: Int) throws(ByteError) -> UInt64 {
    guard start >= 0, start <= count &- 8 else { throw outOfRange(at: start, length: 8) }
    return unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: start, as: UInt64.self))
  }

  /// A copy of all the bytes.
  package var bytes: [UInt8] {
    unsafe withUnsafeBytes { unsafe [UInt8]($0) }
  }

  /// Appends `length` bytes from `start` on to `target`.
  ///
  /// - Throws: `truncated` when they do not lie in the view.
  package func append(_ start: Int, _ length: Int, to target: inout [UInt8]) throws(ByteError) {
    guard start >= 0, length >= 0, start <= count, length <= count - start else {
      throw outOfRange(at: start, length: length)
    }
    unsafe target.append(contentsOf: UnsafeRawBufferPointer(start: base + start, count: length))
  }

  /// The UTF-8 of `length` bytes from `start` on.
  ///
  /// - Throws: `truncated` when they do not lie in the view, `damaged` when they are not well-formed.
  package func text(_ start: Int, _ length: Int) throws(ByteError) -> String {
    guard start >= 0, length >= 0, start <= count, length <= count - start else {
      throw outOfRange(at: start, length: length)
    }
    guard let text = unsafe String(validating: UnsafeRawBufferPointer(start: base + start, count: length), as: UTF8.self) else {
      throw ByteError(.damaged, path: path.isEmpty ? nil : path, offset: offset + start, "a text is not UTF-8")
    }
    return text
  }

  /// The order of the bytes `start ..< start + length` and of `other`, as unsigned bytes: negative, zero or positive.
  ///
  /// - Throws: `truncated` when they do not lie in the view.
  package func compare(_ start: Int, _ length: Int, with other: [UInt8]) throws(ByteError) -> Int {
    guard start >= 0, length >= 0, start <= count, length <= count - start else {
      throw outOfRange(at: start, length: length)
    }
    for index in 0..<min(length, other.count) {
      let difference = unsafe Int(base.load(fromByteOffset: start &+ index, as: UInt8.self)) - Int(other[index])
      if difference != 0 { return difference }
    }
    return length - other.count
  }

  /// Calls `body` with the bytes, which are valid during the call only.
  @unsafe package func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let result = try unsafe body(UnsafeRawBufferPointer(start: base, count: count))
    extendLifetime(storage)
    return result
  }

  /// The first byte; valid as long as some copy of this view lives.
  ///
  /// For kernels that have checked their range against `count`.
  @unsafe package var unsafeBase: UnsafeRawPointer { unsafe base }

  private func outOfRange(at start: Int, length: Int) -> ByteError {
    ByteError(
      .truncated, path: path.isEmpty ? nil : path, offset: offset + min(max(start, 0), count),
      "\(length) bytes wanted at \(start) of \(count)")
  }
}

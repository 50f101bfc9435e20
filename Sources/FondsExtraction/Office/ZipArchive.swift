internal import CMinizip
internal import FondsRecord

/// The entries of a ZIP archive that stands in memory, inflated within bounds by zlib's minizip.
///
/// The only caller of minizip; its callbacks read an array, never a file.
@safe final class ZipArchive {
  private let memory: ArchiveMemory
  private let handle: unzFile
  private let limits: ExtractionLimits
  /// The names of the entries, in their order; bytes that are not UTF-8 are replaced.
  let names: [String]

  /// The most entries that are looked at.
  private static let entryLimit = 20_000
  private static let step = 64 << 10

  /// Reads the directory of an archive.
  ///
  /// Throws `damage` where there is none.
  init(_ bytes: [UInt8], limits: ExtractionLimits) throws(ExtractionError) {
    let memory = ArchiveMemory(bytes)
    var functions = unsafe memory.functions
    guard let handle = unsafe unzOpen2_64("", &functions) else {
      throw ExtractionError(.damage, "the archive has no directory", remedy: "fetch the file again")
    }
    self.memory = memory
    unsafe self.handle = handle
    self.limits = limits
    var names: [String] = []
    var result = unsafe unzGoToFirstFile(handle)
    while result == UNZ_OK, names.count < Self.entryLimit {
      var name = [CChar](repeating: 0, count: 1024)
      guard unsafe unzGetCurrentFileInfo64(handle, nil, &name, UInt(name.count - 1), nil, 0, nil, 0) == UNZ_OK else { break }
      names.append(String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
      result = unsafe unzGoToNextFile(handle)
    }
    self.names = names
  }

  deinit { unsafe _ = unzClose(handle) }

  /// The content of an entry; `nil` where there is none of that name.
  ///
  /// Throws `expansion` beyond the limits, `password` where it is encrypted, `damage` where it cannot be inflated to its end.
  func content(_ name: String) throws(ExtractionError) -> [UInt8]? {
    guard unsafe unzLocateFile(handle, name, 1) == UNZ_OK else { return nil }
    var info = unz_file_info64()
    guard unsafe unzGetCurrentFileInfo64(handle, &info, nil, 0, nil, 0, nil, 0) == UNZ_OK else { throw damage(name) }
    guard info.flag & 1 == 0 else {
      throw ExtractionError(.password, "its part \(name) is encrypted", remedy: "save it without a password")
    }
    guard unsafe unzOpenCurrentFile(handle) == UNZ_OK else { throw damage(name) }
    var content: [UInt8] = []
    content.reserveCapacity(min(Int(clamping: info.uncompressed_size), limits.expandedBytes))
    var failure: ExtractionError?
    while failure == nil {
      let chunk = chunk()
      if chunk.isEmpty { break }
      content += chunk
      failure = bomb(name, size: content.count, from: Int(clamping: info.compressed_size))
    }
    let isWhole = unsafe unzCloseCurrentFile(handle) == UNZ_OK && memory.failure == 0
    if let failure { throw failure }
    guard isWhole, content.count == Int(clamping: info.uncompressed_size) else { throw damage(name) }
    return content
  }

  /// The next inflated bytes of the open entry; empty at its end and where it cannot be inflated.
  private func chunk() -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: Self.step) { buffer, count in
      let result = unsafe unzReadCurrentFile(handle, buffer.baseAddress, UInt32(Self.step))
      if result < 0 { memory.failure = result }
      count = Int(max(result, 0))
    }
  }

  private func bomb(_ name: String, size: Int, from compressed: Int) -> ExtractionError? {
    let isLarge = size > limits.expandedBytes
    let isSwollen = size > 1 << 20 && size / max(compressed, 1) > limits.expansionRatio
    guard isLarge || isSwollen else { return nil }
    return ExtractionError(
      .expansion,
      isLarge
        ? "its part \(name) grows beyond \(limits.expandedBytes) bytes"
        : "its part \(name) grows beyond \(limits.expansionRatio) times its size",
      remedy: "split the document")
  }

  private func damage(_ name: String) -> ExtractionError {
    ExtractionError(.damage, "its part \(name) cannot be unpacked", remedy: "fetch the file again, or repair it with an office program")
  }
}

/// An array that minizip reads like a file.
private final class ArchiveMemory {
  let bytes: [UInt8]
  var position = 0
  /// The last error code of minizip; 0 without one.
  var failure: Int32 = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var functions: zlib_filefunc64_def {
    unsafe zlib_filefunc64_def(
      zopen64_file: { context, _, _ in unsafe context },
      zread_file: { context, _, buffer, size in
        guard let memory = unsafe ArchiveMemory.at(context), let buffer = unsafe buffer else { return 0 }
        let count = min(Int(size), memory.bytes.count - memory.position)
        unsafe memory.bytes[memory.position..<memory.position + count].withUnsafeBytes { bytes in
          if let start = bytes.baseAddress { unsafe buffer.copyMemory(from: start, byteCount: count) }
        }
        memory.position += count
        return UInt(count)
      },
      zwrite_file: { _, _, _, _ in 0 },
      ztell64_file: { context, _ in unsafe UInt64(ArchiveMemory.at(context)?.position ?? 0) },
      zseek64_file: { context, _, offset, origin in
        guard let memory = unsafe ArchiveMemory.at(context) else { return -1 }
        let base =
          switch origin {
          case ZLIB_FILEFUNC_SEEK_CUR: memory.position
          case ZLIB_FILEFUNC_SEEK_END: memory.bytes.count
          default: 0
          }
        guard offset <= UInt64(memory.bytes.count - base) else { return -1 }
        memory.position = base + Int(offset)
        return 0
      },
      zclose_file: { _, _ in 0 }, zerror_file: { _, _ in 0 }, opaque: Unmanaged.passUnretained(self).toOpaque())
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> ArchiveMemory? {
    unsafe context.map { unsafe Unmanaged<ArchiveMemory>.fromOpaque($0).takeUnretainedValue() }
  }
}

internal import FondsBytes

/// The frame of the small files: kind, version, generation and checksums around a payload (`Index/FORMAT.md` §3.1).
enum Envelope {
  /// What a small file is.
  enum Kind: String {
    case manifest = "FONDSMAN"
    case tombstones = "FONDSTOM"
    case works = "FONDSWRK"
  }

  static let headerSize = 40

  static func wrap(_ payload: [UInt8], _ kind: Kind, generation: UInt64) -> [UInt8] {
    var file = ByteWriter(capacity: headerSize + payload.count)
    file.append(Array(kind.rawValue.utf8))
    file.uint32(FormatVersion.current)
    file.uint32(0)
    file.uint64(generation)
    file.uint64(UInt64(payload.count))
    file.uint32(Checksum.crc32(payload))
    file.uint32(Checksum.crc32(file.bytes))
    file.append(payload)
    return file.bytes
  }

  /// The payload of a whole small file, verified; of the generation given, if one is.
  static func open(_ file: ByteView, _ kind: Kind, generation wanted: UInt64? = nil) throws(IndexError) -> (
    payload: ByteView, generation: UInt64
  ) {
    let header = try readHeader(file, kind)
    if let wanted, wanted != header.generation {
      throw .damage("the file is of generation \(header.generation), not \(wanted)", path: file.path, offset: 16)
    }
    guard file.count - headerSize == header.length else {
      throw .damage("the file has \(file.count) bytes, not \(headerSize + header.length)", path: file.path, offset: file.count)
    }
    let payload = try indexed { () throws(ByteError) in try file.slice(headerSize, header.length) }
    guard Checksum.crc32(payload) == header.checksum else {
      throw .damage("the checksum of the content is wrong", path: file.path, offset: headerSize)
    }
    return (payload, header.generation)
  }

  /// The header alone, verified: enough to tell the generation.
  static func readHeader(_ file: ByteView, _ kind: Kind) throws(IndexError) -> (generation: UInt64, length: Int, checksum: UInt32) {
    do throws(ByteError) {
      let header = try file.slice(0, headerSize)
      var reader = ByteReader(header)
      let found = try reader.bytes(8)
      let version = try reader.uint32()
      let zero = try reader.uint32()
      let generation = try reader.uint64()
      let length = try reader.uint64()
      let checksum = try reader.uint32()
      let sealed = try reader.uint32() == Checksum.crc32(header.slice(0, 36))
      if found == Array(kind.rawValue.utf8), version != FormatVersion.current, sealed { throw reader.failure(.limit, "\(version)") }
      guard sealed, found == Array(kind.rawValue.utf8), zero == 0, let small = Int(exactly: length) else {
        throw ByteError(.damaged, path: file.path, offset: 0, "the header is damaged")
      }
      return (generation, small, checksum)
    } catch {
      if error.code == .limit { throw .version(error.message, path: file.path) }
      throw IndexError(error)
    }
  }
}

extension IndexError {
  /// Another format version than ours.
  static func version(_ found: String, path: String) -> IndexError {
    IndexError(
      .version, path: path, offset: 8, "the index has format version \(found), this program reads version \(FormatVersion.current)",
      remedy: rebuild)
  }
}

/// The constants of `Index/FORMAT.md`.
enum FormatVersion {
  /// The one version that is written and read (§4.1).
  static let current: UInt32 = 4

  static let segmentKind = Array("FONDSSEG".utf8)
  static let segmentEnd = Array("FONDSEND".utf8)

  /// Bytes of a segment's header and of its footer (§4.1, §4.4).
  static let headerSize = 32
  static let footerSize = 32
  /// Sections begin at multiples of this (§4).
  static let alignment = 64
  /// Bytes covered by one checksum (§4.3).
  static let chunkSize = 1 << 16
  /// Terms in a block of the term section (§5.1).
  static let termBlock = 32
  /// The largest number of positions of a posting kept in the dictionary (§5.1).
  static let inlinePositions = 8
  /// Bytes at the end of a list that is kept by windows (§5.2).
  static let listTail = 25
  /// Unpacked bytes after which a block of stored records ends (§5.9).
  static let storedBlock = 16 << 10

  /// Identifiers in a block (§5.6).
  static let identifierBlock = 16

  /// Bits of the number of a document among so many (§5.6).
  static func width(ofDocuments count: Int) -> Int { Int.bitWidth - max(count - 1, 0).leadingZeroBitCount }

  /// Documents or passages in a segment (§1.4).
  static let documentLimit = 1 << 28
  /// Bytes of a term without its space (§1.4).
  static let termLimit = 255
  /// Bytes of a facet or concept key, and of an alias that is kept as it is (§1.4).
  static let keyLimit = 1024
  /// Bytes of the kind of a tie (§1.4).
  static let tieKindLimit = 64
  /// Bytes of a stored record (§1.4).
  static let storedLimit = 1 << 30
  /// Bytes in a list, and in a section with 32-bit offsets (§1.4).
  static let stretchLimit = Int(UInt32.max)
}

/// The ten sections of a segment (`Index/FORMAT.md` §4.2).
enum SectionKind: Int, CaseIterable, Sendable {
  case postings = 0
  case stored
  case positions
  case terms
  case termIndex
  case norms
  case languages
  case identifiers
  case passages
  case facets
}

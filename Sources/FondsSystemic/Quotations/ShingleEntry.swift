internal import FondsText

/// A shingle of a record of the table, in two words of memory.
struct ShingleEntry: BitwiseCopyable, Sendable, Hashable {
  /// From the top: 40 bits of hash, 12 of the words before, 12 of the words after.
  let key: UInt64
  /// From the top: 24 bits of record, 20 of block, 19 of word, 1 for quoted.
  let place: UInt64

  static let recordLimit = 1 << 24

  /// What was read from a table.
  init(key: UInt64, place: UInt64) {
    self.key = key
    self.place = place
  }

  /// `nil` where the record's number is beyond what fits.
  init?(_ shingle: Shingle, record: Int) {
    guard record < Self.recordLimit else { return nil }
    key = shingle.key
    place = UInt64(record) << 40 | shingle.place
  }

  var hash: UInt64 { key >> 24 }
  var left: UInt64 { key >> 12 & 0xFFF }
  var right: UInt64 { key & 0xFFF }
  var record: Int { Int(place >> 40) }
  var block: Int { Int(place >> 20 & 0xF_FFFF) }
  var word: Int { Int(place >> 1 & 0x7_FFFF) }
  var isQuoted: Bool { place & 1 == 1 }

  /// The same shingle, of a record with another number.
  func of(record: Int) -> ShingleEntry {
    ShingleEntry(key: key, place: UInt64(record) << 40 | place & 0xFF_FFFF_FFFF)
  }

  /// The order of the table: by hash, then by place.
  static func precedes(_ one: ShingleEntry, _ other: ShingleEntry) -> Bool {
    one.hash == other.hash ? one.place < other.place : one.hash < other.hash
  }
}

/// What a `TermTable` keeps of a term.
struct TermRecord {
  /// The first eight bytes of the term, zeros after a shorter one: most comparisons end here.
  var prefix: UInt64
  var key: UInt32
  var keyLength: UInt32
  /// The first chunk, the next byte to write, and where the chunk's link stands.
  var head: UInt32
  var cursor: UInt32
  var link: UInt32
  /// The current document + 1; 0 before the first.
  var document: UInt32
  var position: UInt32
  /// Weight of the stream's coming occurrences, and the size class of the chunk.
  var weight: UInt32
  var level: UInt32
  /// Fills a cache line.
  private var rest: (UInt64, UInt64) = (0, 0)

  init(
    prefix: UInt64, key: UInt32, keyLength: UInt32, head: UInt32, cursor: UInt32, link: UInt32, document: UInt32, position: UInt32,
    weight: UInt32, level: UInt32
  ) {
    self.prefix = prefix
    self.key = key
    self.keyLength = keyLength
    self.head = head
    self.cursor = cursor
    self.link = link
    self.document = document
    self.position = position
    self.weight = weight
    self.level = level
  }

  /// Room for records, each in a cache line of its own.
  static func allocate(_ count: Int) -> UnsafeMutablePointer<TermRecord> {
    unsafe UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<TermRecord>.stride, alignment: 64)
      .bindMemory(to: TermRecord.self, capacity: count)
  }
}

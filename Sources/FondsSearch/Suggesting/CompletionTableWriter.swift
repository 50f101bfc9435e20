internal import FondsBytes
internal import FondsText

/// Makes tables of completions.
///
/// Memory: the texts and 24 bytes an entry; while the table is made, its own size besides and 20 bytes for each beginning of a word.
package struct CompletionTableWriter: Sendable {
  /// The entries as the table will hold them, one after another.
  private var records: [UInt8] = []
  private var places: [Place] = []
  /// The most entries of a table; those of the lowest rank are left out.
  package static let limit = 1 << 21
  /// The most bytes of all entries.
  private static let byteLimit = Int(UInt32.max)

  /// Where an entry stands in `records`, and what ranks it first.
  private struct Place: Sendable {
    var start: UInt32
    var textStart: UInt32
    var end: UInt32
    var count: UInt32
    var tag: UInt32
  }

  /// Entries so far, those that will be left out among them.
  package var count: Int { places.count }

  package init() {}

  /// Takes an entry; one whose text is blank or longer than 500 bytes is passed over.
  ///
  /// - Parameter tag: by which `removeAll` knows it again.
  package mutating func add(_ entry: CompletionEntry, tag: UInt32 = 0) {
    let length = entry.text.utf8.count
    guard (1...CompletionEntry.textLimit).contains(length) else { return }
    var writer = ByteWriter()
    entry.write(to: &writer)
    guard records.count <= Self.byteLimit - writer.count else { return }
    let start = records.count
    records.append(contentsOf: writer.bytes)
    places.append(
      Place(
        start: UInt32(start), textStart: UInt32(records.count - length), end: UInt32(records.count), count: UInt32(clamping: entry.count),
        tag: tag))
  }

  /// Takes the entries of some tags out again.
  package mutating func removeAll(where isGone: (_ tag: UInt32) -> Bool) { places.removeAll { isGone($0.tag) } }

  /// A beginning of words in a key.
  private struct Start {
    /// The first eight bytes from there on, zeros behind a shorter rest.
    var head: UInt64
    var entry: UInt32
    var offset: UInt8
  }

  /// As `CompletionEntry.precedes`.
  private func precedes(_ one: Place, _ other: Place) -> Bool {
    if one.count != other.count { return one.count > other.count }
    let (length, otherLength) = (one.end - one.textStart, other.end - other.textStart)
    if length != otherLength { return length < otherLength }
    let (text, otherText) = (records[Int(one.textStart)..<Int(one.end)], records[Int(other.textStart)..<Int(other.end)])
    if text != otherText { return text.lexicographicallyPrecedes(otherText) }
    return records[Int(one.start)..<Int(one.textStart)].lexicographicallyPrecedes(records[Int(other.start)..<Int(other.textStart)])
  }

  /// The table: the same entries give the same bytes, in whatever order they came.
  ///
  /// O(words · log words).
  package consuming func finish() -> [UInt8] {
    places.sort(by: precedes)
    places.removeLast(max(0, places.count - Self.limit))
    let tokenizer = Tokenizer()
    var keys: [UInt8] = []
    keys.reserveCapacity(records.count)
    var keyEnds: [UInt32] = []
    var kept: [Place] = []
    var (heads, inner): ([Start], [Start]) = ([], [])
    // What is reserved and not used takes no memory.
    inner.reserveCapacity(places.count * 8)
    for place in places {
      let key = CompletionKey(of: String(decoding: records[Int(place.textStart)..<Int(place.end)], as: UTF8.self), tokenizer)
      guard !key.bytes.isEmpty else { continue }
      for offset in key.starts {
        let start = Start(head: Self.head(key.bytes[offset...]), entry: UInt32(kept.count), offset: UInt8(offset))
        if offset == 0 { heads.append(start) } else { inner.append(start) }
      }
      keys += key.bytes
      keyEnds.append(UInt32(keys.count))
      kept.append(place)
    }
    places = []
    Self.sort(&heads, keys, keyEnds)
    Self.sort(&inner, keys, keyEnds)
    let offsets = inner.map(\.offset)
    let ranked = RankedRange.encode(inner.map(\.entry))
    inner = []
    let textCount = kept.reduce(0) { $0 + Int($1.end - $1.start) }
    var table = ByteWriter(capacity: CompletionTable.headerSize + keys.count + textCount + ranked.count + offsets.count + kept.count * 13)
    table.append(CompletionTable.magic)
    for size in [Int(CompletionTable.version), kept.count, offsets.count, keys.count, textCount] { table.uint32(UInt32(size)) }
    for end in keyEnds { table.uint32(end) }
    var end: UInt32 = 0
    for place in kept {
      end += place.end - place.start
      table.uint32(end)
    }
    table.append(RankedRange.encode(heads.map(\.entry)))
    table.append(ranked)
    table.append(offsets)
    table.append(keys)
    for place in kept { table.append(records[Int(place.start)..<Int(place.end)]) }
    return table.bytes
  }

  /// Sorts beginnings by what follows there; equal ones by rank.
  private static func sort(_ starts: inout [Start], _ keys: [UInt8], _ ends: [UInt32]) {
    func rest(_ start: Start) -> ArraySlice<UInt8> {
      let first = start.entry == 0 ? 0 : Int(ends[Int(start.entry) - 1])
      return keys[first + Int(start.offset)..<Int(ends[Int(start.entry)])]
    }
    starts.sort { one, other in
      if one.head != other.head { return one.head < other.head }
      let (left, right) = (rest(one), rest(other))
      return left == right ? (one.entry, one.offset) < (other.entry, other.offset) : left.lexicographicallyPrecedes(right)
    }
  }

  private static func head(_ key: ArraySlice<UInt8>) -> UInt64 {
    var head: UInt64 = 0
    for place in 0..<8 { head = head << 8 | (place < key.count ? UInt64(key[key.startIndex + place]) : 0) }
    return head
  }
}

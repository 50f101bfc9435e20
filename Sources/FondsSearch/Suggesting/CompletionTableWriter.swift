internal import FondsBytes
internal import FondsText

/// Makes tables of completions.
package struct CompletionTableWriter {
  private var entries: [CompletionEntry] = []
  /// The most entries of a table; those of the lowest rank are left out.
  package static let limit = 1 << 21

  /// Entries so far, those that will be left out among them.
  package var count: Int { entries.count }

  package init() {}

  /// Takes an entry; one whose text is blank or longer than 500 bytes is passed over.
  package mutating func add(_ entry: CompletionEntry) {
    if (1...CompletionEntry.textLimit).contains(entry.text.utf8.count) { entries.append(entry) }
  }

  /// A beginning of words in a key.
  private struct Start {
    /// The first eight bytes from there on, zeros behind a shorter rest.
    var head: UInt64
    var entry: UInt32
    var offset: UInt8
  }

  /// The table: the same entries give the same bytes, in whatever order they came.
  ///
  /// O(words · log words).
  package consuming func finish() -> [UInt8] {
    entries.sort(by: CompletionEntry.precedes)
    entries.removeLast(max(0, entries.count - Self.limit))
    let tokenizer = Tokenizer()
    var keys: [UInt8] = []
    var texts = ByteWriter()
    var (keyEnds, textEnds) = (ByteWriter(capacity: entries.count * 4), ByteWriter(capacity: entries.count * 4))
    var heads: [Start] = []
    var inner: [Start] = []
    var number: UInt32 = 0
    for entry in entries {
      let key = CompletionKey(of: entry.text, tokenizer)
      guard !key.bytes.isEmpty else { continue }
      for offset in key.starts {
        let start = Start(head: Self.head(key.bytes[offset...]), entry: number, offset: UInt8(offset))
        if offset == 0 { heads.append(start) } else { inner.append(start) }
      }
      keys += key.bytes
      keyEnds.uint32(UInt32(truncatingIfNeeded: keys.count))
      entry.write(to: &texts)
      textEnds.uint32(UInt32(truncatingIfNeeded: texts.count))
      number += 1
    }
    entries = []
    let ends = keyEnds.bytes
    func rest(_ start: Start) -> ArraySlice<UInt8> {
      func end(_ entry: Int) -> Int {
        ends[entry * 4..<entry * 4 + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
      }
      let first = start.entry == 0 ? 0 : end(Int(start.entry) - 1)
      return keys[first + Int(start.offset)..<end(Int(start.entry))]
    }
    func precedes(_ one: Start, _ other: Start) -> Bool {
      if one.head != other.head { return one.head < other.head }
      let (left, right) = (rest(one), rest(other))
      return left == right ? (one.entry, one.offset) < (other.entry, other.offset) : left.lexicographicallyPrecedes(right)
    }
    heads.sort(by: precedes)
    inner.sort(by: precedes)
    var table = ByteWriter(capacity: keys.count + texts.count + inner.count * 6 + Int(number) * 13)
    table.append(CompletionTable.magic)
    for size in [Int(CompletionTable.version), Int(number), inner.count, keys.count, texts.count] {
      table.uint32(UInt32(truncatingIfNeeded: size))
    }
    table.append(ends)
    table.append(textEnds.bytes)
    table.append(RankedRange.encode(heads.map(\.entry)))
    table.append(RankedRange.encode(inner.map(\.entry)))
    table.append(inner.map(\.offset))
    table.append(keys)
    table.append(texts.bytes)
    return table.bytes
  }

  private static func head(_ key: ArraySlice<UInt8>) -> UInt64 {
    var head: UInt64 = 0
    for place in 0..<8 { head = head << 8 | (place < key.count ? UInt64(key[key.startIndex + place]) : 0) }
    return head
  }
}

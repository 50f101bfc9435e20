package import FondsBytes
internal import FondsText

/// Texts by the beginnings of their words, read where they lie: what completes a beginning is found in one look, the best first.
///
/// ```
/// table   = "FONDSCPL" version:u8 zero:u8×3 entries:u32 starts:u32 keys:u32 texts:u32
///           key-ends:u32 × entries   text-ends:u32 × entries   heads:ranked   inner:ranked   offsets:u8 × starts   keys   texts
/// ```
/// Entries stand in the order of their rank; of each the key (folded words, one space between them) and the text with what it leads to. `heads` are all
/// entries in the order of their keys; `inner` are the entries of all other beginnings of words, in the order of what follows there; `offsets`
/// tell where in the key each of those begins. Ties stand in the order of rank. For `ranked` see `RankedRange`.
package struct CompletionTable: Sendable {
  /// Raised when the same entries give other bytes.
  package static let version: UInt8 = 1
  static let magic = Array("FONDSCPL".utf8)
  static let headerSize = 28

  /// Entries.
  package let count: Int
  private let keyEnds: ByteView
  private let textEnds: ByteView
  private let heads: RankedRange
  private let inner: RankedRange
  private let offsets: ByteView
  private let keys: ByteView
  private let texts: ByteView

  /// Opens a table; only its sizes are checked.
  ///
  /// - Throws: `damaged` or `truncated` for bytes that are none, `limit` for those of another version.
  package init(_ view: ByteView) throws(ByteError) {
    var reader = ByteReader(view)
    guard try reader.bytes(Self.magic.count) == Self.magic else { throw reader.failure(.damaged, "this is no table of completions") }
    guard try reader.uint32() == UInt32(Self.version) else {
      throw reader.failure(.limit, "the table of completions is of another version")
    }
    let sizes = (Int(try reader.uint32()), Int(try reader.uint32()), Int(try reader.uint32()), Int(try reader.uint32()))
    count = sizes.0
    var position = Self.headerSize
    func part(_ length: Int) throws(ByteError) -> ByteView {
      defer { position += length }
      return try view.slice(position, length)
    }
    keyEnds = try part(count * 4)
    textEnds = try part(count * 4)
    heads = try RankedRange(try view.slice(position, view.count - position), count: count)
    position += heads.byteCount
    inner = try RankedRange(try view.slice(position, view.count - position), count: sizes.1)
    position += inner.byteCount
    offsets = try part(sizes.1)
    keys = try part(sizes.2)
    texts = try part(sizes.3)
    guard position == view.count else { throw reader.failure(.damaged, "the table of completions has bytes too many") }
  }

  /// The entries that complete what is typed: those that begin so first, then those with a word that does; each in the order of rank.
  ///
  /// Where what is typed are several words and too few entries go on from them side by side, entries with all of them in any order follow, among the first
  /// `scanLimit` with one of them. The last word typed counts as begun.
  /// - Parameters:
  ///   - limit: the most entries of each kind.
  ///   - isGone: whether an entry is to be passed over; `goneLimit` of them at most are.
  package func completions(
    of text: String, limit: Int, isGone: (CompletionEntry) -> Bool = { _ in false }
  ) throws(ByteError) -> (beginning: [CompletionEntry], within: [CompletionEntry]) {
    let tokenizer = Tokenizer()
    let typed = CompletionKey.typed(text, tokenizer)
    guard !typed.isEmpty, limit > 0 else { return ([], []) }
    var seen: Set<UInt32> = []
    var gone = 0
    func take(_ number: UInt32, into found: inout [CompletionEntry]) throws(ByteError) -> Bool {
      if seen.insert(number).inserted {
        let entry = try entry(Int(number))
        if isGone(entry) { gone += 1 } else { found.append(entry) }
      }
      return found.count < limit && gone < Self.goneLimit
    }
    var beginning: [CompletionEntry] = []
    try heads.forEach(in: try headRange(typed)) { (number, _) throws(ByteError) in try take(number, into: &beginning) }
    var within: [CompletionEntry] = []
    if beginning.count < limit {
      try inner.forEach(in: try innerRange(typed)) { (number, _) throws(ByteError) in try take(number, into: &within) }
    }
    if beginning.count + within.count < limit { try addScattered(typed, limit - beginning.count, &seen, &within, isGone) }
    return (beginning, within)
  }

  private static let goneLimit = 2_000
  /// The most entries that are looked through for words that do not stand side by side.
  private static let scanLimit = 500

  /// Adds entries with all words typed, in any order.
  private func addScattered(
    _ typed: [UInt8], _ limit: Int, _ seen: inout Set<UInt32>, _ found: inout [CompletionEntry], _ isGone: (CompletionEntry) -> Bool
  ) throws(ByteError) {
    let isBegun = typed.last != 0x20
    var words = typed.split(separator: 0x20).map { Array($0) }
    guard words.count > 1 else { return }
    for place in words.indices where !isBegun || place < words.count - 1 { words[place].append(0x20) }
    // The word that fewest entries have.
    var best: (heads: Range<Int>, inner: Range<Int>)?
    for word in words {
      let ranges = (heads: try headRange(word), inner: try innerRange(word))
      if best.map({ ranges.heads.count + ranges.inner.count < $0.heads.count + $0.inner.count }) ?? true { best = ranges }
    }
    guard let best else { return }
    var looked = 0
    func look(_ number: UInt32) throws(ByteError) -> Bool {
      looked += 1
      if !seen.contains(number), try hasAll(words, Int(number)) {
        seen.insert(number)
        let entry = try entry(Int(number))
        if !isGone(entry) { found.append(entry) }
      }
      return looked < Self.scanLimit && found.count < limit
    }
    try heads.forEach(in: best.heads) { (number, _) throws(ByteError) in try look(number) }
    try inner.forEach(in: best.inner) { (number, _) throws(ByteError) in try look(number) }
  }

  /// Whether each word typed begins a word of an entry; one with a space behind it is a whole one.
  private func hasAll(_ words: [[UInt8]], _ number: Int) throws(ByteError) -> Bool {
    let range = try range(keyEnds, number, in: keys)
    var key: [UInt8] = []
    try keys.append(range.lowerBound, range.count, to: &key)
    key.append(0x20)
    return words.allSatisfy { word in
      key.indices.contains { start in (start == 0 || key[start - 1] == 0x20) && key[start...].starts(with: word) }
    }
  }

  // MARK: Parts

  /// The places of `heads` whose keys begin with what is typed; a key that is the whole word counts as one with a space behind it.
  private func headRange(_ typed: [UInt8]) throws(ByteError) -> Range<Int> {
    try places(heads.count, typed) { (place) throws(ByteError) in
      try range(keyEnds, Int(try heads.number(at: place)), in: keys)
    }
  }

  private func innerRange(_ typed: [UInt8]) throws(ByteError) -> Range<Int> {
    try places(inner.count, typed) { (place) throws(ByteError) in
      let key = try range(keyEnds, Int(try inner.number(at: place)), in: keys)
      let start = key.lowerBound + Int(try offsets.slice(place, 1)[0])
      guard start <= key.upperBound else { throw damage("a beginning lies outside of its key") }
      return start..<key.upperBound
    }
  }

  /// The places whose keys, in rising order, begin with what is typed.
  private func places(_ count: Int, _ typed: [UInt8], _ key: (Int) throws(ByteError) -> Range<Int>) throws(ByteError) -> Range<Int> {
    func first(_ isBehind: (Int) -> Bool) throws(ByteError) -> Int {
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if isBehind(try order(key(middle), typed)) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let start = try first { $0 >= 0 }
    return start..<max(start, try first { $0 > 0 })
  }

  /// Whether a key stands before (negative) or behind (positive) those that begin with what is typed; the end of a key counts as a space.
  private func order(_ key: Range<Int>, _ typed: [UInt8]) throws(ByteError) -> Int {
    let isWhole = typed.last == 0x20 && key.count == typed.count - 1
    let compared = min(key.count, typed.count)
    if isWhole { return try keys.compare(key.lowerBound, key.count, with: Array(typed.dropLast())) }
    let order = try keys.compare(key.lowerBound, compared, with: compared == typed.count ? typed : Array(typed.prefix(compared)))
    return order != 0 || key.count >= typed.count ? order : -1
  }

  /// Every entry, in the order of rank.
  package func forEach(_ body: (CompletionEntry) -> Void) throws(ByteError) {
    for number in 0..<count { body(try entry(number)) }
  }

  private func entry(_ number: Int) throws(ByteError) -> CompletionEntry {
    let range = try range(textEnds, number, in: texts)
    var reader = ByteReader(try texts.slice(range.lowerBound, range.count))
    return try CompletionEntry(&reader)
  }

  /// What an entry has of a part.
  private func range(_ ends: ByteView, _ number: Int, in part: ByteView) throws(ByteError) -> Range<Int> {
    let start = number == 0 ? 0 : Int(try ends.uint32(at: (number - 1) * 4))
    let end = Int(try ends.uint32(at: number * 4))
    guard start <= end, end <= part.count else { throw damage("a table of ends falls") }
    return start..<end
  }

  private func damage(_ message: String) -> ByteError { ByteError(.damaged, path: keys.path, offset: keys.offset, message) }
}

/// Takes the running headers, footers and page numbers off pages.
///
/// A line near the edge of a page runs where it stands on several pages, or where a number in it goes with the number of the page. At the
/// very edge it also runs where it begins or ends with the number that the pages count by, or begins like the edge of the pages beside it
/// (`Chapter 4. Compatibility 4.1`, `Chapter 4. Compatibility 4.3`). `Chapter 4` and `Chapter 5` are no such lines: they are headings.
struct RunningLines {
  private let bytes: [UInt8]
  /// The lines of each page that are left.
  private(set) var pages: [[TextLine]]
  /// Which lines were dropped, and why.
  private(set) var notes: DecisionNotes

  /// How many lines at either end of a page may be headers or footers.
  private static let edge = 3
  /// The longest line that is a header or footer, in scalars.
  private static let longest = 120

  init(_ bytes: [UInt8], pages: [[TextLine]], explains: Bool = false) {
    self.bytes = bytes
    self.pages = pages
    notes = DecisionNotes(isWanted: explains)
  }

  /// On how many pages a line must be seen: 2 of 2, else at least 3 and 2 %.
  private var enough: Int { pages.count == 2 ? 2 : max(3, (pages.count + 49) / 50) }

  /// Drops them all.
  mutating func drop() {
    if pages.count > 1 {
      dropRepeated()
      dropNumbered()
      dropSimilar()
    }
    dropPageNumbers()
  }

  // MARK: Repeated lines

  /// Drops the lines at the edges of pages that stand there again and again, or but for a number that counts the pages.
  private mutating func dropRepeated() {
    var counts: [UInt64: Int] = [:]
    for (index, page) in pages.enumerated() {
      for key in Set(edges(page).flatMap { keys(page[$0], page: index) }) { counts[key, default: 0] += 1 }
    }
    for index in pages.indices {
      let page = pages[index]
      let running = edges(page).filter { line in keys(page[line], page: index).contains { counts[$0, default: 0] >= enough } }
      for line in running.reversed() { remove(line, page: index, "running-line") }
    }
  }

  private func edges(_ page: [TextLine]) -> [Int] {
    let edge = pages.count == 2 ? 1 : Self.edge
    return page.count <= 2 * edge ? Array(page.indices) : Array(0..<edge) + Array(page.count - edge..<page.count)
  }

  /// Hashes of what a line may share with other pages: the whole of it, letters without case; and, for each of its first four numbers, the
  /// line with folded digits together with the distance of that number to the number of the page.
  private func keys(_ line: TextLine, page: Int) -> [UInt64] {
    var (whole, folded) = (Self.seed, Self.seed)
    var numbers: [Int] = []
    var current: Int?
    for byte in bytes[line.range] {
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      whole = Self.mix(whole, lower)
      if (0x30...0x39).contains(byte) {
        if current == nil { folded = Self.mix(folded, UInt8(ascii: "0")) }
        current = min((current ?? 0) * 10 + Int(byte & 0x0F), 100_000)
      } else {
        if let number = current, numbers.count < 4 { numbers.append(number) }
        current = nil
        folded = Self.mix(folded, lower)
      }
    }
    if let number = current, numbers.count < 4 { numbers.append(number) }
    let tracking = numbers.enumerated().map { place, number in
      Self.mix(Self.mix(folded, UInt8(place + 1)), UInt64(bitPattern: Int64(number - page)))
    }
    return [whole] + tracking
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a.
  private static func mix(_ state: UInt64, _ byte: UInt8) -> UInt64 { (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  private static func mix(_ state: UInt64, _ number: UInt64) -> UInt64 { ((state ^ number) &* 0x9E37_79B9_7F4A_7C15) ^ (state >> 29) }

  // MARK: Lines with the number of the page

  private enum End: CaseIterable { case top, bottom }

  private func outermost(_ page: Int, _ end: End) -> TextLine? { end == .top ? pages[page].first : pages[page].last }

  /// A number beside the number of the page, by how the pages are counted.
  private struct Count: Hashable {
    var offset: Int
    var isRoman: Bool
    var end: End

    /// Any order, so that the same counts are always ranked alike.
    var order: [Int] { [offset, isRoman ? 1 : 0, end == .top ? 1 : 0] }
  }

  /// Drops the outermost lines that begin or end with the number by which most pages are counted, one a page.
  private mutating func dropNumbered() {
    var counts: [Count: Int] = [:]
    for index in pages.indices {
      let found = End.allCases.flatMap { end in outermost(index, end).map { counted($0, page: index, end) } ?? [] }
      for count in Set(found) { counts[count, default: 0] += 1 }
    }
    let least = max(enough, pages.count / 10)
    // Small numbers agree by chance: what counts few of many pages must be the best.
    let ranked = counts.filter { $0.value >= least }.sorted { one, two in
      one.value == two.value ? one.key.order.lexicographicallyPrecedes(two.key.order) : one.value > two.value
    }
    let accepted = Set(ranked.prefix(4).map(\.key))
    guard !accepted.isEmpty else { return }
    for index in pages.indices {
      for end in End.allCases {
        guard let line = outermost(index, end), counted(line, page: index, end).contains(where: accepted.contains) else { continue }
        remove(end == .top ? 0 : pages[index].count - 1, page: index, "page-number")
        break
      }
    }
  }

  private func counted(_ line: TextLine, page: Int, _ end: End) -> [Count] {
    let text = bytes[line.range]
    guard line.width <= Self.longest, LineShape.contentsEntry(text) == nil, !LineShape.endsSentence(text) || PageNumber.isAlone(text) else {
      return []
    }
    return PageNumber.candidates(in: text).map { Count(offset: $0.value - page, isRoman: $0.isRoman, end: end) }
  }

  /// Drops the number of the page where it stands alone on its first or last line.
  private mutating func dropPageNumbers() {
    for index in pages.indices {
      if let last = pages[index].last, PageNumber.isAlone(bytes[last.range]) { remove(pages[index].count - 1, page: index, "page-number") }
      if let first = pages[index].first, PageNumber.isAlone(bytes[first.range]) { remove(0, page: index, "page-number") }
    }
  }

  // MARK: Lines like those of the pages beside

  /// Drops the outermost lines that begin or end as those of a neighbouring page do.
  private mutating func dropSimilar() {
    guard pages.count > 2 else { return }
    for end in End.allCases {
      var running: Set<Int> = []
      for index in pages.indices {
        // Left and right pages have headers of their own.
        for other in (index + 1)..<(index + 3) where other < pages.count {
          guard let one = outermost(index, end), let two = outermost(other, end), isSimilar(one, two) else { continue }
          running.formUnion([index, other])
        }
      }
      guard running.count >= enough else { continue }
      for index in running { remove(end == .top ? 0 : pages[index].count - 1, page: index, "running-line") }
    }
  }

  /// Whether two lines share at least 24 bytes, or 12 and three fifths of the shorter one, at one of their ends.
  private func isSimilar(_ one: TextLine, _ two: TextLine) -> Bool {
    guard max(one.width, two.width) <= Self.longest else { return false }
    let (a, b) = (bytes[one.range], bytes[two.range])
    guard [a, b].allSatisfy({ LineShape.startsLikeSentence($0) || LineShape.startsWithDigit($0) }),
      ![a, b].contains(where: { $0.last == UInt8(ascii: ".") || $0.last == UInt8(ascii: ":") })
    else { return false }
    let shared = max(zip(a, b).prefix { $0 == $1 }.count, zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count)
    return shared >= 24 || shared >= 12 && shared * 5 >= min(a.count, b.count) * 3
  }

  private mutating func remove(_ line: Int, page: Int, _ rule: String) {
    let removed = pages[page].remove(at: line)
    notes.add(.dropped, rule, page: page + 1, bytes[removed.range])
  }
}

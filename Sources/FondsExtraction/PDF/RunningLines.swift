/// Takes the running headers, footers and page numbers off pages.
///
/// A line at the edge of a page runs where it stands on several pages, or where the number of the page in it goes with the page. At the
/// very edge it also runs where it begins or ends with the number that the pages count by, or begins like the edge of the pages beside it
/// (`Chapter 4. Compatibility 4.1`, `Chapter 4. Compatibility 4.3`). `Chapter 4` and `Chapter 5` are no such lines, nor are `Budget 2018` and
/// `Budget 2019`: they are headings. A page has one number, and a line below one that stays is no header.
///
/// Where the same line stands on many pages it may yet be what they say, as the refrain of a poem or the first field of a form: it stays once.
/// So do the words beside the number of a page: nothing but the number is lost altogether.
struct RunningLines {
  private let bytes: [UInt8]
  /// The lines of each page that are left.
  private(set) var pages: [[TextLine]]
  /// The lines that stood on many pages, each once, with the page that it stood on first, in the order of the text.
  private(set) var kept: [PageLine] = []
  /// Which lines were dropped, and why.
  private(set) var notes: DecisionNotes
  /// Which pages have lost their number.
  private var isNumbered: [Bool]
  /// Which pages have lost a line at an edge.
  private var isStripped: [End: Set<Int>] = [:]
  /// The folded lines of which a number was found to be that of a heading.
  private var headings: Set<Fingerprint> = []

  /// What stood beside the numbers of pages, by its letters, where it stood first.
  private var besideNumbers: [Fingerprint: PageLine] = [:]

  /// How many lines at either end of a page may be headers or footers.
  private static let edge = 3
  /// The longest line that is a header or footer, in scalars.
  private static let longest = 120

  init(_ bytes: [UInt8], pages: [[TextLine]], explains: Bool = false) {
    self.bytes = bytes
    self.pages = pages
    isNumbered = pages.map { _ in false }
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
    keepBesideNumbers()
  }

  private enum End: CaseIterable { case top, bottom }

  private func outermost(_ page: Int, _ end: End) -> TextLine? { end == .top ? pages[page].first : pages[page].last }

  private mutating func remove(_ line: Int, page: Int, _ end: End, _ rule: PrintedRule) {
    let removed = pages[page].remove(at: line)
    isStripped[end, default: []].insert(page)
    if rule == .pageNumber { isNumbered[page] = true }
    notes.add(.dropped, rule, page: page + 1, bytes[removed.range])
  }

  private mutating func removeOutermost(_ page: Int, _ end: End, _ rule: PrintedRule) {
    remove(end == .top ? 0 : pages[page].count - 1, page: page, end, rule)
  }

  // MARK: Repeated lines

  /// On how many pages a key was seen.
  private struct Sight {
    var pages = 0
    /// The value of the number on the first of these pages, 0 where the key has none.
    var first = 0
    /// On how many of them the line was among the first ones.
    var atTop = 0
  }

  /// What one line may share with other pages.
  private struct Key {
    var print: Fingerprint
    /// The number that the key tracks; `nil` for the whole line.
    var place: Int?
  }

  /// The places of the lines at an end of a page, from the outside in.
  private func edge(_ end: End, of page: [TextLine]) -> [Int] {
    let places = page.indices.prefix(pages.count == 2 ? 1 : Self.edge)
    return end == .top ? Array(places) : places.map { page.count - 1 - $0 }
  }

  private func keys(_ line: EdgeLine, page: Int) -> [Key] {
    [Key(print: line.whole, place: nil)]
      + line.numbers.indices.filter { line.role($0, page: page) != .heading }.map { Key(print: line.tracking($0, page: page), place: $0) }
  }

  /// Drops the lines at the edges of pages that stand there again and again, or but for a number that counts the pages.
  private mutating func dropRepeated() {
    var sights: [Fingerprint: Sight] = [:]
    for (index, page) in pages.enumerated() {
      var seen: Set<Fingerprint> = []
      for end in End.allCases {
        for place in edge(end, of: page) {
          let line = EdgeLine(bytes[page[place].range])
          for key in keys(line, page: index) where seen.insert(key.print).inserted {
            var sight = sights[key.print] ?? Sight(first: key.place.map { line.numbers[$0].value } ?? 0)
            sight.pages += 1
            if end == .top { sight.atTop += 1 }
            sights[key.print] = sight
          }
        }
      }
    }
    sights = sights.filter { $0.value.pages >= enough }
    guard !sights.isEmpty else { return }
    var repeated: [Fingerprint: PageLine] = [:]
    for index in pages.indices { dropRepeated(page: index, sights, &repeated) }
    keep(repeated)
  }

  private mutating func dropRepeated(page index: Int, _ sights: [Fingerprint: Sight], _ repeated: inout [Fingerprint: PageLine]) {
    let page = pages[index]
    var running: [Int: (rule: PrintedRule, end: End)] = [:]
    for end in End.allCases {
      // Below a line that stays only numbers of pages go: its neighbours belong to it.
      var isOutermost = true
      for place in edge(end, of: page) where running[place] == nil {
        let line = EdgeLine(bytes[page[place].range])
        let found = keys(line, page: index).first { key in
          guard let sight = sights[key.print] else { return false }
          return key.place.map { countsPages(line, $0, page: index, sight) } ?? isOutermost
        }
        guard let found else {
          isOutermost = false
          continue
        }
        running[place] = (found.place == nil ? .runningLine : .pageNumber, end)
        if let number = found.place {
          rememberWords(line, beside: line.numbers[number].range, of: page[place], page: index)
        } else if repeated[line.whole] == nil {
          repeated[line.whole] = PageLine(line: page[place], page: index + 1)
        }
      }
    }
    for (place, one) in running.sorted(by: { $0.key > $1.key }) { remove(place, page: index, one.end, one.rule) }
  }

  /// Whether a number that goes with the pages is theirs.
  ///
  /// Where its word may be a heading's, a count that begins with 1 at the heads of
  /// pages is one of headings.
  private mutating func countsPages(_ line: EdgeLine, _ place: Int, page: Int, _ sight: Sight) -> Bool {
    switch line.role(place, page: page) {
    case .page: return true
    case .heading: return false
    case .either:
      guard sight.first == 1, sight.atTop * 2 > sight.pages else { return true }
      headings.insert(line.folded)
      return false
    }
  }

  /// Leaves the first of each repeated line, unless one stands elsewhere.
  private mutating func keep(_ repeated: [Fingerprint: PageLine]) {
    var missing = repeated
    let lengths = Set(repeated.values.map(\.line.range.count))
    for page in pages {
      for line in page where lengths.contains(line.range.count) { missing[EdgeLine(bytes[line.range]).whole] = nil }
    }
    for one in missing.values.sorted(by: { $0.line.range.lowerBound < $1.line.range.lowerBound })
    where one.line.width <= Self.longest && LineShape.hasWord(bytes[one.line.range]) && !PageNumber.isAlone(bytes[one.line.range]) {
      notes.add(.kept, .runningLineOnce, page: one.page, bytes[one.line.range])
      if one.page == 1, isTitle(one.line) { pages[0].insert(one.line, at: 0) } else { kept.append(one) }
    }
  }

  /// Remembers what a line says that is dropped for the number of its page.
  private mutating func rememberWords(_ edge: EdgeLine, beside number: Range<Int>, of line: TextLine, page: Int) {
    let range = edge.words(beside: number)
    guard LineShape.hasWord(bytes[range]), bytes[range].contains(where: \.isLetter), !PageNumber.isAlone(bytes[range]) else { return }
    let key = letters(range)
    guard besideNumbers[key] == nil else { return }
    let width = bytes[range].count { $0 & 0xC0 != 0x80 }
    besideNumbers[key] = PageLine(line: TextLine(range: range, indent: line.indent, width: width), page: page + 1)
  }

  /// The letters of a stretch alone: a header may write a title with other signs than its chapter does.
  private func letters(_ range: Range<Int>) -> Fingerprint {
    var key = Fingerprint()
    for byte in bytes[range] where byte.isLetterOrHigh { key.add(byte.lowered) }
    return key
  }

  /// Leaves the words beside the numbers of pages once, unless they stand elsewhere.
  private mutating func keepBesideNumbers() {
    guard !besideNumbers.isEmpty else { return }
    var missing = besideNumbers
    for line in pages.joined() + kept.map(\.line) { missing[letters(line.range)] = nil }
    for one in missing.values.sorted(by: { $0.line.range.lowerBound < $1.line.range.lowerBound }) {
      notes.add(.kept, .runningLineOnce, page: one.page, bytes[one.line.range])
      if one.page == 1, isTitle(one.line) { pages[0].insert(one.line, at: 0) } else { kept.append(one) }
    }
    kept.sort { $0.line.range.lowerBound < $1.line.range.lowerBound }
  }

  /// Whether a line above all others of the first page is above a text, and not above what looks more like the title.
  private func isTitle(_ line: TextLine) -> Bool {
    guard let next = pages[0].first, line.range.upperBound <= next.range.lowerBound else { return false }
    let text = bytes[next.range]
    return LineShape.startsLikeSentence(text) && (LineShape.endsLikeProse(text) || next.width * 5 >= PageFlow.fullWidth(pages[0]) * 4)
      && next.width > line.width
  }

  // MARK: Lines with the number of the page

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
    let unnumbered = pages.indices.filter { !isNumbered[$0] }
    var counts: [Count: Int] = [:]
    // What counts from 1 at the heads of pages and says more is a heading: `1 Observer`, `2 Agir`.
    var titles: Set<Count> = []
    for index in unnumbered {
      var seen: Set<Count> = []
      for end in End.allCases {
        guard let line = outermost(index, end) else { continue }
        for (count, number) in counted(line, page: index, end) {
          if seen.insert(count).inserted { counts[count, default: 0] += 1 }
          if end == .top, number.value == 1, !PageNumber.isAlone(bytes[line.range]) { titles.insert(count) }
        }
      }
    }
    let least = max(enough, pages.count / 10)
    // Small numbers agree by chance: what counts few of many pages must be the best.
    let ranked = counts.filter { $0.value >= least && !titles.contains($0.key) }.sorted { one, two in
      one.value == two.value ? one.key.order.lexicographicallyPrecedes(two.key.order) : one.value > two.value
    }
    let accepted = Set(ranked.prefix(4).map(\.key))
    guard !accepted.isEmpty else { return }
    for index in unnumbered {
      for end in End.allCases {
        guard let line = outermost(index, end),
          let found = counted(line, page: index, end).first(where: { accepted.contains($0.count) })
        else { continue }
        rememberWords(EdgeLine(bytes[line.range]), beside: found.number.range, of: line, page: index)
        removeOutermost(index, end, .pageNumber)
        break
      }
    }
  }

  /// The numbers of a line that may be its page's, and what they count from.
  private func counted(_ line: TextLine, page: Int, _ end: End) -> [(count: Count, number: PageNumber.Candidate)] {
    let text = bytes[line.range]
    guard line.width <= Self.longest, LineShape.contentsEntry(text) == nil, !LineShape.endsSentence(text) || PageNumber.isAlone(text) else {
      return []
    }
    let candidates = PageNumber.candidates(in: text)
    guard !candidates.isEmpty else { return [] }
    let edge = EdgeLine(text)
    if headings.contains(edge.folded) { return [] }
    let title = NumberedTitle(text)
    return candidates.filter { candidate in
      if candidate.isRoman {
        // Beside words a number in capitals is a heading's or a king's: `Poème I`, `Louis XIV`.
        let isAlone =
          !text[..<candidate.range.lowerBound].contains(where: \.isLetter)
          && !text[candidate.range.upperBound...].contains(where: \.isLetter)
        return isAlone || text[candidate.range].allSatisfy { $0 >= 0x61 } && title?.isDirect != true
      }
      if let place = edge.numbers.firstIndex(where: { $0.range == candidate.range }) { return edge.role(place, page: page) != .heading }
      return PageNumber.names(text[..<candidate.range.lowerBound])
    }.map { (Count(offset: $0.value - page, isRoman: $0.isRoman, end: end), $0) }
  }

  /// Drops the number of the page where it stands alone on its first or last line.
  private mutating func dropPageNumbers() {
    for index in pages.indices where !isNumbered[index] {
      if let last = pages[index].last, PageNumber.isAlone(bytes[last.range]) { removeOutermost(index, .bottom, .pageNumber) }
      if let first = pages[index].first, PageNumber.isAlone(bytes[first.range]) { removeOutermost(index, .top, .pageNumber) }
    }
  }

  // MARK: Lines like those of the pages beside

  /// Drops the outermost lines that begin or end as those of a neighbouring page do; not below a line that was dropped.
  private mutating func dropSimilar() {
    guard pages.count > 2 else { return }
    for end in End.allCases {
      var running: Set<Int> = []
      let whole = pages.indices.filter { isStripped[end]?.contains($0) != true }
      for (place, index) in whole.enumerated() {
        // Left and right pages have headers of their own.
        for other in whole[(place + 1)...].prefix(2) where other - index < 3 {
          guard let one = outermost(index, end), let two = outermost(other, end), isSimilar(one, two) else { continue }
          running.formUnion([index, other])
        }
      }
      guard running.count >= enough, isPlausible(running.sorted().compactMap { outermost($0, end) }, end) else { continue }
      for index in running.sorted() { removeOutermost(index, end, .runningLine) }
    }
  }

  /// Whether lines that are alike may be headers: where others ran at that end, where they name their section by its number, or where two
  /// are the same; else they are titles of one kind.
  private func isPlausible(_ lines: [TextLine], _ end: End) -> Bool {
    let edges = lines.map { EdgeLine(bytes[$0.range]) }
    return isStripped[end]?.isEmpty == false || edges.contains { !$0.numbers.isEmpty } || Set(edges.map(\.whole)).count < edges.count
  }

  /// Whether two lines share at least 24 bytes, or 12 and three fifths of the shorter one, at one of their ends; lines whose first numbers
  /// differ are headings that count something.
  private func isSimilar(_ one: TextLine, _ two: TextLine) -> Bool {
    guard max(one.width, two.width) <= Self.longest else { return false }
    let (a, b) = (bytes[one.range], bytes[two.range])
    guard [a, b].allSatisfy({ LineShape.startsLikeSentence($0) || LineShape.startsWithDigit($0) }),
      ![a, b].contains(where: { $0.last == UInt8(ascii: ".") || $0.last == UInt8(ascii: ":") }),
      EdgeLine(a).firstNumber == EdgeLine(b).firstNumber
    else { return false }
    let shared = max(zip(a, b).prefix { $0 == $1 }.count, zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count)
    return shared >= 24 || shared >= 12 && shared * 5 >= min(a.count, b.count) * 3
  }
}

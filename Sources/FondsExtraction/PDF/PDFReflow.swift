internal import FondsRecord

/// Puts the lines of PDF pages together into paragraphs, items and headings.
///
/// The raw text has no blank lines: a paragraph ends where a line is left short or a sentence ends before a capital, and goes on
/// over a page break where the sentence does.
struct PDFReflow {
  private let pages: PDFPages
  private var collector: BlockCollector
  private var assembler: ParagraphAssembler
  private var previous: TextLine?
  /// The usual width of a full line on the page, in scalars.
  private var width = 0

  /// The longest heading, in scalars.
  private static let headingWidth = 90
  /// Entries of a table of contents only repeat what headings say.
  private static let contentsQuality = 20

  /// The blocks of all pages.
  static func blocks(of pages: PDFPages, limits: ExtractionLimits) -> (blocks: [Block], isTruncated: Bool) {
    var reflow = PDFReflow(
      pages: pages, collector: BlockCollector(limits: limits), assembler: ParagraphAssembler(hyphenation: Hyphenation(pages.text)))
    for (index, lines) in pages.pages.enumerated() where !reflow.collector.isFull { reflow.read(lines, page: index + 1) }
    reflow.assembler.close(into: &reflow.collector)
    return (reflow.collector.blocks, reflow.collector.isTruncated)
  }

  private init(pages: PDFPages, collector: BlockCollector, assembler: ParagraphAssembler) {
    self.pages = pages
    self.collector = collector
    self.assembler = assembler
  }

  private mutating func read(_ lines: [TextLine], page: Int) {
    width = lines.count > 3 ? Self.fullWidth(lines) : lines.reduce(width) { max($0, $1.width) }
    if let first = lines.first, !runsOn(to: first) { assembler.close(into: &collector) }
    for (index, line) in lines.enumerated() {
      let text = pages.text[line]
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      if let entry = LineShape.contentsEntry(text) {
        assembler.close(into: &collector)
        collector.add(.item, utf8: entry, level: 1, quality: Self.contentsQuality, page: page)
      } else if let level = Self.section(text), next.map({ !Self.isNumbered(pages.text[$0]) }) == true, mayBegin(line),
        let heading = headingLevel(line, next: next)
      {
        assembler.open(.heading, text, level: min(level, heading), page: page, into: &collector)
        assembler.close(into: &collector)
      } else if let marker = ListMarker(text), opensItem(marker) {
        assembler.open(.item, marker.isNumber ? text : text.dropFirst(marker.length), level: 1, page: page, into: &collector)
      } else if !begins(line, after: previous), !assembler.isEmpty {
        assembler.append(text)
      } else if let level = headingLevel(line, next: next) {
        assembler.open(.heading, text, level: level, page: page, into: &collector)
        assembler.close(into: &collector)
      } else {
        assembler.open(.paragraph, text, page: page, into: &collector)
      }
      previous = line
    }
  }

  /// Whether the open block goes on in the first line of the next page: a sentence that does not end, before a small letter.
  private func runsOn(to line: TextLine) -> Bool {
    guard let previous, !LineShape.endsSentence(pages.text[previous]) else { return false }
    return LineShape.startsLowercase(pages.text[line])
  }

  /// The width that three lines in four do not pass.
  private static func fullWidth(_ lines: [TextLine]) -> Int {
    let widths = lines.map(\.width).sorted()
    return widths.isEmpty ? 0 : widths[widths.count * 3 / 4]
  }

  /// Whether a line begins a block of its own.
  private func begins(_ line: TextLine, after previous: TextLine?) -> Bool {
    guard let previous, !assembler.isEmpty else { return true }
    let (before, text) = (pages.text[previous], pages.text[line])
    if Self.section(text) != nil, isShort(previous) || LineShape.endsSentence(before) { return true }
    guard LineShape.startsLikeSentence(text) || LineShape.startsWithDigit(text) else { return false }
    return isLeftShort(previous, before: text, percent: LineShape.endsSentence(before) ? 95 : 85)
  }

  /// Whether the first word of the next line would have found place at the end of a line, so that the break was meant.
  private func isLeftShort(_ line: TextLine, before next: ArraySlice<UInt8>, percent: Int) -> Bool {
    let word = next.prefix { $0 != 0x20 }.count { $0 & 0xC0 != 0x80 }
    return (line.width + 1 + word) * 100 < width * percent
  }

  private func isShort(_ line: TextLine) -> Bool { line.width * 20 < width * 17 }

  /// Whether a block may begin with a line: at the start, or behind a line that is short or ends a sentence.
  private func mayBegin(_ line: TextLine) -> Bool {
    guard let previous, !assembler.isEmpty else { return true }
    return isShort(previous) || LineShape.endsSentence(pages.text[previous])
  }

  /// A dash or a number may also stand at the start of a wrapped line: then the line before is full and no sentence ends there.
  private func opensItem(_ marker: ListMarker) -> Bool {
    guard let previous else { return true }
    let before = pages.text[previous]
    return assembler.isEmpty || isShort(previous) || LineShape.endsSentence(before) || before.last == UInt8(ascii: ";")
      || before.last == UInt8(ascii: ",") && assembler.openKind == .item
  }

  /// The level of a line that is a heading: short, like a title, and before a full line or a list.
  private func headingLevel(_ line: TextLine, next: TextLine?) -> Int? {
    let text = pages.text[line]
    guard let next, (3...Self.headingWidth).contains(line.width), !LineShape.endsLikeProse(text), Self.isWordy(text) else { return nil }
    let following = pages.text[next]
    guard LineShape.startsLikeSentence(following) || LineShape.startsWithDigit(following) || ListMarker(following) != nil else {
      return nil
    }
    if let section = Self.section(text) { return section }
    guard LineShape.startsLikeSentence(text), isLeftShort(line, before: following, percent: 85) else { return nil }
    return next.width * 5 >= width * 3 || ListMarker(following) != nil ? 2 : nil
  }

  /// Whether letters make most of a line, as they do in a title and not in the row of a table.
  private static func isWordy(_ line: ArraySlice<UInt8>) -> Bool {
    let digits = line.count { (0x30...0x39).contains($0) }
    let letters = line.count { (0x41...0x5A).contains($0 & 0xDF) || $0 >= 0xC3 }
    return letters >= 3 && digits * 4 <= letters + 8
  }

  private static func isNumbered(_ line: ArraySlice<UInt8>) -> Bool { ListMarker(line)?.isNumber == true || section(line) != nil }

  /// The depth of a section number such as `4.1` before a capital; `nil` where the line has none.
  static func section(_ line: ArraySlice<UInt8>) -> Int? {
    var rest = line
    var depth = 0
    while depth < 6 {
      let digits = rest.prefix { (0x30...0x39).contains($0) }.count
      guard (1...3).contains(digits) else { break }
      depth += 1
      rest = rest.dropFirst(digits)
      guard rest.first == UInt8(ascii: ".") else { break }
      rest = rest.dropFirst()
    }
    let title = rest.drop { $0 == 0x20 }
    guard depth > 0, title.startIndex > rest.startIndex, LineShape.startsLikeSentence(title) else { return nil }
    return depth
  }
}

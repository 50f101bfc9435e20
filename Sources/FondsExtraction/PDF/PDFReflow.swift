internal import FondsRecord

/// Puts the lines of PDF pages together into paragraphs, items and headings.
///
/// The raw text has no blank lines: a paragraph ends where a line is left short or a sentence ends before a capital, and goes on
/// over a page break where the sentence does.
struct PDFReflow {
  private let text: PDFPages
  private let flow: PageFlow
  private let hyphenation: Hyphenation
  private var collector: BlockCollector
  private var assembler: ParagraphAssembler
  private var notes: DecisionNotes
  private var previous: PageLine?
  /// The sign before the last item; empty where it has a number.
  private var bullet: [UInt8] = []
  /// The usual width of a full line on the page, in scalars.
  private var width = 0
  /// Whether the page is one of a table of contents.
  private var isContents = false
  /// Whether so many sentences of the page end with a line that their paragraphs do.
  private var endsWithSentences = false
  /// Whether words are broken at the ends of lines.
  private let isHyphenated: Bool
  /// What stood beside the text and waits for the end of the paragraph that it interrupted.
  private var waiting: [PageFlow.Aside] = []

  /// The longest heading, in scalars.
  private static let headingWidth = 90
  /// The most of a broken word that must find place at the end of a line, in scalars with the hyphen.
  private static let syllables = 7
  /// The fewest ends of sentences that tell how a page is set.
  private static let fewestEnds = 4
  /// Entries of a table of contents only repeat what headings say.
  private static let contentsQuality = 20

  /// What the pages say.
  struct Result {
    var blocks: [Block]
    var isTruncated: Bool
    var notes: DecisionNotes
  }

  /// The blocks of all pages.
  static func blocks(of pages: PDFPages, limits: ExtractionLimits) -> Result {
    var reflow = PDFReflow(pages: pages, limits: limits)
    reflow.read()
    reflow.close()
    return Result(blocks: reflow.collector.blocks, isTruncated: reflow.collector.isTruncated, notes: reflow.notes)
  }

  private init(pages: PDFPages, limits: ExtractionLimits) {
    text = pages
    flow = PageFlow(pages)
    isHyphenated = Self.isHyphenated(flow)
    hyphenation = Hyphenation(pages.bytes, lines: flow.lines.map(\.line))
    collector = BlockCollector(limits: limits)
    assembler = ParagraphAssembler(hyphenation: hyphenation)
    notes = DecisionNotes(isWanted: limits.explains)
  }

  private mutating func read() {
    for (index, line) in flow.lines.enumerated() where !collector.isFull {
      if line.page != previous?.page { turn(to: line) }
      if let asides = flow.asides[index] { waiting += asides }
      read(line, next: index + 1 < flow.lines.count && flow.lines[index + 1].page == line.page ? flow.lines[index + 1].line : nil)
      previous = line
    }
    if let asides = flow.asides[flow.lines.count] { waiting += asides }
  }

  /// Begins a page.
  private mutating func turn(to first: PageLine) {
    let lines = text.pages[first.page - 1]
    let before = width
    width = lines.count > 3 ? PageFlow.fullWidth(lines) : lines.reduce(width) { max($0, $1.width) }
    isContents = lines.count { LineShape.contentsEntry(text[$0]) != nil } >= 3
    endsWithSentences = sentencesEndLines(lines)
    guard previous != nil, !assembler.isEmpty else { return }
    if runsOn(to: first.line, width: before) {
      notes.add(.changed, .pageBreakJoined, page: first.page, text[first.line])
    } else {
      close()
    }
  }

  private mutating func read(_ line: PageLine, next: TextLine?) {
    let bytes = text[line.line]
    if let entry = LineShape.contentsEntry(bytes) ?? (isContents ? Self.numberedEntry(bytes) : nil) {
      close()
      collector.add(.item, utf8: entry, level: 1, quality: Self.contentsQuality, page: line.page)
    } else if let level = Self.section(bytes), next.map({ !Self.isNumbered(text[$0]) }) == true, mayBegin(line.line),
      let heading = headingLevel(line.line, next: next)
    {
      open(.heading, bytes, level: min(level, heading), line)
      close()
    } else if let marker = ListMarker(bytes), opensItem(marker, bytes) {
      open(.item, marker.isNumber ? bytes : bytes.dropFirst(marker.length), level: 1, line)
      bullet = Self.bullet(marker, bytes)
    } else if !begins(line.line, after: previous?.line), !assembler.isEmpty {
      append(line)
    } else if let level = headingLevel(line.line, next: next) {
      open(.heading, bytes, level: level, line)
      close()
    } else {
      open(.paragraph, bytes, level: 0, line)
    }
  }

  // MARK: Blocks

  private mutating func open(_ kind: BlockKind, _ bytes: ArraySlice<UInt8>, level: Int, _ line: PageLine) {
    close()
    assembler.open(kind, bytes, level: level, page: line.page, quality: text.quality(of: line.line), into: &collector)
  }

  private mutating func append(_ line: PageLine) {
    let bytes = text[line.line]
    let junction = assembler.append(bytes, quality: text.quality(of: line.line))
    guard junction != .space, let previous else { return }
    let before = text[previous.line]
    let word = before.suffix(from: before.lastIndex(of: 0x20).map { $0 + 1 } ?? before.startIndex) + bytes.prefix { $0 != 0x20 }
    notes.add(junction == .joined ? .changed : .kept, junction == .joined ? .hyphenJoined : .hyphenKept, page: line.page, word[...])
  }

  /// Closes the open block, and hands over the footnotes and running lines that interrupted it.
  private mutating func close() {
    assembler.close(into: &collector)
    guard !waiting.isEmpty else { return }
    let asides = waiting
    waiting = []
    for aside in asides {
      let (line, bytes) = (aside.line, text[aside.line.line])
      let quality = text.quality(of: line.line)
      if aside.isRunning {
        let worth = Self.saysSomething(bytes) ? quality : min(quality, BlockQuality.beside)
        assembler.close(into: &collector)
        collector.add(.paragraph, utf8: bytes, quality: worth, page: line.page)
      } else if assembler.isEmpty || FootnoteMark(bytes) != nil {
        notes.add(.changed, .footnoteMoved, page: line.page, bytes)
        assembler.open(.paragraph, bytes, page: line.page, quality: quality, into: &collector)
      } else {
        assembler.append(bytes, quality: quality)
      }
    }
    assembler.close(into: &collector)
  }

  /// Whether a line that ran over the pages is a sentence or names what it gives, as the field of a form does; other lines stand beside the
  /// text.
  private static func saysSomething(_ line: ArraySlice<UInt8>) -> Bool {
    LineShape.endsSentence(line) || line.firstRange(of: ": ".utf8) != nil
  }

  // MARK: Where blocks begin

  /// Whether the open block goes on in the first line of the next page: behind a hyphen; or a full line that ends no sentence, before a
  /// small letter or another full line.
  private func runsOn(to line: TextLine, width before: Int) -> Bool {
    guard let previous else { return false }
    let (last, first) = (text[previous.line], text[line])
    if Hyphenation.isBroken(last, before: first) { return true }
    guard !LineShape.endsSentence(last) else { return false }
    if LineShape.startsLowercase(first) { return true }
    return previous.line.width * 20 >= before * 19 && line.width * 20 >= width * 17 && LineShape.startsLikeSentence(first)
      && Self.section(first) == nil && ListMarker(first) == nil && Self.isWordy(last)
  }

  /// Whether a line begins a block of its own.
  private func begins(_ line: TextLine, after previous: TextLine?) -> Bool {
    guard let previous, !assembler.isEmpty else { return true }
    let (before, bytes) = (text[previous], text[line])
    if Hyphenation.isBroken(before, before: bytes) { return false }
    if Self.section(bytes) != nil || Self.isNumberedTitle(bytes), isShort(previous) || LineShape.endsSentence(before) { return true }
    guard LineShape.startsLikeSentence(bytes) || LineShape.startsWithDigit(bytes) else { return false }
    if endsWithSentences, LineShape.endsSentence(before) { return true }
    return isLeftShort(previous, before: bytes, percent: LineShape.endsSentence(before) ? 95 : 85)
  }

  /// Whether at least as many sentences end with the lines of a page as within them.
  ///
  /// In running text chance puts one in several at the end of
  /// a line; where more stand there, paragraphs end with them.
  private func sentencesEndLines(_ lines: [TextLine]) -> Bool {
    var (within, atEnds) = (0, 0)
    for (line, next) in zip(lines, lines.dropFirst()) {
      within += LineShape.innerSentences(text[line])
      if LineShape.endsSentence(text[line]), LineShape.startsLikeSentence(text[next]) { atEnds += 1 }
    }
    return atEnds >= Self.fewestEnds && atEnds >= within
  }

  /// Whether the first word of the next line would have found place at the end of a line, so that the break was meant.
  private func isLeftShort(_ line: TextLine, before next: ArraySlice<UInt8>, percent: Int) -> Bool {
    // Where words are broken, part of a long one would have found place.
    let word = min(next.prefix { $0 != 0x20 }.count { $0 & 0xC0 != 0x80 }, isHyphenated ? Self.syllables : Int.max)
    return (line.width + 1 + word) * 100 < width * percent
  }

  private func isShort(_ line: TextLine) -> Bool { line.width * 20 < width * 17 }

  /// Whether a block may begin with a line: at the start, or behind a line that is short or ends a sentence.
  private func mayBegin(_ line: TextLine) -> Bool {
    guard let previous = previous?.line, !assembler.isEmpty else { return true }
    return isShort(previous) || LineShape.endsSentence(text[previous])
  }

  /// A dash or a number may also stand at the start of a wrapped line: then the line before is full and no sentence ends there.
  ///
  /// Within a list the bullet of the item before opens the next one; a dash does before a capital.
  private func opensItem(_ marker: ListMarker, _ line: ArraySlice<UInt8>) -> Bool {
    guard let previous = previous?.line else { return true }
    let sign = Self.bullet(marker, line)
    if assembler.openKind == .item, !sign.isEmpty, sign == bullet,
      !ListMarker.isAmbiguous(sign) || LineShape.startsLikeSentence(line.dropFirst(marker.length))
    {
      return true
    }
    let before = text[previous]
    return assembler.isEmpty || isShort(previous) || LineShape.endsSentence(before) || before.last == UInt8(ascii: ";")
      || before.last == UInt8(ascii: ",") && assembler.openKind == .item
  }

  private static func bullet(_ marker: ListMarker, _ line: ArraySlice<UInt8>) -> [UInt8] {
    marker.isNumber ? [] : Array(line.prefix(min(marker.length, 3)).prefix { $0 != 0x20 && $0 != 0x09 })
  }

  /// The level of a line that is a heading: short, like a title, and before a full line or a list.
  private func headingLevel(_ line: TextLine, next: TextLine?) -> Int? {
    let bytes = text[line]
    guard let next, (3...Self.headingWidth).contains(line.width), !LineShape.endsLikeProse(bytes), Self.isWordy(bytes),
      Hyphenation.hyphenLength(bytes) == 0
    else { return nil }
    let following = text[next]
    guard LineShape.startsLikeSentence(following) || LineShape.startsWithDigit(following) || ListMarker(following) != nil else {
      return nil
    }
    if let section = Self.section(bytes) { return section }
    guard LineShape.startsLikeSentence(bytes), isLeftShort(line, before: following, percent: 85) else { return nil }
    if Self.isNumberedTitle(bytes) { return 2 }
    return next.width * 5 >= width * 3 || ListMarker(following) != nil ? 2 : nil
  }

  /// Whether one line in sixteen or more ends with a broken word.
  private static func isHyphenated(_ flow: PageFlow) -> Bool {
    let broken = flow.lines.count { Hyphenation.hyphenLength(flow.text[$0.line]) > 0 }
    return broken > 0 && broken * 16 >= flow.lines.count
  }

  /// Whether letters make most of a line, as they do in a title and not in the row of a table.
  private static func isWordy(_ line: ArraySlice<UInt8>) -> Bool {
    let digits = line.count(where: \.isDigit)
    let letters = line.count(where: \.isLetter)
    return letters >= 3 && digits * 4 <= letters + 8
  }

  private static func isNumbered(_ line: ArraySlice<UInt8>) -> Bool { ListMarker(line)?.isNumber == true || section(line) != nil }

  /// Whether a line is a heading such as `Article 2. Les moyens`, however short what follows it is.
  private static func isNumberedTitle(_ line: ArraySlice<UInt8>) -> Bool { NumberedTitle(line)?.isHeading(line) == true }

  /// What an entry of a table of contents says before a page number without leaders: a chapter's, among those of its sections.
  private static func numberedEntry(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let space = line.lastIndex(of: 0x20), PageNumber.candidates(in: line[(space + 1)...]).isEmpty == false else { return nil }
    return LineShape.hasWord(line[..<space]) ? line[..<space] : nil
  }

  /// The depth of a section number such as `4.1` before a capital; `nil` where the line has none.
  static func section(_ line: ArraySlice<UInt8>) -> Int? {
    var rest = line
    var depth = 0
    while depth < 6 {
      let digits = rest.prefix(while: \.isDigit).count
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

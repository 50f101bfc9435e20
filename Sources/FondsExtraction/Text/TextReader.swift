internal import FondsRecord

/// Reads plain text: paragraphs between blank lines, hard-wrapped lines put together again, underlined or lonely short lines as
/// headings, bullets and numbers as list items.
struct TextReader {
  private let text: TextLines
  private var collector: BlockCollector
  private var assembler: ParagraphAssembler
  /// The indentations of the open list, outermost first.
  private var indents: [Int] = []

  /// Lines longer than this were not broken by hand, so that each is a paragraph of its own.
  private static let wrapWidth = 120
  /// The longest line that may be a heading, in scalars.
  private static let headingWidth = 100
  /// Entries of a table of contents only repeat what headings say.
  private static let contentsQuality = 20

  /// Reads UTF-8 text.
  static func read(_ bytes: [UInt8], limits: ExtractionLimits) -> ExtractedDocument {
    var reader = TextReader(TextLines(bytes), limits: limits)
    reader.readGroups()
    var document = ExtractedDocument(format: .text, blocks: reader.collector.blocks)
    if reader.collector.isTruncated { document.flag(ExtractionFlag.truncated) }
    if let title = title(of: document.blocks) { document.metadata.append(MetadataValue(.title, title, origin: .text)) }
    return document
  }

  private init(_ text: TextLines, limits: ExtractionLimits) {
    self.text = text
    collector = BlockCollector(limits: limits)
    assembler = ParagraphAssembler(hyphenation: Hyphenation(text), hasMarks: InlineMarks.areUsed(in: text.bytes))
  }

  /// The first line near the beginning that looks like a title: short, with a capital, not a sentence; of more than one word if any is.
  static func title(of blocks: [Block]) -> String? {
    let candidates = blocks.prefix(8).filter { block in
      let bytes = Array(block.text.utf8)[...]
      return block.kind == .heading
        || block.kind != .item && bytes.count <= 200 && !LineShape.endsLikeProse(bytes)
          && (LineShape.startsLikeSentence(bytes) || LineShape.startsWithDigit(bytes))
    }
    return (candidates.first { $0.text.utf8.contains(0x20) } ?? candidates.first)?.text
  }

  private mutating func readGroups() {
    var start = 0
    while start < text.lines.count, !collector.isFull {
      guard !text.lines[start].isBlank else {
        start += 1
        continue
      }
      var end = start
      while end < text.lines.count, !text.lines[end].isBlank { end += 1 }
      read(start..<end)
      assembler.close(into: &collector)
      start = end
    }
  }

  /// Reads the lines between two blank ones.
  private mutating func read(_ group: Range<Int>) {
    let widest = text.lines[group].reduce(0) { max($0, $1.width) }
    if isLonelyHeading(group) { return heading(text.lines[group.lowerBound], level: 2) }
    for index in group {
      let line = text.lines[index]
      if let sign = LineShape.rule(text[line]) {
        assembler.close(into: &collector)
        if index > group.lowerBound, isUnderlined(text.lines[index - 1], by: line) { underline(text.lines[index - 1], sign) }
        continue
      }
      if let entry = LineShape.contentsEntry(text[line]) {
        assembler.close(into: &collector)
        collector.add(.item, utf8: entry, level: 1, quality: Self.contentsQuality)
        continue
      }
      let isUnderlined = index + 1 < group.upperBound && self.isUnderlined(line, by: text.lines[index + 1])
      if isUnderlined {
        assembler.close(into: &collector)
      } else if let marker = ListMarker(text[line]), opensItem(marker, index, in: group) {
        item(line, marker)
      } else if assembler.isEmpty {
        if line.indent <= (indents.first ?? 0) { indents = [] }
        assembler.open(.paragraph, text[line], into: &collector)
      } else if startsParagraph(index, widest: widest) {
        assembler.open(.paragraph, text[line], into: &collector)
      } else {
        assembler.append(text[line])
      }
    }
  }

  /// Whether a line is followed by a rule about as long as itself.
  private func isUnderlined(_ line: TextLine, by rule: TextLine) -> Bool {
    guard let sign = LineShape.rule(text[rule]), LineShape.rule(text[line]) == nil, LineShape.hasWord(text[line]) else { return false }
    return sign != UInt8(ascii: ".") && line.width <= Self.headingWidth && rule.width * 2 >= line.width && rule.width <= line.width + 8
  }

  private mutating func underline(_ line: TextLine, _ sign: UInt8) {
    let level =
      switch sign {
      case UInt8(ascii: "="), UInt8(ascii: "#"), UInt8(ascii: "*"): 1
      case UInt8(ascii: "-"), UInt8(ascii: "_"): 2
      default: 3
      }
    heading(line, level: level)
  }

  private mutating func heading(_ line: TextLine, level: Int) {
    indents = []
    assembler.open(.heading, text[line], level: level, into: &collector)
    assembler.close(into: &collector)
  }

  /// Whether a group is one short line that announces a longer one.
  private func isLonelyHeading(_ group: Range<Int>) -> Bool {
    let line = text.lines[group.lowerBound]
    guard group.count == 1, line.indent == 0, (2...Self.headingWidth).contains(line.width), !LineShape.endsLikeProse(text[line]) else {
      return false
    }
    guard LineShape.startsLikeSentence(text[line]) || LineShape.startsWithDigit(text[line]) else { return false }
    guard let next = text.lines[group.upperBound...].firstIndex(where: { !$0.isBlank }) else { return false }
    let following = text[text.lines[next]]
    if let marker = ListMarker(following) { return !marker.isNumber || text.lines[next].indent > 0 }
    let isGroup = next + 1 < text.lines.count && !text.lines[next + 1].isBlank && LineShape.rule(text[text.lines[next + 1]]) == nil
    return text.lines[next].width > Self.headingWidth || isGroup || LineShape.endsLikeProse(following)
  }

  /// Bullets always open an item; numbers do so where they are indented or where the line before does not run on.
  private func opensItem(_ marker: ListMarker, _ index: Int, in group: Range<Int>) -> Bool {
    guard marker.isNumber, index > group.lowerBound, text.lines[index].indent == 0 else { return true }
    let previous = text.lines[index - 1]
    return assembler.openKind == .item || LineShape.endsSentence(text[previous])
  }

  private mutating func item(_ line: TextLine, _ marker: ListMarker) {
    while let last = indents.last, last >= line.indent { indents.removeLast() }
    indents.append(line.indent)
    let body = marker.isNumber ? text[line] : text[line].dropFirst(marker.length)
    assembler.open(.item, body, level: min(indents.count, 6), into: &collector)
  }

  /// Whether a line inside a group begins a new paragraph: the line before was left short, or lines are not wrapped at all.
  private func startsParagraph(_ index: Int, widest: Int) -> Bool {
    let (previous, line) = (text.lines[index - 1], text.lines[index])
    if widest > Self.wrapWidth { return true }
    guard LineShape.startsLikeSentence(text[line]) else { return false }
    if line.indent >= previous.indent + 2, LineShape.endsSentence(text[previous]) { return true }
    return previous.width * 5 < widest * 3
  }
}

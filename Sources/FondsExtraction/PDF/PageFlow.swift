/// A line and the page it stands on, from 1.
struct PageLine: Sendable, Hashable {
  var line: TextLine
  var page: Int
}

/// The lines of all pages as one stream, out of which the footnotes are taken that come between the lines of a paragraph.
struct PageFlow {
  let text: PDFPages
  /// The running text in reading order.
  private(set) var lines: [PageLine] = []
  /// What stood before a place of ``lines``, which is the key, and is no part of the text there.
  private(set) var asides: [Int: [Aside]] = [:]

  /// A line beside the text.
  struct Aside: Sendable {
    var line: PageLine
    /// Whether it ran over the pages; else it is one of a footnote.
    var isRunning: Bool
  }

  /// The most lines of the footnotes at the foot of one column.
  private static let longest = 16

  init(_ pages: PDFPages) {
    text = pages
    let all = pages.pages.enumerated().flatMap { index, lines in lines.map { PageLine(line: $0, page: index + 1) } }
    let widths = pages.pages.map(Self.fullWidth)
    var running = pages.running[...]
    var index = 0
    while index < all.count {
      while let next = running.first, next.line.range.lowerBound < all[index].line.range.lowerBound {
        asides[lines.count, default: []].append(Aside(line: next, isRunning: true))
        running = running.dropFirst()
      }
      if let end = footnotesEnd(all, from: index, width: widths[all[index].page - 1]) {
        asides[lines.count, default: []] += all[index..<end].map { Aside(line: $0, isRunning: false) }
        index = end
      } else {
        lines.append(all[index])
        index += 1
      }
    }
    asides[lines.count, default: []] += running.map { Aside(line: $0, isRunning: true) }
  }

  /// The width in scalars that three lines in four of a page do not pass.
  static func fullWidth(_ lines: [TextLine]) -> Int {
    let widths = lines.map(\.width).sorted()
    return widths.isEmpty ? 0 : widths[widths.count * 3 / 4]
  }

  /// Where the text goes on behind footnotes that begin at a line; `nil` where none do, or where they interrupt nothing.
  ///
  /// A paragraph is interrupted where a full line ends before a note, and behind the note's last sentence the text goes on with a small
  /// letter; or, where that cannot be seen, where the note is referred to on its page (`[2]`, `word²`, `word2`).
  private func footnotesEnd(_ all: [PageLine], from start: Int, width: Int) -> Int? {
    guard let last = lines.last, let mark = FootnoteMark(text[all[start].line]) else { return nil }
    let before = text[last.line]
    let isBroken = Hyphenation.hyphenLength(before) > 0
    guard isBroken || last.line.width * 20 >= width * 17 else { return nil }
    let isOpen = isBroken || !LineShape.endsSentence(before)
    let isReferred = isReferred(mark, page: all[start].page)
    guard isOpen || isReferred else { return nil }
    var end = start + 1
    while end < all.count, end - start <= Self.longest {
      let (note, next) = (text[all[end - 1].line], text[all[end].line])
      let isEnded = LineShape.endsSentence(note) || AddressShape.ends(note)
      if isEnded, FootnoteMark(next) == nil {
        if LineShape.startsLowercase(next) { return isOpen ? end : nil }
        let isShort = (all[end - 1].line.width + 1 + next.prefix { $0 != 0x20 }.count) * 20 < width * 19
        if isReferred, !isBroken, isShort, ListMarker(next) == nil { return end }
      }
      end += 1
    }
    return nil
  }

  /// Whether the lines before on the same page refer to a note.
  private func isReferred(_ mark: FootnoteMark, page: Int) -> Bool {
    for line in lines.reversed().prefix(80) {
      guard line.page == page else { return false }
      if mark.isReferred(in: text[line.line]) { return true }
    }
    return false
  }
}

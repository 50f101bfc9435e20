/// The lines of a PDF page by page, as `pdftotext -raw` writes them: one form feed behind every page.
struct PDFPages {
  let bytes: [UInt8]
  /// The lines of each page that hold something, in reading order, without running headers and footers.
  let pages: [[TextLine]]
  /// Lines that ran over the pages, each once.
  let running: [PageLine]
  /// What was dropped.
  let notes: DecisionNotes
  /// How sure a recogniser was of a line, from 0 to 100, by the offset at which the line begins; lines that are none of its work are not in it.
  private let confidences: [Int: Int]

  init(_ bytes: [UInt8], confidences: [Int: Int] = [:], explains: Bool = false) {
    var split: [[TextLine]] = []
    var start = 0
    for end in bytes.indices where bytes[end] == 0x0C {
      split.append(TextLines.split(bytes, start..<end).filter { !$0.isBlank })
      start = end + 1
    }
    if start < bytes.count { split.append(TextLines.split(bytes, start..<bytes.count).filter { !$0.isBlank }) }
    var running = RunningLines(bytes, pages: split, explains: explains)
    running.drop()
    self.running = running.kept
    self.confidences = confidences
    (self.bytes, pages) = Self.numbered(bytes, running.pages)
    notes = running.notes
  }

  /// Puts the number of a footnote that stands on a line of its own before the note's first line.
  private static func numbered(_ bytes: [UInt8], _ pages: [[TextLine]]) -> (bytes: [UInt8], pages: [[TextLine]]) {
    var (bytes, pages) = (bytes, pages)
    for index in pages.indices where pages[index].contains(where: { FootnoteMark.isAlone(bytes[$0.range]) }) {
      var lines: [TextLine] = []
      for line in pages[index] {
        guard let mark = lines.last, FootnoteMark.isAlone(bytes[mark.range]), LineShape.startsLikeSentence(bytes[line.range]),
          line.range.lowerBound - mark.range.upperBound <= 2
        else {
          lines.append(line)
          continue
        }
        for gap in mark.range.upperBound..<line.range.lowerBound { bytes[gap] = 0x20 }
        let range = mark.range.lowerBound..<line.range.upperBound
        lines[lines.count - 1] = TextLine(range: range, indent: mark.indent, width: mark.width + 1 + line.width)
      }
      pages[index] = lines
    }
    return (bytes, pages)
  }

  /// The bytes of a line.
  subscript(line: TextLine) -> ArraySlice<UInt8> { bytes[line.range] }

  /// How much a line is worth, from 0 to 100.
  func quality(of line: TextLine) -> Int { confidences[line.range.lowerBound] ?? 100 }
}

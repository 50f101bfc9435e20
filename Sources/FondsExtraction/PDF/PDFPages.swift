/// The lines of a PDF page by page, as `pdftotext -raw` writes them: one form feed behind every page.
struct PDFPages {
  let bytes: [UInt8]
  /// The lines of each page that hold something, in reading order, without running headers and footers.
  let pages: [[TextLine]]
  /// Lines that ran over the pages, each once.
  let running: [PageLine]
  /// What was dropped or moved.
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
    var footnotes = FootnoteNumbers(bytes, pages: running.pages, notes: running.notes)
    footnotes.join()
    (self.bytes, pages, notes) = (footnotes.bytes, footnotes.pages, footnotes.notes)
  }

  /// The bytes of a line.
  subscript(line: TextLine) -> ArraySlice<UInt8> { bytes[line.range] }

  /// How much a line is worth, from 0 to 100.
  func quality(of line: TextLine) -> Int { confidences[line.range.lowerBound] ?? 100 }
}

/// The lines of a PDF page by page, as `pdftotext -raw` writes them: one form feed behind every page.
struct PDFPages {
  let text: TextLines
  /// The lines of each page that hold something, in reading order, without running headers and footers.
  private(set) var pages: [[TextLine]]

  /// How many lines at either end of a page may be headers or footers.
  private static let edge = 3

  init(_ bytes: [UInt8]) {
    text = TextLines(bytes)
    pages = []
    var start = 0
    for end in bytes.indices where bytes[end] == 0x0C {
      pages.append(TextLines.split(bytes, start..<end).filter { !$0.isBlank })
      start = end + 1
    }
    if start < bytes.count { pages.append(TextLines.split(bytes, start..<bytes.count).filter { !$0.isBlank }) }
    dropRunningLines()
    dropPageNumbers()
  }

  /// Drops the number of the page where it stands alone on its first or last line, as `12`, `- 12 -`, `Page 12`, `12 / 97`.
  private mutating func dropPageNumbers() {
    for index in pages.indices {
      if let last = pages[index].last, Self.isPageNumber(text[last]) { pages[index].removeLast() }
      if let first = pages[index].first, Self.isPageNumber(text[first]) { pages[index].removeFirst() }
    }
  }

  private static func isPageNumber(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 20, line.contains(where: { (0x30...0x39).contains($0) }) else { return false }
    let words = line.split { !(0x30...0x39).contains($0) && !(0x41...0x5A).contains($0 & 0xDF) && $0 < 0x80 }
    return words.allSatisfy { word in
      let text = String(decoding: word, as: UTF8.self).lowercased()
      return ["page", "p", "of", "sur", "de", "–", "—", "•", "·"].contains(text)
        || word.count <= 4 && word.allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  /// Drops the lines at the edges of pages that, digits folded, stand on at least 3 pages and 2 % of them.
  private mutating func dropRunningLines() {
    var counts: [UInt64: Int] = [:]
    for page in pages {
      for key in Set(edges(page).map { Self.fold(text[page[$0]]) }) { counts[key, default: 0] += 1 }
    }
    let enough = max(3, (pages.count + 49) / 50)
    for index in pages.indices {
      let page = pages[index]
      let running = edges(page).filter { counts[Self.fold(text[page[$0]]), default: 0] >= enough }
      for line in running.reversed() { pages[index].remove(at: line) }
    }
  }

  private func edges(_ page: [TextLine]) -> [Int] {
    page.count <= 2 * Self.edge ? Array(page.indices) : Array(0..<Self.edge) + Array(page.count - Self.edge..<page.count)
  }

  /// A hash of the line in which every run of digits counts as one sign and letters have no case.
  private static func fold(_ line: ArraySlice<UInt8>) -> UInt64 {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    var isNumber = false
    for byte in line {
      let isDigit = (0x30...0x39).contains(byte)
      if isDigit, isNumber { continue }
      isNumber = isDigit
      state = (state ^ UInt64(isDigit ? 0x30 : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
    }
    return state
  }
}

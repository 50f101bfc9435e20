/// How much of each page of a PDF can be read, counted in what `pdftotext` wrote.
struct PageCensus {
  /// What one page holds.
  struct Page: Sendable {
    /// Letters of any script.
    var letters = 0
    /// Control characters, replacement characters and signs for private use, which no reader can read.
    var garbage = 0

    /// Whether the page is written in signs that mean nothing; a lone symbol is no page.
    var isGarbled: Bool { garbage > letters && garbage >= PageCensus.fewestGarbage }
  }

  /// One for each form feed.
  private(set) var pages: [Page] = []

  /// So few letters that the text of the page may be in an image; a stamp or a page number is no more.
  private static let sparse = 60
  /// The fewest unreadable signs that make a page of them.
  private static let fewestGarbage = 20
  /// The fewest letters a page of images that are taken for text.
  private static let fewest = 10

  init(_ output: [UInt8]) {
    var page = Page()
    for index in output.indices {
      let byte = output[index]
      if byte == 0x0C {
        pages.append(page)
        page = Page()
      } else if (0x41...0x5A).contains(byte & 0xDF) || byte >= 0xC3 && byte != 0xEE && byte != 0xEF && byte != 0xE2 {
        page.letters += 1
      } else if byte < 0x20 && !(0x09...0x0D).contains(byte) {
        page.garbage += 1
      } else if byte == 0xEE || byte == 0xEF && index + 2 < output.count && Self.isUnreadable(output[index + 1], output[index + 2]) {
        page.garbage += 1
      }
    }
    if output.last != 0x0C, !output.isEmpty { pages.append(page) }
  }

  private static func isUnreadable(_ second: UInt8, _ third: UInt8) -> Bool { second < 0xA4 || (second == 0xBF && third == 0xBD) }

  /// Whether there is nothing at all to read.
  var isUnreadable: Bool {
    let (letters, garbage) = pages.reduce((0, 0)) { ($0.0 + $1.letters, $0.1 + $1.garbage) }
    return letters == 0 || garbage > letters
  }

  /// Whether the pages hold no signs at all, readable or not.
  var isBlank: Bool { pages.allSatisfy { $0.letters == 0 && $0.garbage == 0 } }

  /// Whether the letters are too few to be the text of so many pages of images.
  func isTooSparse(imagePages: [Int]) -> Bool {
    imagePages.count == pages.count && pages.reduce(0) { $0 + $1.letters } < Self.fewest * pages.count
  }

  /// The pages, from 1, that hold too little text to say that it is all of theirs.
  var sparse: [Int] { pages.indices.filter { pages[$0].letters < Self.sparse }.map { $0 + 1 } }

  /// The pages, from 1, whose signs no reader can read.
  var garbled: [Int] { pages.indices.filter { pages[$0].isGarbled }.map { $0 + 1 } }
}

import FondsRecord
import FondsXML

/// The marks that a browser sets around `q` elements, by the language of the text: « » in French, “ ” elsewhere, others within them.
struct QuotationMarks {
  /// The end of each element under way, and the mark to set there.
  private var open: [(end: Int, mark: [UInt8])] = []

  private static let signs = ["«", "“", "‹", "‘", "„", "\"", "'"].map { Array($0.utf8) }

  /// The mark before an element; none where its text bears one.
  mutating func open(_ node: Int, of page: Page, language: Language) -> [UInt8] {
    let tree = page.tree
    guard !Self.bearsMark(node, page) else { return [] }
    let isInner = !open.isEmpty
    let marks: (String, String) =
      switch language {
      case .french: isInner ? ("“", "”") : ("«\u{A0}", "\u{A0}»")
      default: isInner ? ("‘", "’") : ("“", "”")
      }
    open.append((tree.end(of: node), Array(marks.1.utf8)))
    return Array(marks.0.utf8)
  }

  /// The marks of the elements that end before a node; none where their line is over.
  mutating func close(before node: Int, in line: [UInt8]) -> [UInt8] {
    var marks: [UInt8] = []
    while let last = open.last, last.end <= node {
      open.removeLast()
      if !line.isEmpty { marks += last.mark }
    }
    return marks
  }

  /// True where the author wrote the mark as well, and for what is no part of a line.
  private static func bearsMark(_ node: Int, _ page: Page) -> Bool {
    let tree = page.tree
    guard let first = tree.descendants(of: node).prefix(4).first(where: { tree.isText($0) }), page.block(first) == page.block(node) else {
      return true
    }
    let text = tree.text(first).drop { $0 <= 0x20 }
    return signs.contains { text.starts(with: $0) }
  }
}

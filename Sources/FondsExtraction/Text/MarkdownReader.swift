internal import FondsRecord
internal import FondsXML

/// Reads Markdown: front matter, headings, lists, quotations, code and pipe tables; links and emphasis leave their text.
struct MarkdownReader {
  private var collector: BlockCollector
  private var title: String?
  /// The text of the open paragraph or heading; line breaks are kept until its end, for tables.
  private var text = ""
  /// One entry per open list: the number of the next item, `nil` for bullets.
  private var lists: [Int?] = []
  private var quotations = 0
  /// Whether the next paragraph is the first of an item.
  private var opensItem = false
  private var isPartial = false

  /// The piece of a document that is parsed at once, in bytes: the tree of a piece may be a hundred times as large.
  private static let piece = 256 << 10

  /// Reads UTF-8 text.
  ///
  /// Throws `timeout` when the deadline passes between two pieces.
  static func read(_ bytes: [UInt8], limits: ExtractionLimits, deadline: Deadline) throws(ExtractionError) -> ExtractedDocument {
    var document = ExtractedDocument(format: .markdown)
    var body = 0..<bytes.count
    if let parts = FrontMatter.split(bytes) {
      body = parts.body
      do throws(ExtractionError) {
        document.metadata = Description.values(of: try YAMLDocument(Array(bytes[parts.yaml])).root, origin: .frontMatter)
      } catch {
        document.flag(ExtractionFlag.badFrontMatter)
      }
    }
    var reader = MarkdownReader(collector: BlockCollector(limits: limits))
    for piece in pieces(bytes, body) where !reader.collector.isFull {
      try deadline.check()
      CommonMark.walk(bytes[piece]) { reader.read($0) }
    }
    document.blocks = reader.collector.blocks
    if reader.collector.isTruncated { document.flag(ExtractionFlag.truncated) }
    if reader.isPartial { document.flag(ExtractionFlag.partial) }
    if let title = reader.title { document.metadata.append(MetadataValue(.title, title, origin: .heading)) }
    return document
  }

  private init(collector: BlockCollector) { self.collector = collector }

  /// Cuts a long document at blank lines, so that the memory of a tree stays bounded.
  private static func pieces(_ bytes: [UInt8], _ body: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = body.lowerBound
    while body.upperBound - start > 2 * piece {
      var end = start + piece
      while end < start + 2 * piece, !(bytes[end - 1] == 0x0A && bytes[end] == 0x0A) { end += 1 }
      while bytes[end] & 0xC0 == 0x80, end > start + piece { end -= 1 }
      pieces.append(start..<end)
      start = end
    }
    return pieces + [start..<body.upperBound]
  }

  private mutating func read(_ event: CommonMark.Event) {
    switch event {
    case .enter(.list(let start)): lists.append(start)
    case .exit(.list): lists.removeLast()
    case .enter(.item): opensItem = true
    case .exit(.item):
      opensItem = false
      if let last = lists.indices.last { lists[last] = lists[last].map { $0 + 1 } }
    case .enter(.quotation): quotations += 1
    case .exit(.quotation): quotations -= 1
    case .enter: text = ""
    case .text(let part): text += part
    case .lineBreak: text += "\n"
    case .exit(.heading(let level)):
      let heading = PandocMarks.removed(text)
      if level == 1, title == nil { title = TextCleaner.cleaned(heading) }
      collector.add(.heading, heading, level: level)
    case .exit(.paragraph): closeParagraph()
    case .exit(.code): collector.add(verbatim: .code, utf8: Array(text.utf8)[...])
    case .exit(.markup): closeMarkup()
    }
  }

  /// Keeps the text of a block of raw HTML; the tags part words.
  private mutating func closeMarkup() {
    do throws(XMLError) {
      let tree = try XMLTree(html: Array(text.utf8))
      var words: [UInt8] = []
      for node in tree.descendants(of: tree.root) where ![.script, .style, .template].contains(tree.tag(tree.parent(of: node))) {
        words += tree.text(node) + [0x20]
      }
      collector.add(.paragraph, utf8: words[...])
    } catch {
      isPartial = true
    }
  }

  private mutating func closeParagraph() {
    if let table = PipeTable.table(text) {
      collector.add(verbatim: .table, utf8: Array(table.utf8)[...])
    } else {
      let plain = PandocMarks.removed(text)
      if opensItem {
        let number = (lists.last ?? nil).map { "\($0). " } ?? ""
        collector.add(.item, number + plain, level: min(lists.count, 6))
      } else {
        collector.add(quotations > 0 ? .quotation : .paragraph, plain)
      }
    }
    opensItem = false
  }
}

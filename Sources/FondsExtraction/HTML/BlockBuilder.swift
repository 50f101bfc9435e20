import FondsRecord
import FondsXML

/// Makes blocks of the subtrees of a page that are its content.
///
/// White space follows HTML: runs are one space, borders of inline elements are nothing, borders of block elements and line breaks end a word.
struct BlockBuilder {
  private let page: Page
  private let shown: PageMeasures
  private let quality: Int
  private let limits: ExtractionLimits
  private var collector: BlockCollector
  /// The text of the line under way.
  private var line: [UInt8] = []
  /// The block element the line under way belongs to; 0 for none.
  private var owner = 0
  /// The bytes of the line that stand in links.
  private var linked = 0
  /// Why each stretch was kept or left out, where the page explains itself.
  private(set) var decisions: [BlockDecision] = []
  /// A line that may turn out to announce nothing but links.
  private var announcement: Line?
  /// Whether running text has begun.
  private var hasParagraph = false
  /// The beginnings of captions so far.
  private var seen: Set<[UInt8]> = []
  /// The marks around what is quoted within a line.
  private var quotes = QuotationMarks()
  /// A line of nothing but a no-break space.
  private static let space: [UInt8] = [0xC2, 0xA0]

  private struct Line {
    var kind: BlockKind
    var level: Int
    var language: Language
    var quality: Int
    var text: [UInt8]
    /// The block element it stands in.
    var owner: Int
  }

  /// - Parameters:
  ///   - shown: The measures of the page before its surroundings were left out.
  ///   - quality: The quality of running text, 0…100; lines of links have less.
  init(_ page: Page, shown: PageMeasures, quality: Int, limits: ExtractionLimits) {
    self.page = page
    self.shown = shown
    self.quality = quality
    self.limits = limits
    collector = BlockCollector(limits: limits)
  }

  /// The blocks so far, and whether a limit cut the text.
  var result: (blocks: [Block], isCut: Bool) { (collector.blocks, collector.isTruncated) }

  /// Adds the blocks of a subtree.
  mutating func add(_ root: Int) {
    let tree = page.tree
    var linkEnd = root
    var node = root
    while node < tree.end(of: root), !collector.isFull {
      var next = node + 1
      line += quotes.close(before: node, in: line)
      if page.dropped[node] {
        if !page.tags[node].isInline {
          flush()
          if announcesLinks(node), let line = announcement {
            note(.dropped, .announcement, at: line.owner, line.text[...])
            announcement = nil
          }
        }
        if page.explains, let decision = PageExplanation.dropped(node, of: page), decisions.count < BlockDecision.limit {
          decisions.append(decision)
        }
        next = tree.end(of: node)
      } else if tree.isText(node) {
        let block = page.block(node)
        if block != owner {
          flush()
          owner = block
        }
        // Enough to be cut: the limit on text is the collector's.
        if line.count <= limits.textBytes { line += tree.text(node) }
        if node < linkEnd { linked += tree.textRange(node).count }
      } else if page.tags[node] == .table, let rows = TableReader.rows(page, node) {
        flush()
        release()
        let caption = TextCleaner.cleaned(TableReader.caption(page, node)[...])
        if !caption.isEmpty {
          collector.add(.caption, utf8: caption[...], language: language(at: node), quality: quality)
          note(.kept, .block, at: node, caption[...], measure: BlockKind.caption.rawValue)
        }
        collector.add(verbatim: .table, utf8: rows[...], language: language(at: node), quality: quality)
        note(.kept, .block, at: node, rows[...], measure: BlockKind.table.rawValue)
        next = tree.end(of: node)
      } else if page.tags[node] == .br {
        breakLine(at: node)
      } else if page.tags[node] == .a {
        if page.leadsAway(node) { linkEnd = tree.end(of: node) }
      } else if page.tags[node] == .q {
        if page.block(node) != owner {
          flush()
          owner = page.block(node)
        }
        let declared = language(at: node)
        line += quotes.open(node, of: page, language: declared == .undetermined ? page.language : declared)
      } else if page.tags[node] == .hr || page.block(node) == node {
        flush()
      }
      node = next
    }
    line += quotes.close(before: tree.end(of: root), in: line)
    flush()
    release()
  }

  /// True for a list of links, which a heading before it would only announce.
  private func announcesLinks(_ node: Int) -> Bool { shown.count(.links, node) > 1 && shown.linkDensity(node) > 0.5 }

  /// A line break is a space; two make a paragraph.
  private mutating func breakLine(at node: Int) {
    line.append(UInt8(ascii: "\n"))
    guard page.tags[owner] != .pre else { return }
    var next = node + 1
    while next < page.tree.count, page.tree.isText(next), page.tree.text(next).allSatisfy({ $0 <= 0x20 }) { next += 1 }
    if next < page.tree.count, page.tags[next] == .br {
      let block = owner
      flush()
      owner = block
    }
  }

  /// Ends the line under way.
  private mutating func flush() {
    defer {
      line.removeAll(keepingCapacity: true)
      linked = 0
      owner = 0
    }
    guard line.contains(where: { $0 > 0x20 }) else { return }
    guard page.tags[owner] == .pre || LineShape.hasWord(line[...]) || line.contains(where: { $0 > 0x7F }) else { return }
    let (kind, level) = kind(of: owner)
    var quality = quality - quality * linked / (2 * line.count)
    // The words under the picture at the head, and those of a gallery, are beside the text.
    if kind == .caption, !hasParagraph || collector.blocks.last?.kind == .caption { quality = min(quality, BlockQuality.beside) }
    if kind == .paragraph || kind == .item { hasParagraph = true }
    let language = language(at: owner)
    if kind == .code {
      release()
      note(.kept, .block, at: owner, line[...], measure: kind.rawValue)
      return collector.add(verbatim: .code, utf8: line[...], language: language, quality: quality)
    }
    let text = TextCleaner.cleaned(line[...])
    guard !text.isEmpty, text != Self.space else { return }
    guard kind != .caption || !repeats(text) else { return note(.dropped, .repeated, at: owner, text[...]) }
    guard !ResidueLine.matches(text[...], isLinked: linked * 2 > line.count) else {
      return note(.dropped, .residueLine, at: owner, text[...])
    }
    release()
    announcement = Line(kind: kind, level: level, language: language, quality: quality, text: text, owner: owner)
    let mayAnnounce = text.count < 60 && (kind == .heading && level > 1 || text.last == UInt8(ascii: ":"))
    if !mayAnnounce { release() }
  }

  /// True for a caption that the page has shown before: galleries and previews say the same again.
  private mutating func repeats(_ text: [UInt8]) -> Bool { text.count >= 40 && !seen.insert(text).inserted }

  /// Hands on the line held back.
  private mutating func release() {
    guard let line = announcement else { return }
    announcement = nil
    note(.kept, .block, at: line.owner, line.text[...], measure: "\(line.kind.rawValue), quality \(line.quality)")
    collector.add(line.kind, utf8: line.text[...], level: line.level, language: line.language, quality: line.quality)
  }

  private mutating func note(
    _ verdict: BlockDecision.Verdict, _ rule: PageRule, at node: Int, _ text: ArraySlice<UInt8>, measure: @autoclosure () -> String = ""
  ) {
    guard page.explains, decisions.count < BlockDecision.limit else { return }
    let words = String(decoding: text.prefix(2 * BlockDecision.textLimit), as: UTF8.self)
    decisions.append(
      BlockDecision(verdict, rule: rule.rawValue, place: PagePlace.path(node, in: page.tree), text: words, measure: measure()))
  }

  /// What the nearest telling element makes of a line.
  private func kind(of block: Int) -> (BlockKind, Int) {
    var node = block
    var nesting = 0
    while node > 0 {
      let tag = page.tags[node]
      if nesting == 0 {
        if page.words[node].contains(.caption), shown.count(.text, node) < 600 { return (.caption, 0) }
        if let level = tag.headingLevel { return (.heading, level) }
        switch tag {
        case .blockquote: return (.quotation, 0)
        case .figcaption, .caption: return (.caption, 0)
        case .pre: return (.code, 0)
        case .td, .th, .summary: return (.paragraph, 0)
        case .li, .dt, .dd: nesting = 1
        default: break
        }
      } else if tag == .li || tag == .dd {
        nesting += 1
      }
      node = page.tree.parent(of: node)
    }
    return nesting > 0 ? (.item, nesting) : (.paragraph, 0)
  }

  /// The language that an element below the body declares for a node.
  private func language(at block: Int) -> Language {
    guard !page.languages.isEmpty else { return .undetermined }
    var node = block
    while node > 0 {
      if let language = page.languages[node] { return language }
      node = page.tree.parent(of: node)
    }
    return .undetermined
  }
}

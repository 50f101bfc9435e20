import FondsRecord
import FondsXML

/// The main content of a page as blocks, by ever weaker rules until enough of it is left; a page with text never comes out empty.
struct MainContent {
  /// The blocks in document order.
  private(set) var blocks: [Block] = []
  /// Whether a limit was reached.
  private(set) var isCut = false
  /// Why each stretch was kept or left out; empty unless the limits ask for it.
  private(set) var decisions: [BlockDecision] = []

  /// How the surroundings of the content are recognised, from the strictest to none.
  private static let attempts: [(byWords: Bool, isCleaned: Bool)] = [(true, true), (false, true), (false, false)]
  /// Content shorter than this, in characters, is suspect where the page holds more.
  private static let enough = 250

  /// A page after one attempt to find its content.
  private struct Finding {
    var page: Page
    var roots: [Int]
    var length: Int
    /// Told where the page explains itself.
    var candidates: [BlockDecision]
  }

  init(_ tree: XMLTree, limits: ExtractionLimits) {
    var page = Page(tree, explains: limits.explains)
    PagePruner.dropMachinery(&page)
    PagePruner.dropHidden(&page)
    if page.length(of: [tree.root]) == 0 { PagePruner.restoreFallbacks(&page) }
    let shown = PageMeasures(page)
    let all = shown.count(.text, tree.root)
    var best: Finding?
    for attempt in Self.attempts {
      let finding = Self.find(page, shown, attempt)
      if limits.explains, finding.length < Self.enough { decisions.append(Self.shortfall(attempt, finding.length, of: all)) }
      if finding.length > best?.length ?? 0 { best = finding }
      if finding.length >= Self.enough { break }
    }
    if let best, best.length >= Self.enough || best.length * 2 >= all {
      decisions += best.candidates
      build(best.page, best.roots, shown, quality: BlockQuality.full, limits)
      if !blocks.isEmpty { return }
    }
    if takeDeclaredBody(tree, over: best?.length ?? 0, limits) { return }
    if limits.explains {
      decisions.append(BlockDecision(.kept, rule: PageRule.wholePage.rawValue, place: "html", text: "", measure: "\(all) characters"))
    }
    build(page, [tree.root], shown, quality: BlockQuality.leastMain, limits)
    DensestRun.settle(&blocks, least: Self.enough)
  }

  /// Takes the text that the page declares for programs, where it is long enough and longer than what was found.
  private mutating func takeDeclaredBody(_ tree: XMLTree, over found: Int, _ limits: ExtractionLimits) -> Bool {
    var structured = StructuredData()
    for node in 0..<tree.count where tree.tag(node) == .script && tree.end(of: node) > node + 1 {
      structured.read(tree.content(of: node, limit: StructuredData.longest + 1))
    }
    guard structured.body.count >= max(Self.enough, 2 * found) else { return false }
    var collector = BlockCollector(limits: limits)
    for line in structured.body.split(whereSeparator: \.isNewline) { collector.add(.paragraph, Self.plain(line)) }
    guard !collector.blocks.isEmpty else { return false }
    (blocks, isCut) = (collector.blocks, collector.isTruncated)
    if limits.explains {
      let measure = "\(structured.body.count) characters, \(found) found otherwise"
      decisions.append(
        BlockDecision(
          .kept, rule: PageRule.structuredBody.rawValue, place: "script", text: String(structured.body.prefix(BlockDecision.textLimit)),
          measure: measure))
    }
    return true
  }

  /// A line of a declared text without the markup that some leave in it.
  private static func plain(_ line: Substring) -> String {
    guard line.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return String(line) }
    do {
      return try XMLTree(html: Array(line.utf8)).string(of: 0)
    } catch {
      return String(line)
    }
  }

  private static func find(_ page: Page, _ shown: PageMeasures, _ attempt: (byWords: Bool, isCleaned: Bool)) -> Finding {
    var page = page
    PagePruner.dropFrame(&page, shown, byWords: attempt.byWords)
    let finder = ContentFinder(page, PageMeasures(page))
    let roots = finder.find()
    if attempt.isCleaned { ContentCleaner.clean(&page, roots: roots, finder) }
    return Finding(
      page: page, roots: roots, length: page.length(of: roots), candidates: page.explains ? finder.decisions(chosen: roots) : [])
  }

  private static func shortfall(_ attempt: (byWords: Bool, isCleaned: Bool), _ length: Int, of all: Int) -> BlockDecision {
    let rules = (attempt.byWords ? "elements, roles and names" : "elements and roles") + (attempt.isCleaned ? ", cleaned" : "")
    return BlockDecision(
      .changed, rule: PageRule.attempt.rawValue, place: "html", text: "", measure: "\(length) of \(all) characters by \(rules)")
  }

  private mutating func build(_ page: Page, _ roots: [Int], _ shown: PageMeasures, quality: Int, _ limits: ExtractionLimits) {
    var builder = BlockBuilder(page, shown: shown, quality: quality, limits: limits)
    var explanation = PageExplanation(page)
    for root in roots {
      explanation.passOver(upTo: root)
      let told = builder.decisions.count
      builder.add(root)
      explanation.add(builder.decisions[told...], of: root)
    }
    (blocks, isCut) = builder.result
    explanation.passOver(upTo: page.tree.count)
    if page.explains { decisions += explanation.decisions }
  }
}

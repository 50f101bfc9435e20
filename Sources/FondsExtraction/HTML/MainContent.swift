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
    var lengths: [Int] = []
    for attempt in Self.attempts {
      let finding = Self.find(page, shown, attempt)
      lengths.append(finding.length)
      if finding.length > best?.length ?? 0 { best = finding }
      if finding.length >= Self.enough { break }
      if lengths.count == 1, takeDeclaredPart(finding.page, shown, limits) { return }
    }
    if limits.explains, lengths.count > 1 {
      let found = lengths.map(String.init).joined(separator: ", then ")
      decisions.append(
        BlockDecision(.changed, rule: PageRule.attempt.rawValue, place: "html", text: "", measure: "\(found) of \(all) characters"))
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

  /// Takes the part that the markup of a page with few words points out: its only `main`, else its only `article`.
  ///
  /// Where running text stands outside of it as well, or names have taken text out of it, the markup is not believed.
  private mutating func takeDeclaredPart(_ page: Page, _ shown: PageMeasures, _ limits: ExtractionLimits) -> Bool {
    guard let part = Self.declaredPart(page), shown.count(.prose, part) < Self.enough else { return false }
    var page = page
    let measures = PageMeasures(page)
    let inside = measures.count(.prose, part)
    let outside = measures.count(.prose, page.tree.root) - inside
    guard outside == 0 || outside < inside, shown.count(.prose, part) <= 2 * inside else { return false }
    ContentCleaner.clean(&page, roots: [part], ContentFinder(page, measures))
    let length = page.length(of: [part])
    guard length > 0 else { return false }
    if takeDeclaredBody(page.tree, over: length, limits) { return true }
    build(page, [part], shown, quality: BlockQuality.full, limits)
    guard !blocks.isEmpty, limits.explains else { return !blocks.isEmpty }
    let measure = "\(length) of \(shown.count(.text, page.tree.root)) characters"
    decisions.insert(
      BlockDecision(
        .kept, rule: PageRule.contentDeclared.rawValue, place: PagePlace.path(part, in: page.tree), text: page.opening(part),
        measure: measure),
      at: 0)
    return true
  }

  /// The only `main` of a page, by element or role, else its only `article`.
  private static func declaredPart(_ page: Page) -> Int? {
    var mains: [Int] = []
    var articles: [Int] = []
    var node = 0
    while node < page.tree.count {
      let isMain = page.tags[node] == .main || page.tree.isElement(node) && page.tree.attribute(node, .role) == "main"
      if isMain { mains.append(node) }
      if page.tags[node] == .article { articles.append(node) }
      node = page.dropped[node] || isMain ? page.tree.end(of: node) : node + 1
    }
    let parts = mains.isEmpty ? articles : mains
    return parts.count == 1 && !page.dropped[parts[0]] ? parts[0] : nil
  }

  /// Takes the text that the page declares for programs, where it is long enough and longer than what was found.
  private mutating func takeDeclaredBody(_ tree: XMLTree, over found: Int, _ limits: ExtractionLimits) -> Bool {
    var structured = StructuredData()
    for node in 0..<tree.count where tree.tag(node) == .script && tree.end(of: node) > node + 1 {
      structured.read(tree.content(of: node, limit: StructuredData.longest + 1))
    }
    guard structured.body.count >= max(Self.enough, 2 * found) else { return false }
    var collector = BlockCollector(limits: limits)
    for line in Self.plain(structured.body).split(whereSeparator: \.isNewline) { collector.add(.paragraph, String(line)) }
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

  /// A declared text without the markup that some leave in it, its lines as they were; it is parsed once, however many lines it has.
  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return text }
    do {
      return try XMLTree(html: Array(text.utf8)).string(of: 0)
    } catch {
      return text
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
    let beside = quality == BlockQuality.full ? LinkedLine.settle(&blocks) : []
    explanation.passOver(upTo: page.tree.count)
    guard page.explains else { return }
    decisions += explanation.decisions
    decisions += beside.map { index in
      BlockDecision(
        .changed, rule: PageRule.linkedLine.rawValue, place: "", text: blocks[index].text, measure: "quality \(blocks[index].quality)")
    }
  }
}

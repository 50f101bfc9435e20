import FondsRecord
import FondsXML

/// The main content of a page as blocks, by ever weaker rules until enough of it is left; a page with text never comes out empty.
enum MainContent {
  /// How the surroundings of the content are recognised, from the strictest to none.
  private static let attempts: [(byWords: Bool, isCleaned: Bool)] = [(true, true), (false, true), (false, false)]
  /// Content shorter than this, in characters, is suspect where the page holds more.
  private static let enough = 250

  /// Reads the blocks of a page; `isCut` tells that a limit was reached.
  static func blocks(_ tree: XMLTree, limits: ExtractionLimits) -> (blocks: [Block], isCut: Bool) {
    var page = Page(tree)
    PagePruner.dropMachinery(&page)
    PagePruner.dropHidden(&page)
    if page.length(of: [tree.root]) == 0 { PagePruner.restoreFallbacks(&page) }
    let shown = PageMeasures(page)
    let all = shown.count(.text, tree.root)
    var best: (page: Page, roots: [Int], text: Int)?
    for attempt in attempts {
      var reduced = page
      PagePruner.dropFrame(&reduced, shown, byWords: attempt.byWords)
      let finder = ContentFinder(reduced, PageMeasures(reduced))
      let roots = finder.find()
      if attempt.isCleaned { ContentCleaner.clean(&reduced, roots: roots, finder) }
      let text = reduced.length(of: roots)
      if text > best?.text ?? 0 { best = (reduced, roots, text) }
      if text >= enough { break }
    }
    if let best, best.text >= enough || best.text * 2 >= all {
      let result = build(best.page, best.roots, shown, quality: 100, limits)
      if !result.blocks.isEmpty { return result }
    }
    return build(page, [tree.root], shown, quality: 50, limits)
  }

  private static func build(
    _ page: Page, _ roots: [Int], _ shown: PageMeasures, quality: Int, _ limits: ExtractionLimits
  ) -> (blocks: [Block], isCut: Bool) {
    var builder = BlockBuilder(page, shown: shown, quality: quality, limits: limits)
    for root in roots { builder.add(root) }
    return builder.result
  }
}

import FondsXML

/// Leaves out, inside the main content, lists of links, forms, boxes and bylines that stand among its paragraphs.
enum ContentCleaner {
  static func clean(_ page: inout Page, roots: [Int], _ finder: ContentFinder) {
    // Whatever its name, a part that holds much of the running text is no residue.
    let prose = roots.reduce(0) { $0 + finder.measures.count(.prose, $1) }
    let most = prose * 4 / 10
    for root in roots {
      page.prune(in: root + 1..<page.tree.end(of: root)) { page, node in
        guard page.tree.isElement(node), most == 0 || finder.measures.count(.prose, node) < most,
          let rule = prose >= 250 && isTeaser(page, node, finder.measures) ? .teaser : residue(page, node, finder)
        else { return }
        page.drop(node, rule) { measure(of: node, rule, $0, finder) }
      }
    }
  }

  /// True for the outermost element that announces another page.
  private static func isTeaser(_ page: Page, _ node: Int, _ measures: PageMeasures) -> Bool {
    measures.isTeaser[node] && !measures.isTeaser[page.tree.parent(of: node)]
  }

  private static func measure(of node: Int, _ rule: PageRule, _ page: Page, _ finder: ContentFinder) -> String {
    switch rule {
    case .linkList, .box: "\(Int(100 * finder.measures.linkDensity(node))) % links"
    default: PagePlace.names(node, in: page.tree)
    }
  }

  /// Why an element is no part of the text around it; `nil` where it is one.
  private static func residue(_ page: Page, _ node: Int, _ finder: ContentFinder) -> PageRule? {
    let measures = finder.measures
    let tag = page.tags[node]
    let text = measures.count(.text, node)
    let words = page.words[node]
    if text == 0 || PagePruner.isSource(page, node, measures) { return nil }
    if tag == .footer || tag == .nav || tag == .aside && !PagePruner.isBox(page, node, measures, insideArticle: true) { return .aside }
    if !words.isDisjoint(with: .sharing), text < 500 { return .sharing }
    if !words.isDisjoint(with: .byline), words.isDisjoint(with: .article), text < 100 { return .byline }
    switch tag {
    case .form, .fieldset, .table, .ul, .ol, .dl, .div, .section, .header: break
    default: return nil
    }
    if tag == .form || tag == .fieldset, measures.count(.inputs, node) > 0 { return .form }
    let weight = finder.weight(node)
    if weight < 0 { return PageRule(words) }
    let isList = tag == .ul || tag == .ol || tag == .dl
    let density = measures.linkDensity(node)
    if density < 0.8, measures.count(.commas, node) >= 10 { return nil }
    let paragraphs = measures.count(.paragraphs, node)
    // A form in one pane of an accordion says nothing of the others.
    if measures.count(.inputs, node) > (words.contains(.panel) ? paragraphs : paragraphs / 3) { return .inputs }
    if isList {
      // Items that say more than the link they hold are no menu.
      let beside = (text - measures.count(.link, node)) / max(1, measures.count(.links, node))
      if words.isEmpty, measures.isAmongProse(node) { return nil }
      let most = beside >= 15 ? 0.8 : 0.5
      return density > most ? .linkList : nil
    }
    let most = measures.count(.prose, node) * 10 >= text * 8 && page.endsSentence(node) ? 0.4 : 0.2
    if weight < 25, density > most { return .box }
    return density > 0.5 ? .linkList : nil
  }
}

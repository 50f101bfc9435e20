import FondsXML

/// Leaves out, inside the main content, lists of links, forms, boxes and bylines that stand among its paragraphs.
enum ContentCleaner {
  static func clean(_ page: inout Page, roots: [Int], _ finder: ContentFinder) {
    // Whatever its name, a part that holds much of the running text is no residue.
    let most = roots.reduce(0) { $0 + finder.measures.count(.prose, $1) } * 4 / 10
    for root in roots {
      page.prune(in: root + 1..<page.tree.end(of: root)) { page, node in
        guard page.tree.isElement(node), most == 0 || finder.measures.count(.prose, node) < most, isResidue(page, node, finder) else {
          return
        }
        page.dropped[node] = true
      }
    }
  }

  private static func isResidue(_ page: Page, _ node: Int, _ finder: ContentFinder) -> Bool {
    let measures = finder.measures
    let tag = page.tags[node]
    let text = measures.count(.text, node)
    let words = page.words[node]
    if text == 0 { return false }
    if tag == .footer || tag == .aside || tag == .nav { return true }
    if !words.isDisjoint(with: .sharing), text < 500 { return true }
    if !words.isDisjoint(with: .byline), words.isDisjoint(with: .article), text < 100 { return true }
    switch tag {
    case .form, .fieldset, .table, .ul, .ol, .dl, .div, .section, .header: break
    default: return false
    }
    let weight = finder.weight(node)
    if weight < 0 { return true }
    let isList = tag == .ul || tag == .ol || tag == .dl
    let density = measures.linkDensity(node)
    if density < 0.8, measures.count(.commas, node) >= 10 { return false }
    let paragraphs = measures.count(.paragraphs, node)
    if measures.count(.inputs, node) > paragraphs / 3 { return true }
    if !isList, weight < 25, density > 0.2 { return true }
    return density > 0.5
  }
}

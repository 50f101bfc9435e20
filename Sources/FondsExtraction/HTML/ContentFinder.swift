import FondsXML

/// Finds the subtrees that hold the main content of a page.
///
/// Every block with a sentence's worth of text lends a score to the elements around it, the more the longer it is and the more commas it has,
/// the less the farther it stands; links take it away. The best element wins, and those beside it that are alike join. The idea is
/// Readability's (Arc90 2009; Mozilla, `Readability.js`), the scores here are by running totals over the flat tree.
struct ContentFinder {
  let page: Page
  let measures: PageMeasures
  var scores: [Double]
  private var isCandidate: [Bool]

  init(_ page: Page, _ measures: PageMeasures) {
    self.page = page
    self.measures = measures
    scores = Array(repeating: 0, count: page.tree.count)
    isCandidate = Array(repeating: false, count: page.tree.count)
    score()
  }

  private mutating func score() {
    let tree = page.tree
    var node = 0
    while node < tree.count {
      if page.dropped[node] {
        node = tree.end(of: node)
        continue
      }
      defer { node += 1 }
      guard page.block(node) == node, measures.ownText[node] >= 25, !measures.isTeaser[node], node > 0 else { continue }
      let own = Double(measures.ownText[node])
      let gain = (1 + Double(measures.ownCommas[node]) + min(own / 100, 3)) * (1 - Double(measures.ownLink[node]) / own)
      // Text that stands beside blocks, as in pages of the time before paragraphs, counts for its element itself.
      var ancestor = isLeaf(node) ? tree.parent(of: node) : node
      var level = 0
      while level < 6, ancestor > 0, tree.isElement(ancestor) {
        if page.block(ancestor) == ancestor {
          if !isCandidate[ancestor] {
            isCandidate[ancestor] = true
            scores[ancestor] += base(ancestor)
          }
          scores[ancestor] += gain / (level == 0 ? 1 : level == 1 ? 2 : Double(level) * 3)
          level += 1
        }
        ancestor = tree.parent(of: ancestor)
      }
    }
    for node in scores.indices where isCandidate[node] { scores[node] *= 1 - measures.linkDensity(node) }
  }

  /// True for an element without block elements below.
  private func isLeaf(_ node: Int) -> Bool {
    switch page.tags[node] {
    case .p, .td, .th, .pre, .li, .dd, .dt, .h1, .h2, .h3, .h4, .h5, .h6: return true
    default: return measures.count(.text, node) == measures.ownText[node]
    }
  }

  private func base(_ node: Int) -> Double {
    let byTag: Double =
      switch page.tags[node] {
      case .article, .main: 15
      case .div: 5
      case .pre, .td, .blockquote: 3
      case .address, .ol, .ul, .dl, .dd, .dt, .li, .form: -3
      case .h1, .h2, .h3, .h4, .h5, .h6, .th: -5
      default: 0
      }
    // `tab-content` is the name of a pane, no sign of the main content.
    return byTag + (page.words[node].contains(.panel) && !page.words[node].contains(.article) ? min(weight(node), 0) : weight(node))
  }

  /// What the words of an element speak for or against it.
  func weight(_ node: Int) -> Double {
    let words = page.words[node]
    var weight = 0.0
    if !words.isDisjoint(with: [.content, .article]) { weight += 25 }
    if !words.isDisjoint(with: PageWords.surroundings.union([.hidden, .byline])) { weight -= 25 }
    return weight
  }

  /// The element that scored best; `nil` where nothing scores.
  private var highest: Int? { scores.indices.filter { isCandidate[$0] }.max { scores[$0] < scores[$1] } }

  /// The subtrees of the main content in document order; empty where nothing scores.
  func find() -> [Int] {
    let tree = page.tree
    guard var best = highest else { return [] }
    best = commonAncestor(of: best)
    while true {
      let parent = tree.parent(of: best)
      guard parent > 0, page.tags[parent] != .body, page.tags[parent] != .html, addsProse(parent, to: best) else { break }
      best = parent
    }
    let roots = withSiblings(best)
    // A text in many small sections has no best one: then the element around most of the running text is it.
    let prose = measures.count(.prose, page.tree.root)
    let found = roots.reduce(0) { $0 + measures.count(.prose, $1) }
    if found < 1500, found * 2 < prose, let whole = elementAround(share: 0.8, of: prose),
      measures.linkDensity(whole) < 0.25, measures.count(.prose, whole) * 10 >= measures.count(.text, whole) * 6
    {
      return [whole]
    }
    return roots
  }

  /// The elements that scored best, the chosen ones with the text they hold.
  func decisions(chosen roots: [Int]) -> [BlockDecision] {
    let chosen = Set(roots)
    let highest = highest
    let best = scores.indices.filter { isCandidate[$0] && !chosen.contains($0) }.sorted { scores[$0] > scores[$1] }.prefix(5)
    return (roots.prefix(20) + best).map { node in
      let isChosen = chosen.contains(node)
      let measure =
        "score \(Int(scores[node])), \(measures.count(.text, node)) characters, \(Int(100 * measures.linkDensity(node))) % links"
      let rule = isChosen ? reason(node, highest) : .candidate
      return BlockDecision(
        isChosen ? .kept : .dropped, rule: rule.rawValue, place: PagePlace.path(node, in: page.tree),
        text: page.opening(node), measure: measure)
    }
  }

  /// Why an element was chosen, which need not have the highest score itself.
  private func reason(_ node: Int, _ highest: Int?) -> PageRule {
    guard let highest else { return .content }
    return node == highest ? .content : (node..<page.tree.end(of: node)).contains(highest) ? .contentAround : .contentBeside
  }

  /// The deepest element that holds a share of the running text of the page.
  private func elementAround(share: Double, of prose: Int) -> Int? {
    let least = Int(share * Double(prose))
    var best: Int?
    var node = 0
    while node < page.tree.count {
      if page.dropped[node] || measures.count(.prose, node) < least {
        node = page.tree.end(of: node)
      } else {
        if page.tree.isElement(node) { best = node }
        node += 1
      }
    }
    return best
  }

  /// True where an element holds nothing beside a part of it but running text.
  private func addsProse(_ parent: Int, to part: Int) -> Bool {
    func more(_ figure: PageMeasures.Figure) -> Int { measures.count(figure, parent) - measures.count(figure, part) }
    let text = more(.text)
    if text == 0 { return true }
    guard more(.prose) <= measures.count(.prose, part) else { return false }
    let isAround = page.tree.children(of: parent).contains { sibling in
      page.tree.isElement(sibling) && !page.dropped[sibling] && !(sibling..<page.tree.end(of: sibling)).contains(part)
        && weight(sibling) < 0
    }
    return !isAround && (more(.prose) * 10 >= text * 7 && more(.link) * 7 < text && more(.linkedHeadings) == 0)
  }

  /// An element around several candidates that are nearly as good as the best.
  private func commonAncestor(of best: Int) -> Int {
    let tree = page.tree
    let close = scores.indices.filter { isCandidate[$0] && $0 != best && scores[$0] >= scores[best] * 0.75 }
    guard close.count >= 3 else { return best }
    var ancestor = tree.parent(of: best)
    while ancestor > 0, page.tags[ancestor] != .body {
      let inside = close.count { $0 > ancestor && $0 < tree.end(of: ancestor) }
      if inside >= 3 { return ancestor }
      ancestor = tree.parent(of: ancestor)
    }
    return best
  }

  private func withSiblings(_ best: Int) -> [Int] {
    let tree = page.tree
    var roots = [best]
    var current = best
    var parent = tree.parent(of: best)
    while parent > 0 {
      let siblings = tree.children(of: parent).filter { tree.isElement($0) && !page.dropped[$0] }
      let accepted = siblings.map { $0 == current || (current == best ? joins($0, best) : continues($0)) }
      if let first = accepted.firstIndex(of: true), let last = accepted.lastIndex(of: true) {
        for (index, sibling) in siblings.enumerated() where sibling != current {
          if accepted[index] || (index > first && index < last && stands(sibling)) { roots.append(sibling) }
        }
      }
      if page.tags[parent] == .body { break }
      current = parent
      parent = tree.parent(of: parent)
    }
    return (roots + leads(before: roots)).sorted()
  }

  /// The paragraphs between the main heading and a content that begins after it: its lead.
  private func leads(before roots: [Int]) -> [Int] {
    guard let first = roots.min(), let heading = (0..<first).last(where: { page.tags[$0] == .h1 && !page.dropped[$0] }) else { return [] }
    // Both stand in one part of the page.
    guard measures.totals(.text, from: heading, to: first) < 2000 else { return [] }
    var leads = isBeside(heading, roots) ? [heading] : []
    var namedEnd = heading
    var node = heading
    while node < first {
      if page.dropped[node] || !page.words[node].isDisjoint(with: [.byline, .caption, .hidden]) {
        node = page.tree.end(of: node)
        continue
      }
      if page.words[node].contains(.lead) { namedEnd = max(namedEnd, page.tree.end(of: node)) }
      if page.block(node) == node, node < namedEnd || measures.ownText[node] >= 200 || page.endsSentence(node),
        measures.ownText[node] >= 60,
        measures.ownLink[node] * 4 < measures.ownText[node],
        measures.count(.text, node) == Int(measures.ownText[node]), !measures.isTeaser[node], page.tree.end(of: node) <= first
      {
        leads.append(node)
        node = page.tree.end(of: node)
      } else {
        node += 1
      }
    }
    return leads
  }

  /// Whether a heading, or the element it stands in, is a sibling of a part of the content: then it is the title of that content.
  private func isBeside(_ heading: Int, _ roots: [Int]) -> Bool {
    let above = page.tree.parent(of: heading)
    let around = Set([above, page.tree.parent(of: above)]).subtracting([page.tree.root])
    return roots.contains { around.contains(page.tree.parent(of: $0)) && page.tags[page.tree.parent(of: $0)] != .body }
  }

  /// True for an element beside the best that is as good, or a paragraph of its own.
  private func joins(_ sibling: Int, _ best: Int) -> Bool {
    let threshold = max(10, scores[best] * 0.2)
    let bestClass = page.tree.attribute(best, .class) ?? ""
    let bonus = !bestClass.isEmpty && page.tree.attribute(sibling, .class) == bestClass ? scores[best] * 0.2 : 0
    if isCandidate[sibling], scores[sibling] + bonus >= threshold { return true }
    let text = measures.count(.text, sibling)
    let density = measures.linkDensity(sibling)
    guard page.tags[sibling] == .p else { return continues(sibling) }
    return text > 80
      ? density < 0.25 : text > 0 && density == 0 && page.tree.descendants(of: sibling).contains { page.lengths[$0].endsSentence }
  }

  /// True for a part farther away that reads as running text.
  private func continues(_ node: Int) -> Bool {
    let prose = measures.count(.prose, node)
    return prose >= 200 && prose * 2 >= measures.count(.text, node) && measures.linkDensity(node) < 0.25 && weight(node) >= 0
      && measures.count(.linkedHeadings, node) == 0 && page.tags[node] != .article && page.words[node].isDisjoint(with: .surroundings)
  }

  /// True for what may stand between two parts of a text.
  private func stands(_ node: Int) -> Bool {
    switch page.tags[node] {
    case .h1, .h2, .h3, .h4, .h5, .h6, .p, .ul, .ol, .dl, .pre, .blockquote, .figure, .table: measures.linkDensity(node) < 0.5
    default: false
    }
  }
}

import FondsXML

/// The parts of a page that a browser does not show at first, or does not read aloud, and which of them are text to read all the same.
///
/// What one click unfolds is content: panes of tabs, bodies of accordions, answers under their questions. Menus, dialogues, forms and layers are
/// not. What is only kept from being read aloud (`aria-hidden`) is shown: sentences stay, icons and ornaments go. Where a page shows next to nothing and
/// hides the rest, a script shows that: it is the page.
///
/// All figures are running totals in document order, so that a subtree is answered by one subtraction.
struct HiddenParts {
  /// A figure that is counted.
  private enum Figure: Int {
    /// Characters of text.
    case text
    /// Characters of text in links, addresses of mail and telephone numbers aside.
    case link
    /// Fields that ask something.
    case fields
    /// Characters of text outside of menus, headers, footers, dialogues, forms and questions of consent.
    case own
    /// Characters of that in links.
    case ownLink
  }

  /// The figures before each node.
  private var totals: [SIMD8<Int32>] = []
  /// The identifiers that links of the page lead to.
  private var targets: Set<ArraySlice<UInt8>> = []

  private enum Hiding {
    /// Not shown.
    case unseen
    /// Shown, but not read aloud.
    case unspoken
  }

  /// The longest identifier looked for, in bytes.
  private static let longestTarget = 64
  /// How far above a hidden element its accordion may begin, and how deep within the element before it a question may stand.
  private static let reach = 3
  /// A page that shows more characters than that has a text without what it hides.
  private static let leastShown = 300
  /// The fewest hidden characters that a script shows beside others.
  private static let leastHidden = 200
  /// The most nodes of a text that is compared with its neighbours'.
  private static let compared = 64

  /// Measures a page; `nil` for one without hidden parts.
  init?(_ page: Page) {
    let tree = page.tree
    guard (0..<tree.count).contains(where: { tree.isElement($0) && Self.hiding($0, tree) != nil }) else { return nil }
    totals.reserveCapacity(tree.count + 1)
    var running = SIMD8<Int32>.zero
    func add(_ figure: Figure, _ amount: Int32) { running[figure.rawValue] &+= amount }
    var linkEnd = 0
    var frameEnd = 0
    var droppedEnd = 0
    for node in 0..<tree.count {
      totals.append(running)
      if page.dropped[node] { droppedEnd = max(droppedEnd, tree.end(of: node)) }
      if tree.isText(node) {
        guard node >= droppedEnd else { continue }
        let length = page.lengths[node].characters
        add(.text, length)
        if node >= frameEnd { add(.own, length) }
        guard node < linkEnd else { continue }
        add(.link, length)
        if node >= frameEnd { add(.ownLink, length) }
      } else if page.tags[node] == .a {
        if !page.isAddress(node) { linkEnd = max(linkEnd, tree.end(of: node)) }
        if let href = tree.range(of: .href, at: node), tree.bytes[href].first == UInt8(ascii: "#"), href.count <= Self.longestTarget {
          targets.insert(tree.bytes[href].dropFirst())
        }
      } else if page.asks(node) {
        add(.fields, 1)
      } else if Self.isFrame(node, page) {
        frameEnd = max(frameEnd, tree.end(of: node))
      }
    }
    totals.append(running)
  }

  /// Whether an element is hidden and no text to read.
  ///
  /// A part that holds most of a page is shown by a script later, or stands behind a dialogue: it is kept.
  func leaveOut(_ node: Int, of page: Page) -> Bool {
    guard page.tree.isElement(node), let hiding = Self.hiding(node, page.tree) else { return false }
    let all = count(.text, page.tree.root, page.tree)
    guard all <= 500 || count(.text, node, page.tree) * 10 <= all * 6 else { return false }
    if hiding == .unspoken, isSentence(node, page) { return false }
    return !isPanel(node, page)
  }

  /// The parts among those left out that a script shows later: together they hold most of the text of the page; none where others do.
  func shownLater(_ left: [Int], of page: Page) -> [Int] {
    let tree = page.tree
    let parts = left.filter { isText($0, page) }
    let hidden = parts.reduce(0) { $0 + count(.own, $1, tree) }
    let shown = left.reduce(said(tree.root, tree)) { $0 - said($1, tree) }
    // A few hidden words beside a few shown ones were hidden for good.
    guard shown == 0 || shown < Self.leastShown && hidden >= Self.leastHidden else { return [] }
    return hidden * 10 > (hidden + shown) * 6 ? parts : []
  }

  /// Characters outside of links, menus and the like.
  private func said(_ node: Int, _ tree: XMLTree) -> Int { count(.own, node, tree) - count(.ownLink, node, tree) }

  /// True for a part of which links are the smaller half, and which is no menu, layer or form.
  private func isText(_ node: Int, _ page: Page) -> Bool {
    let tree = page.tree
    let own = count(.own, node, tree)
    guard own > 0, count(.ownLink, node, tree) * 2 < own, count(.fields, node, tree) * 200 <= own else { return false }
    if page.tags[node] == .body || page.tags[node] == .html { return true }
    guard !page.tags[node].isInline, page.words[node].isDisjoint(with: .surroundings) else { return false }
    let role = tree.attribute(node, .role)?.lowercased()
    return role.map { ["main", "region", "tabpanel", "article", "group", "document", "presentation", "none"].contains($0) } ?? true
  }

  /// True for what stands around the text of a page, or over it.
  private static func isFrame(_ node: Int, _ page: Page) -> Bool {
    switch page.tags[node] {
    case .nav, .menu, .header, .footer, .aside, .dialog, .search: return true
    case .html, .body, .main, .article: return false
    default: break
    }
    if let role = page.tree.attribute(node, .role)?.lowercased(), role == "dialog" || role == "alertdialog" { return true }
    return !page.words[node].isDisjoint(with: [.consent, .form]) && page.words[node].isDisjoint(with: [.content, .article])
  }

  private static func hiding(_ node: Int, _ tree: XMLTree) -> Hiding? {
    if tree.has(node, .hidden) { return .unseen }
    if let style = tree.range(of: .style, at: node), StyleRule.hides(tree.bytes[style]) { return .unseen }
    if let value = tree.range(of: .ariaHidden, at: node), tree.bytes[value].elementsEqual("true".utf8) { return .unspoken }
    return nil
  }

  private func count(_ figure: Figure, _ node: Int, _ tree: XMLTree) -> Int {
    Int(totals[tree.end(of: node)][figure.rawValue] &- totals[node][figure.rawValue])
  }

  /// True for a part that asks nothing and of which links are the smaller half.
  private func reads(_ node: Int, _ tree: XMLTree) -> Bool {
    let text = count(.text, node, tree)
    return text > 0 && count(.link, node, tree) * 2 < text && count(.fields, node, tree) == 0
  }

  /// True for what a click on its title shows.
  private func isPanel(_ node: Int, _ page: Page) -> Bool {
    let tree = page.tree
    guard !page.tags[node].isInline, page.words[node].isDisjoint(with: .surroundings), reads(node, tree) else { return false }
    if let role = tree.attribute(node, .role)?.lowercased() {
      if role == "tabpanel" || role == "region" { return true }
      if role != "group", role != "article", role != "presentation", role != "none" { return false }
    }
    if page.words[node].contains(.panel) || isUnderQuestion(node, page) { return true }
    if let id = tree.range(of: .id, at: node), targets.contains(tree.bytes[id]) { return true }
    var above = node
    for _ in 0..<Self.reach where above > tree.root {
      above = tree.parent(of: above)
      // Tabs hold their bar and their panes; the bar is made of links.
      if !page.words[above].isDisjoint(with: [.panel, .tabs]), page.tags[above] != .body, page.tags[above] != .html {
        return page.words[above].isDisjoint(with: .surroundings)
      }
    }
    return false
  }

  /// True for a part right after a heading, a term or a button; a paragraph after a heading may be hidden for other reasons.
  private func isUnderQuestion(_ node: Int, _ page: Page) -> Bool {
    guard page.tags[node] != .p, let before = Self.elementBefore(node, page.tree) else { return false }
    switch page.tags[before] {
    case .dt, .summary, .button: return true
    default: return page.tags[before].headingLevel != nil
    }
  }

  /// True for a paragraph that says something which its neighbours do not say as well.
  private func isSentence(_ node: Int, _ page: Page) -> Bool {
    switch page.tags[node] {
    case .p, .li, .dd, .td, .blockquote, .figcaption: break
    case .div, .section, .article:
      guard page.words[node].isDisjoint(with: PageWords.surroundings.union(.hidden)), !page.tree.has(node, .role) else { return false }
    default: return false
    }
    let tree = page.tree
    guard count(.text, node, tree) >= 25, reads(node, tree), page.endsSentence(node) else { return false }
    let text = Self.letters(node, tree)
    let after = Self.elementAfter(node, tree).map { Self.letters($0, tree) }
    let before = Self.elementBefore(node, tree).map { Self.letters($0, tree) }
    return text != after && text != before
  }

  /// The beginning of the text of an element, without white space.
  private static func letters(_ node: Int, _ tree: XMLTree) -> [UInt8] {
    (node..<min(tree.end(of: node), node + compared)).flatMap { tree.isText($0) ? tree.text($0).prefix(1 << 10).filter { $0 > 0x20 } : [] }
  }

  /// The element that ends where another begins, but for white space.
  private static func elementBefore(_ node: Int, _ tree: XMLTree) -> Int? {
    let parent = tree.parent(of: node)
    var before = node - 1
    if before > parent, isBlank(before, tree) { before -= 1 }
    for _ in 0...reach where before > parent {
      if tree.parent(of: before) == parent { return tree.isElement(before) ? before : nil }
      before = tree.parent(of: before)
    }
    return nil
  }

  private static func elementAfter(_ node: Int, _ tree: XMLTree) -> Int? {
    let end = tree.end(of: tree.parent(of: node))
    var after = tree.end(of: node)
    if after < end, isBlank(after, tree) { after += 1 }
    return after < end && tree.isElement(after) ? after : nil
  }

  private static func isBlank(_ node: Int, _ tree: XMLTree) -> Bool { tree.isText(node) && tree.text(node).allSatisfy { $0 <= 0x20 } }
}

import FondsXML

/// Leaves out what no reader of a page would call its content: code, controls, hidden parts, and the frame around it.
enum PagePruner {
  /// Leaves out what is never text to read.
  static func dropMachinery(_ page: inout Page) {
    page.prune { page, node in
      switch page.tags[node] {
      // Accordions unfold by buttons within their headings.
      case .button where page.tags[page.tree.parent(of: node)].headingLevel != nil: break
      case .title, .script, .style, .template, .noscript, .svg, .math, .iframe, .object, .embed, .applet, .canvas, .audio, .video, .map,
        .button,
        .select, .input, .textarea, .datalist, .progress, .meter, .noframes:
        page.drop(node, .control) { "<\($0.tags[node].name)>" }
      default: break
      }
    }
  }

  /// Takes back what stands in for scripts and frames, on a page that has nothing else.
  static func restoreFallbacks(_ page: inout Page) {
    for node in 0..<page.tree.count where page.tags[node] == .noscript || page.tags[node] == .noframes { page.restore(node) }
  }

  /// Leaves out what a browser would not show.
  static func dropHidden(_ page: inout Page) {
    guard let parts = HiddenParts(page) else { return }
    var left: [Int] = []
    func drop(in range: Range<Int>) {
      page.prune(in: range) { page, node in
        guard parts.leaveOut(node, of: page) else { return }
        page.drop(node, .hidden)
        left.append(node)
      }
    }
    drop(in: 0..<page.tree.count)
    // Hidden parts may stand in hidden parts; a few times over is enough.
    for _ in 0..<4 {
      let shownLater = parts.shownLater(left, of: page)
      guard !shownLater.isEmpty else { break }
      let restored = Set(shownLater)
      left.removeAll(where: restored.contains)
      for node in shownLater {
        page.restore(node)
        drop(in: node + 1..<page.tree.end(of: node))
      }
    }
    if page.length(of: [page.tree.root]) == 0 { for node in left { page.restore(node) } }
  }

  /// Leaves out navigation, headers and footers of the site, asides, advertisements, comments, sharing and the like, by element, role and words.
  static func dropFrame(_ page: inout Page, _ measures: PageMeasures, byWords: Bool) {
    let all = measures.count(.prose, page.tree.root)
    var articleEnd = 0
    page.prune { page, node in
      guard page.tree.isElement(node) else { return }
      let tag = page.tags[node]
      if tag == .article || tag == .main { articleEnd = max(articleEnd, page.tree.end(of: node)) }
      let isInside = node < articleEnd && tag != .article && tag != .main
      guard let rule = frame(page, node, measures, insideArticle: isInside, byWords: byWords) else { return }
      // Whatever it is called: what holds nearly half of the running text is not the frame.
      let prose = measures.count(.prose, node)
      guard prose == 0 || prose * 10 < all * share(page, node, byWords: byWords) else { return }
      page.drop(node, rule) { PagePlace.names(node, in: $0.tree) }
    }
  }

  /// How many tenths of the running text of a page an element of the frame may hold.
  private static func share(_ page: Page, _ node: Int, byWords: Bool) -> Int {
    switch page.tags[node] {
    case .nav, .aside, .footer: 8
    default: byWords && !page.words[node].isDisjoint(with: [.comments, .consent, .frame]) ? 9 : page.words[node].contains(.gallery) ? 8 : 4
    }
  }

  /// True for who said a quotation, at its foot.
  static func isSource(_ page: Page, _ node: Int, _ measures: PageMeasures) -> Bool {
    page.tags[page.tree.parent(of: node)] == .blockquote && (page.tags[node] == .footer || page.words[node].contains(.foot))
      && measures.count(.text, node) < 200 && measures.count(.links, node) < 2
  }

  /// The part of the frame that an element is; `nil` for any other.
  private static func frame(_ page: Page, _ node: Int, _ measures: PageMeasures, insideArticle: Bool, byWords: Bool) -> PageRule? {
    if isSource(page, node, measures) { return nil }
    switch page.tags[node] {
    case .nav, .menu: return .navigation
    case .aside: return isBox(page, node, measures, insideArticle: insideArticle) ? nil : .aside
    case .footer: return .frame
    case .dialog, .search: return .form
    case .header: if !insideArticle { return .frame }
    case .body, .html, .main, .article: return nil
    default: break
    }
    if let role = page.tree.attribute(node, .role), let rule = roles[role.lowercased()] { return rule }
    guard byWords else { return nil }
    var words = page.words[node]
    // The bar of tabs; what holds running text or a sentence holds their panes.
    if words.contains(.tabs), measures.count(.prose, node) == 0, !page.endsSentence(node) { return .navigation }
    // `copyright` or `header` within a line is a part of it, and a heading is one.
    if page.tags[node].isInline || page.tags[node].headingLevel != nil { words.remove(.frame) }
    guard !words.isDisjoint(with: .surroundings), words.isDisjoint(with: [.article]) else { return nil }
    let isFrame =
      words.isDisjoint(with: .content) || !words.isDisjoint(with: [.comments, .advertisement, .consent, .foot])
      || !words.isDisjoint(with: .sharing) && measures.count(.text, node) < 500
    guard isFrame else { return nil }
    // The head of the article itself, with its title and lead.
    let rule = PageRule(words)
    return rule == .frame && words.isDisjoint(with: .foot) && measures.hasMainHeading(node) && measures.count(.prose, node) >= 60
      ? nil : rule
  }

  /// True for a box that the author set into the text: an aside with words of its own, not a column of links beside it.
  ///
  /// One that bears a telling name stands in an article or among its paragraphs; one without a name must do both, and hold running text.
  static func isBox(_ page: Page, _ node: Int, _ measures: PageMeasures, insideArticle: Bool) -> Bool {
    let words = page.words[node]
    guard page.tags[node] == .aside, words.isDisjoint(with: PageWords.surroundings.union([.hidden, .byline])),
      measures.count(.inputs, node) == 0, measures.count(.linkedHeadings, node) == 0, measures.linkDensity(node) < 0.2
    else { return false }
    if let role = page.tree.attribute(node, .role), role.lowercased() != "note" { return false }
    if words.contains(.note) { return insideArticle || measures.isAmongProse(node) }
    return insideArticle && words.isEmpty && measures.isAmongProse(node)
      && measures.count(.prose, node) * 10 >= measures.count(.text, node) * 6
  }

  private static let roles: [String: PageRule] = [
    "navigation": .navigation, "menu": .navigation, "menubar": .navigation, "tablist": .navigation, "toolbar": .navigation,
    "banner": .frame, "contentinfo": .frame, "complementary": .aside, "search": .form, "dialog": .consent, "alertdialog": .consent,
    "alert": .consent
  ]
}

import FondsXML

/// Tells what became of each stretch of a page, in the order of the page: what its content says itself, and what lies between.
struct PageExplanation {
  private let page: Page
  private(set) var decisions: [BlockDecision] = []
  /// The first node not told of.
  private var next = 0
  /// How many nodes before each one are roots of subtrees left out.
  private var left: [Int32] = []

  init(_ page: Page) {
    self.page = page
    guard page.explains else { return }
    left.reserveCapacity(page.tree.count + 1)
    var count: Int32 = 0
    left.append(count)
    for node in 0..<page.tree.count {
      if page.dropped[node] { count += 1 }
      left.append(count)
    }
  }

  /// Adds what was decided within a part of the content.
  mutating func add(_ told: ArraySlice<BlockDecision>, of root: Int) {
    guard page.explains else { return }
    decisions += told
    next = page.tree.end(of: root)
  }

  /// Tells of all that was left out before a node.
  mutating func passOver(upTo end: Int) {
    guard page.explains else { return }
    let tree = page.tree
    while next < end, decisions.count < BlockDecision.limit {
      let after = tree.end(of: next)
      if page.dropped[next] {
        if let decision = Self.dropped(next, of: page) { decisions.append(decision) }
        next = after
      } else if after <= end, left[after] == left[next], tree.isText(next) || page.block(next) == next, tree.tag(next) != .head {
        let text = page.opening(next)
        if !text.isEmpty {
          decisions.append(BlockDecision(.dropped, rule: PageRule.outside.rawValue, place: PagePlace.path(next, in: tree), text: text))
        }
        next = after
      } else {
        next += 1
      }
    }
  }

  /// Why a subtree was left out; `nil` for one without words for people.
  static func dropped(_ node: Int, of page: Page) -> BlockDecision? {
    switch page.tags[node] {
    case .script, .style, .template, .svg, .title: return nil
    default: break
    }
    let text = page.opening(node)
    guard !text.isEmpty, let reason = page.reasons[node] else { return nil }
    return BlockDecision(
      .dropped, rule: reason.rule.rawValue, place: PagePlace.path(node, in: page.tree), text: text, measure: reason.measure)
  }
}

extension Page {
  /// The beginning of the text of a subtree, cleaned, long enough for a decision.
  func opening(_ node: Int) -> String {
    let enough = 4 * BlockDecision.textLimit
    var text: [UInt8] = []
    var inner = node
    while inner < tree.end(of: node), text.count < enough {
      switch tags[inner] {
      case .script, .style, .template: inner = tree.end(of: inner)
      default:
        if !tags[inner].isInline { text.append(0x20) }
        text += tree.text(inner).prefix(enough)
        inner += 1
      }
    }
    return TextCleaner.cleaned(String(decoding: text, as: UTF8.self))
  }
}

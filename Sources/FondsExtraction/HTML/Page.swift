import FondsRecord
import FondsXML

/// An HTML page being read: its tree, what the names of its elements say, and which subtrees are left out so far.
///
/// All stages work on arrays by node; a subtree is a range of nodes, so nothing here recurses.
struct Page {
  let tree: XMLTree
  let tags: [HTMLTag]
  /// The words of class and identifier of each element.
  let words: [PageWords]
  private let blockElements: [UInt32]
  /// The lengths of texts; zero for elements.
  let lengths: [TextMeasure]
  /// The elements below the body that declare a language.
  let languages: [Int: Language]
  /// The language that the page declares for itself.
  let language: Language
  /// The roots of the subtrees left out.
  private(set) var dropped: [Bool]
  /// Why they were left out, where the page explains itself.
  private(set) var reasons: [Int: Reason] = [:]
  let explains: Bool

  /// Why a subtree was left out, and what was measured.
  struct Reason {
    let rule: PageRule
    let measure: String
  }

  /// - Parameter explains: Whether reasons are kept.
  init(_ tree: XMLTree, explains: Bool = false) {
    self.tree = tree
    self.explains = explains
    var tags: [HTMLTag] = []
    var words: [PageWords] = []
    var blocks: [UInt32] = []
    tags.reserveCapacity(tree.count)
    words.reserveCapacity(tree.count)
    blocks.reserveCapacity(tree.count)
    var lengths: [TextMeasure] = []
    lengths.reserveCapacity(tree.count)
    var languages: [Int: Language] = [:]
    var whole = Language.undetermined
    for node in 0..<tree.count {
      let tag = tree.tag(node)
      tags.append(tag)
      let isBlock = tree.isElement(node) && !tag.isInline || node == tree.root
      blocks.append(isBlock ? UInt32(node) : blocks[tree.parent(of: node)])
      var found: PageWords = []
      for attribute in [HTMLAttribute.class, .id] {
        if let range = tree.attributeRange(node, id: Int(attribute.rawValue)) { found.formUnion(.words(in: tree.bytes[range])) }
      }
      words.append(found)
      lengths.append(tree.isText(node) ? TextMeasure(tree.text(node)) : TextMeasure())
      if let language = tree.attribute(node, .lang) ?? tree.attribute(node, .xmlLang) {
        if tag == .html || tag == .body {
          whole = Language(tag: language)
        } else {
          languages[node] = Language(tag: language)
        }
      }
    }
    self.tags = tags
    self.words = words
    blockElements = blocks
    self.lengths = lengths
    self.languages = languages
    language = whole
    dropped = Array(repeating: false, count: tree.count)
  }

  /// The nearest element at or above a node that is no inline element: the one whose line of text the node is part of.
  func block(_ node: Int) -> Int { Int(blockElements[node]) }

  /// Characters of text in some subtrees that are not left out.
  func length(of roots: [Int]) -> Int {
    var length = 0
    for root in roots {
      var node = root
      while node < tree.end(of: root) {
        length += dropped[node] ? 0 : Int(lengths[node].characters)
        node = dropped[node] ? tree.end(of: node) : node + 1
      }
    }
    return length
  }

  /// Whether the text of an element ends as a sentence does.
  func endsSentence(_ node: Int) -> Bool {
    // Enough steps for the white space behind it, and a bound for hostile pages.
    for last in stride(from: tree.end(of: node) - 1, to: max(node, tree.end(of: node) - 9), by: -1) where lengths[last].characters > 0 {
      return lengths[last].endsSentence
    }
    return false
  }

  /// False for a link within the page and for an address of mail or a telephone number, which are parts of its text.
  func leadsAway(_ link: Int) -> Bool {
    guard let href = tree.range(of: .href, at: link), let first = tree.bytes[href].first else { return false }
    return first != UInt8(ascii: "#") && !isAddress(link)
  }

  /// True for a link that is an address of mail or a telephone number.
  func isAddress(_ link: Int) -> Bool {
    guard let href = tree.range(of: .href, at: link) else { return false }
    let target = tree.bytes[href]
    // A message without an addressee is for sharing the page.
    return target.starts(with: Self.telephone) || target.starts(with: Self.mail) && !target.starts(with: Self.mail + [UInt8(ascii: "?")])
  }

  private static let mail = Array("mailto:".utf8)
  private static let telephone = Array("tel:".utf8)

  /// True for a field that asks something of the reader; all are left out as controls.
  func asks(_ node: Int) -> Bool {
    switch tags[node] {
    case .textarea, .select: return true
    case .input:
      guard let type = tree.range(of: .type, at: node) else { return true }
      return !tree.bytes[type].elementsEqual("hidden".utf8, by: { $0 | 0x20 == $1 })
    default: return false
    }
  }

  /// Leaves a subtree out.
  mutating func drop(_ node: Int, _ rule: PageRule, measure: (Page) -> String = { _ in "" }) {
    dropped[node] = true
    if explains, reasons.count < BlockDecision.limit { reasons[node] = Reason(rule: rule, measure: measure(self)) }
  }

  /// Takes a subtree back.
  mutating func restore(_ node: Int) {
    dropped[node] = false
    if explains { reasons[node] = nil }
  }

  /// Calls the body with every node that is not left out, in document order; the body may leave a subtree out by ``drop(_:_:measure:)``.
  mutating func prune(in range: Range<Int>? = nil, _ body: (inout Page, Int) -> Void) {
    var node = range?.lowerBound ?? 0
    let end = range?.upperBound ?? tree.count
    while node < end {
      if !dropped[node] { body(&self, node) }
      node = dropped[node] ? tree.end(of: node) : node + 1
    }
  }
}

import FondsXML

/// How much text, links, commas and elements of a kind stand in each subtree of a page, without what is left out.
///
/// All figures are kept as running totals in document order, so that a subtree is answered by one subtraction.
struct PageMeasures {
  /// A figure that is counted.
  enum Figure: Int {
    /// Characters of text, runs of white space as one.
    case text
    /// Characters of text inside links that lead away.
    case link
    /// Links that lead away.
    case links
    case commas
    case paragraphs
    case inputs
    /// Headings that hold a link or stand in one: the titles of other pages.
    case linkedHeadings
    /// Characters of text in blocks that read like running text: long lines with few links, not beside a short linked heading.
    case prose
  }

  private let tree: XMLTree
  private var totals: [SIMD8<Int32>]
  /// Characters of text that stand directly in each block element, inline elements included.
  private(set) var ownText: [Int32]
  private(set) var ownLink: [Int32]
  private(set) var ownCommas: [Int32]
  /// True for the nodes beside a short linked heading: they announce another page.
  private(set) var isTeaser: [Bool]
  /// Headings that hold a link or stand in one.
  private var linkedHeadings: [Int] = []
  /// Headings of the first level without a link, in document order.
  private var mainHeadings: [Int] = []

  init(_ page: Page) {
    tree = page.tree
    totals = [SIMD8<Int32>](repeating: .zero, count: tree.count + 1)
    ownText = Array(repeating: 0, count: tree.count)
    ownLink = ownText
    ownCommas = ownText
    isTeaser = Array(repeating: false, count: tree.count)
    count(page)
    let linked = Set(linkedHeadings)
    mainHeadings.removeAll(where: linked.contains)
    countProse()
  }

  /// The figure of a subtree.
  func count(_ figure: Figure, _ node: Int) -> Int { Int(totals[tree.end(of: node)][figure.rawValue] &- totals[node][figure.rawValue]) }

  /// Whether a heading of the first level that leads nowhere else stands in a subtree.
  func hasMainHeading(_ node: Int) -> Bool {
    var low = 0
    var high = mainHeadings.count
    while low < high {
      let middle = (low + high) / 2
      if mainHeadings[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low < mainHeadings.count && mainHeadings[low] < tree.end(of: node)
  }

  /// The figure of the nodes from one on and before another.
  func totals(_ figure: Figure, from start: Int, to end: Int) -> Int {
    Int(totals[end][figure.rawValue] &- totals[start][figure.rawValue])
  }

  /// Whether running text stands before and after an element, in the same part of the page.
  func isAmongProse(_ node: Int) -> Bool {
    let parent = tree.parent(of: node)
    return totals(.prose, from: parent, to: node) > 0 && totals(.prose, from: tree.end(of: node), to: tree.end(of: parent)) > 0
  }

  /// The share of a subtree's text that stands in links, 0…1.
  func linkDensity(_ node: Int) -> Double {
    let text = count(.text, node)
    return text == 0 ? 0 : Double(count(.link, node)) / Double(text)
  }

  private mutating func count(_ page: Page) {
    var running = SIMD8<Int32>.zero
    func add(_ figure: Figure, _ amount: Int32 = 1) { running[figure.rawValue] &+= amount }
    var link = 0..<0
    var heading = 0..<0
    var node = 0
    while node < tree.count {
      if page.dropped[node] {
        let end = tree.end(of: node)
        for index in node..<end {
          if page.asks(index) { add(.inputs) }
          totals[index + 1] = running
        }
        node = end
        continue
      }
      if tree.isText(node) {
        let text = page.lengths[node]
        let block = page.block(node)
        add(.text, text.characters)
        add(.commas, text.commas)
        ownText[block] &+= text.characters
        ownCommas[block] &+= text.commas
        if node < link.upperBound {
          add(.link, text.characters)
          ownLink[block] &+= text.characters
        }
      } else {
        switch page.tags[node] {
        case .a where node >= link.upperBound && page.leadsAway(node):
          link = node..<tree.end(of: node)
          add(.links)
          if node < heading.upperBound { linkedHeadings.append(heading.lowerBound) }
        case .h1, .h2, .h3, .h4, .h5, .h6:
          heading = node..<tree.end(of: node)
          if page.tags[node] == .h1 { mainHeadings.append(node) }
          if node < link.upperBound { linkedHeadings.append(node) }
        case .p: add(.paragraphs)
        default: break
        }
        if linkedHeadings.count > Int(running[Figure.linkedHeadings.rawValue]) { add(.linkedHeadings) }
      }
      totals[node + 1] = running
      node += 1
    }
  }

  private mutating func countProse() {
    // One alone may be the title of the page, linked to itself.
    for heading in linkedHeadings where linkedHeadings.count > 2 && tree.tag(heading) != .h1 {
      var around = heading
      while around > 0, count(.text, around) <= count(.text, heading) { around = tree.parent(of: around) }
      guard count(.text, around) < 600, !isTeaser[around] else { continue }
      for node in around..<tree.end(of: around) { isTeaser[node] = true }
    }
    var prose: Int32 = 0
    for node in 0..<tree.count {
      if ownText[node] >= 60, ownLink[node] &* 3 < ownText[node], !isTeaser[node] { prose &+= ownText[node] }
      totals[node + 1][Figure.prose.rawValue] = prose
    }
  }
}

/// The length of one text.
struct TextMeasure {
  /// Characters, runs of white space as one; the text counts without white space at its ends.
  private(set) var characters: Int32 = 0
  private(set) var commas: Int32 = 0
  private(set) var endsSentence = false

  init() {}

  init(_ text: ArraySlice<UInt8>) {
    var afterSpace = true
    var last: UInt8 = 0
    for byte in text {
      if byte <= 0x20 {
        if !afterSpace { characters &+= 1 }
        afterSpace = true
      } else {
        // Continuation bytes belong to a character already counted.
        if byte & 0xC0 != 0x80 { characters &+= 1 }
        if byte == UInt8(ascii: ",") { commas &+= 1 }
        afterSpace = false
        last = byte
      }
    }
    if afterSpace, characters > 0 { characters &-= 1 }
    endsSentence = last == UInt8(ascii: ".") || last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
  }
}

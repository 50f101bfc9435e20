/// A label that ends in a node of a tree.
struct TreeLabel: Sendable {
  var concept: Int
  var text: String
  /// May tag running text.
  var tags: Bool
}

/// A word of a label and what stands before it.
struct LabelStep {
  var form: [UInt8]
  /// Punctuation before it, as the comma of *culture, récits et imaginaires*.
  var isAfterGap: Bool
}

/// The labels of one language: a tree whose edges are words.
struct LabelTree: Sendable {
  /// Numbers of the word forms.
  private(set) var words: [[UInt8]: Int32] = [:]
  /// Child by parent, word and gap.
  private var edges: [UInt64: Int32] = [:]
  /// Labels by node; the root is node 0.
  private var labels: [[TreeLabel]] = [[]]

  /// How a gap in a text is met.
  enum Gaps {
    /// Only where the label has one.
    case kept
    /// Never.
    case ignored
  }

  /// The node behind a word; `nil` where no label goes on with it.
  ///
  /// A text may leave out the punctuation of a label.
  func child(of node: Int32, _ word: Int32, isAfterGap: Bool, _ gaps: Gaps) -> Int32? {
    guard word >= 0 else { return nil }
    if isAfterGap, gaps == .kept { return edges[Self.key(node, word, true)] }
    return edges[Self.key(node, word, false)] ?? edges[Self.key(node, word, true)]
  }

  /// The labels that end in a node.
  func labels(at node: Int32) -> [TreeLabel] { labels[Int(node)] }

  /// Adds a label; of the labels of one concept that are the same sequence the first is kept.
  mutating func insert(_ sequence: [LabelStep], _ label: TreeLabel) {
    var node: Int32 = 0
    for (index, step) in sequence.enumerated() {
      let word = number(of: step.form)
      let key = Self.key(node, word, index > 0 && step.isAfterGap)
      if let next = edges[key] {
        node = next
      } else {
        node = Int32(labels.count)
        edges[key] = node
        labels.append([])
      }
    }
    if let known = labels[Int(node)].firstIndex(where: { $0.concept == label.concept }) {
      labels[Int(node)][known].tags = labels[Int(node)][known].tags || label.tags
    } else {
      labels[Int(node)].append(label)
    }
  }

  private mutating func number(of form: [UInt8]) -> Int32 {
    if let known = words[form] { return known }
    let number = Int32(words.count)
    words[form] = number
    return number
  }

  private static func key(_ node: Int32, _ word: Int32, _ isAfterGap: Bool) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word)) << 1 | (isAfterGap ? 1 : 0)
  }
}

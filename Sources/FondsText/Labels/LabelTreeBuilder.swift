internal import FondsBytes

/// A word of a label and what stands before it.
struct LabelStep {
  var form: [UInt8]
  /// Punctuation before it, as the comma of *culture, récits et imaginaires*.
  var isAfterGap: Bool
}

/// A label that ends in a node of a tree.
struct TreeLabel {
  var concept: Int
  var text: String
  /// May tag running text.
  var tags: Bool
}

/// Gathers the labels of one language and writes them as a `LabelTree`.
struct LabelTreeBuilder {
  private struct Edge: Hashable {
    var node: Int
    var step: Int
  }

  /// In the order of their numbers.
  private var forms: [[UInt8]] = []
  private var words: [[UInt8]: Int] = [:]
  /// With their children, in the order of these.
  private var edges: [Edge] = []
  private var children: [Edge: Int] = [:]
  /// Labels by node; the root is node 0.
  private var labels: [[TreeLabel]] = [[]]

  /// Adds a label; of the labels of one concept that are the same sequence the first is kept.
  mutating func insert(_ sequence: [LabelStep], _ label: TreeLabel) {
    var node = 0
    for (index, step) in sequence.enumerated() {
      let edge = Edge(node: node, step: 2 * number(of: step.form) + (index > 0 && step.isAfterGap ? 1 : 0))
      if let next = children[edge] {
        node = next
      } else {
        node = labels.count
        children[edge] = node
        edges.append(edge)
        labels.append([])
      }
    }
    if let known = labels[node].firstIndex(where: { $0.concept == label.concept }) {
      labels[node][known].tags = labels[node][known].tags || label.tags
    } else {
      labels[node].append(label)
    }
  }

  private mutating func number(of form: [UInt8]) -> Int {
    if let known = words[form] { return known }
    words[form] = forms.count
    forms.append(form)
    return forms.count - 1
  }

  /// The tree as bytes: the same labels in the same order always give the same.
  func encode() -> [UInt8] {
    var text = ByteWriter()
    var wordEnds = ByteWriter()
    for form in forms {
      text.append(form)
      wordEnds.uint32(UInt32(text.count))
    }
    var labelEnds = ByteWriter()
    var labels = ByteWriter()
    for node in self.labels {
      for label in node {
        let form = Array(label.text.utf8)
        for number in [label.concept, text.count, 2 * form.count + (label.tags ? 1 : 0)] { labels.uint32(UInt32(number)) }
        text.append(form)
      }
      labelEnds.uint32(UInt32(labels.count / (4 * LabelTree.labelSize)))
    }
    let wordSlots = slots(forms.count, size: 1) { (LabelTree.hash(forms[$0]), [$0 + 1]) }
    let edgeSlots = slots(edges.count, size: LabelTree.edgeSize) { number in
      let edge = edges[number]
      return (LabelTree.hash(edge.node, edge.step), [edge.node, edge.step, number + 1])
    }
    var tree = ByteWriter()
    let counts = [wordSlots.count, forms.count, edgeSlots.count / LabelTree.edgeSize, self.labels.count]
    for count in counts + [labels.count / (4 * LabelTree.labelSize), text.count] { tree.uint32(UInt32(count)) }
    for slot in wordSlots { tree.uint32(slot) }
    tree.append(wordEnds.bytes)
    for slot in edgeSlots { tree.uint32(slot) }
    for part in [labelEnds, labels, text] { tree.append(part.bytes) }
    return tree.bytes
  }

  /// A hash table, at most half full; the last number of an entry is not 0.
  private func slots(_ count: Int, size: Int, _ entry: (Int) -> (hash: Int, numbers: [Int])) -> [UInt32] {
    var slotCount = 2
    while slotCount < 2 * count { slotCount *= 2 }
    var slots = [UInt32](repeating: 0, count: slotCount * size)
    for number in 0..<count {
      let (hash, numbers) = entry(number)
      var slot = hash & (slotCount - 1)
      while slots[slot * size + size - 1] != 0 { slot = (slot + 1) & (slotCount - 1) }
      for (offset, value) in numbers.enumerated() { slots[slot * size + offset] = UInt32(value) }
    }
    return slots
  }
}

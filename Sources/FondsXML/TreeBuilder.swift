/// Makes the tree from the events of a parser, and keeps its bounds.
///
/// A structure, not a class, so that a callback pays once for its exclusive access and not at every field.
struct TreeBuilder: ~Copyable {
  let limits: XMLLimits
  var names: NameTable
  /// The identifiers of names by the address of libxml2's dictionary entries, which do not move during a parse.
  var known = NameCache()
  var flags: XMLTree.Flags = []
  var damage: XMLError?
  private var comparisons = 0
  /// True once a bound is reached: the input then ends for the parser.
  private(set) var isFull = false

  private var nodes: [XMLTree.Node] = []
  private var attributes: [XMLTree.Attribute] = []
  private var bytes: [UInt8] = []
  /// The open elements that are nodes, the document first.
  private var open: [UInt32] = [0]
  /// Open elements that are no nodes because they are too deep.
  private var dissolved = 0
  /// The open element, among nodes, whose text is not kept; 0 for none.
  private var mutedNode: UInt32 = 0

  init(isHTML: Bool, size: Int, limits: XMLLimits) {
    self.limits = limits
    names = NameTable(isHTML: isHTML)
    nodes.reserveCapacity(size / 24 + 16)
    bytes.reserveCapacity(size / 2 + 16)
    nodes.append(XMLTree.Node(kind: .document, depth: 0, name: 0, parent: 0, end: 0, first: 0, count: 0))
  }

  /// Declares that a bound is reached.
  mutating func stop() {
    isFull = true
    flags.insert(.truncated)
  }

  /// Counts work that ``XMLLimits/comparisons`` bounds.
  mutating func count(comparisons more: Int) {
    comparisons += more
    if comparisons > limits.comparisons { stop() }
  }

  /// Opens an element; false where it did not become a node, and then it takes no attributes.
  mutating func start(_ name: UInt32) -> Bool {
    guard dissolved == 0, open.count <= limits.depth, open.count < Int(UInt16.max), nodes.count < limits.nodes else {
      dissolved += 1
      if nodes.count >= limits.nodes { stop() } else { flags.insert(.flattened) }
      part(name)
      return false
    }
    let parent = open[open.count - 1]
    open.append(UInt32(nodes.count))
    nodes.append(
      XMLTree.Node(
        kind: .element, depth: UInt16(open.count - 1), name: name, parent: parent, end: 0, first: UInt32(attributes.count), count: 0))
    return true
  }

  /// Adds an attribute to the element just opened.
  mutating func attribute(_ name: UInt32, _ value: Span<UInt8>) {
    guard bytes.count + value.count < Int(UInt32.max) else { return stop() }
    attributes.append(XMLTree.Attribute(name: name, first: UInt32(bytes.count), count: UInt32(value.count)))
    append(value)
    nodes[nodes.count - 1].count += 1
  }

  /// Leaves out all text until the element just opened ends.
  mutating func mute() {
    if mutedNode == 0 { mutedNode = UInt32(nodes.count - 1) }
  }

  /// Closes the element opened last.
  mutating func end(_ name: UInt32) {
    if dissolved > 0 {
      dissolved -= 1
      return part(name)
    }
    guard open.count > 1, let closed = open.popLast() else { return }
    nodes[Int(closed)].end = UInt32(nodes.count)
    if closed == mutedNode { mutedNode = 0 }
  }

  /// Adds text to the open element; text that follows text joins it.
  mutating func text(_ text: Span<UInt8>) {
    guard mutedNode == 0, text.count > 0 else { return }
    guard bytes.count + text.count < Int(UInt32.max) else { return stop() }
    let parent = open[open.count - 1]
    let last = nodes.count - 1
    if nodes[last].kind == .text, nodes[last].parent == parent {
      nodes[last].count += UInt32(text.count)
    } else {
      guard nodes.count < limits.nodes else { return stop() }
      nodes.append(
        XMLTree.Node(
          kind: .text, depth: UInt16(open.count), name: 0, parent: parent, end: UInt32(nodes.count + 1), first: UInt32(bytes.count),
          count: UInt32(text.count)))
    }
    append(text)
  }

  /// The border of an element that is no node parts words, unless it stands within a line.
  private mutating func part(_ name: UInt32) {
    guard !isFull, !(names.isHTML && (HTMLTag(rawValue: name) ?? .unknown).isInline), mutedNode == 0 else { return }
    if nodes[nodes.count - 1].kind == .text, bytes.last == UInt8(ascii: "\n") { return }
    let line: [UInt8] = [UInt8(ascii: "\n")]
    text(line.span)
  }

  private mutating func append(_ text: Span<UInt8>) {
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// The tree; elements still open end here.
  mutating func finish() -> XMLTree {
    for node in open { nodes[Int(node)].end = UInt32(nodes.count) }
    return XMLTree(nodes: nodes, attributes: attributes, bytes: bytes, names: names, flags: flags, damage: damage)
  }
}

/// Identifiers by one or two addresses: a small open-addressing table, because a dictionary of strings would cost more than the parse.
struct NameCache {
  private var keys: [(UInt, UInt)] = Array(repeating: (0, 0), count: 256)
  private var values: [UInt32] = Array(repeating: 0, count: 256)
  private var used = 0

  /// The identifier of a name by the addresses of its parts; the first is not 0.
  func find(_ first: UInt, _ second: UInt = 0) -> UInt32? {
    let slot = slot(first, second)
    return keys[slot].0 == 0 ? nil : values[slot]
  }

  mutating func insert(_ first: UInt, _ second: UInt = 0, _ value: UInt32) {
    if 2 * used >= keys.count {
      let old = zip(keys, values).filter { $0.0.0 != 0 }
      keys = Array(repeating: (0, 0), count: keys.count * 4)
      values = Array(repeating: 0, count: keys.count)
      for (key, value) in old {
        let slot = slot(key.0, key.1)
        keys[slot] = key
        values[slot] = value
      }
    }
    let slot = slot(first, second)
    keys[slot] = (first, second)
    values[slot] = value
    used += 1
  }

  private func slot(_ first: UInt, _ second: UInt) -> Int {
    let mixed = (UInt64(first) ^ (UInt64(second) << 21)) &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: mixed >> 40) & (keys.count - 1)
    while keys[slot].0 != 0, keys[slot] != (first, second) { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }
}

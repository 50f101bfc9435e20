/// A document as a flat tree: nodes in document order in one array, all text in one arena, names as small integers.
///
/// The descendants of node `i` are the nodes `i + 1 ..< end(of: i)`, so a subtree is a range and no traversal needs recursion:
///
///     var node = tree.root + 1
///     while node < tree.count {
///       if tree.tag(node) == .nav { node = tree.end(of: node); continue }
///       …
///       node += 1
///     }
///
/// Node 0 is the document itself. Adjacent texts are one node. Comments and processing instructions are left out.
package struct XMLTree: Sendable {
  /// What a node is.
  package enum Kind: UInt8, Sendable {
    case document
    case element
    case text
  }

  /// Remarks on how a document was read.
  package struct Flags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A bound of ``XMLLimits`` was reached; the tree holds what came before.
    package static let truncated = Flags(rawValue: 1)
    /// Elements below ``XMLLimits/depth`` were dissolved; their text is kept.
    package static let flattened = Flags(rawValue: 2)
    /// References to entities were dropped, because nothing of a document type declaration is believed.
    package static let entities = Flags(rawValue: 4)
    /// The XML is not well-formed; the tree holds what could be recovered.
    package static let damaged = Flags(rawValue: 8)
  }

  struct Node {
    var kind: Kind
    var depth: UInt16
    var name: UInt32
    var parent: UInt32
    var end: UInt32
    /// The first attribute of an element, or the first byte of a text.
    var first: UInt32
    var count: UInt32
  }

  struct Attribute {
    var name: UInt32
    var first: UInt32
    var count: UInt32
  }

  /// The arena: UTF-8 text and attribute values, in document order.
  package let bytes: [UInt8]
  package let flags: Flags
  /// The first fault of XML that is not well-formed.
  package let damage: XMLError?
  let nodes: [Node]
  let attributes: [Attribute]
  let names: NameTable

  init(nodes: [Node], attributes: [Attribute], bytes: [UInt8], names: NameTable, flags: Flags, damage: XMLError?) {
    self.nodes = nodes
    self.attributes = attributes
    self.bytes = bytes
    self.names = names
    self.flags = flags
    self.damage = damage
  }

  /// The document node.
  package var root: Int { 0 }
  /// The number of nodes, the document included.
  package var count: Int { nodes.count }

  package func kind(_ node: Int) -> Kind { nodes[node].kind }
  package func isElement(_ node: Int) -> Bool { nodes[node].kind == .element }
  package func isText(_ node: Int) -> Bool { nodes[node].kind == .text }

  /// The number of elements above; 0 for the document, 1 for the root element.
  package func depth(_ node: Int) -> Int { Int(nodes[node].depth) }
  /// The parent; the document is its own.
  package func parent(of node: Int) -> Int { Int(nodes[node].parent) }
  /// The first node after the subtree.
  package func end(of node: Int) -> Int { Int(nodes[node].end) }
  /// The descendants, in document order.
  package func descendants(of node: Int) -> Range<Int> { node + 1..<end(of: node) }

  package func firstChild(of node: Int) -> Int? { node + 1 < end(of: node) ? node + 1 : nil }

  package func nextSibling(of node: Int) -> Int? {
    let next = end(of: node)
    return next < end(of: parent(of: node)) ? next : nil
  }

  /// The children, in document order.
  package func children(of node: Int) -> some Sequence<Int> {
    sequence(state: node + 1) { [last = end(of: node)] next -> Int? in
      guard next < last else { return nil }
      defer { next = end(of: next) }
      return next
    }
  }
}

extension XMLTree {
  /// The identifier of an element's name, see ``id(_:)``; 0 where the node is no element.
  package func nameID(_ node: Int) -> Int { Int(nodes[node].name) }

  /// The name of an element; empty where the node is none.
  package func name(_ node: Int) -> XMLName { isElement(node) ? names.name(nodes[node].name) : XMLName("") }

  /// The element of a tree read from HTML; `unknown` for texts and unlisted elements.
  package func tag(_ node: Int) -> HTMLTag { nodes[node].kind == .element ? HTMLTag(rawValue: nodes[node].name) ?? .unknown : .unknown }

  /// The identifier that a name has in this tree; `nil` where it does not occur.
  package func id(_ name: XMLName) -> Int? { names.find(name).map(Int.init) }

  /// The place of a text in ``bytes``; empty where the node is no text.
  package func textRange(_ node: Int) -> Range<Int> {
    guard nodes[node].kind == .text else { return 0..<0 }
    return Int(nodes[node].first)..<Int(nodes[node].first) + Int(nodes[node].count)
  }

  /// The bytes of a text; empty where the node is no text.
  package func text(_ node: Int) -> ArraySlice<UInt8> { bytes[textRange(node)] }

  /// The text below a node, in document order, as it stands.
  /// - Parameter limit: The most bytes wanted; a text begun is finished.
  package func content(of node: Int, limit: Int = .max) -> [UInt8] {
    var content: [UInt8] = []
    for inner in node..<end(of: node) where isText(inner) && content.count < limit { content += text(inner) }
    return content
  }

  /// The text below a node, see ``content(of:limit:)``.
  package func string(of node: Int, limit: Int = .max) -> String { String(decoding: content(of: node, limit: limit), as: UTF8.self) }

  /// The place in ``bytes`` of the value of an attribute by identifier; `nil` where the element has none.
  package func attributeRange(_ node: Int, id: Int) -> Range<Int>? {
    guard nodes[node].kind == .element else { return nil }
    let first = Int(nodes[node].first)
    for attribute in attributes[first..<first + Int(nodes[node].count)] where attribute.name == id {
      return Int(attribute.first)..<Int(attribute.first) + Int(attribute.count)
    }
    return nil
  }

  /// The value of an attribute of a tree read from XML.
  package func attribute(_ node: Int, _ name: XMLName) -> String? {
    guard let id = id(name), let range = attributeRange(node, id: id) else { return nil }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The value of an attribute of a tree read from HTML; an attribute without a value is empty.
  package func attribute(_ node: Int, _ attribute: HTMLAttribute) -> String? {
    attributeRange(node, id: Int(attribute.rawValue)).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// The place in ``bytes`` of the value of an attribute of a tree read from HTML.
  package func range(of attribute: HTMLAttribute, at node: Int) -> Range<Int>? { attributeRange(node, id: Int(attribute.rawValue)) }

  /// True where an element of a tree read from HTML has the attribute, whatever its value.
  package func has(_ node: Int, _ attribute: HTMLAttribute) -> Bool { attributeRange(node, id: Int(attribute.rawValue)) != nil }

  /// The names and values of all attributes of an element, in their order.
  package func attributes(of node: Int) -> [(name: XMLName, value: String)] {
    guard nodes[node].kind == .element else { return [] }
    let first = Int(nodes[node].first)
    return attributes[first..<first + Int(nodes[node].count)].map {
      (
        names.isHTML ? XMLName(HTMLAttribute(rawValue: $0.name)?.name ?? "") : names.name($0.name),
        String(decoding: bytes[Int($0.first)..<Int($0.first) + Int($0.count)], as: UTF8.self)
      )
    }
  }
}

internal import FondsXML

/// What the elements of a tree mean, looked up by the identifier of their name.
struct ElementRoles<Role> {
  private let roles: [Int: Role]

  /// - Parameters:
  ///   - names: The roles by local name.
  ///   - namespaces: The namespaces any of which the names may be in.
  init(_ tree: XMLTree, _ names: [String: Role], in namespaces: [String]) {
    var roles: [Int: Role] = [:]
    for namespace in namespaces {
      for (local, role) in names {
        if let id = tree.id(XMLName(local, in: namespace)) { roles[id] = role }
      }
    }
    self.roles = roles
  }

  private init(roles: [Int: Role]) { self.roles = roles }

  /// The roles of both; the other's win.
  func merging(_ other: ElementRoles) -> ElementRoles { ElementRoles(roles: roles.merging(other.roles) { $1 }) }

  /// The role of an element; `nil` for texts and unknown elements.
  func role(_ tree: XMLTree, _ node: Int) -> Role? { tree.isElement(node) ? roles[tree.nameID(node)] : nil }
}

/// The value of an attribute that may be in any of several namespaces, looked up by the identifiers of its names.
struct AttributeLookup {
  private let ids: [Int]

  init(_ tree: XMLTree, _ local: String, in namespaces: [String]) { ids = namespaces.compactMap { tree.id(XMLName(local, in: $0)) } }

  /// The value on an element; `nil` where it has none.
  func value(_ tree: XMLTree, _ node: Int) -> String? {
    for id in ids {
      if let range = tree.attributeRange(node, id: id) { return String(decoding: tree.bytes[range], as: UTF8.self) }
    }
    return nil
  }
}

extension XMLTree {
  /// Walks a subtree in document order without recursion: `enter` says whether to go into a node, `exit` follows every node gone into.
  func walk(_ top: Int, enter: (Int) -> Bool, exit: (Int) -> Void) {
    var open: [Int] = []
    var node = top
    while node < end(of: top) {
      while let last = open.last, end(of: last) <= node { exit(open.removeLast()) }
      if enter(node) {
        open.append(node)
        node += 1
      } else {
        node = end(of: node)
      }
    }
    while let last = open.popLast() { exit(last) }
  }
}

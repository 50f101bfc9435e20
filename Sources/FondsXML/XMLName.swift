/// The name of an element or attribute: a local name in a namespace, whatever the prefix was.
package struct XMLName: Sendable, Hashable {
  /// The URI of the namespace; empty for none, and always in HTML.
  package var namespace: String
  package var local: String

  package init(_ local: String, in namespace: String = "") {
    self.local = local
    self.namespace = namespace
  }
}

/// The names of one tree as small integers.
///
/// In HTML the identifiers of listed elements are the raw values of ``HTMLTag`` and unlisted ones follow; in XML identifiers count from 1 in
/// the order of appearance.
struct NameTable: Sendable {
  private static let tags = HTMLTag.allCases.map { XMLName($0.name) }

  let isHTML: Bool
  private var names: [XMLName]
  private var identifiers: [XMLName: UInt32] = [:]

  init(isHTML: Bool) {
    self.isHTML = isHTML
    names = isHTML ? Self.tags : [XMLName("")]
  }

  func name(_ id: UInt32) -> XMLName { names[Int(id)] }

  func find(_ name: XMLName) -> UInt32? {
    if isHTML, name.namespace.isEmpty {
      let tag = HTMLTag(name: name.local)
      if tag != .unknown { return tag.rawValue }
    }
    return identifiers[name]
  }

  mutating func intern(_ name: XMLName) -> UInt32 {
    if let id = find(name) { return id }
    let id = UInt32(names.count)
    names.append(name)
    identifiers[name] = id
    return id
  }
}

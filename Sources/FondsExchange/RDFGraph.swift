internal import FondsRecord
internal import FondsXML

/// The statements of an RDF/XML document that concern a thesaurus (RDF 1.1 XML Syntax, W3C 2014, §2).
///
/// Nested and flat descriptions, typed elements and `rdf:type`, property attributes, `xml:lang`, `xml:base`, `rdf:ID`, `rdf:nodeID`,
/// `rdf:parseType` are understood. Statements of other vocabularies are passed over, the descriptions nested in them are not.
struct RDFGraph {
  /// What a statement says of its subject; the names of several vocabularies that mean the same here share a case.
  enum Property {
    case type
    case preferredLabel, alternateLabel, hiddenLabel, ambiguousLabel
    /// `rdfs:label` and titles: names for want of a preferred label.
    case title
    case note
    case notation, identifier
    case broader, narrower, related
    case inScheme, topConceptOf, hasTopConcept
    case order, tagging
    /// The same concept in another thesaurus, and the concept that stands for one that is given up.
    case exactMatch, replacedBy
    /// The text of a label or note that is a resource of its own (SKOS-XL, `rdf:value`).
    case value
  }

  enum Object {
    /// An index into `resources`.
    case resource(Int)
    /// A text; the language is `nil` where it is neither French nor English nor undeclared.
    case literal(String, Language?)
  }

  struct Statement {
    var subject: Int
    var property: Property
    var object: Object
  }

  /// URIs and, as `_:name`, blank nodes.
  private(set) var resources: [String] = []
  /// In document order, those of a nested description after those of the one around it.
  private(set) var statements: [Statement] = []
  private var indices: [String: Int] = [:]

  /// Reads a tree; `nil` when its root is neither `rdf:RDF` nor a description that declares its subject.
  init?(_ tree: XMLTree) {
    guard let root = tree.children(of: tree.root).first(where: { tree.isElement($0) }) else { return nil }
    var reading = Reading(tree: tree)
    if tree.name(root) == Vocabulary.rdf("RDF") {
      reading.push(children: root, of: Scope().inner(root, reading.names, tree))
    } else {
      guard reading.names.isNamed(root, in: tree) else { return nil }
      reading.pending.append(Description(node: root, subject: nil, scope: Scope()))
    }
    while let description = reading.pending.popLast() { describe(description, &reading) }
  }

  /// What an element inherits from those around it.
  struct Scope {
    var language: String?
    var base = ""

    /// The scope inside an element.
    func inner(_ node: Int, _ names: Names, _ tree: XMLTree) -> Scope {
      var scope = self
      if let language = names.value(names.language, node, tree) { scope.language = language }
      if let base = names.value(names.base, node, tree) { scope.base = URIReference.resolve(base, against: self.base) }
      return scope
    }
  }

  /// An element that describes a subject.
  private struct Description {
    var node: Int
    /// A subject that the element around it has already named.
    var subject: Int?
    var scope: Scope
  }

  private struct Reading {
    let tree: XMLTree
    let names: Names
    /// Descriptions still to read, the next one last.
    var pending: [Description] = []

    init(tree: XMLTree) {
      self.tree = tree
      names = Names(tree)
    }

    mutating func push(children node: Int, of scope: Scope) {
      for child in tree.children(of: node).reversed() where tree.isElement(child) {
        pending.append(Description(node: child, subject: nil, scope: scope))
      }
    }
  }

  private mutating func describe(_ description: Description, _ reading: inout Reading) {
    let (tree, names, node) = (reading.tree, reading.names, description.node)
    let scope = description.scope.inner(node, names, tree)
    let subject = description.subject ?? subject(of: node, scope, names, tree)
    if let type = names.types[tree.nameID(node)] { add(subject, .type, .resource(intern(type))) }
    for (name, value) in tree.attributes(of: node) {
      guard let property = Vocabulary.properties[name] else { continue }
      add(subject, property, property == .type ? .resource(intern(value)) : literal(value, scope))
    }
    var nested: [Description] = []
    for element in tree.children(of: node) where tree.isElement(element) {
      property(element, of: subject, scope.inner(element, names, tree), &nested, reading)
    }
    reading.pending += nested.reversed()
  }

  private mutating func property(
    _ element: Int, of subject: Int, _ scope: Scope, _ nested: inout [Description], _ reading: Reading
  ) {
    let (tree, names) = (reading.tree, reading.names)
    let property = names.properties[tree.nameID(element)]
    if let uri = names.value(names.resource, element, tree) {
      guard let property else { return }
      return add(subject, property, .resource(intern(URIReference.resolve(uri, against: scope.base))))
    }
    if let name = names.value(names.nodeID, element, tree) {
      guard let property else { return }
      return add(subject, property, .resource(intern("_:" + name)))
    }
    let parseType = names.value(names.parseType, element, tree)
    if parseType == "Resource" {
      let blank = intern("_:\(element)")
      if let property { add(subject, property, .resource(blank)) }
      nested.append(Description(node: element, subject: blank, scope: scope))
      return
    }
    var isLiteral = true
    if parseType != "Literal" {
      for child in tree.children(of: element) where tree.isElement(child) {
        isLiteral = false
        let object = self.subject(of: child, scope.inner(child, names, tree), names, tree)
        if let property { add(subject, property, .resource(object)) }
        nested.append(Description(node: child, subject: object, scope: scope))
      }
    }
    if isLiteral, let property { add(subject, property, literal(tree.string(of: element), scope)) }
  }

  private mutating func subject(of node: Int, _ scope: Scope, _ names: Names, _ tree: XMLTree) -> Int {
    if let uri = names.value(names.about, node, tree) { return intern(URIReference.resolve(uri, against: scope.base)) }
    if let name = names.value(names.identifier, node, tree) { return intern(URIReference.resolve("#" + name, against: scope.base)) }
    return intern("_:" + (names.value(names.nodeID, node, tree) ?? String(node)))
  }

  private func literal(_ text: String, _ scope: Scope) -> Object {
    guard let tag = scope.language, !tag.isEmpty else { return .literal(text, .undetermined) }
    let language = Language(tag: tag)
    return .literal(text, language == .undetermined && Language(rawValue: tag) == nil ? nil : language)
  }

  private mutating func add(_ subject: Int, _ property: Property, _ object: Object) {
    statements.append(Statement(subject: subject, property: property, object: object))
  }

  private mutating func intern(_ uri: String) -> Int {
    if let index = indices[uri] { return index }
    indices[uri] = resources.count
    resources.append(uri)
    return resources.count - 1
  }
}

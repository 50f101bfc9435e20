internal import FondsXML

/// The names of the RDF vocabularies that thesauri are written in.
enum Vocabulary {
  static let rdfNamespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let skosNamespace = "http://www.w3.org/2004/02/skos/core#"
  /// What the systemic thesaurus says beyond SKOS: `order`, `tagging`, `ambiguousLabel`.
  static let fondsNamespace = "urn:fonds:ns#"
  private static let labelNamespace = "http://www.w3.org/2008/05/skos-xl#"
  private static let schemaNamespace = "http://www.w3.org/2000/01/rdf-schema#"
  private static let termsNamespace = "http://purl.org/dc/terms/"
  private static let elementsNamespace = "http://purl.org/dc/elements/1.1/"
  private static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  static let concept = skosNamespace + "Concept"
  static let conceptScheme = skosNamespace + "ConceptScheme"

  static func rdf(_ local: String) -> XMLName { XMLName(local, in: rdfNamespace) }
  static func xml(_ local: String) -> XMLName { XMLName(local, in: xmlNamespace) }

  /// Names that state something of a concept or a scheme.
  static let properties: [XMLName: RDFGraph.Property] = {
    var properties: [XMLName: RDFGraph.Property] = [:]
    func declare(_ namespace: String, _ names: KeyValuePairs<String, RDFGraph.Property>) {
      for (name, property) in names { properties[XMLName(name, in: namespace)] = property }
    }
    declare(rdfNamespace, ["type": .type, "value": .value])
    declare(
      skosNamespace,
      [
        "prefLabel": .preferredLabel, "altLabel": .alternateLabel, "hiddenLabel": .hiddenLabel, "scopeNote": .note, "definition": .note,
        "note": .note, "notation": .notation, "broader": .broader, "narrower": .narrower, "related": .related, "inScheme": .inScheme,
        "topConceptOf": .topConceptOf, "hasTopConcept": .hasTopConcept, "exactMatch": .exactMatch
      ])
    declare(
      labelNamespace,
      ["prefLabel": .preferredLabel, "altLabel": .alternateLabel, "hiddenLabel": .hiddenLabel, "literalForm": .value])
    declare(schemaNamespace, ["label": .title])
    declare(termsNamespace, ["title": .title, "identifier": .identifier, "isReplacedBy": .replacedBy])
    declare(elementsNamespace, ["title": .title, "identifier": .identifier])
    declare(fondsNamespace, ["order": .order, "tagging": .tagging, "ambiguousLabel": .ambiguousLabel])
    return properties
  }()
}

/// The names of a vocabulary as the integers that they are in one tree.
struct Names {
  let about, identifier, nodeID, resource, parseType, language, base: Int?
  let properties: [Int: RDFGraph.Property]
  /// The URI of a type by the name of its elements; any name but `rdf:Description` is one.
  let types: [Int: String]

  init(_ tree: XMLTree) {
    about = tree.id(Vocabulary.rdf("about"))
    identifier = tree.id(Vocabulary.rdf("ID"))
    nodeID = tree.id(Vocabulary.rdf("nodeID"))
    resource = tree.id(Vocabulary.rdf("resource"))
    parseType = tree.id(Vocabulary.rdf("parseType"))
    language = tree.id(Vocabulary.xml("lang"))
    base = tree.id(Vocabulary.xml("base"))
    var properties: [Int: RDFGraph.Property] = [:]
    for (name, property) in Vocabulary.properties {
      if let id = tree.id(name) { properties[id] = property }
    }
    self.properties = properties
    var types: [Int: String] = [:]
    for node in 0..<tree.count where tree.isElement(node) && types[tree.nameID(node)] == nil {
      let name = tree.name(node)
      types[tree.nameID(node)] = name == Vocabulary.rdf("Description") ? "" : name.namespace + name.local
    }
    self.types = types.filter { !$0.value.isEmpty }
  }

  /// The value of an attribute; `nil` where the element has none or the tree does not know the name.
  func value(_ name: Int?, _ node: Int, _ tree: XMLTree) -> String? {
    guard let name, let range = tree.attributeRange(node, id: name) else { return nil }
    return String(decoding: tree.bytes[range], as: UTF8.self)
  }

  /// True where an element declares the subject that it describes.
  func isNamed(_ node: Int, in tree: XMLTree) -> Bool {
    [about, identifier, nodeID].contains { value($0, node, tree) != nil }
  }
}

internal import FondsRecord
internal import FondsText

/// Makes a thesaurus from statements: facets from schemes, then concepts, then what ties them.
struct ThesaurusBuilder {
  /// The facet of concepts that no scheme claims, in a file without schemes.
  private static let defaultFacet = "thesaurus"

  private let graph: RDFGraph
  private let limits: SKOSLimits
  private let givenFacet: String?
  /// Statements by subject, in document order.
  private let statements: [[RDFGraph.Statement]]
  /// The first text of each label or note that is a resource of its own.
  private let values: [Int: RDFGraph.Object]
  /// Subjects, in document order.
  private let conceptSubjects: [Int]
  private let schemeSubjects: [Int]
  private var concepts: [Concept] = []
  /// Where the concept of a subject stands in `concepts`.
  private var positions: [Int: Int] = [:]
  var issues: [ThesaurusIssue] = []

  init(_ graph: RDFGraph, facet: String?, limits: SKOSLimits) {
    self.graph = graph
    self.limits = limits
    givenFacet = facet
    var statements: [[RDFGraph.Statement]] = Array(repeating: [], count: graph.resources.count)
    var concepts = OrderedSubjects()
    var schemes = OrderedSubjects()
    var typed: Set<Int> = []
    var values: [Int: RDFGraph.Object] = [:]
    for statement in graph.statements {
      statements[statement.subject].append(statement)
      switch (statement.property, statement.object) {
      case (.type, .resource(let type)):
        typed.insert(statement.subject)
        if graph.resources[type] == Vocabulary.concept { concepts.insert(statement.subject) }
        if graph.resources[type] == Vocabulary.conceptScheme { schemes.insert(statement.subject) }
      case (.inScheme, .resource(let scheme)), (.topConceptOf, .resource(let scheme)): schemes.insert(scheme)
      case (.hasTopConcept, _): schemes.insert(statement.subject)
      case (.value, .literal) where values[statement.subject] == nil: values[statement.subject] = statement.object
      default: break
      }
    }
    // A description that declares no type at all but a preferred label is a concept too.
    for statement in graph.statements where statement.property == .preferredLabel && !typed.contains(statement.subject) {
      if !schemes.contains(statement.subject) { concepts.insert(statement.subject) }
    }
    self.statements = statements
    self.values = values
    conceptSubjects = concepts.list
    schemeSubjects = schemes.list
  }

  var conceptCount: Int { conceptSubjects.count }

  mutating func build() -> Thesaurus {
    let facets = FacetNames(schemes: schemeSubjects.map { graph.resources[$0] })
    let schemes = readSchemes(facets)
    readConcepts(facets)
    readRelations()
    return Thesaurus(schemes: schemes, concepts: concepts)
  }

  private mutating func readSchemes(_ facets: FacetNames) -> [ConceptScheme] {
    var schemes: [ConceptScheme] = []
    for (index, subject) in schemeSubjects.enumerated() {
      var scheme = ConceptScheme(facet: givenFacet ?? facets.names[index], order: index)
      for property in [RDFGraph.Property.preferredLabel, .title] {
        for label in texts(property, of: subject, limit: limits.label) where scheme.labels[label.language] == nil {
          scheme.labels[label.language] = label.text
        }
      }
      if let order = order(of: subject) { scheme.order = order }
      schemes.append(scheme)
      if givenFacet != nil { return schemes }
    }
    return schemes.isEmpty ? [ConceptScheme(facet: givenFacet ?? Self.defaultFacet)] : schemes
  }

  private mutating func readConcepts(_ facets: FacetNames) {
    let declaredOnly = schemeSubjects.map { isDeclaredOnly($0) }
    let schemeOf = schemesOfConcepts()
    var taken: Set<FacetValue> = []
    var copies: [FacetValue: Int] = [:]
    for subject in conceptSubjects {
      let uri = graph.resources[subject]
      guard let identifier = identifier(of: subject) else {
        issues.append(ThesaurusIssue(.noIdentifier, concept: uri, detail: "neither its notation nor its URI holds a letter or a digit"))
        continue
      }
      if schemeOf[subject] == nil, schemeSubjects.count > 1, givenFacet == nil {
        issues.append(ThesaurusIssue(.noScheme, concept: uri, detail: "taken into \(facets.names[0])"))
      }
      let scheme = schemeOf[subject] ?? (schemeSubjects.isEmpty ? nil : 0)
      var value = FacetValue(givenFacet ?? scheme.map { facets.names[$0] } ?? Self.defaultFacet, identifier)
      while !taken.insert(value).inserted {
        let original = FacetValue(value.facet, identifier)
        copies[original, default: 1] += 1
        value.value = identifier + "-" + String(copies[original, default: 1])
        guard !taken.contains(value) else { continue }
        issues.append(
          ThesaurusIssue(.duplicateIdentifier, concept: uri, detail: "\(identifier) is taken; this one becomes \(value.value)"))
      }
      var concept = Concept(facet: value.facet, id: value.value, uri: uri)
      readLabels(of: subject, into: &concept)
      concept.order = order(of: subject)
      concept.tagsText = !(scheme.map { declaredOnly[$0] } ?? false) && !isDeclaredOnly(subject)
      positions[subject] = concepts.count
      concepts.append(concept)
    }
  }

  /// The index in `schemeSubjects` of the first scheme that each concept declares, else of the first that declares it.
  private func schemesOfConcepts() -> [Int: Int] {
    let indices = Dictionary(uniqueKeysWithValues: schemeSubjects.enumerated().map { ($1, $0) })
    var own: [Int: Int] = [:]
    var declared: [Int: Int] = [:]
    for statement in graph.statements {
      guard case .resource(let object) = statement.object else { continue }
      switch statement.property {
      case .inScheme, .topConceptOf: if own[statement.subject] == nil { own[statement.subject] = indices[object] }
      case .hasTopConcept: if declared[object] == nil { declared[object] = indices[statement.subject] }
      default: break
      }
    }
    return own.merging(declared) { own, _ in own }
  }

  private func identifier(of subject: Int) -> String? {
    let declared = [RDFGraph.Property.notation, .identifier].lazy.compactMap { property in
      statements[subject].lazy.filter { $0.property == property }.compactMap { statement -> String? in
        guard case .literal(let text, _) = statement.object else { return nil }
        return URIReference.identifier(text)
      }.first { !$0.isEmpty }
    }
    if let identifier = declared.first { return identifier }
    let uri = graph.resources[subject]
    let identifier = URIReference.identifier(URIReference.lastPiece(uri))
    return identifier.isEmpty || uri.hasPrefix("_:") ? nil : identifier
  }

  private mutating func readLabels(of subject: Int, into concept: inout Concept) {
    let name = concept.facet + ":" + concept.id
    for label in texts(.preferredLabel, of: subject, limit: limits.label, name: name) {
      guard let first = concept.preferred[label.language] else {
        concept.preferred[label.language] = label.text
        continue
      }
      guard first != label.text else { continue }
      concept.alternates.append(label)
      issues.append(ThesaurusIssue(.secondPreferredLabel, concept: name, detail: "\"\(label.text)\" beside \"\(first)\""))
    }
    if concept.preferred.isEmpty, let title = texts(.title, of: subject, limit: limits.label, name: name).first {
      concept.preferred[title.language] = title.text
    }
    concept.alternates = unique(concept.alternates + texts(.alternateLabel, of: subject, limit: limits.label, name: name))
    concept.hidden = unique(texts(.hiddenLabel, of: subject, limit: limits.label, name: name))
    concept.ambiguous = unique(texts(.ambiguousLabel, of: subject, limit: limits.label, name: name))
    concept.notes = unique(texts(.note, of: subject, limit: limits.note, name: name))
  }

  private func unique(_ labels: [LocalizedLabel]) -> [LocalizedLabel] {
    var seen: Set<LocalizedLabel> = []
    return labels.filter { seen.insert($0).inserted }
  }

  /// The texts that a subject states in our languages, white space collapsed.
  private mutating func texts(_ property: RDFGraph.Property, of subject: Int, limit: Int, name: String = "") -> [LocalizedLabel] {
    var texts: [LocalizedLabel] = []
    for statement in statements[subject] where statement.property == property {
      var object = statement.object
      if case .resource(let resource) = object, let value = values[resource] { object = value }
      guard case .literal(let raw, .some(let language)) = object else { continue }
      let text = Normalization.nfc(Self.collapsed(raw))
      guard text.utf8.count <= limit else {
        issues.append(ThesaurusIssue(.longText, concept: name, detail: "\(text.prefix(40))…"))
        continue
      }
      if !text.isEmpty { texts.append(LocalizedLabel(text, language)) }
    }
    return texts
  }

  /// The text with each run of spaces, tabs and line ends as one space, and none at its ends; other spaces are typography and stay.
  private static func collapsed(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte != 0x20, !(0x09...0x0D).contains(byte) {
        bytes.append(byte)
      } else if let last = bytes.last, last != 0x20 {
        bytes.append(0x20)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func literal(_ property: RDFGraph.Property, of subject: Int) -> String? {
    for statement in statements[subject] where statement.property == property {
      if case .literal(let text, _) = statement.object { return Self.collapsed(text) }
    }
    return nil
  }

  private mutating func order(of subject: Int) -> Int? {
    guard let text = literal(.order, of: subject) else { return nil }
    if let order = Int(text) { return order }
    issues.append(ThesaurusIssue(.badOrder, concept: graph.resources[subject], detail: "\"\(text.prefix(40))\" is no integer"))
    return nil
  }

  private func isDeclaredOnly(_ subject: Int) -> Bool { literal(.tagging, of: subject) == "declared" }
}

extension ThesaurusBuilder {
  /// The concepts that have become others, each once, in document order; after `build`.
  var replacements: [ConceptReplacement] {
    var found: [ConceptReplacement] = []
    for statement in graph.statements {
      guard case .resource(let object) = statement.object, statement.subject != object else { continue }
      let (old, new): (Int, Int)
      switch statement.property {
      case .replacedBy: (old, new) = (statement.subject, object)
      // Two concepts of one file that match each other are both meant to be there.
      case .exactMatch where positions[object] == nil: (old, new) = (object, statement.subject)
      default: continue
      }
      guard let place = positions[new] else { continue }
      let value = positions[old].map { concepts[$0].value }
      let replacement = ConceptReplacement(uri: graph.resources[old], value: value, replacement: concepts[place].value)
      if !found.contains(where: { $0.uri == replacement.uri }) { found.append(replacement) }
    }
    return found
  }

  /// Ties the concepts; what one side states holds for the other.
  private mutating func readRelations() {
    var broader = Ties(concepts.count)
    var narrower = Ties(concepts.count)
    var related = Ties(concepts.count)
    for statement in graph.statements {
      guard case .resource(let object) = statement.object, [.broader, .narrower, .related].contains(statement.property) else { continue }
      guard let from = positions[statement.subject] else { continue }
      guard let to = positions[object] else {
        let name = concepts[from].facet + ":" + concepts[from].id
        issues.append(ThesaurusIssue(.danglingReference, concept: name, detail: graph.resources[object]))
        continue
      }
      switch statement.property {
      case .related: related.add(from, to)
      case _ where concepts[from].facet != concepts[to].facet:
        related.add(from, to)
        issues.append(
          ThesaurusIssue(
            .broaderElsewhere, concept: concepts[from].facet + ":" + concepts[from].id, detail: concepts[to].facet + ":" + concepts[to].id))
      case .broader: broader.add(from, to)
      default: narrower.add(from, to)
      }
    }
    broader.complete(with: &narrower)
    related.makeSymmetric()
    for index in concepts.indices {
      concepts[index].broader = broader.lists[index].map { concepts[$0].id }
      concepts[index].narrower = narrower.lists[index].map { concepts[$0].id }
      concepts[index].related = related.lists[index].map { concepts[$0].value }
    }
  }
}

/// Subjects in the order in which they first appear, each once.
private struct OrderedSubjects {
  private(set) var list: [Int] = []
  private var members: Set<Int> = []

  func contains(_ subject: Int) -> Bool { members.contains(subject) }

  mutating func insert(_ subject: Int) {
    if members.insert(subject).inserted { list.append(subject) }
  }
}

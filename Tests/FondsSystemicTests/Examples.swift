import FondsRecord
import FondsSystemic
import FondsText

/// A small thesaurus and records about it.
enum Examples {
  static let thesaurus = Thesaurus(
    schemes: [
      ConceptScheme(facet: "theme", labels: [.french: "Thème", .english: "Theme"], order: 1),
      ConceptScheme(facet: "bank", labels: [.french: "Banque", .english: "Bank"], order: 2),
      ConceptScheme(facet: "actor", labels: [.french: "Acteur"], order: 3), ConceptScheme(facet: "has", order: 4)
    ],
    concepts: [
      concept("theme", "energy", "énergie", "energy", narrower: ["renewable-energy"]),
      concept("theme", "renewable-energy", "énergie renouvelable", "renewable energy", broader: ["energy"], narrower: ["citizen-energy"]),
      concept("theme", "climate", "climat", "climate"),
      concept("theme", "citizen-energy", "énergie citoyenne", "citizen energy", broader: ["renewable-energy", "democracy"]),
      concept("theme", "democracy", "démocratie", "democracy", narrower: ["citizen-energy"]),
      concept("theme", "food", "alimentation", "food"),
      ambiguous(concept("theme", "commons", "communs", "commons")),
      concept("actor", "elected-officials", "élus", "elected officials"),
      declaredOnly(concept("actor", "experts", "experts", "experts")),
      declaredOnly(concept("bank", "experience", "retour d’expérience", "experience feedback")),
      declaredOnly(concept("bank", "training", "formation", "training")),
      declaredOnly(concept("has", "limits", "limites énoncées", "stated limits"))
    ])

  static let labels = LabelIndex(thesaurus)
  static let closure = FacetClosure(thesaurus: thesaurus)

  static func tagger() -> RecordTagger { RecordTagger(thesaurus, labels) }

  static func concept(_ facet: String, _ id: String, _ french: String, _ english: String, broader: [String] = [], narrower: [String] = [])
    -> Concept
  {
    var concept = Concept(facet: facet, id: id, uri: "urn:fonds:\(facet):\(id)")
    concept.preferred = [.french: french, .english: english]
    concept.broader = broader
    concept.narrower = narrower
    return concept
  }

  static func ambiguous(_ concept: Concept) -> Concept {
    var concept = concept
    concept.ambiguous = concept.preferred.map { LocalizedLabel($0.value, $0.key) }
    return concept
  }

  static func declaredOnly(_ concept: Concept) -> Concept {
    var concept = concept
    concept.tagsText = false
    return concept
  }

  static func record(_ blocks: [Block] = [], title: String? = nil, keywords: [String] = []) -> Record {
    guard let id = RecordID("r") else { preconditionFailure("the identifier is valid") }
    var record = Record(id: id, language: .french)
    if let title { record.titles = [LocalizedText(title, language: .french, origin: "h1")] }
    record.keywords = keywords.map { LocalizedText($0, language: .french, origin: "meta") }
    record.blocks = blocks
    return record
  }

  static func paragraph(_ text: String, _ language: Language = .french, quality: Int = 100) -> Block {
    Block(.paragraph, text, language: language, quality: quality)
  }

  /// Text about nothing, so that a record is a long one.
  static let filler = paragraph(String(repeating: "Un mot après l’autre, rien de particulier. ", count: 40))
}

/// A tagger with the analyzer that finds the labels for it.
struct RecordTagger {
  private let tagger: ConceptTagger
  private let analyzer: Analyzer

  init(_ thesaurus: Thesaurus, _ labels: LabelIndex) {
    tagger = ConceptTagger(thesaurus: thesaurus, labels: labels)
    analyzer = Analyzer(labels: labels)
  }

  func tag(_ record: Record) -> ConceptTagging { tagger.tag(record, labels: analyzer.analyze(record).labels) }

  func named(in record: Record) -> Set<FacetValue> { tagger.named(in: record) }

  func suggestions(for record: Record) -> [ConceptSuggestion] { tagger.suggestions(for: record, labels: analyzer.analyze(record).labels) }

  /// By value.
  func concepts(of record: Record) -> [NamedConcept] {
    tagger.concepts(of: record, labels: analyzer.analyze(record).labels).map(\.concept).sorted { $0.value < $1.value }
  }
}

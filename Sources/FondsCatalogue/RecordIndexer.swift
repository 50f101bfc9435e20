internal import FondsExtraction
internal import FondsIndex
internal import FondsRecord
internal import FondsSystemic
internal import FondsText

/// Makes what the index takes out of a record: concepts, facets with their ancestors, terms, passages.
///
/// Pure, one per task.
struct RecordIndexer {
  private let closure: FacetClosure
  private let ties: RecordTies
  private let tagger: ConceptTagger
  private let analyzer: Analyzer

  init(_ tagging: IndexSession.Tagging) {
    closure = FacetClosure(thesaurus: tagging.thesaurus, schema: tagging.schema)
    ties = RecordTies(schema: tagging.schema)
    tagger = ConceptTagger(thesaurus: tagging.thesaurus, labels: tagging.labels)
    analyzer = Analyzer(labels: tagging.labels, findsShingles: true)
  }

  /// Tags, closes and analyses a record; facets that the text gave an earlier version are found anew.
  func document(for record: consuming Record) -> IndexedRecord {
    if !record.facets.isEmpty { record.facets.removeAll { $0.basis == .text } }
    var analyzed = analyzer.analyze(record)
    let tagging = tagger.tag(record, labels: analyzed.labels)
    record.facets = tagging.assignments
    let shingled = ShingledRecord(
      id: record.id, words: Int(analyzed.lengths[Int(Field.body.rawValue)]), published: record.date(.published)?.start,
      shingles: analyzed.shingles)
    analyzed.shingles = []
    let document = IndexDocument(
      id: record.id, analyzed: analyzed, language: record.language, facets: closure.values(of: record),
      concepts: passageConcepts(closure.concepts(in: tagging), analyzed),
      aliases: Array(record.aliases.dropFirst()) + ties.names(of: record),
      twins: record.relations.filter { $0.kind == .translation }.map(\.target),
      ties: ties.ties(of: record).map { DocumentTie(kind: $0.kind.rawValue, target: $0.target) }, stored: RecordCoding.encode(record))
    return IndexedRecord(document: document, shingled: shingled, titles: RecordTitles(of: record))
  }

  /// What the report says of the facets that a source declares.
  func remarks(on record: Record) -> [String] { tagger.unknownValues(of: record).map(ExtractionFlag.unknownConcept) }

  /// Where each concept is found; what concerns the whole record stands with its first passage.
  private func passageConcepts(_ concepts: [BlockConcept], _ analyzed: AnalyzedRecord) -> [PassageConcept] {
    guard !analyzed.passages.isEmpty else { return [] }
    return concepts.map { concept in
      let isPlaced = analyzed.blockPositions.indices.contains(concept.block)
      let passage = isPlaced ? analyzed.passageIndex(at: analyzed.blockPositions[concept.block]) ?? 0 : 0
      return PassageConcept(passage: UInt32(passage), concept: concept.concept)
    }
  }
}

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
  private let desk: Desk

  init(_ tagging: IndexSession.Tagging) {
    closure = FacetClosure(thesaurus: tagging.thesaurus, schema: tagging.schema)
    ties = RecordTies(schema: tagging.schema)
    tagger = ConceptTagger(thesaurus: tagging.thesaurus, labels: tagging.labels)
    analyzer = Analyzer(labels: tagging.labels, findsShingles: true)
    desk = tagging.desk
  }

  /// Corrects, tags, closes and analyses a record; what an earlier version owed to desk and text is found anew.
  func document(for record: Record) -> IndexedRecord {
    var record = record
    record.restore()
    record.facets.removeAll(where: Self.isFound)
    desk.forgotten.redact(&record)
    let declared = record.facets
    desk.apply(to: &record)
    // What the desk adds may make up a name with what the source says.
    if record.original != nil { desk.forgotten.redact(&record) }
    if record.source != nil { remark(on: &record) }
    var analyzed = analyzer.analyze(record)
    let tagging = tagger.tag(record, labels: analyzed.labels, sourced: declared)
    record.facets = tagging.assignments
    if record.facets.filter({ !Self.isFound($0) }) != declared {
      var original = record.original ?? RecordOriginal()
      original.facets = declared
      record.original = original
    }
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
    return IndexedRecord(document: document, shingled: shingled, titles: RecordTitles(of: record), flags: record.flags)
  }

  /// What the report says of a record that stays as it is.
  func flags(of record: Record) -> [String] {
    var record = record
    desk.forgotten.redact(&record)
    desk.apply(to: &record)
    if record.source != nil { remark(on: &record) }
    return record.flags
  }

  /// A stored record as the desk of today has it.
  func record(for stored: Record) throws(CatalogueError) -> Record {
    let bytes = document(for: stored).document.stored
    do throws(RecordError) { return try RecordCoding.decode(bytes) } catch { throw CatalogueError(error) }
  }

  /// Whether a facet was found in the texts of a record, and will be again.
  private static func isFound(_ assignment: FacetAssignment) -> Bool {
    assignment.basis == .text || assignment.origin == ConceptTagger.keywordOrigin
  }

  /// Says in its flags, behind all others, what the thesaurus has not of what the record declares.
  private func remark(on record: inout Record) {
    record.flags.removeAll { $0.hasPrefix(ExtractionFlag.unknownConcept) }
    record.flags += tagger.unknownValues(of: record).map(ExtractionFlag.unknownConcept)
  }

  /// A sentence of the report without the names that are to be forgotten.
  func redacted(_ sentence: String?) -> String? { sentence.map { desk.forgotten.redacted($0) ?? $0 } }

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

package import FondsRecord

/// All the facet values under which a record is found: what it was assigned, everything broader, and what its other fields tell.
package struct FacetClosure: Sendable {
  /// What its values are, hidden columns included: when that changes, records are indexed anew.
  package static let version = 2
  /// The longest value of an open facet, in bytes of UTF-8.
  package static let valueLimit = 200
  /// The most years that one event counts for.
  package static let eventYearLimit = 20
  /// What a second language must carry of a record's text, in percent, for the record to be found under it too.
  package static let languageShare = 30

  /// Origins of relations that a naming convention proposes and nobody has confirmed.
  private static let proposals: Set<String> = ["name"]
  private static let mediaFields: Set<String> = ["media", "audio", "video", "podcast", "replay"]

  private let thesaurus: Thesaurus
  private let schema: Schema

  package init(thesaurus: Thesaurus, schema: Schema = Schema()) {
    self.thesaurus = thesaurus
    self.schema = schema
  }

  /// The values for the index, sorted, each once.
  ///
  /// The result holds every assignment and every concept broader than one of them; applying it to its own result adds nothing.
  package func values(of record: Record) -> [FacetValue] {
    var values: [FacetValue] = []
    for assignment in record.facets { values += closure(of: assignment.value) }
    if let format = record.source?.format { insert("format", format, into: &values) }
    if let date = record.date(.published)?.start {
      insert("year", String(date.year), into: &values)
      if date.month != nil { insert(Self.publishedColumn, date.description, into: &values) }
    }
    for year in eventYears(of: record) { insert("event-year", String(year), into: &values) }
    for producer in record.producers { insert("producer", producer.value, into: &values) }
    for language in languages(of: record) { insert("lang", language.rawValue, into: &values) }
    insert("visibility", record.visibility.rawValue, into: &values)
    insertFields(of: record, into: &values)
    for relation in record.relations where relation.kind == .editionOf {
      let value = FacetValue(Self.editionColumn, relation.target)
      if value.isValid { values.append(value) }
    }
    for quality in qualities(of: record, among: values) { values += closure(of: FacetValue("has", quality)) }
    values.sort()
    var unique: [FacetValue] = []
    unique.reserveCapacity(values.count)
    for value in values where value != unique.last { unique.append(value) }
    return unique
  }

  /// The concepts of each block and, as block −1, of the whole record: broader ones included, sorted, each once.
  ///
  /// A block has the concepts mentioned in it, also those that the record as a whole is not about; the record has its assignments.
  package func concepts(in tagging: ConceptTagging) -> [BlockConcept] {
    var concepts: Set<BlockConcept> = []
    func insert(_ value: FacetValue, _ block: Int) {
      for broader in thesaurus.closure(of: value) {
        concepts.insert(BlockConcept(block: block, concept: broader.facet + "/" + broader.value))
      }
    }
    for mention in tagging.mentions { insert(thesaurus.value(at: mention.concept), mention.block) }
    for assignment in tagging.assignments where thesaurus.index(of: assignment.value) != nil { insert(assignment.value, -1) }
    return concepts.sorted()
  }

  private func closure(of value: FacetValue) -> [FacetValue] {
    if thesaurus.index(of: value) != nil { return thesaurus.closure(of: value) }
    let name = Self.openValue(value.value)
    return name.isEmpty ? [] : [FacetValue(value.facet, name)]
  }

  private func insert(_ facet: String, _ value: String, into values: inout [FacetValue]) {
    let value = Self.openValue(value)
    if !value.isEmpty { values.append(FacetValue(facet, value)) }
  }

  /// The column that tells which editions a record replaces: no facet that anybody is shown.
  package static let editionColumn = FieldDefinition.columnMark + "edition-of"

  /// The column that tells when a record was published, where that is known better than by its year: no facet either.
  package static let publishedColumn = FieldDefinition.columnMark + "published"

  /// What stands in the column of a field for an amount that nobody can read: no amount itself.
  private static let notUnderstood = "?"

  /// The fields that narrow a search, the amounts that add up, and the days by which it is known what there was at a date.
  private func insertFields(of record: Record, into values: inout [FacetValue]) {
    for (name, texts) in record.fields {
      guard let field = schema.field(named: name) else { continue }
      for text in texts {
        if field.isFacet { insert(field.name, text, into: &values) }
        if field.type == .amount {
          // What nobody can read is told beside the sums, instead of being missing from them.
          insert(field.column, MonetaryAmount(text, language: record.language)?.description ?? Self.notUnderstood, into: &values)
        }
        if field.type == .date, let date = PartialDate(iso: text) { insert(field.column, date.description, into: &values) }
      }
      // The index sorts what it is given: of the states of one day only the one that holds goes in.
      if field.type == .history { for text in StateHistory.lasting(texts) { insert(field.column, text, into: &values) } }
    }
  }

  private func eventYears(of record: Record) -> Set<Int> {
    var years: Set<Int> = []
    for date in record.dates where date.kind == .event {
      let last = max(date.start.year, date.end?.year ?? date.start.year)
      years.formUnion(date.start.year...min(last, date.start.year + Self.eventYearLimit - 1))
    }
    return years
  }

  /// The main language, and the other one where it carries a good share of the text.
  private func languages(of record: Record) -> [Language] {
    var french = 0
    var english = 0
    for block in record.blocks where block.quality >= Block.leastMainQuality {
      switch block.language {
      case .french: french += block.text.utf8.count
      case .english: english += block.text.utf8.count
      case .undetermined: break
      }
    }
    let least = (french + english) * Self.languageShare
    var languages: [Language] = []
    if record.language == .french || (french > 0 && french * 100 >= least) { languages.append(.french) }
    if record.language == .english || (english > 0 && english * 100 >= least) { languages.append(.english) }
    return languages.isEmpty ? [.undetermined] : languages
  }

  /// What the record certainly has, besides what it says itself: stated limits, a translation, something to hear or to watch.
  private func qualities(of record: Record, among values: [FacetValue]) -> [String] {
    var qualities: [String] = []
    if StatedLimits.areIn(record) { qualities.append("limits") }
    if record.relations.contains(where: { $0.kind == .translation && !Self.proposals.contains($0.origin) }) {
      qualities.append("translation")
    }
    let hasMedia =
      values.contains(FacetValue("bank", "media")) || record.fields.keys.contains { Self.mediaFields.contains($0.lowercased()) }
    if hasMedia { qualities.append("media") }
    return qualities
  }

  /// A value of a facet that is no list of concepts, such as a name: on one line, without spaces at its ends, at most `valueLimit` bytes long.
  package static func openValue(_ text: String) -> String {
    if isOpenValue(text.utf8.span) { return text }
    var value = ""
    var isPending = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
        isPending = !value.isEmpty
        continue
      }
      guard value.utf8.count + 5 <= valueLimit else { break }
      if isPending { value.append(" ") }
      isPending = false
      value.unicodeScalars.append(scalar)
    }
    return value
  }

  /// Whether a text is surely such a value already, as short words of ASCII are.
  private static func isOpenValue(_ text: Span<UInt8>) -> Bool {
    guard text.count + 5 <= valueLimit else { return false }
    return text.indices.allSatisfy { (0x21...0x7E).contains(text[$0]) }
  }
}

package import FondsRecord
package import FondsText

/// Assigns to a record the concepts it is about: declared ones first, then those that its text names and it is likely about.
///
/// A concept whose labels the text bears is assigned where the confidence in it (`ConceptConfidence`) is `ConceptConfidence.assigned` or more, and suggested
/// where it is less but no mere chance. On the judged records of the sample bank, with all declarations and keywords taken away, 85 of 100 concepts assigned so are right,
/// and 9 of 100 that readers would keep are found: most are told without their name, and of what is named the less sure is suggested. `./dev bench concepts` measures it,
/// `./dev bench confidence` estimates the weights.
///
/// A record that somebody described (`describedFrom` declared descriptors or more of the facets that texts are tagged with) has those: what a keyword or the text
/// would add is suggested only. Who described it left out what it names in passing; of what the text of such records of the sample bank would add, 13 of 77
/// were right.
///
/// Blocks of a quality below `Block.leastMainQuality` and code do not count, nor does an acronym that the text writes as a word (`Acronym`). Of a
/// concept and a broader one the narrower is assigned, since the broader one follows from it (`FacetClosure`). What a documentalist does not want
/// (`Record.rejected`) is not assigned, whoever declares it.
///
/// A tagger is reusable: one per task, not to be shared.
package final class ConceptTagger {
  /// Raised when the same record gets other concepts than before, so that an index knows what to tag again.
  package static let version = 4
  /// So many declared descriptors are a description, and not one word about a record.
  package static let describedFrom = 2
  /// The most pieces of evidence kept for one assignment.
  package static let evidenceLimit = 8
  /// The origin of an assignment that a keyword declares.
  package static let keywordOrigin = "keywords"

  private let thesaurus: Thesaurus
  private let matcher: LabelMatcher
  private var broader: BroaderConcepts
  /// Facets that tell what a record is about: two declared descriptors of theirs describe it.
  private let described: Set<String>
  /// Facets that tell what a record is, not what it is about: no text and no keyword assigns any of their concepts.
  private let descriptive: Set<String>

  package init(thesaurus: Thesaurus, labels: LabelIndex) {
    self.thesaurus = thesaurus
    matcher = LabelMatcher(labels)
    broader = BroaderConcepts(thesaurus)
    let tagged = Set(thesaurus.concepts.lazy.filter(\.tagsText).map(\.facet))
    // Where a record comes from is no word on what it is about.
    described = tagged.subtracting(["territory"])
    descriptive = Set(thesaurus.concepts.map(\.facet)).subtracting(tagged)
  }

  /// The tagging of a record, the same whenever it is asked for: what an earlier tagging found is found anew.
  ///
  /// - Parameters:
  ///   - labels: those that an analyzer found in the texts of this record (`AnalyzedRecord.labels`).
  ///   - sourced: what the source declares, where the desk says otherwise: a correction makes a description no less of one.
  package func tag(_ record: Record, labels: [[LabelMatch]], sourced: [FacetAssignment]? = nil) -> ConceptTagging {
    let rejected = Set(record.rejected)
    let isDescribed = isDescribed(sourced ?? record.facets)
    let assignments = declared(in: record, keywords: isDescribed ? [] : keywords(of: record)).filter { !rejected.contains($0.value) }
    let reading = read(record, labels)
    let found = isDescribed ? [] : found(in: reading, besides: Set(assignments.map(\.value)))
    return ConceptTagging(assignments: assignments + found, mentions: reading.mentions)
  }

  /// Whether somebody has said what a record is about: its source, a sidecar or a table, not a keyword, its root or the desk.
  private func isDescribed(_ facets: [FacetAssignment]) -> Bool {
    let declared = facets.lazy.filter {
      $0.basis == .declared && $0.origin != Self.keywordOrigin && self.described.contains($0.value.facet)
    }
    return declared.prefix(Self.describedFrom).count == Self.describedFrom
  }

  /// The concepts that titles and text of a record name, whether it is about them or not.
  ///
  /// Reads the texts anew, without analysing them.
  package func named(in record: Record) -> Set<FacetValue> {
    var texts = record.titles.map { ($0.text, $0.language) }
    for block in record.blocks where Self.counts(block) { texts.append((block.text, block.language)) }
    var named: Set<Int> = []
    for (text, language) in texts {
      for match in matcher.matches(in: text, language: language, use: .tagging) where !named.contains(match.concept) {
        if Acronym.allows(match.label, writtenAs: Self.words(of: match, in: text)) { named.insert(match.concept) }
      }
    }
    return Set(named.map(thesaurus.value))
  }

  /// Whether a block says what a record is about.
  private static func counts(_ block: Block) -> Bool { block.quality >= Block.leastMainQuality && block.kind != .code }

  /// The words of a label as they stand in a text.
  private static func words(of match: LabelMatch, in text: String) -> String {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: match.start)
    return String(text[start..<bytes.index(start, offsetBy: match.end - match.start)])
  }

  /// The facets that people declared, the most trusted first, each value once; a label stands for its concept.
  private func declared(in record: Record, keywords: [FacetAssignment]) -> [FacetAssignment] {
    let own = record.facets.filter { $0.basis != .text && $0.origin != Self.keywordOrigin }
    let candidates = own + keywords
    var assignments: [FacetAssignment] = []
    var seen: Set<FacetValue> = []
    for basis in FacetBasis.allCases {
      for var assignment in candidates where assignment.basis == basis {
        assignment.value = concept(for: assignment.value)
        if seen.insert(assignment.value).inserted { assignments.append(assignment) }
      }
    }
    return assignments
  }

  /// The concept that a declared value names by its identifier or by a label; the value itself where none does.
  private func concept(for value: FacetValue) -> FacetValue {
    guard thesaurus.index(of: value) == nil, thesaurus.scheme(value.facet) != nil else { return value }
    let named = matcher.concepts(labelled: value.value).lazy.map { self.thesaurus.value(at: $0) }
    return named.first { $0.facet == value.facet } ?? value
  }

  /// The declared values of a record that its facet's thesaurus has neither as an identifier nor as a label.
  ///
  /// Territories are anybody's to name, and the values of a facet without a scheme.
  package func unknownValues(of record: Record) -> [FacetValue] {
    record.facets.lazy.filter { $0.basis != .text && $0.value.facet != "territory" }.map(\.value).filter { value in
      self.thesaurus.scheme(value.facet) != nil && self.thesaurus.index(of: self.concept(for: value)) == nil
    }
  }

  /// Concepts that bear a keyword as their label: whoever chose the keyword chose the concept.
  private func keywords(of record: Record) -> [FacetAssignment] {
    record.keywords.flatMap { keyword in
      let spelling = Self.spelling(of: keyword.text)
      let concepts = matcher.concepts(labelled: keyword.text).lazy.map { self.thesaurus.concepts[$0] }.filter { concept in
        !self.descriptive.contains(concept.facet) && concept.labels.contains { Self.spelling(of: $0) == spelling }
      }
      let evidence = Evidence(block: -1, label: keyword.text, language: keyword.language)
      return concepts.map { FacetAssignment($0.value, basis: .declared, origin: Self.keywordOrigin, evidence: [evidence]) }
    }
  }

  /// The folded words of a label without the mark of the plural: closer than the forms by which labels are found in text, to which a *commun*
  /// is a *commune*.
  private static func spelling(of label: String) -> [Substring] {
    Folding.fold(label).split { !$0.isLetter && !$0.isNumber }.map { $0.last == "s" || $0.last == "x" ? $0.dropLast() : $0 }
  }
}

extension Concept {
  /// All labels, in any language.
  fileprivate var labels: [String] { preferred.values + (alternates + hidden + ambiguous).map(\.text) }
}

extension ConceptTagger {
  /// What the labels of one concept in a record amount to.
  private struct Tally {
    var confidence = ConceptConfidence()
    var evidence: [Evidence] = []
  }

  /// The labels found in a record.
  private struct Reading {
    /// Each concept once a block.
    var mentions: [ConceptMention] = []
    var tallies: [Int: Tally] = [:]
    /// Bytes of text that counted.
    var length = 0
  }

  /// Where in a record a text stands.
  private enum TextPlace {
    case title, abstract, heading, body
  }

  private func read(_ record: Record, _ labels: [[LabelMatch]]) -> Reading {
    let names = record.titles + record.keywords
    let firstBlock = names.count + record.abstracts.count
    precondition(labels.count == firstBlock + record.blocks.count, "the labels are those of this record")
    var reading = Reading()
    for (index, text) in names.enumerated() { note(text.text, labels[index], block: -1, .title, in: &reading) }
    for (index, text) in record.abstracts.enumerated() {
      note(text.text, labels[names.count + index], block: -1, .abstract, in: &reading)
    }
    for (index, block) in record.blocks.enumerated() where Self.counts(block) {
      note(block.text, labels[firstBlock + index], block: index, block.kind == .heading ? .heading : .body, in: &reading)
    }
    let rejected = Set(record.rejected)
    if !rejected.isEmpty {
      for concept in reading.tallies.keys where rejected.contains(thesaurus.value(at: concept)) { reading.tallies[concept] = nil }
      reading.mentions.removeAll { rejected.contains(thesaurus.value(at: $0.concept)) }
    }
    return reading
  }

  private func note(_ text: String, _ matches: [LabelMatch], block: Int, _ place: TextPlace, in reading: inout Reading) {
    let begin = reading.length
    reading.length += text.utf8.count
    var seen: Set<Int> = []
    for match in matches where !seen.contains(match.concept) {
      let label = Self.words(of: match, in: text)
      guard Acronym.allows(match.label, writtenAs: label) else { continue }
      seen.insert(match.concept)
      reading.mentions.append(ConceptMention(concept: match.concept, block: block, label: label, language: match.language))
      var tally = reading.tallies.removeValue(forKey: match.concept) ?? Tally()
      let length = Acronym.isAcronym(match.label) ? ConceptConfidence.acronymLength : label.utf8.count
      tally.confidence.labelLength = max(tally.confidence.labelLength, length)
      switch place {
      case .title: tally.confidence.isInTitle = true
      case .abstract, .heading: tally.confidence.isInHeading = true
      case .body: break
      }
      if place != .title { tally.confidence.places += 1 }
      tally.confidence.start = min(tally.confidence.start, place == .abstract ? 0 : begin + match.start)
      if tally.evidence.count < Self.evidenceLimit {
        tally.evidence.append(Evidence(block: block, label: label, language: match.language))
      }
      reading.tallies[match.concept] = tally
    }
  }

  /// What the concepts of a reading say for those that are broader, by place in the thesaurus.
  private func support(in reading: Reading) -> [Int: Double] {
    let scale = ConceptConfidence.scale(reading.length)
    var support: [Int: Double] = [:]
    // In order, since the last digit of a sum depends on it.
    for (concept, tally) in reading.tallies.sorted(by: { $0.key < $1.key }) {
      for broader in broader.of(concept) { support[broader, default: 0] += tally.confidence.support(scale: scale) }
    }
    return support
  }

  /// The concepts that the text assigns, by value.
  private func found(in reading: Reading, besides assigned: Set<FacetValue>) -> [FacetAssignment] {
    var found: [FacetValue: [Evidence]] = [:]
    let support = support(in: reading)
    for (concept, tally) in reading.tallies {
      let named = named(concept, tally.confidence, support, reading.length)
      if named.confidence >= ConceptConfidence.assigned, !assigned.contains(named.value) { found[named.value] = tally.evidence }
    }
    var implied: Set<FacetValue> = []
    for value in assigned.union(found.keys) {
      // In a cycle each concept is broader than the others, and none follows from them.
      for broader in thesaurus.closure(of: value).dropFirst() where !thesaurus.closure(of: broader).contains(value) {
        implied.insert(broader)
      }
    }
    return found.keys.filter { !implied.contains($0) }.sorted().map { value in
      FacetAssignment(value, basis: .text, evidence: found[value] ?? [])
    }
  }

  /// The concepts that a tagged record names and may be about, though too little is sure for them to be assigned; the surest first.
  ///
  /// Among them are those that ambiguous labels alone name. Left out is what the record has, what follows from that, and what a documentalist does not want it to
  /// have. Reads the texts once more.
  /// - Parameter labels: as for `tag`.
  package func suggestions(for record: Record, labels: [[LabelMatch]]) -> [ConceptSuggestion] {
    var known = Set(record.rejected)
    for assignment in record.facets { known.formUnion(thesaurus.closure(of: assignment.value)) }
    var suggestions: [ConceptSuggestion] = []
    for (concept, evidence) in concepts(of: record, labels: labels) {
      let confidence = concept.confidence
      guard confidence >= ConceptConfidence.suggested, !known.contains(concept.value) else { continue }
      suggestions.append(ConceptSuggestion(concept.value, evidence: evidence, confidence: (confidence * 100).rounded() / 100))
    }
    return suggestions.sorted { $0.confidence == $1.confidence ? $0.value < $1.value : $0.confidence > $1.confidence }
  }

  /// All that a record names, whether it is about it or not, with what its confidence comes from; in no order.
  ///
  /// Those that ambiguous labels alone name are among them.
  /// - Parameter labels: as for `tag`.
  package func concepts(of record: Record, labels: [[LabelMatch]]) -> [(concept: NamedConcept, evidence: [Evidence])] {
    let reading = read(record, labels)
    let doubtful = read(record, ambiguousLabels(in: record, besides: reading))
    let support = support(in: reading)
    return reading.tallies.merging(doubtful.tallies, uniquingKeysWith: { tally, _ in tally }).map { concept, tally in
      var counts = tally.confidence
      counts.isDoubtful = reading.tallies[concept] == nil
      return (named(concept, counts, support, reading.length), tally.evidence)
    }
  }

  /// A concept that a reading found, with what other concepts of that reading say for it.
  private func named(_ concept: Int, _ counts: ConceptConfidence, _ support: [Int: Double], _ length: Int) -> NamedConcept {
    NamedConcept(value: thesaurus.value(at: concept), counts: counts, length: length, below: support[concept] ?? 0)
  }

  /// The labels too common to tag text with, of concepts that a reading of the record has not found; as an analyzer gives those that do.
  private func ambiguousLabels(in record: Record, besides reading: Reading) -> [[LabelMatch]] {
    var texts: [(text: String, language: Language)] = []
    for text in record.titles + record.keywords + record.abstracts { texts.append((text.text, text.language)) }
    for block in record.blocks { texts.append((block.text, block.language)) }
    return texts.map { text in
      matcher.matches(in: text.text, language: text.language, use: .query).filter { match in
        reading.tallies[match.concept] == nil && thesaurus.concepts[match.concept].tagsText
      }
    }
  }
}

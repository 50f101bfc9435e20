package import FondsRecord

/// A concept that the text of a record names, yet too little for it to be assigned.
package struct ConceptSuggestion: Sendable, Hashable {
  package var value: FacetValue
  /// Where it is named, and by which words; at most `ConceptTagger.evidenceLimit` places.
  package var evidence: [Evidence]
  /// 0…1: how likely it is that the record is about it (`ConceptConfidence`), to two places.
  package var confidence: Double

  package init(_ value: FacetValue, evidence: [Evidence], confidence: Double) {
    self.value = value
    self.evidence = evidence
    self.confidence = confidence
  }
}

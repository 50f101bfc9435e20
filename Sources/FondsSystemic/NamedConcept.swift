package import FondsRecord

/// A concept that a record names, with all that the confidence in it comes from.
package struct NamedConcept: Sendable {
  package var value: FacetValue
  /// Where the record names it, how often, by which labels.
  package var counts: ConceptConfidence
  /// Bytes of text of the record that counted.
  package var length: Int
  /// What the narrower concepts that the record names say for it, added up.
  package var below: Double

  /// 0…1: how likely it is that the record is about it.
  package var confidence: Double { counts.value(facet: value.facet, length: length, below: below) }

  /// What a feature of it amounts to.
  package func feature(_ feature: ConceptFeature) -> Double {
    counts.feature(feature, facet: value.facet, length: length, below: below)
  }
}

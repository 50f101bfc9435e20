/// Two records that may be the same thing in French and in English, with what speaks for it.
package struct TwinProposal: Sendable, Hashable {
  /// What was found, each between 0 and 1 but for the counts.
  package struct Evidence: Sendable, Hashable {
    /// Numbers, names and words of code that both have, weighed by how rare they are.
    package var anchors = 0.0
    /// How many of them both have.
    package var sharedAnchors = 0
    /// Concepts of the thesaurus that both have, weighed by how rare they are.
    package var concepts = 0.0
    package var sharedConcepts = 0
    /// How well the blocks run in parallel.
    package var outline = 0.0
    /// How well the lengths agree.
    package var length = 0.0
    /// Producers, authors, dates and format in common.
    package var context = 0.0
    /// How far the next best candidate is behind, on either side.
    package var margin = 0.0
  }

  /// Identifier of the French record.
  package var french: String
  /// Identifier of the English record.
  package var english: String
  /// 0…1: how often a proposal of this evidence is right, as far as could be measured.
  package var confidence: Double
  package var evidence: Evidence
}

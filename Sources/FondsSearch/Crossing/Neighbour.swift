package import FondsIndex
package import FondsRecord

/// A work that shares descriptors with a record.
package struct Neighbour: Sendable, Hashable {
  package var address: DocumentAddress
  /// The cosine of the two sets of descriptors, each weighed by its rarity: over 0, and 1 for the same ones.
  package var score: Double
  /// What they share, that which says most first; nothing that follows from another of them.
  package var shared: [FacetValue]

  package init(address: DocumentAddress, score: Double, shared: [FacetValue]) {
    self.address = address
    self.score = score
    self.shared = shared
  }
}

/// A concept that is found in the same passages as another one.
package struct ConceptNeighbour: Sendable, Hashable {
  package var concept: FacetValue
  package var association: Association

  package init(concept: FacetValue, association: Association) {
    self.concept = concept
    self.association = association
  }
}

package import FondsRecord

/// Which concepts of a thesaurus are near to one another, each looked up once.
package struct ConceptKin {
  /// Where a concept stands among the others.
  package struct Place {
    package var facet: String
    /// How many concepts are next narrower.
    package var narrower: Int
    /// Broader and narrower ones at any distance, those that share what is next broader, and related ones; by their place in `Thesaurus.concepts`, ascending.
    package var kin: [Int32]
  }

  /// The most concepts next narrower than one that have enough in common to be near to one another.
  package static let siblingLimit = 40

  private let thesaurus: Thesaurus
  private var places: [Int: Place] = [:]

  package init(_ thesaurus: Thesaurus) { self.thesaurus = thesaurus }

  /// Where the concept at a place in `Thesaurus.concepts` stands.
  package mutating func place(of index: Int) -> Place {
    if let known = places[index] { return known }
    let concept = thesaurus.concepts[index]
    var kin = Set(thesaurus.narrower(than: index))
    for value in thesaurus.closure(of: concept.value).dropFirst() + concept.related {
      if let near = thesaurus.index(of: value) { kin.insert(near) }
    }
    for broader in concept.broader {
      guard let parent = thesaurus.index(of: FacetValue(concept.facet, broader)) else { continue }
      let children = thesaurus.concepts[parent].narrower
      guard children.count <= Self.siblingLimit else { continue }
      for child in children {
        if let sibling = thesaurus.index(of: FacetValue(concept.facet, child)) { kin.insert(sibling) }
      }
    }
    kin.remove(index)
    let place = Place(facet: concept.facet, narrower: concept.narrower.count, kin: kin.sorted().map(Int32.init))
    places[index] = place
    return place
  }
}

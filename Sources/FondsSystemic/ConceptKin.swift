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
  /// The most concepts broader, and the most narrower, that are near to one; the next ones come first.
  package static let reach = 200

  private let thesaurus: Thesaurus
  private var places: [Int: Place] = [:]
  private var children: [Int: (count: Int, near: [Int])] = [:]

  package init(_ thesaurus: Thesaurus) { self.thesaurus = thesaurus }

  /// Where the concept at a place in `Thesaurus.concepts` stands.
  package mutating func place(of index: Int) -> Place {
    if let known = places[index] { return known }
    let concept = thesaurus.concepts[index]
    var kin = walk(from: index) { kin, index in kin.children(of: index).near }
    kin.formUnion(walk(from: index) { kin, index in kin.parents(of: index) })
    for value in concept.related {
      if let near = thesaurus.index(of: value) { kin.insert(near) }
    }
    for parent in parents(of: index) {
      let siblings = children(of: parent)
      if siblings.count <= Self.siblingLimit { kin.formUnion(siblings.near) }
    }
    kin.remove(index)
    let place = Place(facet: concept.facet, narrower: concept.narrower.count, kin: kin.sorted().map(Int32.init))
    places[index] = place
    return place
  }

  /// What steps lead to from a concept, that concept included, breadth first and no further than the reach.
  private mutating func walk(from index: Int, _ step: (inout ConceptKin, Int) -> [Int]) -> Set<Int> {
    var found: Set = [index]
    var order = [index]
    var next = 0
    while next < order.count, found.count <= Self.reach {
      for near in step(&self, order[next]) where found.count <= Self.reach && found.insert(near).inserted { order.append(near) }
      next += 1
    }
    return found
  }

  /// How many concepts are next narrower, and the first of them.
  private mutating func children(of index: Int) -> (count: Int, near: [Int]) {
    if let known = children[index] { return known }
    let concept = thesaurus.concepts[index]
    let near = concept.narrower.prefix(Self.reach).compactMap { thesaurus.index(of: FacetValue(concept.facet, $0)) }
    children[index] = (concept.narrower.count, near)
    return (concept.narrower.count, near)
  }

  private func parents(of index: Int) -> [Int] {
    let value = thesaurus.value(at: index)
    return thesaurus.broader(than: value).prefix(Self.reach).compactMap { thesaurus.index(of: FacetValue(value.facet, $0)) }
  }
}

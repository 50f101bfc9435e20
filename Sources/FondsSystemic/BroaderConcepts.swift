package import FondsRecord

/// The concepts of a thesaurus that are broader than one, at any distance, each looked up once.
package struct BroaderConcepts {
  /// The most concepts broader than one that are told; the next ones come first.
  package static let reach = 200

  private let thesaurus: Thesaurus
  private var known: [Int: [Int]] = [:]

  package init(_ thesaurus: Thesaurus) { self.thesaurus = thesaurus }

  /// By their places in `Thesaurus.concepts`, the nearest first; without the concept at `index` itself.
  package mutating func of(_ index: Int) -> [Int] {
    if let broader = known[index] { return broader }
    var found: Set = [index]
    var order = [index]
    var next = 0
    while next < order.count, found.count <= Self.reach {
      for parent in parents(of: order[next]) where found.count <= Self.reach && found.insert(parent).inserted { order.append(parent) }
      next += 1
    }
    let broader = Array(order.dropFirst())
    known[index] = broader
    return broader
  }

  private func parents(of index: Int) -> [Int] {
    let value = thesaurus.value(at: index)
    return thesaurus.broader(than: value).prefix(Self.reach).compactMap { thesaurus.index(of: FacetValue(value.facet, $0)) }
  }
}

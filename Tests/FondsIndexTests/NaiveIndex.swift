import FondsIndex
import FondsRecord
import FondsText

/// The plainest index there is: the live documents in memory, every question answered by looking at all of them.
struct NaiveIndex {
  private(set) var documents: [String: IndexDocument] = [:]

  struct Posting: Equatable {
    var id: String
    var frequency: UInt32
    var positions: [UInt32]
  }

  mutating func add(_ document: IndexDocument) { documents[document.id.value] = document }

  mutating func delete(_ id: String) { documents[id] = nil }

  var ids: [String] { documents.keys.sorted() }

  /// All postings, by space and term, in the order of identifiers.
  func postings() -> [TermSpace: [[UInt8]: [Posting]]] {
    var all: [TermSpace: [[UInt8]: [Posting]]] = [:]
    for id in ids {
      guard let document = documents[id] else { continue }
      for (space, terms) in postings(of: document) {
        for (term, posting) in terms { all[space, default: [:]][term, default: []].append(posting) }
      }
    }
    return all
  }

  private func postings(of document: IndexDocument) -> [TermSpace: [[UInt8]: Posting]] {
    var result: [TermSpace: [[UInt8]: Posting]] = [:]
    func add(_ space: TermSpace, _ term: [UInt8], _ frequency: UInt32, _ position: UInt32?) {
      var posting = result[space]?[term] ?? Posting(id: document.id.value, frequency: 0, positions: [])
      posting.frequency += frequency
      if let position { posting.positions.append(position) }
      result[space, default: [:]][term] = posting
    }
    for occurrence in document.analyzed.occurrences {
      let weight = occurrence.space == .exact || occurrence.space == .stem ? FieldWeights.weight(of: occurrence.field) : 1
      add(occurrence.space, Array(document.analyzed.term(of: occurrence)), weight, occurrence.position)
    }
    for facet in Set(document.facets) { add(.facet, Array((facet.facet + "\0" + facet.value).utf8), 1, nil) }
    for found in Set(document.concepts) { add(.concept, Array(found.concept.utf8), 1, nil) }
    return result
  }

  /// Identifiers of the documents that bear a name, sorted.
  func bearers(of name: String) -> [String] {
    ids.filter { $0 == name || documents[$0]?.aliases.contains(name) == true }
  }

  /// Identifiers of the documents that refer to a name, with the kinds of their references, sorted.
  func referrers(of name: String) -> [String] {
    ids.flatMap { id in Set(documents[id]?.ties ?? []).filter { $0.target == name }.map { $0.kind + " " + id } }.sorted()
  }

  /// Works as lists of identifiers, by their first one.
  func works() -> [[String]] {
    var edges: Set<[String]> = []
    for id in ids {
      for twin in documents[id]?.twins ?? [] {
        for other in bearers(of: twin) where other != id && documents[other]?.language != documents[id]?.language {
          edges.insert([id, other].sorted())
        }
      }
    }
    var groups: [[String]] = ids.map { [$0] }
    for edge in edges.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let left = groups.firstIndex(where: { $0.contains(edge[0]) }), let right = groups.firstIndex(where: { $0.contains(edge[1]) }),
        left != right
      else { continue }
      let joined = (groups[left] + groups[right]).sorted()
      guard Set(joined.map { documents[$0]?.language }).count == joined.count else { continue }
      groups[min(left, right)] = joined
      groups.remove(at: max(left, right))
    }
    return groups.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}

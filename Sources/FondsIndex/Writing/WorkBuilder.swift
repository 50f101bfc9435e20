internal import FondsRecord

/// Joins twins into works (`Index/FORMAT.md` §3.4): union-find over references and the names they lead to.
struct WorkBuilder {
  private let segments: [SegmentReader]

  init(_ segments: [SegmentReader]) {
    self.segments = segments
  }

  func build() throws(IndexError) -> WorkTable {
    var pairs: Set<Pair> = []
    for index in segments.indices { try collect(from: index, into: &pairs) }
    guard !pairs.isEmpty else { return WorkTable() }

    // Nodes in the order of identifiers: the outcome does not depend on how documents are spread over segments.
    var nodes: [Node] = []
    for address in Set(pairs.flatMap { [$0.source, $0.target] }) {
      let segment = segments[address.segment]
      nodes.append(Node(id: try segment.id(of: address.document), address: address, language: try segment.language(of: address.document)))
    }
    nodes.sort { $0.id < $1.id }
    let numbers = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.address, $0) })
    var edges: [(Int, Int)] = []
    for pair in pairs {
      guard let source = numbers[pair.source], let target = numbers[pair.target] else { continue }
      if nodes[source].language != nodes[target].language { edges.append((min(source, target), max(source, target))) }
    }
    edges.sort { $0 < $1 }

    var parents = Array(nodes.indices)
    var languages = nodes.map { Set([$0.language]) }
    for (left, right) in edges {
      let (a, b) = (root(left, &parents), root(right, &parents))
      guard a != b, languages[a].isDisjoint(with: languages[b]) else { continue }
      parents[max(a, b)] = min(a, b)
      languages[min(a, b)].formUnion(languages[max(a, b)])
    }
    var works: [Int: [DocumentAddress]] = [:]
    for number in nodes.indices { works[root(number, &parents), default: []].append(nodes[number].address) }
    return WorkTable(works.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map(\.value))
  }

  /// A name of more documents than this is nobody's in particular, such as the address of a home page; it makes no twins.
  private static let targetLimit = 8

  /// Which document names which one as its twin; live ones only.
  private func collect(from index: Int, into pairs: inout Set<Pair>) throws(IndexError) {
    let segment = segments[index]
    try segment.enumerate(.twin) { (reference, entry) throws(IndexError) in
      var targets: [DocumentAddress] = []
      for (number, other) in segments.enumerated() {
        for bearer in try other.bearers(ofReference: reference) {
          targets.append(DocumentAddress(segment: number, document: bearer.document))
        }
      }
      guard (1...Self.targetLimit).contains(targets.count) else { return true }
      var cursor = try segment.postings(entry)
      while try cursor.next() != PostingCursor.end {
        guard segment.isLive(cursor.document) else { continue }
        let source = DocumentAddress(segment: index, document: cursor.document)
        for target in targets where target != source { pairs.insert(Pair(source: source, target: target)) }
      }
      return true
    }
  }

  private func root(_ node: Int, _ parents: inout [Int]) -> Int {
    var node = node
    while parents[node] != node {
      parents[node] = parents[parents[node]]
      node = parents[node]
    }
    return node
  }

  private struct Pair: Hashable {
    var source: DocumentAddress
    var target: DocumentAddress
  }

  private struct Node {
    var id: RecordID
    var address: DocumentAddress
    var language: Language
  }
}

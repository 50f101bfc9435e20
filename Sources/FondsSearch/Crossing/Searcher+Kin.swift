package import FondsIndex
package import FondsRecord
internal import FondsText

/// The works under some values, seen from one document.
package struct KinGroup: Sendable, Hashable {
  /// Those described most like the document first, each by one face.
  package var works: [DocumentAddress]
  /// How many there are, given or not.
  package var total: Int

  package init(works: [DocumentAddress], total: Int) {
    self.works = works
    self.total = total
  }
}

extension Searcher {
  /// So many works are ranked by what they share with the document; others follow in the order of the index.
  private static let rankedLimit = 256

  /// The works under some values, group by group, without the work of the document itself.
  ///
  /// O(documents / 64) for each filter, and once what a neighbourhood costs.
  /// - Parameters:
  ///   - groups: filters that all have to hold.
  ///   - facets: those by which works are alike.
  ///   - request: what its reader may see; the query does not count.
  ///   - present: among which documents; `nil` for all that the reader may see.
  ///   - limit: works of a group that are given.
  package func kin(
    of origin: DocumentAddress, in groups: [[FacetFilter]], by facets: [String], _ request: SearchRequest,
    among present: PresentDocuments? = nil, limit: Int
  ) throws(SearchError) -> [KinGroup] {
    guard !groups.isEmpty else { return [] }
    let ranked = try neighbours(of: origin, by: facets, request, among: present, limit: Self.rankedLimit).map(\.address)
    return try searching { () throws(IndexError) -> [KinGroup] in
      let visible = try visibleDocuments(request, among: present)
      var found: [KinGroup] = []
      for filters in groups { found.append(try group(filters, besides: origin, visible, ranked, limit)) }
      return found
    }
  }

  /// How many documents bear a value, whoever may see them.
  package func count(of value: FacetValue) throws(SearchError) -> Int {
    try searching { () throws(IndexError) -> Int in
      var count = 0
      for segment in snapshot.segments {
        let entry = try segment.lookup(.facet, Array((value.facet + "\0" + value.value).utf8))
        count += entry.map { Int($0.documentFrequency) } ?? 0
      }
      return count
    }
  }

  private func group(
    _ filters: [FacetFilter], besides origin: DocumentAddress, _ visible: [DocumentBits?], _ ranked: [DocumentAddress], _ limit: Int
  ) throws(IndexError) -> KinGroup {
    var documents: [DocumentBits] = []
    for (number, segment) in snapshot.segments.enumerated() {
      var bits = visible[number] ?? DocumentBits(allOf: segment.documentCount)
      for filter in filters { bits.formIntersection(try FacetPostings.documents(filter, in: segment)) }
      documents.append(bits)
    }
    let own = faces.table.work(origin).map(faces.table.faces) ?? [origin]
    for face in own { documents[face.segment].remove(face.document) }
    for shared in faces.shared(among: documents) { for face in shared.dropFirst() { documents[face.segment].remove(face.document) } }
    let total = documents.reduce(0) { $0 + $1.count }
    var works: [DocumentAddress] = []
    for address in ranked where works.count < limit {
      let all = faces.table.work(address).map(faces.table.faces) ?? [address]
      for face in all where documents[face.segment].contains(face.document) {
        works.append(face)
        documents[face.segment].remove(face.document)
      }
    }
    for (number, bits) in documents.enumerated() where works.count < limit {
      bits.forEach { document in
        if works.count < limit { works.append(DocumentAddress(segment: number, document: document)) }
      }
    }
    return KinGroup(works: works, total: total)
  }
}

package import FondsIndex
package import FondsRecord

/// A passage of a document.
package struct PassageAddress: Sendable, Hashable {
  package var address: DocumentAddress
  /// Index in the passages of the document.
  package var passage: Int

  package init(address: DocumentAddress, passage: Int) {
    self.address = address
    self.passage = passage
  }
}

extension Searcher {
  /// How the values of two facets meet among the matches of a search.
  ///
  /// - Throws: as `search`.
  package func cross(_ request: CrossingRequest) throws(SearchError) -> Crossing {
    let documents = try matches(of: request.search)
    return try searching { () throws(IndexError) -> Crossing in try crosser.crossing(request, documents) }
  }

  /// The matches of a search in whose passages some values meet, each work once, in the order of the index.
  ///
  /// - Parameters:
  ///   - values: all of them must be in the passage, or be of its document where texts are not tagged with them.
  ///   - limit: passages to give at most, at least 1.
  /// - Returns: the first passages, and how many there are in all.
  package func passages(
    holding values: [FacetValue], among request: SearchRequest, limit: Int
  ) throws(SearchError) -> (passages: [PassageAddress], total: Int) {
    let documents = try matches(of: request)
    return try searching { () throws(IndexError) in
      let crosser = crosser
      let scope = try crosser.scope(documents, .passages)
      var held = scope.masks.map(UnitSet.init(bits:))
      for value in values {
        for number in held.indices { held[number] = held[number].intersection(try crosser.table.set(value, .passages, in: number)) }
      }
      var found: [PassageAddress] = []
      var works: Set<UInt32> = []
      for (number, set) in held.enumerated() where found.count < limit {
        let ends = try crosser.table.ends(in: number)
        var last: DocumentID?
        for passage in set where found.count < limit {
          let document = try snapshot.segments[number].document(ofPassage: passage)
          guard document != last else { continue }
          last = document
          let address = DocumentAddress(segment: number, document: document)
          if let work = snapshot.works.work(address), !works.insert(work).inserted { continue }
          let first = document == 0 ? 0 : ends[Int(document) - 1]
          found.append(PassageAddress(address: address, passage: Int(passage - first)))
        }
      }
      return (found, scope.overlay.count(held))
    }
  }

  /// The documents that match a search, by segment.
  func matches(of request: SearchRequest) throws(SearchError) -> [DocumentBits] {
    let deadline = Deadline(instant: request.deadline)
    try deadline.check()
    if request.query == .everything, request.filters.isEmpty {
      let visible = try searching { () throws(IndexError) -> [DocumentBits?] in try visibleDocuments(request) }
      return zip(visible, snapshot.segments).map { $0 ?? DocumentBits(allOf: $1.documentCount) }
    }
    var request = request
    request.from = 0
    request.size = 0
    let planned = try searching { () throws(IndexError) -> PlannedQuery in try planner().plan(request) }
    let first = try firstStage(planned, request, .documents, limit: 0, deadline)
    return first.matches.map { $0.filtered }
  }
}

extension UnitSet {
  /// The same as bits, in so many words.
  fileprivate func bits(of words: Int) -> [UInt64] {
    switch form {
    case .bits(let bits): return bits
    case .list(let units):
      var bits = [UInt64](repeating: 0, count: words)
      for unit in units { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
      return bits
    }
  }
}

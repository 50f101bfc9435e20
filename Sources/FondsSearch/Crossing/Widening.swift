internal import FondsIndex
package import FondsRecord

/// What leads from a search to works of other themes: the descriptors of its best hits, and the themes to leave.
package struct Widening: Sendable, Hashable {
  /// The themes that the search is about; no work of these is given.
  package var themes: [FacetValue]
  /// Nearest first, each with what it shares with the hits.
  package var works: [Neighbour]

  package init(themes: [FacetValue], works: [Neighbour]) {
    self.themes = themes
    self.works = works
  }
}

extension Searcher {
  /// The facet whose values are left by widening.
  private static let theme = "theme"
  /// So many of the best hits tell what the search is about.
  private static let hitLimit = 10

  /// Works that share territory, actors or method with the best hits of a search and come from another theme, nearest first.
  ///
  /// The themes to leave are those that the query names; where it names none, those that at least half of the best hits have.
  /// - Parameter facets: in which works may share something.
  package func widen(_ request: SearchRequest, by facets: [String], limit: Int) throws(SearchError) -> Widening {
    var narrow = request
    narrow.from = 0
    narrow.size = Self.hitLimit
    narrow.facets = []
    narrow.countsTotal = false
    let hits = try search(narrow)
    let deadline = Deadline(instant: request.deadline)
    return try searching { () throws(IndexError) -> Widening in
      let named = hits.expansions.compactMap(\.concept).filter { $0.facet == Self.theme }
      let typed = request.filters.filter { $0.facet == Self.theme }.flatMap { filter in filter.values.map { FacetValue(Self.theme, $0) } }
      let themes = try named + typed + (named.isEmpty && typed.isEmpty ? common(among: hits.hits) : [])
      var left = try visibleDocuments(request).enumerated().map { $1 ?? DocumentBits(allOf: snapshot.segments[$0].documentCount) }
      for (number, segment) in snapshot.segments.enumerated() {
        let leaving = try FacetPostings.documents(FacetFilter(Self.theme, themes.map(\.value)), in: segment)
        left[number].subtract(leaving)
      }
      for hit in hits.hits { for face in [hit.address] + hit.otherFaces { left[face.segment].remove(face.document) } }
      let neighbourhood = Neighbourhood(segments: snapshot.segments, thesaurus: thesaurus, faces: faces, facets: facets)
      let works = try neighbourhood.neighbours(ofAll: hits.hits.map(\.address), visible: left, limit: limit, deadline: deadline)
      return Widening(themes: themes, works: works)
    }
  }

  /// The themes that at least half of some hits have, without what is broader than another of them.
  private func common(among hits: [Hit]) throws(IndexError) -> [FacetValue] {
    var counts: [FacetValue: Int] = [:]
    for hit in hits {
      let segment = snapshot.segments[hit.address.segment]
      guard let column = try segment.facet(Self.theme) else { continue }
      for ordinal in try column.ordinals(of: hit.address.document) {
        counts[FacetValue(Self.theme, try column.value(ordinal)), default: 0] += 1
      }
    }
    let frequent = counts.filter { $0.value * 2 >= hits.count }.keys.sorted()
    return frequent.filter { theme in !frequent.contains { $0 != theme && thesaurus.closure(of: $0).contains(theme) } }
  }
}

extension DocumentBits {
  /// Removes the documents of another set.
  fileprivate mutating func subtract(_ other: DocumentBits) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }
}

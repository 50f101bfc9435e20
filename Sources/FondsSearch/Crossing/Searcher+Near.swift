internal import FondsBytes
package import FondsIndex
package import FondsRecord

extension Searcher {
  /// The works described most like a record, nearest first, each with what they share.
  ///
  /// - Parameters:
  ///   - request: what its reader may see; the query does not count.
  ///   - facets: those that say what a record is about.
  ///   - present: among which documents; `nil` for all that the reader may see.
  package func neighbours(
    of origin: DocumentAddress, by facets: [String], _ request: SearchRequest, among present: PresentDocuments? = nil, limit: Int
  ) throws(SearchError) -> [Neighbour] {
    let deadline = Deadline(instant: request.deadline)
    let found = try searching { () throws(IndexError) -> [Neighbour] in
      let neighbourhood = Neighbourhood(segments: snapshot.segments, thesaurus: thesaurus, faces: faces, facets: facets)
      return try neighbourhood.neighbours(
        of: origin, visible: try visibleDocuments(request, among: present), limit: limit, deadline: deadline)
    }
    try deadline.check()
    return found
  }

  /// The concepts that are found in the passages of a value more often than by chance, the surest first (G²).
  ///
  /// - Parameters:
  ///   - request: among whose matches.
  ///   - least: passages that a concept must share at least.
  package func concepts(
    near value: FacetValue, among request: SearchRequest, limit: Int, least: Int = 2
  ) throws(SearchError) -> [ConceptNeighbour] {
    var question = NearQuestion(value: value, request: request, limit: limit, least: least)
    question.request.deadline = nil
    if let known = nearConcepts[question] { return known }
    let documents = try matches(of: request)
    let found = try searching { () throws(IndexError) -> [ConceptNeighbour] in
      let crosser = crosser
      let scope = try crosser.scope(documents, .passages)
      let origin = try crosser.line(value, scope)
      guard origin.count >= least else { return [] }
      let masks = scope.masks.map(UnitSet.init(bits:))
      let broader = Set(thesaurus.closure(of: value))
      var found: [ConceptNeighbour] = []
      for index in thesaurus.concepts.indices {
        let other = thesaurus.value(at: index)
        guard crosser.table.isTagged(other.facet), !broader.contains(other), !thesaurus.closure(of: other).contains(value) else { continue }
        var sets: [UnitSet] = []
        for number in snapshot.segments.indices { sets.append(try crosser.table.set(other, .passages, in: number)) }
        let both = scope.overlay.countInCommon(sets, origin.sets)
        guard both >= least else { continue }
        let count = scope.isWhole.allSatisfy { $0 } ? scope.overlay.count(sets) : scope.overlay.countInCommon(sets, masks)
        let association = Association(both: both, first: origin.count, second: count, total: scope.total)
        if association.ratio > 1 { found.append(ConceptNeighbour(concept: other, association: association)) }
      }
      found.sort {
        let (left, right) = ($0.association.logLikelihood, $1.association.logLikelihood)
        return left == right ? $0.concept < $1.concept : left > right
      }
      return Array(found.prefix(limit))
    }
    nearConcepts.keep(found, for: question, size: (found.count + 1) * NearQuestion.byteCount)
    return found
  }
}

/// What is asked of a concept's neighbourhood: each concept is counted against all others, and a bank asks for the same few.
struct NearQuestion: Hashable {
  var value: FacetValue
  var request: SearchRequest
  var limit: Int
  var least: Int

  /// About what a neighbour takes in memory, and so does a question.
  static let byteCount = 256
  /// What is kept of all, in bytes.
  static let byteLimit = 4 << 20
}

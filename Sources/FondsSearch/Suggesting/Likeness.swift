package import FondsIndex
package import FondsRecord
package import FondsText
internal import Glibc

/// What a record is about, as far as an index can tell it from others: the request for records like it.
package struct Likeness: Sendable, Hashable {
  /// A stem with how much it says of the record.
  package struct Word: Sendable, Hashable {
    package var stem: [UInt8]
    /// The exact form that stands in the record most often.
    package var exact: [UInt8]
    /// Larger than 0.
    package var weight: Float
  }

  /// What says most, first.
  package var words: [Word]
  /// Descriptors of the record that other records have too, in its order.
  package var concepts: [FacetValue]
  /// The record itself and those that are it again: twins, copies.
  package var leftOut: [DocumentAddress]
}

extension Likeness {
  /// The most words that count.
  static let wordLimit = 30
  /// The most descriptors that count.
  static let conceptLimit = 32
  /// The most different stems that are weighed, those that stand most often.
  static let stemLimit = 2_000
  /// How much a descriptor counts beside a word as rare as it: it is the whole record's, and found in both languages.
  static let conceptWeight: Float = 1.5

  /// The terms of a record by tf · idf over its stems (Salton & Buckley 1988; the frequency counts by its logarithm and the fields by their weights, as
  /// in ranking), and its descriptors.
  ///
  /// - Parameter leftOut: the record's own documents; words that stand in no other one say nothing of what is like it.
  package init(
    of analyzed: AnalyzedRecord, descriptors: [FacetValue], leftOut: [DocumentAddress], in snapshot: IndexSnapshot
  ) throws(SearchError) {
    let statistics = TermStatistics(snapshot)
    self.leftOut = leftOut
    var found: [Word] = []
    let stems = StemFrequencies(of: analyzed)
    let frequent = stems.most(Self.stemLimit)
    let forms = stems.forms(of: frequent)
    for entry in frequent {
      let stem = stems.bytes(of: entry)
      let exact = forms[entry.start] ?? stem
      guard StemTerm.stem(of: stem).count > 2, stem.contains(where: { $0 >= 0x61 }), !StopWords.contains(exact, in: [.french, .english])
      else {
        continue
      }
      let term = try searching { () throws(IndexError) in try statistics.term(.stem, stem) }
      guard term.documentFrequency > 1 else { continue }
      let inverse = try searching { () throws(IndexError) in try statistics.inverseDocumentFrequency(of: term) }
      let weight = (1 + Float(log(Double(entry.frequency)))) * inverse
      found.append(Word(stem: stem, exact: exact, weight: weight))
    }
    found.sort { $0.weight == $1.weight ? $0.stem.lexicographicallyPrecedes($1.stem) : $0.weight > $1.weight }
    words = Array(found.prefix(Self.wordLimit))
    concepts = Array(descriptors.prefix(Self.conceptLimit))
  }
}

extension Searcher {
  /// The works most like a record, best first, without the record; those that share none of its words nor descriptors are none.
  ///
  /// - Parameter request: its query narrows the answer, unless it is `everything`.
  package func search(_ likeness: Likeness, _ request: SearchRequest) throws(SearchError) -> Hits {
    let request = leavingOut(likeness, request)
    return try run(planned(likeness, request), request)
  }

  /// What each part of a likeness, and of a query beside it, adds to the score of some hits; as ``explain(_:_:)``.
  package func explain(_ likeness: Likeness, _ request: SearchRequest, _ hits: [Hit]) throws(SearchError) -> [ScorePart] {
    let request = leavingOut(likeness, request)
    return try explain(planned(likeness, request), request, hits)
  }

  private func leavingOut(_ likeness: Likeness, _ request: SearchRequest) -> SearchRequest {
    var request = request
    request.leftOut += likeness.leftOut
    return request
  }

  private func planned(_ likeness: Likeness, _ request: SearchRequest) throws(SearchError) -> PlannedQuery {
    try searching { () throws(IndexError) -> PlannedQuery in
      var planned = try planner().plan(request)
      let (plan, patterns) = try LikenessPlanner(statistics: TermStatistics(snapshot)).plan(likeness)
      if case .documents(nil) = planned.plan {
        planned.plan = plan
      } else {
        planned.plan =
          plan.matchesNothing || planned.plan.matchesNothing ? .nothing : .clauses(must: [plan, planned.plan], should: [], mustNot: [])
      }
      planned.highlighting.patterns += patterns
      return planned
    }
  }
}

internal import FondsIndex

/// A document that the second stage looks at.
struct Candidate {
  let entry: TopCollector.Entry
  /// By word of the query: whether the document has it.
  var has: [Bool]
  var proximity: Float = 0
  var feedback: Float = 0

  var score: Float { entry.score + proximity + feedback }
}

extension [Candidate] {
  /// The places of the candidates of a segment, in the order of their documents.
  func members(ofSegment number: Int) -> [Int] {
    indices.filter { self[$0].entry.address.segment == number }
      .sorted { self[$0].entry.address.document < self[$1].entry.address.document }
  }
}

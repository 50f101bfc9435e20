package import FondsIndex

/// The documents of what there was at a date, as far as a reader may see them.
package struct PresentDocuments: Sendable {
  let segments: [DocumentBits]

  /// Whether a document is one of them.
  package func contains(_ address: DocumentAddress) -> Bool { segments[address.segment].contains(address.document) }
}

extension Searcher {
  /// The documents that a request finds, for those who look at other documents in its light.
  ///
  /// - Parameter request: as of a date; editions that had been replaced are among them, since there were such.
  package func presentDocuments(_ request: SearchRequest) throws(SearchError) -> PresentDocuments {
    var request = request
    request.leftOut = []
    return PresentDocuments(segments: try matches(of: request))
  }

  /// What is looked among: the documents of a moment, else all that the reader of a request may see.
  func visibleDocuments(_ request: SearchRequest, among present: PresentDocuments?) throws(IndexError) -> [DocumentBits?] {
    if let present { return present.segments }
    return try visibleDocuments(request)
  }
}

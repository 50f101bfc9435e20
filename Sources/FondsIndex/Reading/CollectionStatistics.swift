/// What scoring must know of the whole collection.
package struct CollectionStatistics: Sendable, Hashable {
  /// Documents that are not deleted.
  package let liveDocuments: Int
  /// Sum of the weighted lengths of the live documents, as their norms tell them.
  package let totalLength: UInt64

  package init(liveDocuments: Int, totalLength: UInt64) {
    self.liveDocuments = liveDocuments
    self.totalLength = totalLength
  }

  /// Mean weighted length; 1 for an empty collection.
  package var averageLength: Double {
    liveDocuments > 0 && totalLength > 0 ? Double(totalLength) / Double(liveDocuments) : 1
  }
}

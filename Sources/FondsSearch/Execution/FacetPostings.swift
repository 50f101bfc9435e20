internal import FondsIndex
internal import FondsText

/// The documents that have one of the values of a facet.
enum FacetPostings {
  static func documents(_ filter: FacetFilter, in segment: SegmentReader) throws(IndexError) -> DocumentBits {
    var documents = DocumentBits(documentCount: segment.documentCount)
    for value in filter.values {
      guard let entry = try segment.lookup(.facet, Array((filter.facet + "\0" + value).utf8)) else { continue }
      var cursor = try segment.postings(entry)
      while try cursor.nextBlock() > 0 {
        unsafe documents.insert(UnsafeBufferPointer(start: cursor.blockDocuments, count: cursor.blockPostings))
      }
    }
    return documents
  }
}

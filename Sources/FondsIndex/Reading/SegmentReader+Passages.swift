extension SegmentReader {
  /// Passages of all documents, deleted ones included.
  package var passageCount: Int { documents.passageCount }

  /// The passages that hold a concept, by their numbers in the segment; `nil` when none does.
  ///
  /// - Parameter concept: `facet/id`.
  package func passageList(concept: String) throws(IndexError) -> PostingList? {
    guard let entry = try dictionary.find(TermKey.key(.passage, Array(concept.utf8))) else { return nil }
    return try PostingList(entry, in: self, universe: documents.passageCount)
  }

  /// For each document the number of passages up to and with it, rising (`Index/FORMAT.md` §5.7); empty for a segment without passages.
  package func passageEnds() throws(IndexError) -> [UInt32] { try documents.passageEnds() }
}

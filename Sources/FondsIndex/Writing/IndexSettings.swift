package import FondsBytes

/// How an index is written.
///
/// The memory budget changes nothing in the bytes that come out.
package struct IndexSettings: Sendable {
  /// Bytes for the term arena and posting buffers; when they are full a sorted run goes to a temporary file.
  ///
  /// At least 16 KiB.
  ///
  /// Besides, the writer holds about 100 bytes for each document of the segment under way, and its identifier when it is written.
  package var memoryBudget: Int
  /// The most documents of a new segment: a longer session writes several, and merging makes none that is larger.
  package var segmentDocuments: Int
  /// The most passages of a new segment that is more than one document.
  package var segmentPassages: Int
  /// Leave out all documents of the present generation (also when it is damaged): only what is added now will stand.
  package var startEmpty: Bool
  /// Merge all segments at the commit, whatever the policy says, into one if it does not become too large.
  package var mergesAll: Bool
  /// How hard stored records are compressed, 0 (not at all) … 12; on texts in small blocks, 5 takes twice the time of 1 and saves a fortieth.
  package var compression: Int
  /// Documents are numbered by this facet in new segments, which makes its counts cheapest; `nil` keeps the order they come in.
  package var mainFacet: String?
  package var system: FileSystem

  package init(
    memoryBudget: Int = 64 << 20, segmentDocuments: Int = 1 << 20, segmentPassages: Int = 1 << 22, startEmpty: Bool = false,
    mergesAll: Bool = false, compression: Int = 1, mainFacet: String? = nil,
    system: FileSystem = FileSystem()
  ) {
    self.memoryBudget = memoryBudget
    self.segmentDocuments = segmentDocuments
    self.segmentPassages = segmentPassages
    self.startEmpty = startEmpty
    self.mergesAll = mergesAll
    self.compression = compression
    self.mainFacet = mainFacet
    self.system = system
  }
}

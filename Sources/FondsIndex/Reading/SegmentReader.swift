package import FondsBytes
package import FondsRecord
package import FondsText
internal import Synchronization

/// One immutable segment, mapped into memory, with the documents that were deleted up to its generation.
///
/// Opening reads the table of contents only; everything else is verified when it is first touched. All methods throw `damaged` with file and offset.
package final class SegmentReader: Sendable {
  /// Documents, deleted ones included: 0 ..< `documentCount`.
  package let documentCount: Int
  /// Documents that are not deleted.
  package let liveCount: Int
  /// Bit `d % 64` of word `d / 64` is set while document `d` lives; `nil` when all do.
  package let liveBits: [UInt64]?

  let file: SegmentFile
  let dictionary: TermDictionary
  let postingSection: Section
  let positionSection: Section
  let documents: DocumentTable
  let records: StoredRecords
  private let facetTable: FacetTable
  private let lists = ListCache()
  /// The columns that were asked for, by facet.
  private let columns = Mutex<[String: FacetColumn]>([:])
  /// The words in memory, once they were asked for.
  private let words = Mutex<WordTable?>(nil)
  private let normSection: Section

  init(directory: String, entry: Manifest.SegmentEntry, deleted: DocumentSet?) throws(IndexError) {
    file = try SegmentFile(directory: directory, entry: entry)
    documentCount = entry.documents
    liveCount = entry.documents - (deleted?.count ?? 0)
    liveBits = deleted?.complement
    dictionary = try TermDictionary(file)
    postingSection = try file.section(.postings)
    positionSection = try file.section(.positions)
    documents = try DocumentTable(file)
    records = try StoredRecords(file)
    facetTable = try FacetTable(file)
    normSection = try file.section(.norms)
    guard normSection.count == documentCount else { throw normSection.damage("the norms have the wrong size", at: 0) }
  }

  package var path: String { file.path }

  /// Whether a document has not been deleted.
  @inline(__always)
  package func isLive(_ document: DocumentID) -> Bool {
    guard let liveBits else { return true }
    return liveBits[Int(document &>> 6)] &>> UInt64(document & 63) & 1 == 1
  }

  // MARK: Terms

  /// The entry of a term; `nil` when no document has it.
  ///
  /// O(log terms).
  package func lookup(_ space: TermSpace, _ term: [UInt8]) throws(IndexError) -> TermEntry? {
    try dictionary.find(TermKey.key(KeySpace(space), term))
  }

  /// Calls `body` with the terms of a space that begin with `prefix`, in the order of their bytes, `limit` at most; `body` gives false to stop.
  package func enumerate(
    _ space: TermSpace, prefix: [UInt8], limit: Int, _ body: (_ term: [UInt8], _ entry: TermEntry) throws(IndexError) -> Bool
  ) throws(IndexError) {
    try enumerate(KeySpace(space), prefix: prefix, limit: limit, body)
  }

  func enumerate(
    _ space: KeySpace, prefix: [UInt8] = [], limit: Int = .max, _ body: (_ term: [UInt8], _ entry: TermEntry) throws(IndexError) -> Bool
  ) throws(IndexError) {
    let wanted = TermKey.key(space, prefix)
    guard var iterator = try dictionary.iterator(from: wanted) else { return }
    var rest = limit
    while rest > 0, try iterator.next() {
      if iterator.key.lexicographicallyPrecedes(wanted) { continue }
      guard iterator.key.starts(with: wanted) else { return }
      rest -= 1
      guard try body(Array(iterator.key.dropFirst()), iterator.entry) else { return }
    }
  }

  /// A cursor over the documents of a term, before the first.
  package func postings(_ entry: TermEntry) throws(IndexError) -> PostingCursor {
    PostingCursor(try list(entry))
  }

  /// The words in memory; `nil` where they are not there yet and not needed.
  func wordTable(isNeeded: Bool) throws(IndexError) -> WordTable? {
    try words.withLock { (words) throws(IndexError) in
      if words == nil, isNeeded { words = try WordTable(dictionary) }
      return words
    }
  }

  /// The posting list of a term, opened.
  package func list(_ entry: TermEntry) throws(IndexError) -> PostingList {
    guard case .stretch(let range, _) = entry.location else { return try PostingList(entry, in: self, universe: documentCount) }
    if let known = lists.list(at: range.lowerBound) { return known }
    let list = try PostingList(entry, in: self, universe: documentCount)
    lists.keep(list, at: range.lowerBound)
    return list
  }

  /// The positions of a word.
  package func positions(_ entry: TermEntry) throws(IndexError) -> PositionCursor {
    PositionCursor(try PositionList(entry, in: self))
  }

  /// A cursor over the passages (by their numbers in the segment) that hold a concept; `nil` when none does.
  package func passagePostings(concept: String) throws(IndexError) -> PostingCursor? {
    guard let entry = try dictionary.find(TermKey.key(.passage, Array(concept.utf8))) else { return nil }
    return try passagePostings(entry)
  }

  func passagePostings(_ entry: TermEntry) throws(IndexError) -> PostingCursor {
    PostingCursor(try PostingList(entry, in: self, universe: documents.passageCount))
  }

  /// Live documents that bear a name, with whether it is their identifier.
  func locate(_ name: String) throws(IndexError) -> [(document: DocumentID, isIdentifier: Bool)] {
    try bearers(ofReference: TermKey.reference(name))
  }

  /// The same for a name as the index keeps it.
  func bearers(ofReference name: [UInt8]) throws(IndexError) -> [(document: DocumentID, isIdentifier: Bool)] {
    var found = try documents.identifiers.documents(of: name).filter(isLive).map { (document: $0, isIdentifier: true) }
    guard let entry = try dictionary.find(TermKey.key(.name, name)) else { return found }
    var cursor = try postings(entry)
    while try cursor.next() != PostingCursor.end {
      if isLive(cursor.document) { found.append((cursor.document, false)) }
    }
    return found
  }

  /// The live document of an identifier.
  func document(of id: RecordID) throws(IndexError) -> DocumentID? {
    try documents.identifiers.documents(of: Array(id.value.utf8)).first(where: isLive)
  }

  /// What the weights in the posting lists refer to.
  package var referenceSaturation: ReferenceSaturation {
    ReferenceSaturation(documents: documentCount, totalLength: file.contents.totalLength)
  }

  // MARK: Columns

  /// Norms by document, `documentCount` bytes (`NormTable`).
  package func norms() throws(IndexError) -> ByteView { try normSection.whole() }

  /// The facets of the segment, sorted.
  package func facetNames() throws(IndexError) -> [String] { try facetTable.names() }

  /// The column of a facet; `nil` when no document has it.
  package func facet(_ facet: String) throws(IndexError) -> FacetColumn? {
    if let known = columns.withLock({ $0[facet] }) { return known }
    let column = try facetTable.column(facet)
    columns.withLock { $0[facet] = column }
    return column
  }

  // MARK: Documents

  package func id(of document: DocumentID) throws(IndexError) -> RecordID { try documents.identifiers.identifier(document) }

  package func language(of document: DocumentID) throws(IndexError) -> Language { try documents.language(document) }

  /// The canonical record as it was given; empty when none was.
  package func stored(of document: DocumentID) throws(IndexError) -> [UInt8] { try records.record(document) }

  /// The passages of a document, in order.
  package func passages(of document: DocumentID) throws(IndexError) -> [AnalyzedPassage] { try documents.passages(document) }

  /// The numbers, in the segment, of the passages of a document.
  package func passageNumbers(of document: DocumentID) throws(IndexError) -> Range<UInt32> { try documents.passageNumbers(document) }

  /// The document that holds a passage.
  ///
  /// O(log documents).
  package func document(ofPassage passage: UInt32) throws(IndexError) -> DocumentID { try documents.document(ofPassage: passage) }
}

internal import FondsIndex
internal import FondsRecord
internal import FondsText

/// Looks terms up in all segments, once each, so that several segments score as one.
final class TermStatistics {
  private struct Key: Hashable {
    let space: TermSpace
    let bytes: [UInt8]
  }

  private let segments: [SegmentReader]
  /// Live documents.
  let documents: Int
  private var known: [Key: PlannedTerm] = [:]

  init(_ snapshot: IndexSnapshot) {
    segments = snapshot.segments
    documents = snapshot.statistics.liveDocuments
  }

  func term(_ space: TermSpace, _ bytes: [UInt8]) throws(IndexError) -> PlannedTerm {
    let key = Key(space: space, bytes: bytes)
    if let term = known[key] { return term }
    var entries: [TermEntry?] = []
    for segment in segments { entries.append(try segment.lookup(space, bytes)) }
    let term = Self.term(space, bytes, entries)
    known[key] = term
    return term
  }

  /// The first terms of a space that begin with a prefix, by their bytes.
  ///
  /// - Returns: at most `limit` terms, and whether there are more.
  func terms(_ space: TermSpace, prefix: [UInt8], limit: Int) throws(IndexError) -> (terms: [PlannedTerm], isLimited: Bool) {
    var found: [[UInt8]: [TermEntry?]] = [:]
    let none = [TermEntry?](repeating: nil, count: segments.count)
    for (number, segment) in segments.enumerated() {
      try segment.enumerate(space, prefix: prefix, limit: limit + 1) { (bytes: [UInt8], entry: TermEntry) throws(IndexError) in
        found[bytes, default: none][number] = entry
        return true
      }
    }
    let sorted = found.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let terms = sorted.prefix(limit).map { Self.term(space, $0, found[$0] ?? none) }
    return (terms, sorted.count > limit)
  }

  /// Of a term among all documents, of a stem among those that are not in the other language.
  func inverseDocumentFrequency(of term: PlannedTerm) throws(IndexError) -> Float {
    let language = term.space == .stem ? StemTerm.language(of: term.bytes) : nil
    return try inverseDocumentFrequency(term.documentFrequency, in: language)
  }

  /// Of what stands in so many documents, among all or those that may be in a language.
  func inverseDocumentFrequency(_ documentFrequency: Int, in language: Language? = nil) throws(IndexError) -> Float {
    guard let other = language?.other else { return BM25.inverseDocumentFrequency(documentFrequency, of: documents) }
    // Deleted documents are on both sides: frequencies count them as well.
    let possible = segments.reduce(0) { $0 + $1.documentCount } - (try records(in: other))
    return BM25.inverseDocumentFrequency(documentFrequency, of: min(documents, max(possible, documentFrequency)))
  }

  /// How many documents are in a language.
  func records(in language: Language) throws(IndexError) -> Int {
    try term(.facet, Array("lang\0\(language.rawValue)".utf8)).documentFrequency
  }

  private static func term(_ space: TermSpace, _ bytes: [UInt8], _ entries: [TermEntry?]) -> PlannedTerm {
    var documents = 0
    var total: UInt64 = 0
    for case let entry? in entries {
      documents += Int(entry.documentFrequency)
      total += entry.totalFrequency
    }
    return PlannedTerm(space: space, bytes: bytes, entries: entries, documentFrequency: documents, totalFrequency: total)
  }
}

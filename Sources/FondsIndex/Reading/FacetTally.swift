/// Counts documents by the values of a facet, window by window in rising order: where the facet keeps runs of equal values, by the number of
/// documents alone but where a run ends.
package struct FacetTally {
  package let column: FacetColumn
  /// Documents so far, by ordinal.
  package private(set) var counts: [UInt32]
  /// The runs, and the one that holds the documents that come next.
  private let runs: [FacetColumn.Run]
  private var run = 0

  package init(_ column: FacetColumn) throws(IndexError) {
    self.column = column
    counts = [UInt32](repeating: 0, count: column.valueCount)
    runs = try column.allRuns()
  }

  /// Whether it matters which documents of a range match, not only how many.
  package mutating func asksForBits(_ documents: Range<Int>) -> Bool {
    guard !runs.isEmpty else { return true }
    while documents.lowerBound >= runs[run].end, run + 1 < runs.count { run += 1 }
    return documents.upperBound > runs[run].end
  }

  /// Adds documents of a range that begins at a multiple of 64.
  ///
  /// - Parameters:
  ///   - count: so many of the range.
  ///   - bits: which ones; looked at only where `asksForBits`.
  package mutating func add(_ documents: Range<Int>, count: Int, bits: UnsafePointer<UInt64>) throws(IndexError) {
    guard asksForBits(documents) else {
      if let ordinal = runs[run].ordinal { counts[ordinal] &+= UInt32(truncatingIfNeeded: count) }
      return
    }
    if runs.isEmpty { return unsafe try column.count(bits, from: documents, into: &counts) }
    var first = documents.lowerBound
    while first < documents.upperBound {
      while first >= runs[run].end { run += 1 }
      let end = min(runs[run].end, documents.upperBound)
      if let ordinal = runs[run].ordinal {
        counts[ordinal] &+= unsafe Self.count(bits, first &- documents.lowerBound..<end &- documents.lowerBound)
      }
      first = end
    }
  }

  /// How many bits of a range are set.
  private static func count(_ bits: UnsafePointer<UInt64>, _ range: Range<Int>) -> UInt32 {
    var sum = 0
    for index in range.lowerBound >> 6...(range.upperBound - 1) >> 6 {
      let first = max(range.lowerBound - index * 64, 0)
      let last = min(range.upperBound - index * 64, 64) - 1
      sum &+= unsafe (bits[index] & (.max &<< UInt64(first)) & (.max &>> UInt64(63 - last))).nonzeroBitCount
    }
    return UInt32(truncatingIfNeeded: sum)
  }
}

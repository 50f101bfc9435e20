/// Page numbers from 1, written as people do: `12-14,20`.
package struct PageRanges: Sendable, Hashable, CustomStringConvertible {
  /// In rising order, without neighbours.
  package private(set) var ranges: [ClosedRange<Int>] = []

  /// The most ranges that are written out.
  private static let writtenRanges = 40

  package init(_ pages: some Sequence<Int>) {
    for page in Set(pages).sorted() {
      if let last = ranges.last, last.upperBound + 1 == page {
        ranges[ranges.count - 1] = last.lowerBound...page
      } else {
        ranges.append(page...page)
      }
    }
  }

  package var description: String {
    let written = ranges.prefix(Self.writtenRanges).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
    return written.joined(separator: ",") + (ranges.count > Self.writtenRanges ? ",…" : "")
  }
}

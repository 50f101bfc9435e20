/// Documents are taken together in windows: long lists keep their postings window by window, and a search visits windows in the order it likes
/// (`Index/FORMAT.md` §5.2).
package enum PostingWindow {
  /// Documents in a window.
  package static let size = 2_048

  /// Documents in a stretch, the part of a window for which dense groups keep bounds of their own; 16 to a window.
  package static let stretch = size / 16

  /// Windows of so many documents.
  package static func count(_ documents: Int) -> Int { (documents &+ size &- 1) / size }

  /// Whether a list is long enough to be kept by windows: two postings for each, and not very few.
  static func hasWindows(_ postings: Int, of documents: Int) -> Bool { postings >= max(64, 2 &* count(documents)) }

  /// The numbers of best weights that a long list tells (§5.2).
  package static let seedRanks = [10, 100, 1_000]
}

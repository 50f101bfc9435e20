internal import FondsIndex

/// A part of a query in one segment: finds and scores its matches window by window.
///
/// Windows come in rising order and each scorer collects each at most once; windows may be left out.
protocol WindowScorer: AnyObject {
  /// At most so many documents match; what is evaluated first.
  var cost: Int { get }

  /// No document of the window scores more; `nil` when none can match. Looks at block maxima, not at postings.
  func bound(in window: DocumentWindow) throws(IndexError) -> Float?

  /// Adds the matches of a window to `target`, with their scores if these are wanted.
  ///
  /// - Parameter allowed: only these are looked at; `nil` for all.
  /// - Returns: false when nothing matched.
  @discardableResult
  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool
}

/// What is wanted of the matches of a window.
enum ScoringDepth: Hashable {
  case matches
  case scores
  /// Scores; matches that this scorer gives no more than this may be left out.
  case scoresAbove(Float)

  /// What is wanted of the parts of a sum: none of them alone tells whether the whole is above.
  var ofParts: ScoringDepth { self == .matches ? .matches : .scores }
}

/// What all scorers of a search in one segment share: it keeps the memory of their kernel alive.
final class SegmentContext {
  let segment: SegmentReader
  let kernel: ScoringKernel
  private let norms: SegmentNorms
  private let table: ScoringTable

  init(segment: SegmentReader, table: ScoringTable, scale: ScoreScale) throws(IndexError) {
    self.segment = segment
    self.table = table
    norms = try SegmentNorms(segment)
    kernel = unsafe ScoringKernel(norms: norms.base, weights: table.weights, inverses: table.inverses, scale: scale)
  }
}

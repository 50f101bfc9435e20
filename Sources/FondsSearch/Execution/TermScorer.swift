internal import FondsIndex

/// Scores the postings of one term.
final class TermScorer: WindowScorer {
  /// Keeps the memory of the kernel.
  private let context: SegmentContext
  private var postings: TermPostings

  init(_ entry: TermEntry, factor: Float, _ context: SegmentContext) throws(IndexError) {
    self.context = context
    postings = try TermPostings(entry, factor: factor, context)
  }

  var cost: Int { postings.count }

  func bound(in window: DocumentWindow) throws(IndexError) -> Float? { try postings.bound(in: window) }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    try postings.collect(window, within: allowed, into: target, depth)
  }
}

/// Adds to the scores of documents that another part of the same union matches: nothing where only the matches are wanted.
final class BonusScorer: WindowScorer {
  private let term: TermScorer

  init(_ term: TermScorer) { self.term = term }

  var cost: Int { 0 }

  func bound(in window: DocumentWindow) throws(IndexError) -> Float? { try term.bound(in: window) }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    depth == .matches ? false : try term.collect(window, within: allowed, into: target, depth)
  }
}

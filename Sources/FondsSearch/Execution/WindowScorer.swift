internal import FondsIndex

/// A part of a query in one segment: finds and scores its matches window by window, in any order of the windows.
protocol WindowScorer: AnyObject {
  /// At most so many documents match; what is evaluated first.
  var cost: Int { get }

  /// What no document of each window scores more than.
  var bounds: WindowBounds { get }

  /// What no document of each stretch (`PostingWindow.stretch`) of a window scores more than; below 0 where nothing matches.
  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float>

  /// Adds the matches of a window to `target`, with their scores if these are wanted.
  ///
  /// - Parameter allowed: only these are looked at; `nil` for all.
  /// - Returns: false when nothing matched.
  @discardableResult
  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool

  /// Replaces the content of a set by the matches of a window; gives their number.
  ///
  /// - Parameters:
  ///   - onlyCounting: whether the set may hold anything afterwards.
  ///   - room: empty, and empty again afterwards.
  func matches(
    of window: DocumentWindow, into bits: WindowBits, onlyCounting: Bool, room: WindowBuffer
  ) throws(IndexError) -> Int

  /// A score that at least `rank` documents of the segment reach; 0 when none is known.
  func score(atRank rank: Int) -> Float

  /// Whether matches that are known make scoring cheaper.
  var usesMatches: Bool { get }

  /// Replaces the content of a list by documents of a window with their whole scores, among them all that score more than a threshold.
  ///
  /// - Parameters:
  ///   - allowed: only these are looked at; `nil` for all.
  ///   - room: empty, and empty again afterwards.
  func candidates(
    of window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into list: inout CandidateList, room: WindowBuffer
  ) throws(IndexError)
}

extension WindowScorer {
  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float> { SIMD16(repeating: bounds[window.index]) }

  func score(atRank rank: Int) -> Float { 0 }

  var usesMatches: Bool { false }

  func candidates(
    of window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into list: inout CandidateList, room: WindowBuffer
  ) throws(IndexError) {
    try collectCandidates(of: window, above: threshold, within: allowed, into: &list, room: room)
  }

  /// The same by way of all matches.
  func collectCandidates(
    of window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into list: inout CandidateList, room: WindowBuffer
  ) throws(IndexError) {
    list.removeAll()
    // Where few documents are allowed scorers look these up, else they read all their postings.
    let narrow = allowed.flatMap { $0.count < 256 ? $0 : nil }
    guard try collect(window, within: narrow, into: room, .scoresAbove(threshold)) else { return }
    if let allowed, narrow == nil { room.formIntersection(allowed) }
    list.replace(by: room, above: threshold)
  }

  func matches(
    of window: DocumentWindow, into bits: WindowBits, onlyCounting: Bool, room: WindowBuffer
  ) throws(IndexError) -> Int {
    guard try collect(window, within: nil, into: room, .matches) else { return 0 }
    bits.copy(room.bits)
    room.removeAll()
    return bits.count
  }
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
  let memory: SearchMemory
  /// Windows of the segment.
  let windowCount: Int
  private let norms: SegmentNorms
  private let table: ScoringTable

  /// - Parameter ratios: of the weights by `table` to the reference weights of the segment.
  init(
    segment: SegmentReader, table: ScoringTable, scale: ScoreScale, ratios: (least: Float, most: Float), memory: SearchMemory
  ) throws(IndexError) {
    self.segment = segment
    self.table = table
    self.memory = memory
    windowCount = DocumentWindow.count(for: segment.documentCount)
    norms = try SegmentNorms(segment)
    kernel = unsafe ScoringKernel(
      norms: norms.base, weights: table.weights, inverses: table.inverses, scale: scale, least: ratios.least, most: ratios.most)
  }
}

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

  /// Adds all matches to a set.
  func add(to set: MatchSet) throws(IndexError)

  /// Removes from a set what does not match.
  func keep(in set: MatchSet) throws(IndexError)

  /// A score that at least `rank` documents of the segment reach; 0 when none is known.
  func score(atRank rank: Int) -> Float

  /// Whether to find all matches before any is scored.
  var findsMatchesFirst: Bool { get }

  /// Whether matches that are known make scoring cheaper.
  var usesMatches: Bool { get }

  /// Adds the scores of documents that are known to match; those that score no more than a floor may be left out.
  func score(_ matches: WindowBits, of window: DocumentWindow, above floor: Float, into target: WindowBuffer) throws(IndexError) -> Bool
}

extension WindowScorer {
  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float> { SIMD16(repeating: bounds[window.index]) }

  func score(atRank rank: Int) -> Float { 0 }

  var findsMatchesFirst: Bool { false }
  var usesMatches: Bool { findsMatchesFirst }

  func score(_ matches: WindowBits, of window: DocumentWindow, above floor: Float, into target: WindowBuffer) throws(IndexError) -> Bool {
    try collect(window, within: matches, into: target, .scoresAbove(floor))
  }

  func add(to set: MatchSet) throws(IndexError) {
    let memory = WindowMemory()
    let target = memory.buffer
    for index in 0..<set.windowCount where bounds[index] >= 0 {
      guard try collect(DocumentWindow(index: index, of: set.documentCount), within: nil, into: target, .matches) else { continue }
      set.bits(index).formUnion(target.bits)
      target.bits.removeAll()
    }
  }

  func keep(in set: MatchSet) throws(IndexError) {
    let memory = WindowMemory()
    let target = memory.buffer
    for index in 0..<set.windowCount where set.isLive(index) {
      let window = DocumentWindow(index: index, of: set.documentCount)
      let bits = set.bits(index)
      if bounds[index] >= 0, try collect(window, within: bits, into: target, .matches) {
        bits.copy(target.bits)
        target.bits.removeAll()
      } else {
        set.remove(index)
      }
    }
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

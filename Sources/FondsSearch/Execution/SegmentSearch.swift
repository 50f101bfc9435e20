internal import FondsIndex

/// Runs a query over one segment, window by window.
struct SegmentSearch {
  /// Matches of a segment, before and after the filters that the reader has chosen.
  struct Matches {
    /// Matches of the query that the reader may see; empty where they were not asked for.
    var unfiltered: DocumentBits
    /// By filter: the documents that pass it.
    var passing: [DocumentBits]

    /// The matches that pass all filters except those on one facet.
    func documents(ignoring facet: String?, _ filters: [FacetFilter]) -> DocumentBits {
      var documents = unfiltered
      for (filter, passing) in zip(filters, passing) where filter.facet != facet { documents.formIntersection(passing) }
      return documents
    }
  }

  let segment: SegmentReader
  /// The number of the segment in the snapshot.
  let number: Int
  /// What the reader may see; `nil` for everything.
  let visible: DocumentBits?
  /// By filter: the documents that pass it.
  let passing: [DocumentBits]
  let deadline: Deadline

  /// The most windows that are visited before all others, because the best are likely there; a quarter of those that may match.
  private static let seedWindows = 8
  /// Below this many windows the order makes no difference.
  private static let orderedWindows = 3

  /// Gives the best hits to a collector.
  ///
  /// Where only the best are wanted, the windows with the highest bounds come first: they raise the threshold that most others do not reach
  /// (as in Block-Max Pruning, Mallia et al. 2024, in two steps).
  ///
  /// - Parameters:
  ///   - make: gives the scorer of the query, at its start; `nil` matches nothing.
  ///   - wantsMatches: whether all matches are told, or windows and documents that cannot reach the best are passed over.
  func run(
    _ make: () throws(IndexError) -> (any WindowScorer)?, wantsMatches: Bool, into collector: inout TopCollector
  ) throws(SearchError) -> Matches {
    var matches = Matches(unfiltered: DocumentBits(documentCount: wantsMatches ? segment.documentCount : 0), passing: passing)
    let windows = DocumentWindow.count(for: segment.documentCount)
    var visit = WindowVisit(search: self, wantsMatches: wantsMatches)
    do throws(IndexError) {
      guard let scorer = try make() else { return matches }
      guard !wantsMatches, windows >= Self.orderedWindows else {
        for index in 0..<windows { try visit.window(index, scorer, &collector, &matches) }
        return matches
      }
      var bounds: [(bound: Float, window: Int)] = []
      for index in 0..<windows {
        if let bound = try scorer.bound(in: DocumentWindow(index: index, of: segment.documentCount)), collector.accepts(bound) {
          bounds.append((bound, index))
        }
      }
      guard let first = bounds.first?.bound, bounds.contains(where: { $0.bound != first }) else {
        if let only = try make() { for (_, index) in bounds { try visit.window(index, only, &collector, &matches) } }
        return matches
      }
      collector.isOrdered = false
      defer { collector.isOrdered = true }
      let seeds = Set(bounds.sorted { $0.bound > $1.bound }.prefix(max(1, min(Self.seedWindows, bounds.count / 4))).map(\.window))
      if let early = try make() {
        for index in seeds.sorted() { try visit.window(index, early, &collector, &matches) }
      }
      guard bounds.count > seeds.count, let late = try make() else { return matches }
      for (bound, index) in bounds where collector.accepts(bound) && !seeds.contains(index) {
        try visit.window(index, late, &collector, &matches)
      }
    } catch {
      throw visit.isLate ? .timeout : .index(error)
    }
    return matches
  }

  /// What the reader may see and has not filtered out.
  fileprivate var selected: DocumentBits? {
    var selected = visible
    for filter in passing {
      if selected == nil { selected = filter } else { selected?.formIntersection(filter) }
    }
    return selected
  }
}

/// Works through single windows of a segment.
struct WindowVisit {
  private let search: SegmentSearch
  private let wantsMatches: Bool
  /// What is looked at at all; `nil` for everything.
  private let candidates: DocumentBits?
  private let memory = (WindowMemory(), WindowBitMemory())
  private let target: WindowBuffer
  private let allowed: WindowBits
  /// True once the deadline has passed.
  private(set) var isLate = false

  /// In windows with fewer documents to look at, scorers look these up instead of reading all their postings.
  private static let selectiveLimit = 256

  init(search: SegmentSearch, wantsMatches: Bool) {
    self.search = search
    self.wantsMatches = wantsMatches
    candidates = wantsMatches ? search.visible : search.selected
    target = memory.0.buffer
    allowed = memory.1.bits
  }

  /// Collects the matches of a window.
  mutating func window(
    _ index: Int, _ scorer: any WindowScorer, _ collector: inout TopCollector, _ matches: inout SegmentSearch.Matches
  ) throws(IndexError) {
    if search.deadline.isPast {
      isLate = true
      throw IndexError(.limit, "the time is over")
    }
    let window = DocumentWindow(index: index, of: search.segment.documentCount)
    if let candidates {
      allowed.copy(candidates, at: window)
      if allowed.isEmpty { return }
    }
    guard let bound = try scorer.bound(in: window) else { return }
    let isCompetitive = collector.accepts(bound)
    if !wantsMatches, !isCompetitive { return }
    let isSelective = candidates.map { _ in allowed.count < Self.selectiveLimit } ?? false
    let depth = !isCompetitive ? ScoringDepth.matches : wantsMatches ? .scores : .scoresAbove(collector.threshold)
    if !wantsMatches, let union = scorer as? UnionScorer {
      try union.collectCompetitive(window, above: collector.threshold, within: isSelective ? allowed : nil, into: target)
    } else {
      try scorer.collect(window, within: isSelective ? allowed : nil, into: target, depth)
    }
    if candidates != nil, !isSelective { target.formIntersection(allowed) }
    if wantsMatches { target.bits.add(to: &matches.unfiltered, at: window) }
    if isCompetitive {
      if wantsMatches { keepPassing(window) }
      target.bits.forEach {
        if target[$0] > collector.threshold {
          collector.add(target[$0], DocumentAddress(segment: search.number, document: window.base &+ UInt32(truncatingIfNeeded: $0)))
        }
      }
    }
    target.removeAll()
  }

  private func keepPassing(_ window: DocumentWindow) {
    for filter in search.passing {
      allowed.copy(filter, at: window)
      target.formIntersection(allowed)
    }
  }
}

/// When a search gives up.
struct Deadline: Sendable {
  let instant: ContinuousClock.Instant?

  var isPast: Bool { instant.map { ContinuousClock.now >= $0 } ?? false }

  /// Throws `timeout` once the time has come.
  func check() throws(SearchError) {
    if isPast { throw .timeout }
  }
}

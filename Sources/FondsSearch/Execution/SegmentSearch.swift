internal import FondsIndex

/// What a search wants to know besides the best hits.
enum MatchDemand {
  case nothing
  /// How many match.
  case count
  /// Which ones match.
  case documents
}

/// Runs a query over one segment, window by window.
struct SegmentSearch {
  /// Matches of a segment, before and after the filters that the reader has chosen.
  struct Matches {
    /// Matches of the query that the reader may see; empty where they were not asked for.
    var unfiltered: DocumentBits
    /// By filter: the documents that pass it.
    var passing: [DocumentBits]
    /// Their number, where that alone was asked for.
    var count = 0

    /// The matches that pass all filters.
    var filtered: DocumentBits { passing.reduce(into: unfiltered) { $0.formIntersection($1) } }

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
  let memory: SearchMemory

  /// Tells the matches and gives the best hits to a collector.
  ///
  /// Matches are told by sets of documents alone, without scores. Then the windows are visited by falling bounds, from a threshold that the best
  /// weights of the lists are known to reach; those that cannot reach it are passed over (Mallia et al., *Faster Learned Sparse Retrieval with
  /// Block-Max Pruning*, 2024).
  ///
  /// - Parameter seedRank: so many documents stand for as many hits at least as are wanted, whatever their works.
  func run(
    _ scorer: (any WindowScorer)?, _ demand: MatchDemand, seedRank: Int, into collector: inout TopCollector
  ) throws(SearchError) -> Matches {
    var matches = Matches(unfiltered: DocumentBits(documentCount: demand == .documents ? segment.documentCount : 0), passing: passing)
    guard let scorer else { return matches }
    let visit = WindowVisit(search: self, scorer: scorer)
    memory.begin(deadline)
    do throws(IndexError) {
      guard demand != .nothing || scorer.findsMatchesFirst else {
        try rank(scorer, nil, seedRank, visit, &collector)
        return matches
      }
      try memory.withSet(segment.documentCount) { (set: MatchSet) throws(IndexError) in
        try scorer.add(to: set)
        if let visible { set.formIntersection(visible, memory.allowed) }
        switch demand {
        case .nothing: break
        case .count: matches.count = set.count
        case .documents: matches.unfiltered = set.documents
        }
        try rank(scorer, scorer.usesMatches ? set : nil, seedRank, visit, &collector)
      }
    } catch {
      throw memory.isLate ? .timeout : .index(error)
    }
    return matches
  }

  /// Gives the best hits to a collector.
  ///
  /// - Parameter matches: all of them that the reader may see, where that helps.
  private func rank(
    _ scorer: any WindowScorer, _ matches: MatchSet?, _ seedRank: Int, _ visit: WindowVisit, _ collector: inout TopCollector
  ) throws(IndexError) {
    guard collector.wantsAny else { return }
    let selected = selected
    if selected == nil {
      if let term = scorer as? TermScorer, term.postings.few > 0 {
        term.forEachFew { document, score in collector.add(score, DocumentAddress(segment: number, document: document)) }
        return
      }
      collector.raise(to: scorer.score(atRank: seedRank))
    }
    let order = scorer.bounds.falling { bound, window in
      matches?.isLive(window) ?? true
        && collector.accepts(bound, DocumentAddress(segment: number, document: UInt32(truncatingIfNeeded: window &* DocumentWindow.size)))
    }
    for window in order { try visit.rank(window, selected, matches, &collector) }
  }

  /// What the reader may see and has not filtered out; `nil` for everything.
  private var selected: DocumentBits? {
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
  private let scorer: any WindowScorer
  private let target: WindowBuffer
  private let allowed: WindowBits

  /// In windows with fewer documents to look at, scorers look these up instead of reading all their postings.
  private static let selectiveLimit = 256
  /// Stretches are not looked at where there are so few postings.
  private static let fewLimit = 2_048
  /// So few hopeful stretches of a window are looked at alone.
  private static let narrowLimit = 6

  init(search: SegmentSearch, scorer: any WindowScorer) {
    self.search = search
    self.scorer = scorer
    target = search.memory.target
    allowed = search.memory.allowed
  }

  /// Gives the documents of a window that may be among the best to a collector.
  ///
  /// - Parameters:
  ///   - selected: only these are looked at; `nil` for all.
  ///   - matches: all matches, where they are known.
  func rank(_ index: Int, _ selected: DocumentBits?, _ matches: MatchSet?, _ collector: inout TopCollector) throws(IndexError) {
    try search.memory.checkTime()
    let window = DocumentWindow(index: index, of: search.segment.documentCount)
    let first = DocumentAddress(segment: search.number, document: window.base)
    guard collector.accepts(scorer.bounds[index], first) else { return }
    let threshold = collector.threshold(from: first)
    let hopeful =
      scorer.cost < Self.fewLimit ? SIMDMask(repeating: true) : scorer.stretchBounds(in: window) .> threshold
    if !any(hopeful) { return }
    if let matches { return try rank(window, matches, hopeful, selected, threshold, &collector) }
    var isNarrow = false
    if let selected {
      allowed.copy(selected, at: window)
      isNarrow = allowed.count < Self.selectiveLimit
    } else {
      allowed.fill()
    }
    var hopefulCount = 0
    for stretch in 0..<16 where hopeful[stretch] { hopefulCount += 1 }
    if hopefulCount <= Self.narrowLimit {
      allowed.formIntersection(stretches: hopeful)
      isNarrow = true
    }
    if selected != nil, allowed.isEmpty { return }
    guard try scorer.collect(window, within: isNarrow ? allowed : nil, into: target, .scoresAbove(threshold)) else { return }
    if selected != nil, !isNarrow { target.formIntersection(allowed) }
    keep(window, threshold, &collector)
  }

  /// The same where the matches are known.
  private func rank(
    _ window: DocumentWindow, _ matches: MatchSet, _ hopeful: SIMDMask<SIMD16<Float.SIMDMaskScalar>>, _ selected: DocumentBits?,
    _ threshold: Float, _ collector: inout TopCollector
  ) throws(IndexError) {
    if let selected {
      allowed.copy(selected, at: window)
      allowed.formIntersection(matches.bits(window.index))
    } else {
      allowed.copy(matches.bits(window.index))
    }
    if !all(hopeful) { allowed.formIntersection(stretches: hopeful) }
    guard !allowed.isEmpty, try scorer.score(allowed, of: window, above: threshold, into: target) else { return }
    keep(window, threshold, &collector)
  }

  /// Hands over what was collected in a window.
  private func keep(_ window: DocumentWindow, _ threshold: Float, _ collector: inout TopCollector) {
    target.bits.forEach {
      if target[$0] > threshold {
        collector.add(target[$0], DocumentAddress(segment: search.number, document: window.base &+ UInt32(truncatingIfNeeded: $0)))
      }
    }
    target.removeAll()
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

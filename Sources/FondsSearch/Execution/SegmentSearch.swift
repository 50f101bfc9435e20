internal import FondsIndex

/// What a search wants to know besides the best hits.
enum MatchDemand: Equatable {
  case nothing
  /// How many match, in all and by the values of facets.
  case counts(facets: [String])
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
    /// Their number, where that was asked for.
    var count = 0
    /// Their numbers by the values of the facets that were asked for and that a document has.
    var tallies: [FacetTally] = []

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
      switch demand {
      case .nothing: try rank(scorer, nil, seedRank, visit, &collector)
      case .counts(let facets) where !(collector.wantsAny && scorer.usesMatches):
        try tell(scorer, facets, into: nil, &matches)
        try rank(scorer, nil, seedRank, visit, &collector)
      default:
        try memory.withSet(segment.documentCount) { (set: MatchSet) throws(IndexError) in
          if case .counts(let facets) = demand {
            try tell(scorer, facets, into: set, &matches)
          } else {
            try tell(scorer, [], into: set, &matches)
            matches.unfiltered = set.documents
          }
          try rank(scorer, scorer.usesMatches ? set : nil, seedRank, visit, &collector)
        }
      }
    } catch {
      throw memory.isLate ? .timeout : .index(error)
    }
    return matches
  }

  /// Counts the matches window by window.
  ///
  /// - Parameter set: where they are kept; empty.
  private func tell(
    _ scorer: any WindowScorer, _ facets: [String], into set: MatchSet?, _ matches: inout Matches
  ) throws(IndexError) {
    var tallies: [FacetTally] = []
    for facet in facets {
      if let column = try segment.facet(facet) { tallies.append(try FacetTally(column)) }
    }
    let bounds = scorer.bounds
    for index in 0..<bounds.count where bounds[index] >= 0 {
      try memory.checkTime(index)
      let window = DocumentWindow(index: index, of: segment.documentCount)
      let range = Int(window.base)..<Int(window.end)
      var onlyCounting = set == nil && visible == nil
      for place in tallies.indices where onlyCounting { onlyCounting = !tallies[place].asksForBits(range) }
      let bits = set?.bits(index) ?? memory.allowed
      var count = try scorer.matches(of: window, into: bits, onlyCounting: onlyCounting, room: memory.target)
      if count > 0, let visible {
        bits.formIntersection(visible, at: window)
        count = bits.count
      }
      if count == 0 {
        set?.remove(index)
        continue
      }
      matches.count += count
      for place in tallies.indices { unsafe try tallies[place].add(range, count: count, bits: bits.words) }
    }
    matches.tallies = tallies
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
    let first = DocumentAddress(segment: number, document: 0)
    for window in scorer.bounds.falling(above: collector.threshold(from: first)) where matches?.isLive(Int(window)) ?? true {
      try visit.rank(Int(window), selected, matches, &collector)
    }
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

  /// Stretches are not looked at where there are so few postings.
  private static let fewLimit = 2_048
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
    try search.memory.checkTime(index)
    let window = DocumentWindow(index: index, of: search.segment.documentCount)
    let first = DocumentAddress(segment: search.number, document: window.base)
    guard collector.accepts(scorer.bounds[index], first) else { return }
    let threshold = collector.threshold(from: first)
    let hopeful = scorer.cost < Self.fewLimit ? StretchMask() : StretchMask(scorer.stretchBounds(in: window), above: threshold)
    let hopefulCount = hopeful.count
    if hopefulCount == 0 { return }
    let isNarrowed = matches != nil || selected != nil || hopefulCount < 16
    if isNarrowed {
      if let matches {
        allowed.copy(matches.bits(index))
        if let selected { allowed.formIntersection(selected, at: window) }
        allowed.formIntersection(hopeful)
      } else if let selected {
        allowed.copy(selected, at: window)
        allowed.formIntersection(hopeful)
      } else {
        allowed.fill(hopeful)
      }
      if allowed.isEmpty { return }
    }
    var list = search.memory.candidates
    try scorer.candidates(of: window, above: threshold, within: isNarrowed ? allowed : nil, into: &list, room: target)
    for index in 0..<list.count {
      let (document, score) = unsafe (list.documents[index], list.scores[index])
      collector.add(score, DocumentAddress(segment: search.number, document: window.base &+ document))
    }
    collector.settle()
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
